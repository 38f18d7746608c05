// The county as cells, a town in the colour of its month; shapes come with the page, states with the numbers.
import { registerMap } from 'echarts/core'
import { chartIn, GOLD, INK, size, still } from './charts'

type Spot = [number, number]
type Shape = { county: Spot[][]; towns: { name: string; rings: Spot[][]; middle: Spot }[] }
type Town = { name: string; state: string }

const FILL: Record<string, string> = { done: '#1d5a3d', asked: '#6a5114', quiet: '#1a2d40' }
const EDGE: Record<string, string> = { done: '#4fa374', asked: '#e8b64c', quiet: '#55708c' }
const SIGN: Record<string, string> = { done: '●', asked: '◐', quiet: '○' }
const ALL = '*'

let shape: Shape | null | undefined

export function drawTowns(place: HTMLElement | null, towns: Town[]): void {
  if (!place || !known()) return
  const states = new Map(towns.map((town) => [town.name, town.state]))
  chartIn(place).setOption({
    animation: !still,
    series: [
      {
        type: 'map',
        map: 'county',
        silent: true,
        aspectScale: 1,
        left: 'center',
        top: size(),
        bottom: size(),
        data: [around(), ...(shape as Shape).towns.map((town) => drawnTown(town.name, states.get(town.name) || 'quiet'))],
      },
    ],
  })
}

function around() {
  const itemStyle = { areaColor: 'none', borderColor: GOLD, borderWidth: size() * 0.7, borderJoin: 'round' as const }
  return { name: ALL, itemStyle, label: { show: false } }
}

function drawnTown(name: string, state: string) {
  return {
    name,
    itemStyle: {
      areaColor: FILL[state],
      borderColor: EDGE[state],
      borderWidth: size() * 0.12,
      borderType: state === 'quiet' ? ('dashed' as const) : ('solid' as const),
    },
    label: {
      show: true,
      color: INK,
      fontSize: size() * ((shape as Shape).towns.length > 16 ? 0.85 : 1.15),
      formatter: `${SIGN[state]} ${short(name)}`,
    },
  }
}

const short = (name: string): string => name.replace(/所$/, '').replace(/(..)街道$/, '$1')

function known(): boolean {
  if (shape !== undefined) return shape !== null
  shape = JSON.parse(document.getElementById('outline')?.textContent || 'null') as Shape | null
  if (!shape) return false
  const features = [feature(ALL, shape.county), ...shape.towns.map((town) => feature(town.name, town.rings, town.middle))]
  registerMap('county', { type: 'FeatureCollection', features } as Parameters<typeof registerMap>[1])
  return true
}

// North is up there and down here.
const up = ([x, y]: Spot): Spot => [x, -y]

function feature(name: string, rings: Spot[][], middle?: Spot) {
  const polygons = rings.map((ring) => [closed(ring).map(up)])
  return {
    type: 'Feature' as const,
    properties: { name, ...(middle ? { cp: up(middle) } : {}) },
    geometry: { type: 'MultiPolygon' as const, coordinates: polygons },
  }
}

function closed(ring: Spot[]): Spot[] {
  return [...ring, ...ring.slice(0, 1)]
}
