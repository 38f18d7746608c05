import { putAside } from './aside'
import { post, Refused } from './asking'
import { handInSales } from './handing'
import { type Counter, type Good, type Sale, capOf, envelope, find, forget, isAble, isCard, keep, markOf, newId, newKey, sealedCaps } from './counter-device'
import { lay } from './laying'


/** A counter that works without signal: card, goods, PIN; written down, signed, handed in once however often. */
export function serveOffline(): void {
  const page = document.querySelector<HTMLElement>('[data-offline-counter]')
  if (page) void new OfflineCounter(page).begin()
}

interface Taken {
  id: number
  seal_key: string
  caps: Record<string, number>
  goods: Good[]
}

class OfflineCounter {
  private kept: Counter | undefined
  private readonly id: string
  private card = ''
  private cap = 0
  private chosen = new Map<number, number>()
  private waiting: Promise<void> = Promise.resolve()

  constructor(private readonly page: HTMLElement) {
    this.id = `${page.dataset.shop ?? ''}:${page.dataset.holder ?? ''}`
  }

  async begin(): Promise<void> {
    if (!isAble()) return this.say(this.word('wordUnable'))
    this.kept = await find(this.id).catch(() => undefined)
    this.on('[data-take]', () => this.take())
    this.on('[data-next]', () => this.next())
    this.on('[data-give]', () => this.give())
    this.on('[data-again]', async () => this.startOver())
    this.on('[data-send]', () => this.send())
    this.on('[data-close]', () => this.close())
    this.field('[data-card]').addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.inTurn(() => this.next()) // a scanner types the number and a line end
    })
    if (this.kept) await putAside().catch(() => undefined)
    this.draw()
    if (this.kept) this.tellCount(this.word('wordReady'))
  }

  private async take(): Promise<void> {
    const shares = Array.from(this.page.querySelectorAll<HTMLElement>('[data-offer]'), (row) => ({
      stock: Number(row.dataset.offer),
      quantity: Number(row.querySelector('input')?.value ?? 0),
    })).filter((share) => share.quantity > 0)
    try {
      const { secret, told } = await newKey()
      const made = await post<Taken>('counters', { shop: Number(this.page.dataset.shop), key: told, shares })
      const sealed = await sealedCaps(made.caps)
      this.kept = { id: this.id, device: made.id, key: secret, told, seal_key: made.seal_key, ...sealed, goods: made.goods, spent: {}, sales: [], sent: 0 }
      await keep(this.kept)
      await putAside().catch(() => undefined) // without it the page works as long as it stays open
      this.draw()
      this.say(this.word('wordReady'))
    } catch (fault) {
      this.say(fault instanceof Refused ? fault.message : this.word('wordNotTaken'))
    }
  }

  private async next(): Promise<void> {
    if (!this.kept) return
    const card = this.field('[data-card]').value.replace(/\s/g, '')
    if (!isCard(card)) return this.say(this.word('wordBadCard'))
    const cap = await capOf(this.kept, card)
    if (cap === undefined) return this.say(this.word('wordNoCard'))
    this.card = card
    this.cap = cap
    this.chosen.clear()
    this.say('')
    this.draw()
    this.goodButton()?.focus()
  }

  private async give(): Promise<void> {
    const { kept } = this
    if (!kept || !this.card) return
    const pin = this.field('[data-pin]').value
    if (this.chosen.size === 0) return this.say(this.word('wordNoGood'))
    if (!/^\d{6}$/.test(pin)) return this.say(this.word('wordBadPin'))
    const told: string[] = []
    for (const [stock, quantity] of this.chosen) {
      const good = kept.goods.find((one) => one.stock === stock)
      if (!good) continue
      const client_id = newId()
      const sealed = await envelope(kept.seal_key, pin, client_id)
      const sale: Sale = { counter: kept.sales.length + 1, client_id, card: this.card, stock, quantity, price: good.price, said_at: Date.now(), pin: sealed }
      kept.sales.push(sale)
      good.left -= quantity
      told.push(`${good.name} × ${quantity}`)
    }
    const mark = await markOf(kept.told, this.card)
    kept.spent[mark] = (kept.spent[mark] ?? 0) + this.total()
    await keep(kept)
    await this.startOver()
    this.tellCount(`${this.word('wordDone')}${told.join('，')}。`)
  }

  private async startOver(): Promise<void> {
    this.card = ''
    this.chosen.clear()
    this.field('[data-card]').value = ''
    this.field('[data-pin]').value = ''
    this.say('')
    this.draw()
    this.field('[data-card]').focus()
  }

  private async send(): Promise<void> {
    const { kept } = this
    if (!kept) return
    try {
      const troubles = await handInSales(kept)
      this.tellCount('')
      const list = this.page.querySelector('[data-troubles]')
      lay(list, ...troubles.map((words) => Object.assign(document.createElement('li'), { textContent: words })))
    } catch (fault) {
      this.say(fault instanceof Refused ? fault.message : this.word('wordNotSent'))
    }
  }

  private async close(): Promise<void> {
    const { kept } = this
    if (!kept) return
    if (kept.sent < kept.sales.length) return this.say(this.word('wordNotSent'))
    try {
      await post(`counters/${kept.device}/closing`, {})
      await forget(this.id)
        location.reload()
    } catch (fault) {
      this.say(fault instanceof Refused ? fault.message : this.word('wordNotSent'))
    }
  }

  private draw(): void {
    this.show('[data-before]', !this.kept)
    this.show('[data-taken]', this.kept !== undefined)
    this.show('[data-step-card]', !this.card)
    this.show('[data-step-goods]', this.card !== '')
    if (!this.kept || !this.card) return
    const cap = this.page.querySelector('[data-cap]')
    if (cap) cap.textContent = `${this.word('wordCard')} ${this.card.slice(-4)} · ${this.word('wordCan')} ${this.cap - this.total()} ${this.word('wordPoints')}`
    const box = this.page.querySelector('[data-goods]')
    lay(box, ...this.kept.goods.map((good) => this.button(good)))
  }

  private button(good: Good): HTMLButtonElement {
    const made = document.createElement('button')
    const count = this.chosen.get(good.stock) ?? 0
    const left = good.left - count
    made.type = 'button'
    made.className = count ? 'button button-primary counter-good' : 'button button-quiet counter-good'
    made.disabled = left < 1 || this.total() + good.price > this.cap
    made.append(line('counter-good-name', count ? `${good.name} × ${count}` : good.name))
    made.append(line('counter-good-price', `${good.price} ${this.word('wordPoints')} · ${this.word('wordLeft')} ${left}`))
    made.addEventListener('click', () => {
      this.chosen.set(good.stock, count + 1)
      this.draw()
    })
    return made
  }

  private total(): number {
    const goods = this.kept?.goods ?? []
    return goods.reduce((sum, good) => sum + good.price * (this.chosen.get(good.stock) ?? 0), 0)
  }

  private tellCount(words: string): void {
    if (!this.kept) return
    const left = this.kept.sales.length - this.kept.sent
    const count = left ? `${this.word('wordKept')} ${left} ${this.word('wordMark')}` : `${this.word('wordSent')} ${this.kept.sent} ${this.word('wordMark')}`
    this.say(this.kept.sales.length ? `${words} ${count}`.trim() : words)
  }

  /** One after the other, so that no two taps get one number. */
  private inTurn(act: () => Promise<void>): void {
    this.waiting = this.waiting.then(act).catch(() => this.say(this.word('wordNotSent')))
  }

  private on(what: string, act: () => Promise<void>): void {
    this.page.querySelector(what)?.addEventListener('click', () => this.inTurn(act))
  }

  private field(what: string): HTMLInputElement {
    return this.page.querySelector<HTMLInputElement>(what) ?? document.createElement('input')
  }

  private goodButton(): HTMLButtonElement | null {
    return this.page.querySelector<HTMLButtonElement>('[data-goods] button:not(:disabled)')
  }

  private show(what: string, is: boolean): void {
    const found = this.page.querySelector<HTMLElement>(what)
    if (found) found.hidden = !is
  }

  private say(words: string): void {
    const said = this.page.querySelector('[data-said]')
    if (said) said.textContent = words
  }

  private word(name: string): string {
    return this.page.dataset[name] ?? ''
  }
}

function line(name: string, words: string): HTMLSpanElement {
  return Object.assign(document.createElement('span'), { className: name, textContent: words })
}
