import { Button, Tabs, Textarea } from '@mantine/core'
import { IconCircleCheck, IconDownload, IconFileCheck, IconFileUpload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import type { ReaderFact, ReaderReport } from '../../../../src/server/api/contract.ts'
import { api, Refusal, send } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { DraftDesk } from '../parts/DraftDesk.tsx'
import { keep, stemOf } from '../parts/keep.ts'
import { LeaveQuestion } from '../parts/LeaveQuestion.tsx'
import { Severity } from '../parts/Severity.tsx'
import { Empty, hidden, Note, PageHead } from '../parts/states.tsx'
import { type Correction, ReaderFacts } from './ReaderFacts.tsx'

export function Reader() {
  const { t } = useSpeech()
  const id = useId()
  const [over, setOver] = useState(false)
  const [text, setText] = useState('')
  const [notice, setNotice] = useState<File | null>(null)
  const [corrections, setCorrections] = useState<readonly Correction[]>([])
  const [report, setReport] = useState<ReaderReport | null>(null)
  const [desk, setDesk] = useState<Desk | null>(null)
  const [leaving, setLeaving] = useState(false)
  /** The file of a draft that was taken up again. */
  const [taken, setTaken] = useState('')
  const read = useMutation({
    mutationFn: (said: { readonly notice: File; readonly corrections: readonly Correction[] }) => {
      const form = new FormData()
      form.set('notice', said.notice)
      if (said.corrections.length > 0) form.set('corrections', JSON.stringify(said.corrections))
      return send<ReaderReport>(`${api}/read`, form)
    },
    onSuccess: (answer, said) => {
      setNotice(said.notice)
      setCorrections(said.corrections)
      setReport(answer)
      if (answer.draft !== null) setDesk((before) => redrafted(before, answer.draft ?? ''))
    },
  })
  const start = (file: File): void => {
    // A draft is taken up where it was left; everything else is a notice to be read.
    if (!/\.ya?ml$/iu.test(file.name)) read.mutate({ notice: file, corrections: [] })
    else {
      setTaken(file.name)
      void file.text().then((draft) => setDesk(redrafted(null, draft)))
    }
  }
  /** Reads the notice again with other corrections; what is wrong with the one at a path comes back in words. */
  const again = async (next: readonly Correction[], path: string): Promise<string | null> => {
    if (notice === null) return null
    try {
      await read.mutateAsync({ notice, corrections: next })
      return null
    } catch (fault) {
      const faults = fault instanceof Refusal ? (fault.problem.faults ?? []) : []
      const own = faults.find(({ field }) => field === path) ?? faults[0]
      return own?.message ?? (fault instanceof Error ? fault.message : t.failed)
    }
  }
  const restart = (): void => {
    read.reset()
    setLeaving(false)
    setDesk(null)
    setReport(null)
    setNotice(null)
    setCorrections([])
  }
  const unsaved = desk !== null && desk.text !== desk.first && desk.text !== desk.kept
  const draft =
    desk === null ? null : (
      <div className="stack">
        {desk.fresh === null ? null : (
          <Note tone="plain">
            <p style={{ margin: '0 0 8px' }}>{t.reader.newDraft}</p>
            <span style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
              <Button size="compact-sm" variant="default" onClick={() => setDesk({ ...desk, fresh: null })}>
                {t.reader.keepOwn}
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  const { fresh } = desk
                  if (fresh !== null) setDesk({ ...desk, source: fresh, text: fresh, fresh: null })
                }}
              >
                {t.reader.takeNew}
              </Button>
            </span>
          </Note>
        )}
        {/* A draft that follows corrections is checked anew. */}
        <DraftDesk
          key={desk.source}
          name={stemOf(notice?.name ?? taken)}
          text={desk.text}
          write={(written) => setDesk({ ...desk, text: written })}
          kept={() => setDesk({ ...desk, kept: desk.text })}
        />
      </div>
    )
  return (
    <>
      <PageHead title={t.reader.title} lead={t.reader.lead}>
        {report !== null || desk !== null ? (
          <Button variant="default" onClick={() => (unsaved ? setLeaving(true) : restart())}>
            {t.reader.another}
          </Button>
        ) : undefined}
      </PageHead>
      <LeaveQuestion unsaved={unsaved} asked={leaving} stay={() => setLeaving(false)} leave={restart} />
      {report !== null ? (
        <Report
          report={report}
          file={notice?.name ?? ''}
          draft={report.draft === null ? null : draft}
          busy={read.isPending}
          correct={(one) => again([...corrections.filter(({ path }) => path !== one.path), one], one.path)}
          undo={(fact) =>
            again(
              corrections.filter(
                ({ path }) =>
                  path !== fact.path &&
                  path !== fact.edit.strikes &&
                  !(fact.edit.adds && path.startsWith(`${fact.edit.strikes}.`)),
              ),
              fact.path,
            )
          }
        />
      ) : desk !== null ? (
        draft
      ) : (
        <div className="stack" style={{ maxWidth: 820 }}>
          {read.isError ? <Note tone="bad">{read.error.message}</Note> : null}
          <label
            htmlFor={id}
            className="dropzone"
            data-over={over}
            onDragOver={(event) => {
              event.preventDefault()
              setOver(true)
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => {
              event.preventDefault()
              setOver(false)
              const [file] = event.dataTransfer.files
              if (file !== undefined) start(file)
            }}
          >
            <IconFileUpload size={30} stroke={1.3} aria-hidden />
            <b style={{ fontWeight: 550 }}>{read.isPending ? t.reader.reading : t.reader.drop}</b>
            <span className="quiet small">{t.reader.kinds}</span>
            <input
              id={id}
              type="file"
              accept=".txt,.md,.html,.htm,.pdf,.docx,.yaml,.yml"
              disabled={read.isPending}
              style={hidden}
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? []
                if (file !== undefined) start(file)
              }}
            />
          </label>
          <form
            style={{ display: 'grid', gap: 10 }}
            onSubmit={(event) => {
              event.preventDefault()
              start(new File([text], PASTED, { type: 'text/plain' }))
            }}
          >
            <Textarea
              label={t.reader.paste}
              autosize
              minRows={6}
              maxRows={18}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <div>
              <Button type="submit" loading={read.isPending} disabled={text.trim() === ''}>
                {t.reader.read}
              </Button>
            </div>
          </form>
        </div>
      )}
    </>
  )
}

/** What a text is called that came as no file. */
const PASTED = 'notice.txt'

/** A draft at work. */
interface Desk {
  /** The draft as it was made last, or the file that was taken up. */
  readonly source: string
  /** The same as somebody has written on since. */
  readonly text: string
  /** The very first, before anybody said anything. */
  readonly first: string
  /** What was downloaded last. */
  readonly kept: string | null
  /** A newer draft that waits because somebody has written in the older one. */
  readonly fresh: string | null
}

/** The desk when a draft was made: a text that somebody wrote stays, and the new draft waits beside it. */
function redrafted(before: Desk | null, draft: string): Desk {
  if (before === null) return { source: draft, text: draft, first: draft, kept: null, fresh: null }
  if (before.text === before.source) return { ...before, source: draft, text: draft, fresh: null }
  return { ...before, fresh: draft === before.source ? null : draft }
}

/** The lines or pages a finding holds for, each with the name that stands there where it is another. */
function placesOf({ place, again }: ReaderReport['findings'][number]): string {
  const more = again.map((one) => (one.quote === null ? `${one.place}` : `${one.place} (${one.quote})`))
  return [place, ...more].join(', ')
}

/** Colours of what an officer has to look at; the rest stays quiet. */
const STATUS: Readonly<Record<string, string>> = {
  missing: 'var(--broken)',
  'by-reference': 'var(--unproven)',
  found: 'var(--kept)',
}

function Report({
  report,
  file,
  draft,
  busy,
  correct,
  undo,
}: {
  readonly report: ReaderReport
  /** What the notice was called as a file. */
  readonly file: string
  readonly draft: ReactNode
  readonly busy: boolean
  readonly correct: (correction: Correction) => Promise<string | null>
  readonly undo: (fact: ReaderFact) => Promise<string | null>
}) {
  const { t, say, day, language } = useSpeech()
  const whose = report.facts.find(({ path }) => path === 'controller.name')?.value ?? null
  const [tab, setTab] = useState<string | null>('findings')
  const changed = new Set(
    report.facts.flatMap((fact) =>
      fact.corrected === null ? [] : [fact.corrected === 'struck' ? fact.edit.strikes : fact.path],
    ),
  ).size
  return (
    <div className="stack">
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 16px', alignItems: 'center' }}>
        <h2 className="notice-name">{whose === null ? t.reader.unnamed : say(whose)}</h2>
        {file === PASTED ? null : <span className="chip">{file}</span>}
      </div>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 16px', alignItems: 'center' }}>
        <span className="quiet">
          {t.reader.asOf} {day(report.asOf)}
          {report.checkedUpTo === null ? '' : ` · ${t.reader.lawUpTo} ${day(report.checkedUpTo)}`}
        </span>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() =>
            keep(
              say(report.page),
              `${stemOf(file)}.${language === 'de' ? 'bericht' : 'report'}.html`,
              'text/html',
            )
          }
        >
          {t.reader.report}
        </Button>
        {draft === null || tab === 'draft' ? null : (
          <Button
            size="compact-sm"
            leftSection={<IconFileCheck size={14} aria-hidden />}
            onClick={() => setTab('draft')}
          >
            {t.reader.takeOver}
          </Button>
        )}
        {changed === 0 ? null : <span className="chip">{t.reader.corrections(changed)}</span>}
      </div>
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="findings">
            {t.reader.findings} ({report.findings.length})
          </Tabs.Tab>
          <Tabs.Tab value="facts">
            {t.reader.facts} ({report.stated})
          </Tabs.Tab>
          {report.checklist.length === 0 ? null : <Tabs.Tab value="checklist">{t.reader.checklist}</Tabs.Tab>}
          {draft === null ? null : <Tabs.Tab value="draft">{t.reader.draft}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="findings">
          {report.findings.length === 0 ? (
            <div className="panel">
              <Empty icon={IconCircleCheck} title={t.reader.noFindings} />
            </div>
          ) : (
            <ul className="list panel">
              {report.findings.map((finding, i) => (
                <li key={`${finding.code} ${i}`} style={{ padding: '12px 18px' }}>
                  <Severity of={finding.severity} /> <b style={{ fontWeight: 550 }}>{say(finding.says)}</b>
                  <div className="quiet small">
                    {say(finding.provision)}
                    {finding.place === null
                      ? ''
                      : ` · ${t.reader.units[report.unit].one} ${placesOf(finding)}`}
                  </div>
                  {finding.quote === '' ? null : (
                    <blockquote className="clause" style={{ marginTop: 8 }}>
                      {finding.quote}
                    </blockquote>
                  )}
                  {finding.instead === null ? null : (
                    <p style={{ margin: '8px 0 0', maxWidth: '80ch' }}>
                      <b style={{ fontWeight: 550 }}>{t.reader.instead}:</b> {say(finding.instead)}
                    </p>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Tabs.Panel>
        <Tabs.Panel value="facts">
          <ReaderFacts facts={report.facts} unit={report.unit} busy={busy} correct={correct} undo={undo} />
        </Tabs.Panel>
        <Tabs.Panel value="checklist">
          <div className="panel scroll">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t.reader.status}</th>
                  <th scope="col">{t.reader.item}</th>
                  <th scope="col">{t.reader.provision}</th>
                  <th scope="col">{t.reader.place}</th>
                </tr>
              </thead>
              <tbody>
                {report.checklist.map((item, i) => (
                  <tr key={i}>
                    <td style={{ color: STATUS[item.status], fontWeight: 550, whiteSpace: 'nowrap' }}>
                      {say(item.found)}
                    </td>
                    <td>{say(item.title)}</td>
                    <td>{say(item.provision)}</td>
                    <td className="quiet small">{item.quote ?? ''}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="draft">{draft}</Tabs.Panel>
      </Tabs>
    </div>
  )
}
