// The hall's big screen: asks for numbers every few seconds, draws them, keeps the last good ones.
import { drawMonths, drawPlatforms, redraw } from './charts'
import { drawTowns } from './county'
import { showNumber } from './numbers'

type Named = { name: string; n: number | null }
export type Picture = {
  day: string
  steps: { key: string; n: number }[]
  year: Record<string, number | null>
  hours: number
  months: { month: string; n: number | null }[]
  platforms: Named[]
  towns: { name: string; state: string }[]
}

const EVERY = 5000
const MOST_DOTS = 5
const still = matchMedia('(prefers-reduced-motion: reduce)')
const KEPT = 'wudan-screen'
const root = document.getElementById('screen') as HTMLElement
const held = root.dataset.held || ''
let tag = ''
let goodAt = ''

const at = (id: string) => document.getElementById(id) as HTMLElement

function show(picture: Picture): void {
  at('day').textContent = picture.day
  for (const step of picture.steps) {
    const place = root.querySelector<HTMLElement>(`[data-step="${step.key}"]`)
    if (place) moved(place, step.n)
  }
  const year: Record<string, number | null> = { ...picture.year, hours: picture.hours }
  root.querySelectorAll<HTMLElement>('[data-year]').forEach((place) => {
    const n = year[place.dataset.year || '']
    if (n === null || n === undefined) place.textContent = held
    else showNumber(place, n)
  })
  const towns = at('towns')
  towns.replaceChildren(
    ...picture.towns.map((town) => {
      const item = document.createElement('li')
      item.className = `town town-${town.state}`
      item.textContent = town.name
      return item
    }),
  )
  drawTowns(document.getElementById('map'), picture.towns)
  drawMonths(at('months'), picture.months)
  drawPlatforms(at('platforms'), picture.platforms)
}

function moved(place: HTMLElement, n: number): void {
  const number = place.querySelector<HTMLElement>('.step-number')
  if (!number) return
  const before = Number(number.dataset.n || 0)
  showNumber(number, n)
  if (n > before) {
    place.classList.remove('step-moved')
    void place.offsetWidth // so that the same class moves it again
    place.classList.add('step-moved')
    travel(place, n - before)
  }
}

// What came to a step since the last look travels there from the step before; few dots stand for many.
function travel(place: HTMLElement, many: number): void {
  if (still.matches || !place.previousElementSibling || document.hidden) return
  for (let dot = 0; dot < Math.min(many, MOST_DOTS); dot += 1) {
    const light = document.createElement('i')
    light.className = 'step-dot'
    light.style.animationDelay = `${dot * 0.25}s`
    light.addEventListener('animationend', () => light.remove())
    place.append(light)
  }
}

function stale(yes: boolean): void {
  at('stale').hidden = !yes
  if (yes) at('stale-at').textContent = goodAt
}

async function ask(): Promise<void> {
  try {
    const headers: Record<string, string> = tag ? { 'If-None-Match': tag } : {}
    const answer = await fetch(root.dataset.source || '', { headers, cache: 'no-store' })
    if (answer.status !== 200 && answer.status !== 304) throw new Error(String(answer.status))
    goodAt = clock()
    if (answer.status === 200) {
      tag = answer.headers.get('ETag') || ''
      const picture = (await answer.json()) as Picture
      show(picture)
      keep(picture)
    }
    stale(false)
  } catch {
    stale(true)
  }
}

function keep(picture: Picture): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify({ picture, goodAt }))
  } catch {
    // a screen that may not store keeps its numbers on the page alone
  }
}

function remembered(): void {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) || 'null')
    if (!kept) return
    goodAt = kept.goodAt
    show(kept.picture)
  } catch {
    // nothing kept, or from an older page
  }
}

function clock(): string {
  return new Date().toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false, hour: '2-digit', minute: '2-digit' })
}

remembered()
void ask()
setInterval(() => void ask(), EVERY)
setInterval(() => {
  at('clock').textContent = clock()
}, 1000)
addEventListener('resize', redraw)
