import { Button } from '@mantine/core'
import { IconCircleCheck, IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { DeclarationCheck } from '../../../../src/server/api/contract.ts'
import { api, post } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { FindingList } from './FindingList.tsx'
import { keep } from './keep.ts'
import { Empty, Failed, Loading, Panel } from './states.tsx'

/**
 * A declaration in the making: its text to be filled in, what a check finds line by line, and, once nothing is wrong, the
 * notice it would make. The text is kept by whoever shows the desk, so that it outlives it.
 */
export function DraftDesk({
  name,
  text,
  write,
  kept,
}: {
  /** What the draft was made from, without its ending. */
  readonly name: string
  readonly text: string
  readonly write: (text: string) => void
  /** Told when the text as it stands was taken away as a file. */
  readonly kept: () => void
}) {
  const { t, say } = useSpeech()
  const [checked, setChecked] = useState(text)
  const field = useRef<HTMLTextAreaElement>(null)
  const { data, isPending, isFetching, isError, error, refetch } = useQuery({
    queryKey: ['check', checked],
    queryFn: () => post<DeclarationCheck>(`${api}/check`, { source: checked }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    placeholderData: (before: DeclarationCheck | undefined) => before,
  })
  const goTo = (line: number): void => {
    const area = field.current
    if (area === null) return
    const start = text
      .split('\n')
      .slice(0, line - 1)
      .reduce((sum, row) => sum + row.length + 1, 0)
    const end = text.indexOf('\n', start)
    area.focus()
    area.setSelectionRange(start, end < 0 ? text.length : end)
    const { lineHeight } = getComputedStyle(area)
    area.scrollTop = Math.max(0, heightOf(area, text.slice(0, start)) - 3 * Number.parseFloat(lineHeight))
  }
  return (
    <div className="stack">
      <div className="two desk">
        <Panel
          title={t.reader.draft}
          says={t.reader.draftSays}
          aside={
            <span style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
              <Button
                size="compact-sm"
                loading={isFetching}
                disabled={text === checked}
                onClick={() => setChecked(text)}
              >
                {t.reader.check}
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconDownload size={14} aria-hidden />}
                onClick={() => {
                  keep(text, `${name}.declaration.yaml`, 'text/yaml')
                  kept()
                }}
              >
                {t.reader.download}
              </Button>
            </span>
          }
          flush
        >
          <textarea
            ref={field}
            className="source writing"
            aria-label={t.reader.draft}
            spellCheck={false}
            value={text}
            onChange={(event) => write(event.currentTarget.value)}
          />
        </Panel>
        <Panel
          title={t.declaration.findings}
          aside={data === undefined ? undefined : <span className="quiet small">{data.findings.length}</span>}
          flush
        >
          <div className="writing-findings" aria-live="polite">
            {isError ? (
              <Failed error={error} retry={refetch} />
            ) : isPending ? (
              <Loading lines={4} />
            ) : data.findings.length === 0 ? (
              <Empty icon={IconCircleCheck} title={t.declaration.none} says={t.declaration.noneSays} />
            ) : (
              <FindingList findings={data.findings} goTo={goTo} />
            )}
          </div>
        </Panel>
      </div>
      {data === undefined || data.notice === null ? null : (
        <Panel title={t.reader.wouldRead} flush>
          <pre className="source plain" tabIndex={0} aria-label={t.reader.wouldRead}>
            {say(data.notice)}
          </pre>
        </Panel>
      )}
    </div>
  )
}

/** How far down a text reaches in a field that may break its lines. */
function heightOf(area: HTMLTextAreaElement, text: string): number {
  const probe = document.createElement('div')
  probe.className = area.className
  probe.style.cssText = `position:absolute;visibility:hidden;height:auto;min-height:0;max-height:none;padding-block:0;width:${area.clientWidth}px`
  probe.textContent = `${text}\u200b`
  area.after(probe)
  const { height } = probe.getBoundingClientRect()
  probe.remove()
  return height
}
