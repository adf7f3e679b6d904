import { useCallback } from 'react'
import type { Retention } from '../../../../src/server/api/contract.ts'
import { useSpeech } from '../language.tsx'
import { Chart, type ChartOption, colour } from './echart.tsx'

/** How many entries fall due in which month; months without any are shown when they lie within two years. */
export default function DueChart({ rows }: { readonly rows: Retention['rows'] }) {
  const { t, language } = useSpeech()
  const option = useCallback((): ChartOption => {
    const ink = colour('--quiet')
    const line = colour('--line')
    const name = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    })
    const months = [...new Set(rows.map((row) => row.due.slice(0, 7)))].sort()
    const count = (month: string, fates: readonly string[]): number =>
      rows
        .filter((row) => row.due.startsWith(month) && fates.includes(row.fate))
        .reduce((total, row) => total + row.rows, 0)
    const parts = [
      { name: t.retention.fate.erase, fates: ['erase'], colour: colour('--broken-fill') },
      { name: t.retention.fate.held, fates: ['held'], colour: colour('--unproven-fill') },
      { name: t.retention.fate.restricted, fates: ['restricted'], colour: colour('--reported-fill') },
      { name: t.retention.fate.later, fates: ['later'], colour: colour('--line-strong') },
    ]
    return {
      animation: false,
      textStyle: { fontFamily: 'inherit', color: ink },
      grid: { left: 40, right: 8, top: 10, bottom: 24 },
      tooltip: {
        trigger: 'axis',
        backgroundColor: colour('--surface'),
        borderColor: colour('--line-strong'),
        textStyle: { color: colour('--ink'), fontSize: 13 },
      },
      xAxis: {
        type: 'category',
        data: months.map((month) => name.format(new Date(`${month}-01T00:00:00Z`))),
        axisLine: { lineStyle: { color: line } },
        axisTick: { show: false },
        axisLabel: { color: ink, fontSize: 11, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: ink, fontSize: 11 },
        splitLine: { lineStyle: { color: line } },
      },
      series: parts.map((part) => ({
        name: part.name,
        type: 'bar' as const,
        stack: 'all',
        barMaxWidth: 34,
        itemStyle: { color: part.colour },
        data: months.map((month) => count(month, part.fates)),
      })),
    }
  }, [rows, t, language])
  return <Chart option={option} label={t.retention.chartSays} height={170} />
}
