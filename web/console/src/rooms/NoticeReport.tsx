import { Button, NativeSelect, Tabs, TextInput } from '@mantine/core'
import { IconCircleCheck, IconDownload, IconFileCheck } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { ReaderFact, ReaderReport } from '../../../../src/server/api/contract.ts'
import { useSpeech } from '../language.tsx'
import { keep, stemOf } from '../parts/keep.ts'
import { Severity } from '../parts/Severity.tsx'
import { Empty } from '../parts/states.tsx'
import { type Correction, ReaderFacts } from './ReaderFacts.tsx'

/** What a text is called that came as no file. */
export const PASTED = 'notice.txt'

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

/** What a notice was found to say, to lack and to have wrong, and the draft made from it. */
export function NoticeReport({
  report,
  file,
  draft,
  busy,
  show,
  judge,
  correct,
  undo,
}: {
  readonly report: ReaderReport
  /** What the notice was called as a file. */
  readonly file: string
  readonly draft: ReactNode
  readonly busy: boolean
  /** Shows another notice of the file, the first being 1. */
  readonly show: (part: number) => Promise<string | null>
  /** Judges the notice as of another day; what is wrong with the day comes back in words. */
  readonly judge: (day: string) => Promise<string | null>
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
      {report.notices.length < 2 ? null : (
        <NativeSelect
          label={t.reader.holds(report.notices.length)}
          style={{ maxWidth: 560 }}
          value={String(report.part)}
          disabled={busy}
          onChange={(event) => void show(Number(event.currentTarget.value))}
          data={report.notices.map(({ whose, place }, n) => ({
            value: String(n + 1),
            label: `${n + 1}. ${whose ?? t.reader.unnamed} (${t.reader.from} ${t.reader.units[report.unit].one} ${place})`,
          }))}
        />
      )}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 16px', alignItems: 'center' }}>
        <h2 className="notice-name">{whose === null ? t.reader.unnamed : say(whose)}</h2>
        {file === PASTED ? null : <span className="chip">{file}</span>}
      </div>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 16px', alignItems: 'center' }}>
        <AsOf key={report.asOf} day={report.asOf} busy={busy} judge={judge} />
        {report.checkedUpTo === null ? null : (
          <span className="quiet">
            {t.reader.lawUpTo} {day(report.checkedUpTo)}
          </span>
        )}
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
          <ul className="list panel">
            {report.checklist.map((item, i) => (
              <li className="owed" key={i}>
                <b style={{ color: STATUS[item.status], fontWeight: 550 }}>{say(item.found)}</b>
                <span>
                  {say(item.title)}
                  <span className="quiet small" style={{ display: 'block' }}>
                    {say(item.provision)}
                  </span>
                </span>
                {item.quote === null ? null : <q className="quiet small">{item.quote}</q>}
              </li>
            ))}
          </ul>
        </Tabs.Panel>
        <Tabs.Panel value="draft">{draft}</Tabs.Panel>
      </Tabs>
    </div>
  )
}

/** No notice is older: while the year is typed, what stands there is no day to judge by. */
const EARLIEST = '1970-01-01'

/** The day as of which the law is taken, to be changed. */
function AsOf({
  day,
  busy,
  judge,
}: {
  readonly day: string
  readonly busy: boolean
  readonly judge: (day: string) => Promise<string | null>
}) {
  const { t } = useSpeech()
  const [said, setSaid] = useState(day)
  const [wrong, setWrong] = useState<string | null>(null)
  return (
    <TextInput
      type="date"
      size="xs"
      aria-label={t.reader.asOf}
      leftSection={<span className="quiet small">{t.reader.asOf}</span>}
      leftSectionWidth={110}
      value={said}
      min={EARLIEST}
      disabled={busy}
      error={wrong}
      onChange={(event) => {
        const { value } = event.currentTarget
        setSaid(value)
        if (value >= EARLIEST && value !== day) void judge(value).then(setWrong)
      }}
    />
  )
}
