// 代点单 without a network: whom, what, how they agreed; the fields are the page's own.
import type { Order, Person } from './bag'
import { chosen, fill, typed } from './page'
import type { Station } from './station'
import { lay } from './laying'

const MOST_FOUND = 8
const drawn = new WeakSet<HTMLFormElement>()

export function orderScreen(station: Station): void {
  const { page } = station
  if (!page.has('order-form')) return
  const form = page.part<HTMLFormElement>('order-form')
  page.show('no-persons', station.bag?.persons.length === 0)
  if (drawn.has(form)) return
  drawn.add(form)
  const search = page.part<HTMLInputElement>('search')
  search.addEventListener('input', () => find(station, search.value.trim()))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    event.stopPropagation() // it never leaves by itself
    void note(station, form)
  })
  form.addEventListener('change', () => {
    page.show('order-warning', false)
    delete form.dataset.warned
  })
}

function find(station: Station, words: string): void {
  const { page, bag } = station
  const found = words ? (bag?.persons.filter((one) => one.name.includes(words) || (/^\d{4,}$/.test(words) && one.phone.includes(words.slice(-4)))) ?? []) : []
  const shown = found.slice(0, MOST_FOUND).map((one) => option(station, one))
  lay(page.part('found'), ...shown)
  page.show('none-found', words !== '' && found.length === 0)
  page.show('too-many', found.length > MOST_FOUND)
}

function option(station: Station, one: Person): HTMLElement {
  const made = station.page.copy('person')
  const input = made.querySelector('input')
  if (input) {
    input.value = String(one.id)
    input.dataset.name = one.name
  }
  fill(made, 'who', [one.name, one.home, one.phone].filter(Boolean).join(' · '))
  return made
}

async function note(station: Station, form: HTMLFormElement): Promise<void> {
  const { page, queue, reckoning } = station
  if (!queue || !reckoning) return
  const { warned, ...said } = { warned: form.dataset.warned, ...typed(form) } as Record<string, string | boolean | undefined>
  const body = Object.fromEntries(Object.entries(said).filter(([name, value]) => value !== undefined && !['q', 'csrfmiddlewaretoken', 'token', 'asked'].includes(name))) as Record<string, string | boolean>
  const fault = faultOf(body)
  page.show('order-fault', fault !== '')
  if (fault) {
    page.tell('order-fault', page.word(fault))
    page.part('order-fault').scrollIntoView({ block: 'center' })
    return
  }
  const twin = warned ? '' : twinOf(station, body)
  if (twin) {
    form.dataset.warned = '1'
    page.show('order-warning', true)
    page.tell('order-warning', page.word('twin', { what: twin }))
    page.part('order-warning').scrollIntoView({ block: 'center' })
    return
  }
  if (warned) body.although = true
  const picked = form.querySelector<HTMLInputElement>('input[name="person"]:checked')
  const whom = picked?.value ? (picked.dataset.name ?? '') : String(body.name ?? '')
  try {
    await queue.note({ kind: 'order', title: chosen(form, 'service') || String(body.words ?? ''), whom, when: reckoning.now(), body })
  } catch (trouble) {
    return station.notKept(trouble)
  }
  form.reset()
  delete form.dataset.warned
  page.show('order-warning', false)
  find(station, '')
  await station.noted(page.word('order-noted', { whom }))
}

function faultOf(body: Record<string, string | boolean>): string {
  if (!body.person && !body.name) return 'need-person'
  if (!body.person && !body.village) return 'need-village'
  if (!body.words && !body.service) return 'need-words'
  return ''
}

/** The same elder, the same need: in hand when it was taken along, or noted here. */
function twinOf(station: Station, body: Record<string, string | boolean>): string {
  const { bag, queue } = station
  const person = Number(body.person ?? 0)
  if (!person) return ''
  const isAlike = (service: unknown, words: string): boolean => (body.service ? String(service ?? '') === body.service : words !== '' && words === body.words)
  const known = bag?.orders.find((one: Order) => one.person === person && isAlike(one.service, one.words))
  if (known) return `${known.title}（${known.number}）`
  const own = queue?.acts.find(({ noted, state }) => noted.kind === 'order' && state !== 'dropped' && Number(noted.body.person ?? 0) === person && isAlike(noted.body.service, String(noted.body.words ?? '')))
  return own ? own.noted.title : ''
}
