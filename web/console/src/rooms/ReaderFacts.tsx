import { ActionIcon, Button, NativeSelect, TextInput, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReaderFact, ReaderReport } from '../../../../src/server/api/contract.ts'
import { useSpeech } from '../language.tsx'
import { Panel } from '../parts/states.tsx'

/** What somebody who knows better says of a fact; null strikes it. */
export interface Correction {
  readonly path: string
  readonly value: string | null
}

/** Sends a correction; what is wrong with it comes back in words, null when it was taken. */
type Correct = (correction: Correction) => Promise<string | null>

/** Everything a notice says, by what it is of; each fact can be corrected or struck, and says so afterwards. */
export function ReaderFacts({
  facts,
  unit,
  busy,
  correct,
  undo,
}: {
  readonly facts: readonly ReaderFact[]
  readonly unit: ReaderReport['unit']
  readonly busy: boolean
  readonly correct: Correct
  readonly undo: (fact: ReaderFact) => Promise<string | null>
}) {
  const { t, say } = useSpeech()
  const groups = [...new Set(facts.map((fact) => say(fact.group)))]
  return (
    <div className="stack">
      <p className="quiet" style={{ margin: 0, maxWidth: '80ch' }}>
        {t.reader.correctSays}
      </p>
      {groups.map((group) => {
        const rows = facts.filter((fact) => say(fact.group) === group)
        return (
          <Panel
            key={group}
            title={group}
            {...(rows.every(({ edit }) => edit.form === 'fixed') ? { says: t.reader.onlyStruck } : {})}
            flush
          >
            <ul className="list">
              {rows.map((fact) => (
                <FactRow key={fact.path} fact={fact} unit={unit} busy={busy} correct={correct} undo={undo} />
              ))}
            </ul>
          </Panel>
        )
      })}
    </div>
  )
}

/** So many lines or pages are named of a fact that the text repeats. */
const PLACES = 4

function FactRow({
  fact,
  unit,
  busy,
  correct,
  undo,
}: {
  readonly fact: ReaderFact
  readonly unit: ReaderReport['unit']
  readonly busy: boolean
  readonly correct: Correct
  readonly undo: (fact: ReaderFact) => Promise<string | null>
}) {
  const { t, say } = useSpeech()
  const [open, setOpen] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const { edit, places } = fact
  const title = say(fact.title)
  const silent = fact.value === null && fact.corrected === null
  const tell = (answer: Promise<string | null>): void => {
    setWrong(null)
    void answer.then(setWrong)
  }
  // Where there is but one thing to say there is nothing to choose.
  const [only, ...others] = edit.choices
  const single = others.length === 0 ? only : undefined
  const changes = edit.form !== 'fixed' && (single === undefined || fact.value === null)
  return (
    <li className="fact" data-corrected={fact.corrected ?? undefined}>
      <span className="quiet small">{title}</span>
      <div style={{ minWidth: 0 }}>
        {open ? (
          <FactForm
            title={title}
            edit={edit}
            close={() => setOpen(false)}
            save={(value) => correct({ path: fact.path, value })}
          />
        ) : (
          <>
            <span className={silent ? 'quiet' : undefined}>
              {fact.corrected === 'struck' ? (
                <del>{fact.was === null ? t.reader.silent : say(fact.was)}</del>
              ) : fact.value === null ? (
                edit.adds && single === undefined ? (
                  t.reader.more
                ) : (
                  t.reader.silent
                )
              ) : (
                say(fact.value)
              )}
            </span>
            {fact.corrected === null ? null : (
              <span className="chip">
                {t.reader.corrected[fact.corrected]}
                {fact.corrected === 'changed' && fact.was !== null
                  ? ` · ${t.reader.was} ${say(fact.was)}`
                  : ''}
              </span>
            )}
            {fact.quote === null ||
            [fact.value, fact.was].some((one) => one !== null && say(one) === fact.quote) ? null : (
              <div className="quiet small" style={{ overflowWrap: 'anywhere' }}>
                {fact.quote.length > 160 ? `${fact.quote.slice(0, 160)}…` : fact.quote}
              </div>
            )}
            {wrong === null ? null : (
              <div className="small" role="alert" style={{ color: 'var(--broken)' }}>
                {wrong}
              </div>
            )}
          </>
        )}
      </div>
      <span className="quiet small fact-line">
        {places.length === 0
          ? ''
          : `${t.reader.units[unit][places.length === 1 ? 'one' : 'many']} ${places.slice(0, PLACES).join(', ')}${places.length > PLACES ? ' …' : ''}`}
      </span>
      <span className="fact-acts">
        {open ? null : fact.corrected === null ? (
          <>
            {changes ? (
              <Act
                says={`${edit.adds ? t.reader.add : t.reader.change}: ${title}`}
                busy={busy}
                act={() => {
                  setWrong(null)
                  if (single === undefined) setOpen(true)
                  else tell(correct({ path: fact.path, value: single.value }))
                }}
                icon={edit.adds ? IconPlus : IconPencil}
              />
            ) : null}
            {fact.value === null ? null : (
              <Act
                says={`${t.reader.strike}: ${title}`}
                busy={busy}
                act={() => tell(correct({ path: edit.strikes, value: null }))}
                icon={IconTrash}
              />
            )}
          </>
        ) : (
          <Act
            says={`${t.reader.undo}: ${title}`}
            busy={busy}
            act={() => tell(undo(fact))}
            icon={IconArrowBackUp}
          />
        )}
      </span>
    </li>
  )
}

function Act({
  says,
  busy,
  act,
  icon: Icon,
}: {
  readonly says: string
  readonly busy: boolean
  readonly act: () => void
  readonly icon: typeof IconPencil
}) {
  return (
    <Tooltip label={says}>
      <ActionIcon variant="subtle" color="gray" disabled={busy} aria-label={says} onClick={act}>
        <Icon size={16} stroke={1.7} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}

function FactForm({
  title,
  edit,
  save,
  close,
}: {
  readonly title: string
  readonly edit: ReaderFact['edit']
  readonly save: (value: string) => Promise<string | null>
  readonly close: () => void
}) {
  const { t, say } = useSpeech()
  const before = say(edit.raw)
  const [value, setValue] = useState(before)
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const expects: Readonly<Partial<Record<typeof edit.form, string>>> = {
    period: t.reader.periodForm,
    country: t.reader.countryForm,
    day: t.reader.dayForm,
  }
  const submit = async (): Promise<void> => {
    setBusy(true)
    const answer = await save(value.trim())
    setBusy(false)
    if (answer === null) close()
    else setWrong(answer)
  }
  return (
    <form
      className="fact-form"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {edit.choices.length > 0 ? (
        <NativeSelect
          autoFocus
          aria-label={title}
          value={value}
          error={wrong}
          data={[
            ...(edit.choices.some((one) => one.value === value) ? [] : [{ value, label: '' }]),
            ...edit.choices.map((one) => ({ value: one.value, label: say(one.title) })),
          ]}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      ) : (
        <TextInput
          autoFocus
          aria-label={title}
          value={value}
          description={expects[edit.form]}
          error={wrong}
          onChange={(event) => {
            setWrong(null)
            setValue(event.currentTarget.value)
          }}
        />
      )}
      <span style={{ display: 'flex', gap: 8 }}>
        <Button
          type="submit"
          size="compact-sm"
          loading={busy}
          disabled={value.trim() === '' || value.trim() === before}
        >
          {t.reader.save}
        </Button>
        <Button size="compact-sm" variant="default" onClick={close}>
          {t.cancel}
        </Button>
      </span>
    </form>
  )
}
