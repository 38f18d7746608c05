// 场地 without a network: the days as they stood when taken along, and a wish that may meet another.
import type { Room, RoomDay } from './bag'
import { chosen, fill, typed } from './page'
import type { Station } from './station'
import { lay } from './laying'

const drawn = new WeakSet<HTMLFormElement>()

export function bookingScreen(station: Station): void {
  const { page, bag } = station
  const form = page.part<HTMLFormElement>('booking-form')
  const rooms = bag?.rooms ?? []
  page.show('no-rooms', rooms.length === 0)
  page.show('booking-form', rooms.length > 0)
  const select = form.elements.namedItem('room') as HTMLSelectElement
  lay(select, ...rooms.map((one) => new Option(`${one.name}（${one.place}）`, String(one.id))))
  pick(station, form)
  if (drawn.has(form)) return
  drawn.add(form)
  select.addEventListener('change', () => pick(station, form))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    event.stopPropagation()
    void note(station, form)
  })
}

function roomOf(station: Station, form: HTMLFormElement): Room | undefined {
  const select = form.elements.namedItem('room') as HTMLSelectElement
  return station.bag?.rooms.find((one) => String(one.id) === select.value)
}

/** A room's own themes and uses, and its days. */
function pick(station: Station, form: HTMLFormElement): void {
  const { page } = station
  const room = roomOf(station, form)
  if (!room) return
  for (const [name, codes] of [['theme', room.themes], ['use', room.uses]] as const) {
    const select = form.elements.namedItem(name) as HTMLSelectElement
    for (const option of Array.from(select.options)) option.hidden = option.disabled = !codes.includes(option.value)
    select.value = codes[0] ?? ''
  }
  lay(page.part('days'), ...room.days.map((one) => day(station, one)))
}

function day(station: Station, one: RoomDay): HTMLElement {
  const { page } = station
  const made = page.copy('day')
  const [, month, date] = one.day.split('-').map(Number)
  const week = '日一二三四五六'[new Date(`${one.day}T12:00:00`).getDay()] ?? ''
  fill(made, 'day', `${month ?? ''}月${date ?? ''}日 周${week}`)
  fill(made, 'free', one.open.length === 0 ? page.word('day-shut') : one.free.length ? page.word('day-free', { spans: one.free.join('、') }) : page.word('day-full'))
  fill(made, 'taken', one.taken.map((held) => `${held.span} ${held.who || page.word('resident')}`).join('；'))
  return made
}

async function note(station: Station, form: HTMLFormElement): Promise<void> {
  const { page, queue, reckoning } = station
  if (!queue || !reckoning) return
  const body = typed(form)
  const fault = !body.day ? 'need-day' : !body.begins || !body.ends || String(body.begins) >= String(body.ends) ? 'need-times' : !(Number(body.party) > 0) ? 'need-party' : ''
  page.show('booking-fault', fault !== '')
  if (fault) {
    page.tell('booking-fault', page.word(fault))
    page.part('booking-fault').scrollIntoView({ block: 'center' })
    return
  }
  const whom = `${String(body.day)} ${String(body.begins)}–${String(body.ends)}`
  try {
    await queue.note({ kind: 'booking', title: chosen(form, 'room'), whom, when: reckoning.now(), body })
  } catch (trouble) {
    return station.notKept(trouble)
  }
  form.reset()
  pick(station, form)
  await station.noted(page.word('booking-noted'))
}
