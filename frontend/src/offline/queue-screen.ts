// The queue as a person sees it: what, for whom, when, how it stands, what to do.
import { countUnsent } from './device'
import type { Act } from './queue'
import { fill, said } from './page'
import type { Station } from './station'
import { lay } from './laying'

const BADGES = { waiting: 'badge-placed', needs: 'badge-overdue', sent: 'badge-reviewed', dropped: 'badge-void' } as const

export function queueScreen(station: Station): void {
  const { page, queue } = station
  if (!queue) return
  const first = { needs: 0, waiting: 1, sent: 2, dropped: 3 } as const
  const acts = [...queue.acts].sort((one, other) => first[one.state] - first[other.state] || other.turn - one.turn)
  lay(page.part('acts'), ...acts.map((one) => card(station, one)))
  page.show('no-acts', acts.length === 0)
  void others(station)
}

function card(station: Station, act: Act): HTMLElement {
  const { page } = station
  const made = page.copy('act')
  const { noted } = act
  fill(made, 'title', noted.title)
  fill(made, 'whom', noted.whom)
  fill(made, 'when', page.word('noted-at', { at: said(noted.when.reckoned) }))
  fill(made, 'state', page.word(`state-${act.state}`))
  fill(made, 'words', act.words || (act.no ? page.word('number', { no: act.no }) : ''))
  const badge = made.querySelector('[data-fill="state"]')
  badge?.classList.add(BADGES[act.state])
  const link = made.querySelector<HTMLAnchorElement>('a')
  if (link && act.state === 'needs' && act.page) {
    link.href = act.page
    link.hidden = false
  }
  const button = made.querySelector<HTMLButtonElement>('button')
  if (button && (act.state === 'sent' || act.state === 'dropped')) {
    button.hidden = false
    button.addEventListener('click', () => void queue(station, act))
  }
  return made
}

async function queue(station: Station, act: Act): Promise<void> {
  await station.queue?.forget(act)
  queueScreen(station)
}

/** Rosters and counters: how many lines wait. */
async function others(station: Station): Promise<void> {
  const { page, bag } = station
  const marks = await station.rosters()
  const sales = await station.counters()
  const lines: HTMLElement[] = []
  for (const kept of marks.filter((one) => one.marks.length > 0)) {
    const roster = bag?.rosters.find((one) => `${one.shift}` === kept.id.split(':')[0])
    lines.push(line(station, page.word('roster-line', { title: roster?.title ?? '' }), kept.marks.length - kept.sent, kept.sent, ''))
  }
  for (const kept of sales) lines.push(line(station, page.word('counter-line'), kept.sales.length - kept.sent, kept.sent, `/desk/counter/${kept.id.split(':')[0] ?? ''}/offline`))
  lay(page.part('others'), ...lines)
  const n = await countUnsent()
  page.tell('count', page.word(n ? 'count-some' : 'count-none', { n }))
}

function line(station: Station, title: string, left: number, sent: number, address: string): HTMLElement {
  const { page } = station
  const made = page.copy('act')
  fill(made, 'title', title)
  fill(made, 'whom', page.word(left ? 'lines-left' : 'lines-sent', { n: left || sent }))
  fill(made, 'when', '')
  fill(made, 'state', page.word(left ? 'state-waiting' : 'state-sent'))
  made.querySelector('[data-fill="state"]')?.classList.add(left ? BADGES.waiting : BADGES.sent)
  fill(made, 'words', '')
  const link = made.querySelector<HTMLAnchorElement>('a')
  if (link && address) {
    link.href = address
    link.textContent = page.word('open-counter')
    link.hidden = false
  }
  return made
}
