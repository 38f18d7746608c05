// The charts by ECharts, only what they need of it, drawn as SVG: sharp on a wall of any size.
import { init, use, type EChartsType } from 'echarts/core'
import { BarChart, LineChart, MapChart } from 'echarts/charts'
import { AriaComponent, GridComponent } from 'echarts/components'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, LineChart, MapChart, GridComponent, AriaComponent, SVGRenderer])

export const INK = '#d9e2ec'
export const LINE = '#2c4258'
export const GOLD = '#e8b64c'
export const still = matchMedia('(prefers-reduced-motion: reduce)').matches
// Numbers that arrive make other blocks taller: a chart fits the room it has left.
const watched = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(() => redraw())
const drawn = new Map<HTMLElement, EChartsType>()

export function chartIn(place: HTMLElement): EChartsType {
  let chart = drawn.get(place)
  if (!chart) {
    chart = init(place, undefined, { renderer: 'svg' })
    drawn.set(place, chart)
    watched?.observe(place)
  }
  return chart
}

export const size = (): number => parseFloat(getComputedStyle(document.documentElement).fontSize)

function base(names: string[]) {
  const px = size()
  return {
    animation: !still,
    textStyle: { color: INK, fontFamily: 'inherit', fontSize: px },
    grid: { left: px * 3, right: px, top: px * 2, bottom: px * 2.8 },
    xAxis: {
      type: 'category' as const,
      data: names,
      axisLine: { lineStyle: { color: LINE } },
      axisTick: { show: false },
      axisLabel: { color: INK, fontSize: px * 0.9, lineHeight: px * 1.1, interval: 0 },
    },
    yAxis: {
      type: 'value' as const,
      minInterval: 1,
      splitLine: { lineStyle: { color: LINE } },
      axisLabel: { color: INK, fontSize: px * 0.9 },
    },
  }
}

export function drawMonths(place: HTMLElement, rows: { month: string; n: number | null }[]): void {
  const names = rows.map((row) => `${Number(row.month.slice(5))}月`)
  chartIn(place).setOption({
    ...base(names),
    series: [
      {
        type: 'line',
        data: rows.map((row) => (row.n === null ? '-' : row.n)),
        smooth: true,
        symbolSize: size() * 0.5,
        lineStyle: { color: GOLD, width: size() * 0.2 },
        itemStyle: { color: GOLD },
        areaStyle: { color: GOLD, opacity: 0.15 },
        label: { show: true, distance: size() * 0.4, color: INK, fontSize: size() * 0.9 },
      },
    ],
  })
}

export function drawPlatforms(place: HTMLElement, rows: { name: string; n: number | null }[]): void {
  chartIn(place).setOption({
    ...base(rows.map((row) => row.name.replace(/^(..)/, '$1\n'))),
    series: [
      {
        type: 'bar',
        data: rows.map((row) => (row.n === null ? '-' : row.n)),
        barWidth: '46%',
        itemStyle: { color: GOLD, borderRadius: [4, 4, 0, 0] },
        label: { show: true, position: 'top', distance: size() * 0.6, color: INK, fontSize: size() },
      },
    ],
  })
}

export function redraw(): void {
  drawn.forEach((chart) => chart.resize())
}
