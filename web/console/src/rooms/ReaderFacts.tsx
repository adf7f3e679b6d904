import { ActionIcon, Button, NativeSelect, TextInput, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReaderFact } from '../../../../src/server/api/contract.ts'
import { Refusal } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { Panel } from '../parts/states.tsx'

/** What somebody who knows better says of a fact; null strikes it. */
export interface Correction {
  readonly path: string
  readonly value: string | null
}

/** Everything a notice says, by what it is of; each fact can be corrected or struck, and says so afterwards. */
export function ReaderFacts({
  facts,
  busy,
  correct,
  undo,
}: {
  readonly facts: readonly ReaderFact[]
  readonly busy: boolean
  readonly correct: (correction: Correction) => Promise<unknown>
  readonly undo: (fact: ReaderFact) => void
}) {
  const { t, say } = useSpeech()
  const groups = [...new Set(facts.map((fact) => say(fact.group)))]
  return (
    <div className="stack">
      <p className="quiet" style={{ margin: 0 }}>
        {t.reader.correctSays}
      </p>
      {groups.map((group) => (
        <Panel key={group} title={group} flush>
          <ul className="list">
            {facts
              .filter((fact) => say(fact.group) === group)
              .map((fact, i) => (
                <FactRow key={`${fact.path} ${i}`} fact={fact} busy={busy} correct={correct} undo={undo} />
              ))}
          </ul>
        </Panel>
      ))}
    </div>
  )
}

function FactRow({
  fact,
  busy,
  correct,
  undo,
}: {
  readonly fact: ReaderFact
  readonly busy: boolean
  readonly correct: (correction: Correction) => Promise<unknown>
  readonly undo: (fact: ReaderFact) => void
}) {
  const { t, say } = useSpeech()
  const [open, setOpen] = useState(false)
  const { edit } = fact
  const title = say(fact.title)
  const silent = fact.value === null && fact.corrected === null
  return (
    <li className="fact" data-corrected={fact.corrected ?? undefined}>
      <span className="quiet small">{title}</span>
      <div style={{ minWidth: 0 }}>
        {open && edit !== null ? (
          <FactForm
            title={title}
            edit={edit}
            shown={fact.value === null ? '' : say(fact.value)}
            busy={busy}
            close={() => setOpen(false)}
            save={async (value) => {
              await correct({ path: fact.path, value })
              setOpen(false)
            }}
          />
        ) : (
          <>
            <span className={silent ? 'quiet' : undefined}>
              {fact.corrected === 'struck' ? (
                <del>{fact.was === null ? t.reader.silent : say(fact.was)}</del>
              ) : fact.value === null ? (
                edit?.adds === true ? (
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
          </>
        )}
      </div>
      <span className="quiet small fact-line">
        {fact.line === null ? '' : `${t.declaration.line} ${fact.line}`}
      </span>
      <span className="fact-acts">
        {edit === null || open ? null : fact.corrected === null ? (
          <>
            <Act
              says={`${edit.adds ? t.reader.add : t.reader.change}: ${title}`}
              busy={busy}
              act={() => setOpen(true)}
              icon={edit.adds ? IconPlus : IconPencil}
            />
            {fact.value === null ? null : (
              <Act
                says={`${t.reader.strike}: ${title}`}
                busy={busy}
                act={() => void correct({ path: edit.strikes, value: null }).catch(() => {})}
                icon={IconTrash}
              />
            )}
          </>
        ) : (
          <Act
            says={`${t.reader.undo}: ${title}`}
            busy={busy}
            act={() => undo(fact)}
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
  shown,
  busy,
  save,
  close,
}: {
  readonly title: string
  readonly edit: NonNullable<ReaderFact['edit']>
  /** The fact as the page says it. */
  readonly shown: string
  readonly busy: boolean
  readonly save: (value: string) => Promise<void>
  readonly close: () => void
}) {
  const { t, say } = useSpeech()
  // A period or a country is changed in the words in which it is shown.
  const before = edit.form === 'period' || edit.form === 'country' ? shown : edit.raw
  const [value, setValue] = useState(before)
  const [refused, setRefused] = useState<string | null>(null)
  return (
    <form
      className="fact-form"
      onSubmit={(event) => {
        event.preventDefault()
        setRefused(null)
        save(value.trim()).catch((fault: unknown) => setRefused(whyNot(fault)))
      }}
    >
      {edit.choices.length > 0 ? (
        <NativeSelect
          aria-label={title}
          value={value}
          data={[
            ...(edit.choices.some((one) => one.value === value) ? [] : [{ value, label: '' }]),
            ...edit.choices.map((one) => ({ value: one.value, label: say(one.title) })),
          ]}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      ) : (
        <TextInput
          aria-label={title}
          value={value}
          error={refused}
          autoFocus
          description={
            edit.form === 'period'
              ? t.reader.periodForm
              : edit.form === 'country'
                ? t.reader.countryForm
                : undefined
          }
          onChange={(event) => setValue(event.currentTarget.value)}
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

/** What the server expects of this one field, else why it refused. */
function whyNot(fault: unknown): string {
  const [field] = fault instanceof Refusal ? (fault.problem.faults ?? []) : []
  return field?.message ?? (fault instanceof Error ? fault.message : String(fault))
}
