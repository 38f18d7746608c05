import { putAside } from './aside'
import { post, Refused } from './asking'
import { handInMarks } from './handing'
import { type Kept, type Mark, find, forget, isAble, keep, newId, newKey, signed } from './roster-device'

/** A roster that works without signal: taken along, marked by taps, handed in once however often it is sent. */
export function workOffline(): void {
  const page = document.querySelector<HTMLElement>('[data-offline-roster]')
  if (page) void new OfflineRoster(page).begin()
}

class OfflineRoster {
  private kept: Kept | undefined
  private readonly shift: number
  private readonly id: string
  private waiting: Promise<void> = Promise.resolve()

  constructor(private readonly page: HTMLElement) {
    this.shift = Number(page.dataset.shift)
    this.id = `${this.shift}:${page.dataset.holder ?? ''}`
  }

  async begin(): Promise<void> {
    if (!isAble()) return this.say(this.word('wordUnable'))
    this.kept = await find(this.id).catch(() => undefined)
    this.on('[data-take]', () => this.take())
    this.on('[data-send]', () => this.send())
    this.on('[data-copy]', () => this.copy())
    this.on('[data-forget]', () => this.putAway())
    this.page.querySelectorAll<HTMLButtonElement>('[data-mark]').forEach((button) => {
      button.addEventListener('click', () => this.inTurn(() => this.mark(button)))
    })
    if (this.kept) await putAside().catch(() => undefined)
    this.draw()
  }

  private async take(): Promise<void> {
    try {
      const { secret, told } = await newKey()
      const made = await post<{ id: number }>('rosters', { shift: this.shift, key: told })
      this.kept = { id: this.id, device: made.id, key: secret, marks: [], sent: 0 }
      await keep(this.kept)
      await putAside().catch(() => undefined) // without it the page works as long as it stays open
      this.draw()
    } catch {
      this.say(this.word('wordNotTaken'))
    }
  }

  private async mark(button: HTMLButtonElement): Promise<void> {
    const line = button.closest<HTMLElement>('[data-sign-up]')
    if (!this.kept || !line) return
    const mark: Mark = {
      counter: this.kept.marks.length + 1,
      client_id: newId(),
      sign_up: Number(line.dataset.signUp),
      kind: button.dataset.mark === 'left' ? 'left' : 'came',
      said_at: Date.now(),
    }
    this.kept.marks.push(mark)
    await keep(this.kept)
    this.draw()
  }

  private async send(): Promise<void> {
    if (!this.kept || this.kept.marks.length === 0) return
    try {
      await handInMarks(this.kept)
      this.draw()
    } catch (fault) {
      this.say(fault instanceof Refused ? fault.message : this.word('wordNotSent'))
    }
  }

  private async copy(): Promise<void> {
    const shown = this.page.querySelector<HTMLTextAreaElement>('[data-text]')
    if (!this.kept || !shown) return
    shown.value = JSON.stringify({ device: this.kept.device, ...(await signed(this.kept)) })
    shown.hidden = false
    shown.select()
  }

  private async putAway(): Promise<void> {
    if (!this.kept) return
    if (this.kept.sent < this.kept.marks.length) return this.say(this.word('wordNotSent'))
    await forget(this.id)
    this.kept = undefined
    this.draw()
  }

  private draw(): void {
    const { kept } = this
    this.show('[data-take]', !kept)
    this.show('[data-taken]', kept !== undefined)
    if (!kept) return this.say('')
    const left = kept.marks.length - kept.sent
    const count = `${left || kept.marks.length} ${this.word('wordMark')}`
    if (kept.marks.length === 0) this.say(this.word('wordReady'))
    else this.say(`${this.word(left ? 'wordKept' : 'wordSent')} ${count}`)
    for (const line of this.page.querySelectorAll<HTMLElement>('[data-sign-up]')) this.tell(line, kept.marks)
  }

  private tell(line: HTMLElement, marks: Mark[]): void {
    const own = marks.filter((mark) => mark.sign_up === Number(line.dataset.signUp))
    const noted = line.querySelector<HTMLElement>('[data-noted]')
    if (!noted || own.length === 0) return
    noted.textContent = own.map((mark) => `${clock(mark.said_at)} ${this.word(mark.kind === 'came' ? 'wordCame' : 'wordLeft')}`).join(' · ')
    for (const button of line.querySelectorAll<HTMLButtonElement>('[data-mark]')) {
      button.disabled = own.some((mark) => mark.kind === button.dataset.mark)
    }
  }

  /** One after the other, so that no two taps get one number. */
  private inTurn(act: () => Promise<void>): void {
    this.waiting = this.waiting.then(act).catch(() => this.say(this.word('wordNotSent')))
  }

  private on(what: string, act: () => Promise<void>): void {
    this.page.querySelector(what)?.addEventListener('click', () => this.inTurn(act))
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

function clock(ms: number): string {
  const at = new Date(ms)
  return `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`
}
