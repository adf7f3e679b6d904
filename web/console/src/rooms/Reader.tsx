import { Button, Textarea } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { ReaderReport } from '../../../../src/server/api/contract.ts'
import { api, Refusal, send } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { DraftDesk } from '../parts/DraftDesk.tsx'
import { stemOf } from '../parts/keep.ts'
import { LeaveQuestion } from '../parts/LeaveQuestion.tsx'
import { hidden, Note, PageHead } from '../parts/states.tsx'
import type { Correction } from './ReaderFacts.tsx'
import { NoticeReport, PASTED } from './NoticeReport.tsx'

/** What is asked to be read: one notice of a file, as of a day (today where empty), with what somebody put right. */
interface Asked {
  readonly notice: File
  readonly part: number
  readonly asOf: string
  readonly corrections: readonly Correction[]
}

export function Reader() {
  const { t } = useSpeech()
  const id = useId()
  const [over, setOver] = useState(false)
  const [text, setText] = useState('')
  const [asked, setAsked] = useState<Asked | null>(null)
  /** What was put right in the other notices of the file. */
  const [aside, setAside] = useState<Readonly<Record<number, readonly Correction[]>>>({})
  const [report, setReport] = useState<ReaderReport | null>(null)
  /** The drafts at work, by the notice of the file that each was made from. */
  const [desks, setDesks] = useState<Readonly<Record<number, Desk>>>({})
  const [leaving, setLeaving] = useState(false)
  const [several, setSeveral] = useState(false)
  /** The file of a draft that was taken up again. */
  const [taken, setTaken] = useState('')
  const part = asked?.part ?? 1
  const desk = desks[part] ?? null
  const setDesk = (next: Desk): void => setDesks((all) => ({ ...all, [part]: next }))
  const read = useMutation({
    mutationFn: (said: Asked) => {
      const form = new FormData()
      form.set('notice', said.notice)
      form.set('part', String(said.part))
      if (said.asOf !== '') form.set('asOf', said.asOf)
      if (said.corrections.length > 0) form.set('corrections', JSON.stringify(said.corrections))
      return send<ReaderReport>(`${api}/read`, form)
    },
    onSuccess: (answer, said) => {
      setAsked(said)
      setAside((all) => ({ ...all, [said.part]: said.corrections }))
      setReport(answer)
      const { draft } = answer
      if (draft !== null)
        setDesks((all) => ({ ...all, [said.part]: redrafted(all[said.part] ?? null, draft) }))
    },
  })
  const start = (file: File): void => {
    // A draft is taken up where it was left; everything else is a notice to be read.
    if (!/\.ya?ml$/iu.test(file.name)) read.mutate({ notice: file, part: 1, asOf: '', corrections: [] })
    else {
      setTaken(file.name)
      void file.text().then((draft) => setDesk(redrafted(null, draft)))
    }
  }
  /** One file at a time: of several none is taken silently. */
  const startFirst = (files: FileList | null): void => {
    const [file, ...more] = files ?? []
    setSeveral(more.length > 0)
    if (file !== undefined && more.length === 0) start(file)
  }
  /** Reads the notice again, asked otherwise; what is wrong with what was said at a path comes back in words. */
  const again = async (next: Partial<Asked>, path = ''): Promise<string | null> => {
    if (asked === null) return null
    try {
      await read.mutateAsync({ ...asked, ...next })
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
    setDesks({})
    setReport(null)
    setAsked(null)
    setAside({})
  }
  const unsaved = Object.values(desks).some(({ text: own, first, kept }) => own !== first && own !== kept)
  const corrections = asked?.corrections ?? []
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
          name={stemOf(asked?.notice.name ?? taken)}
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
        <NoticeReport
          report={report}
          file={asked?.notice.name ?? ''}
          draft={report.draft === null ? null : draft}
          busy={read.isPending}
          show={(other) => again({ part: other, corrections: aside[other] ?? [] })}
          judge={(day) => again({ asOf: day }, 'asOf')}
          correct={(one) =>
            again({ corrections: [...corrections.filter(({ path }) => path !== one.path), one] }, one.path)
          }
          undo={(fact) =>
            again(
              {
                corrections: corrections.filter(
                  ({ path }) =>
                    path !== fact.path &&
                    path !== fact.edit.strikes &&
                    !(fact.edit.adds && path.startsWith(`${fact.edit.strikes}.`)),
                ),
              },
              fact.path,
            )
          }
        />
      ) : desk !== null ? (
        draft
      ) : (
        <div className="stack" style={{ maxWidth: 820 }}>
          {read.isError ? <Note tone="bad">{read.error.message}</Note> : null}
          {several ? <Note tone="bad">{t.reader.several}</Note> : null}
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
              startFirst(event.dataTransfer.files)
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
                startFirst(event.currentTarget.files)
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
