// 名册 without a network: each tap is kept in the roster's own store, signed by its own key, as its page does.
import type { Roster } from './bag'
import { fill, said } from './page'
import { type Kept, type Mark, keep, newId } from './roster-device'
import type { Station } from './station'
import { lay } from './laying'

export async function rosterScreen(station: Station): Promise<void> {
  const { page, bag } = station
  const kept = await station.rosters()
  const shown = (bag?.rosters ?? []).flatMap((roster) => {
    const own = kept.find((one) => one.id.split(':')[0] === String(roster.shift))
    return own ? [card(station, roster, own)] : []
  })
  lay(page.part('rosters'), ...shown)
  page.show('no-rosters', shown.length === 0)
}

function card(station: Station, roster: Roster, kept: Kept): HTMLElement {
  const made = station.page.copy('roster')
  fill(made, 'title', roster.title)
  fill(made, 'when', roster.when)
  const list = made.querySelector('ul')
  lay(list, ...roster.lines.map((one) => line(station, one, kept)))
  if (roster.lines.length === 0) fill(made, 'when', `${roster.when} · ${station.page.word('nobody')}`)
  return made
}

function line(station: Station, one: Roster['lines'][number], kept: Kept): HTMLElement {
  const { page } = station
  const made = page.copy('mark')
  const draw = (): void => {
    const own = kept.marks.filter((mark) => mark.sign_up === one.sign_up)
    fill(made, 'noted', own.map((mark) => `${said(mark.said_at)} ${page.word(mark.kind)}`).join(' · '))
    for (const button of made.querySelectorAll<HTMLButtonElement>('button')) button.disabled = own.some((mark) => mark.kind === button.dataset.mark)
  }
  fill(made, 'name', one.name)
  for (const button of made.querySelectorAll<HTMLButtonElement>('button')) {
    button.setAttribute('aria-label', `${one.name} ${button.textContent?.trim() ?? ''}`)
    button.addEventListener('click', () => {
      button.disabled = true // two quick taps are one
      void mark(station, kept, one.sign_up, button.dataset.mark === 'left' ? 'left' : 'came').then(draw)
    })
  }
  draw()
  return made
}

async function mark(station: Station, kept: Kept, sign_up: number, kind: Mark['kind']): Promise<void> {
  const said_at = station.reckoning?.now().reckoned ?? Date.now()
  kept.marks.push({ counter: kept.marks.length + 1, client_id: newId(), sign_up, kind, said_at })
  try {
    await keep(kept)
    await station.keepTime()
    station.say('mark-noted')
    station.draw()
  } catch (fault) {
    kept.marks.pop()
    station.notKept(fault)
  }
}
