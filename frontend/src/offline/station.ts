// The station's page: taken along, opened by six digits, worked with, handed in, wiped.
import { putAside } from './aside'
import { NotYours, post, read, Refused, SignedOut } from './asking'
import type { Bag } from './bag'
import { all, countUnsent, isAble, MARK, wipe } from './device'
import { type Counter } from './counter-device'
import { handInMarks, handInSales } from './handing'
import { bookingScreen } from './booking-screen'
import { orderScreen } from './order-screen'
import { ordersScreen } from './orders-screen'
import { Page } from './page'
import { Queue } from './queue'
import { queueScreen } from './queue-screen'
import { Reckoning } from './reckoning'
import { type Kept, newKey, keep as keepRoster } from './roster-device'
import { rosterScreen } from './roster-screen'
import * as vaults from './vault'

const DAY_MS = 86_400_000
const PIN = /^\d{6}$/
const FREE_LEAST = 20_000_000

interface Taken {
  id: number
  label: string
  unlock: string
  now: number
}

export function openStation(): void {
  const root = document.querySelector<HTMLElement>('[data-offline-station]')
  if (root) void new Station(new Page(root)).begin()
}

export class Station {
  vault: vaults.Vault | undefined
  queue: Queue | undefined
  bag: Bag | undefined
  reckoning: Reckoning | undefined
  private key: CryptoKey | undefined
  private busy: Promise<void> = Promise.resolve()
  private isSending = false

  constructor(readonly page: Page) {}

  async begin(): Promise<void> {
    const { page } = this
    if (!isAble()) return this.say('unable')
    this.vault = await vaults.find().catch(() => undefined)
    if (!this.vault && localStorage.getItem(MARK) === 'station') this.say('evicted')
    page.on('take', () => this.inTurn(() => this.take()))
    page.on('unlock', () => this.inTurn(() => this.unlock()))
    page.on('forgot', () => this.inTurn(() => this.forgot()))
    for (const name of ['send', 'leave-send']) page.on(name, () => void this.sync(true))
    page.on('refresh', () => this.inTurn(() => this.refresh()))
    page.on('wipe', () => page.show('wipe-sure', true))
    page.on('wipe-yes', () => this.inTurn(() => this.leave(false)))
    page.on('wipe-no', () => page.show('wipe-sure', false))
    page.on('leave-wipe', () => this.inTurn(() => this.leave(true)))
    page.part<HTMLInputElement>('pin').addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.inTurn(() => this.unlock())
    })
    window.addEventListener('online', () => void this.sync(false))
    for (const tab of document.querySelectorAll<HTMLElement>('[data-screen-tab]')) tab.addEventListener('click', () => this.open(tab.dataset.screenTab ?? 'queue'))
    if (this.vault) await putAside().catch(() => undefined)
    this.draw()
  }

  /** Show one screen. */
  open(name: string): void {
    for (const screen of document.querySelectorAll<HTMLElement>('[data-screen]')) screen.hidden = screen.dataset.screen !== name
    for (const tab of document.querySelectorAll<HTMLElement>('[data-screen-tab]')) tab.toggleAttribute('aria-current', tab.dataset.screenTab === name)
    window.scrollTo(0, 0)
  }

  say(word: string, given: Record<string, string | number> = {}): void {
    this.page.tell('said', this.page.word(word, given))
  }

  /** Something was noted: say so, and hand it in where there is a network. */
  async noted(words: string): Promise<void> {
    await this.keepTime()
    this.open('queue')
    this.page.tell('said', words)
    queueScreen(this)
    void this.sync(false)
  }

  /** What went wrong on keeping, in words: a full telephone is told of, nothing is said to be kept that is not. */
  notKept(fault: unknown): void {
    const name = fault instanceof DOMException ? fault.name : ''
    this.say(name === 'QuotaExceededError' ? 'full' : 'not-kept')
  }

  async rosters(): Promise<Kept[]> {
    const mine = `:${this.vault?.holder ?? this.page.data('holder')}`
    return (await all<Kept>('rosters')).filter((one) => one.id.endsWith(mine))
  }

  async counters(): Promise<Counter[]> {
    const mine = `:${this.vault?.holder ?? this.page.data('holder')}`
    return (await all<Counter>('counters')).filter((one) => one.id.endsWith(mine))
  }

  private async take(): Promise<void> {
    const [pin, again] = [this.page.part<HTMLInputElement>('new-pin').value, this.page.part<HTMLInputElement>('new-pin-again').value]
    if (!PIN.test(pin)) return this.say('pin-form')
    if (pin !== again) return this.say('pin-differs')
    try {
      const taken = await post<Taken>('offline-devices', {})
      const bag = await read<Bag>(`offline-devices/${taken.id}/bag`)
      const made = await vaults.make(pin, taken.unlock)
      const { key, ...wrapped } = made
      const clock = { wall: Date.now(), reckoned: taken.now }
      this.vault = {
        id: 'station', device: taken.id, label: taken.label, holder: this.page.data('holder'), taken: taken.now, fresh: bag.now,
        ...wrapped, bag: await vaults.seal(key, bag), misses: 0, clock,
      }
      await vaults.keep(this.vault)
      localStorage.setItem(MARK, 'station')
      await this.opened(key)
      await this.takeRosters()
      await this.askToKeep()
      await putAside().catch(() => undefined)
      this.draw()
      this.say('taken')
    } catch (fault) {
      this.tellFault(fault, 'not-taken')
    }
  }

  private async unlock(): Promise<void> {
    const { vault } = this
    const field = this.page.part<HTMLInputElement>('pin')
    if (!vault) return
    if (!PIN.test(field.value)) return this.say('pin-form')
    this.say('opening')
    const key = await vaults.openByPin(vault, field.value)
    field.value = ''
    vault.misses = key ? 0 : vault.misses + 1
    await vaults.keep(vault).catch(() => undefined)
    if (!key) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(vault.misses, 10) * 1000))
      return this.say('pin-wrong', { n: vault.misses })
    }
    await this.opened(key)
    this.say('')
    this.draw()
    void this.sync(false)
  }

  /** Forgotten digits: the same person signs in, and the server gives what opens it. */
  private async forgot(): Promise<void> {
    const { vault } = this
    const pin = this.page.part<HTMLInputElement>('pin').value
    if (!vault) return
    if (!PIN.test(pin)) return this.say('pin-new')
    try {
      const taken = await read<Taken>(`offline-devices/${vault.device}`)
      await vaults.changePin(vault, taken.unlock, pin)
      const key = await vaults.openByServer(vault, taken.unlock)
      if (!key) return this.say('not-opened')
      await this.opened(key)
      this.draw()
      this.say('pin-changed')
    } catch (fault) {
      this.tellFault(fault, 'not-opened')
    }
  }

  private async opened(key: CryptoKey): Promise<void> {
    const { vault } = this
    if (!vault) return
    this.key = key
    this.reckoning = new Reckoning(vault.clock)
    this.queue = new Queue(key)
    await this.queue.load()
    this.bag = await vaults.unseal<Bag>(key, vault.bag)
    orderScreen(this)
    bookingScreen(this)
    ordersScreen(this)
    await rosterScreen(this)
    setInterval(() => void this.keepTime(), 60_000)
  }

  /** Hand in all that waits. Asked for by the person it tells more. */
  async sync(isAsked: boolean): Promise<void> {
    const { vault, queue } = this
    if (this.isSending || (!isAsked && !queue)) return
    if (vault && !queue) return this.say('open-first')
    if (!navigator.onLine) return isAsked ? this.say('no-net', { n: await countUnsent() }) : undefined
    this.isSending = true
    if (isAsked) queue?.retry()
    this.page.show('sign-in', false)
    this.page.show('enter-post', false)
    this.say('sending')
    try {
      if (vault && queue) await this.sendActs(vault, queue)
      this.tellSent(await this.sendLines())
    } catch (fault) {
      this.tellFault(fault, 'not-sent')
    } finally {
      this.isSending = false
      this.draw()
    }
  }

  private async sendActs(vault: vaults.Vault, queue: Queue): Promise<void> {
    const { reckoning } = this
    if (!reckoning) return
    await read<Taken>(`offline-devices/${vault.device}`) // another person is told before anything is sent
    const now = await queue.send(vault.device, () => reckoning.now(), () => queueScreen(this))
    await queue.ask(vault.device)
    if (now) reckoning.set(now)
    await this.keepTime()
  }

  private async sendLines(): Promise<string[]> {
    const words: string[] = []
    const now = this.reckoning?.now().reckoned ?? Date.now()
    for (const kept of await this.rosters()) if (kept.sent < kept.marks.length) words.push(...(await handInMarks(kept, now)))
    for (const kept of await this.counters()) if (kept.sent < kept.sales.length) words.push(...(await handInSales(kept)))
    return words
  }

  private tellSent(words: string[]): void {
    const needs = this.queue?.acts.filter((one) => one.state === 'needs').length ?? 0
    const left = this.queue?.unsent.length ?? 0
    this.say(left ? 'some-refused' : needs ? 'sent-needs' : 'sent', { n: needs || left })
    if (words.length) this.page.tell('said', `${this.page.part('said').textContent ?? ''} ${words.join(' ')}`)
  }

  private async refresh(): Promise<void> {
    const { vault, key } = this
    if (!vault || !key) return
    try {
      const bag = await read<Bag>(`offline-devices/${vault.device}/bag`)
      vault.bag = await vaults.seal(key, bag)
      vault.fresh = bag.now
      this.bag = bag
      this.reckoning?.set(bag.now)
      await this.keepTime()
      await this.takeRosters()
      await putAside().catch(() => undefined)
      orderScreen(this)
      bookingScreen(this)
      ordersScreen(this)
      await rosterScreen(this)
      this.draw()
      this.say('fresh')
    } catch (fault) {
      this.tellFault(fault, 'not-fresh')
    }
  }

  /** A key of its own for each roster, as its page makes one. */
  private async takeRosters(): Promise<void> {
    const have = new Set((await this.rosters()).map((one) => one.id))
    for (const roster of this.bag?.rosters ?? []) {
      const id = `${roster.shift}:${this.vault?.holder ?? ''}`
      if (have.has(id)) continue
      const { secret, told } = await newKey()
      const made = await post<{ id: number }>('rosters', { shift: roster.shift, key: told })
      await keepRoster({ id, device: made.id, key: secret, marks: [], sent: 0 })
    }
  }

  /** Wipe; with `out` sign out as well. What was not sent goes only after that was said. */
  private async leave(out: boolean): Promise<void> {
    const { vault } = this
    const unsent = await countUnsent()
    if (vault && navigator.onLine) await post(`offline-devices/${vault.device}/putting-away`, { unsent }).catch(() => undefined)
    await wipe()
    if (out) this.page.part<HTMLFormElement>('out').submit()
    else location.reload()
  }

  async keepTime(): Promise<void> {
    const { vault, reckoning } = this
    if (!vault || !reckoning) return
    const now = reckoning.now()
    vault.clock = { wall: now.clock, reckoned: now.reckoned }
    await vaults.keep(vault).catch(() => undefined)
    this.page.show('clock', reckoning.isOdd)
  }

  /** Ask that nothing here is cleared to make room; say what the telephone answered. */
  private async askToKeep(): Promise<void> {
    const { storage } = navigator
    const isKept = storage && 'persist' in storage ? await storage.persist().catch(() => false) : false
    this.page.show('not-persisted', !isKept)
    const room = storage && 'estimate' in storage ? await storage.estimate().catch(() => undefined) : undefined
    if (room?.quota !== undefined && room.quota - (room.usage ?? 0) < FREE_LEAST) this.page.show('little-room', true)
  }

  private tellFault(fault: unknown, otherwise: string): void {
    if (fault instanceof SignedOut) {
      this.page.show('sign-in', true)
      return this.say('signed-out')
    }
    if (fault instanceof NotYours) {
      this.page.show('sign-in', true)
      return this.say(this.vault ? 'not-yours' : 'no-post', { who: this.vault?.label ?? '' })
    }
    if (fault instanceof Refused) {
      this.page.show('enter-post', fault.code === 'enter_post')
      return this.page.tell('said', fault.message)
    }
    if (fault instanceof DOMException && fault.name === 'QuotaExceededError') return this.say('full')
    this.say(otherwise)
  }

  draw(): void {
    const { page, vault, key } = this
    const isOpen = vault !== undefined && key !== undefined
    page.show('before', !vault)
    page.show('locked', vault !== undefined && !key)
    page.show('open', isOpen)
    page.show('leaving', new URLSearchParams(location.search).has('leaving'))
    void countUnsent().then((n) => page.tell('leaving-words', page.word(n ? 'leaving-some' : 'leaving-none', { n })))
    if (!isOpen || !vault) return
    const now = this.reckoning?.now().reckoned ?? vault.fresh
    const old = Math.floor((now - vault.fresh) / DAY_MS)
    page.tell('whose', page.word(old >= 7 ? 'old' : 'whose', { who: vault.label, n: old }))
    page.show('clock', this.reckoning?.isOdd ?? false)
    void countUnsent().then((n) => page.tell('wipe-words', page.word(n ? 'wipe-some' : 'wipe-none', { n })))
    queueScreen(this)
  }

  /** One after the other. */
  private inTurn(act: () => Promise<void>): void {
    this.busy = this.busy.then(act).catch((fault: unknown) => this.notKept(fault))
  }
}
