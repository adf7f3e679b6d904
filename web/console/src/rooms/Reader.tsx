import { Button, Tabs, Textarea } from '@mantine/core'
import { IconCircleCheck, IconDownload, IconFileCheck, IconFileUpload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { useId, useState } from 'react'
import type { ReaderFact, ReaderReport } from '../../../../src/server/api/contract.ts'
import { api, Refusal, send } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { DraftDesk } from '../parts/DraftDesk.tsx'
import { keep } from '../parts/keep.ts'
import { Severity } from '../parts/Severity.tsx'
import { Empty, hidden, Note, PageHead } from '../parts/states.tsx'
import { type Correction, ReaderFacts } from './ReaderFacts.tsx'

/** A draft as it was made, and as somebody has written on in it. */
interface Written {
  readonly source: string
  readonly text: string
}

const unwritten = (source: string): Written => ({ source, text: source })

export function Reader() {
  const { t } = useSpeech()
  const id = useId()
  const [over, setOver] = useState(false)
  const [text, setText] = useState('')
  const [notice, setNotice] = useState<File | null>(null)
  const [corrections, setCorrections] = useState<readonly Correction[]>([])
  const [report, setReport] = useState<ReaderReport | null>(null)
  const [draft, setDraft] = useState<Written | null>(null)
  useLeaveAsked(draft !== null && draft.text !== draft.source, t.reader.leave)
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
      const made = answer.draft
      // What somebody has typed stays until they ask for another draft.
      if (made !== null) setDraft((now) => (now === null || now.text === now.source ? unwritten(made) : now))
    },
  })
  const start = (file: File): void => {
    // A draft is taken up where it was left; everything else is a notice to be read.
    if (/\.ya?ml$/iu.test(file.name)) void file.text().then((text) => setDraft(unwritten(text)))
    else read.mutate({ notice: file, corrections: [] })
  }
  const again = async (next: readonly Correction[]): Promise<void> => {
    if (notice !== null) await read.mutateAsync({ notice, corrections: next })
  }
  return (
    <>
      <PageHead title={t.reader.title} lead={t.reader.lead}>
        {report !== null || draft !== null ? (
          <Button
            variant="default"
            onClick={() => {
              if (draft !== null && draft.text !== draft.source && !window.confirm(t.reader.leave)) return
              read.reset()
              setDraft(null)
              setReport(null)
            }}
          >
            {t.reader.another}
          </Button>
        ) : undefined}
      </PageHead>
      {draft !== null && report === null ? (
        <DraftDesk text={draft.text} onText={(text) => setDraft({ ...draft, text })} />
      ) : report !== null ? (
        <>
          {/* What a field was refused for stands at the field. */}
          {read.isError &&
          !(read.error instanceof Refusal && read.error.problem.code === 'reader/correction') ? (
            <Note tone="bad">{read.error.message}</Note>
          ) : null}
          <Report
            report={report}
            draft={draft}
            write={setDraft}
            busy={read.isPending}
            correct={(one) => again([...corrections.filter(({ path }) => path !== one.path), one])}
            undo={(fact) =>
              void again(
                corrections.filter(
                  ({ path }) =>
                    path !== fact.path &&
                    path !== fact.edit?.strikes &&
                    !(fact.edit?.adds === true && path.startsWith(`${fact.edit.strikes}.`)),
                ),
              )
            }
          />
        </>
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
              start(new File([text], 'notice.txt', { type: 'text/plain' }))
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

/** Asks before what somebody has written is lost by going to another page or closing the window. */
function useLeaveAsked(written: boolean, question: string): void {
  useBlocker({
    shouldBlockFn: () => written && !window.confirm(question),
    enableBeforeUnload: () => written,
  })
}

/** The lines a finding holds for, each with the name that stands there where it is another. */
function linesOf({ line, again }: ReaderReport['findings'][number]): string {
  const more = again.map((one) => (one.quote === null ? `${one.line}` : `${one.line} (${one.quote})`))
  return [line, ...more].join(', ')
}

/** Colours of what an officer has to look at; the rest stays quiet. */
const STATUS: Readonly<Record<string, string>> = {
  missing: 'var(--broken)',
  'by-reference': 'var(--unproven)',
  found: 'var(--kept)',
}

function Report({
  report,
  draft,
  write,
  busy,
  correct,
  undo,
}: {
  readonly report: ReaderReport
  readonly draft: Written | null
  readonly write: (draft: Written) => void
  readonly busy: boolean
  readonly correct: (correction: Correction) => Promise<void>
  readonly undo: (fact: ReaderFact) => void
}) {
  const { t, say, day } = useSpeech()
  const [tab, setTab] = useState<string | null>('findings')
  const changed = new Set(
    report.facts.flatMap((fact) =>
      fact.corrected === null ? [] : [fact.corrected === 'struck' ? fact.edit?.strikes : fact.path],
    ),
  ).size
  return (
    <div className="stack">
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 16px', alignItems: 'center' }}>
        <span className="quiet">
          {t.reader.asOf} {day(report.asOf)}
          {report.checkedUpTo === null ? '' : ` · ${t.reader.lawUpTo} ${day(report.checkedUpTo)}`}
        </span>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() => keep(say(report.page), 'bericht.html', 'text/html')}
        >
          {t.reader.report}
        </Button>
        {report.draft === null || tab === 'draft' ? null : (
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
          {report.draft === null ? null : <Tabs.Tab value="draft">{t.reader.draft}</Tabs.Tab>}
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
                    {finding.line === null ? '' : ` · ${t.declaration.line} ${linesOf(finding)}`}
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
          <ReaderFacts facts={report.facts} busy={busy} correct={correct} undo={undo} />
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
                    <td style={{ color: STATUS[item.status], fontWeight: 550 }}>{say(item.found)}</td>
                    <td>{say(item.title)}</td>
                    <td>{say(item.provision)}</td>
                    <td className="quiet small">{item.quote ?? ''}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="draft">
          {report.draft === null || draft === null ? null : (
            <div className="stack">
              {draft.source === report.draft ? null : (
                <Note tone="plain">
                  {t.reader.draftBehind}{' '}
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => {
                      if (report.draft !== null) write(unwritten(report.draft))
                    }}
                  >
                    {t.reader.draftAnew}
                  </Button>
                </Note>
              )}
              <DraftDesk key={draft.source} text={draft.text} onText={(text) => write({ ...draft, text })} />
            </div>
          )}
        </Tabs.Panel>
      </Tabs>
    </div>
  )
}
