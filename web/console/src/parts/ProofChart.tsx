import { useCallback } from 'react'
import type { Overview } from '../../../../src/server/api/contract.ts'
import { useSpeech } from '../language.tsx'
import { Chart, type ChartOption, colour } from './echart.tsx'

/** How the pledges stood at each run. */
export default function ProofChart({ history }: { readonly history: Overview['history'] }) {
  const { t, moment } = useSpeech()
  const option = useCallback((): ChartOption => {
    const ink = colour('--quiet')
    const line = colour('--line')
    const series = (['kept', 'unproven', 'broken'] as const).map((verdict) => ({
      name: t.verdict[verdict],
      type: 'bar' as const,
      stack: 'all',
      barMaxWidth: 22,
      itemStyle: { color: colour(`--${verdict}-fill`) },
      data: history.map((run) => run[verdict]),
    }))
    return {
      animation: false,
      textStyle: { fontFamily: 'inherit', color: ink },
      grid: { left: 34, right: 8, top: 10, bottom: 24 },
      tooltip: {
        trigger: 'axis',
        backgroundColor: colour('--surface'),
        borderColor: colour('--line-strong'),
        textStyle: { color: colour('--ink'), fontSize: 13 },
      },
      xAxis: {
        type: 'category',
        data: history.map((run) => moment(run.at)),
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
      series,
    }
  }, [history, t, moment])
  return <Chart option={option} label={t.overview.historySays} />
}
