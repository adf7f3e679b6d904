import { useComputedColorScheme } from '@mantine/core'
import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

echarts.use([BarChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer])

export type ChartOption = Parameters<echarts.ECharts['setOption']>[0]

/** A colour of the sheet, as a chart needs it: computed for the scheme in use. */
export function colour(name: string): string {
  const probe = document.createElement('i')
  probe.style.color = `var(${name})`
  document.body.append(probe)
  const value = getComputedStyle(probe).color
  probe.remove()
  return value
}

/** A chart with its meaning in words for those who do not see it. */
export function Chart({
  option,
  label,
  height = 180,
}: {
  readonly option: () => ChartOption
  readonly label: string
  readonly height?: number
}) {
  const place = useRef<HTMLDivElement>(null)
  const scheme = useComputedColorScheme('light')
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const chart = echarts.init(element, undefined, { renderer: 'svg' })
    chart.setOption(option())
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(element)
    return () => {
      watch.disconnect()
      chart.dispose()
    }
  }, [option, scheme])
  return <div ref={place} role="img" aria-label={label} style={{ height, width: '100%' }} />
}
