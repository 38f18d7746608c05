// The queue a person can see: each act with a key of its own, sealed; sent until the server has answered.
import { post, read } from './asking'
import { all, drop, newId, put } from './device'
import type { Moment } from './reckoning'
import { type Sealed, seal, unseal } from './vault'

const AT_ONCE = 10
const TRIES = 8
const PAUSE_MS = 400

export type State = 'waiting' | 'needs' | 'sent' | 'dropped'

export interface Noted {
  kind: 'order' | 'booking'
  title: string
  whom: string
  when: Moment
  body: Record<string, string | number | boolean | null>
}

interface Row {
  key: string
  turn: number
  state: State
  words: string
  page: string
  no: string
  sealed: Sealed
}

export interface Act extends Row {
  noted: Noted
}

interface Outcome {
  key: string
  state: 'done' | 'waiting' | 'dropped' | 'refused'
  words: string
  no: string
  page: string
}

interface Answered {
  now: number
  items: Outcome[]
}

export class Queue {
  acts: Act[] = []

  constructor(private readonly key: CryptoKey) {}

  async load(): Promise<void> {
    const rows = await all<Row>('acts')
    this.acts = await Promise.all(rows.map(async (row) => ({ ...row, noted: await unseal<Noted>(this.key, row.sealed) })))
    this.acts.sort((one, other) => one.turn - other.turn)
  }

  /** Kept before it is said to be. Throws when the telephone is full. */
  async note(noted: Noted): Promise<Act> {
    const turn = this.acts.reduce((most, one) => Math.max(most, one.turn), 0) + 1
    const row: Row = { key: newId(), turn, state: 'waiting', words: '', page: '', no: '', sealed: await seal(this.key, noted) }
    await put('acts', row)
    const act = { ...row, noted }
    this.acts.push(act)
    return act
  }

  get unsent(): Act[] {
    return this.acts.filter((one) => one.state === 'waiting')
  }

  /** Send what waits, again where the answer was lost; the server does each once. Answers its time. */
  async send(device: number, when: () => Moment, told: () => void): Promise<number> {
    let now = 0
    for (;;) {
      const some = this.unsent.filter((one) => one.words === '').slice(0, AT_ONCE)
      if (some.length === 0) return now
      now = (await this.envelope(device, some, when)).now
      told()
    }
  }

  /** How those stand that wait for a person. */
  async ask(device: number): Promise<void> {
    if (!this.acts.some((one) => one.state === 'needs')) return
    await this.take(await read<Answered>(`offline-devices/${device}/acts`))
  }

  async forget(act: Act): Promise<void> {
    await drop('acts', act.key)
    this.acts = this.acts.filter((one) => one !== act)
  }

  /** What was refused as a whole is tried once more when somebody asks. */
  retry(): void {
    for (const one of this.unsent) one.words = ''
  }

  private async envelope(device: number, some: Act[], when: () => Moment): Promise<Answered> {
    const acts = some.map(({ key, noted: { kind, body, when: at } }) => ({ key, kind, body, said_at: within(at.clock), reckoned_at: within(at.reckoned) }))
    for (let tried = 1; ; tried += 1) {
      const sending = when()
      try {
        const body = { sent_at: within(sending.clock), reckoned_sent_at: within(sending.reckoned), acts }
        const answer = await post<Answered>(`offline-devices/${device}/acts`, body)
        await this.take(answer)
        return answer
      } catch (fault) {
        if (!(fault instanceof TypeError) || !navigator.onLine || tried === TRIES) throw fault
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * tried)) // the answer was lost on its way
      }
    }
  }

  private async take(answer: Answered): Promise<void> {
    for (const outcome of answer.items) {
      const act = this.acts.find((one) => one.key === outcome.key)
      if (!act) continue
      const states = { done: 'sent', waiting: 'needs', dropped: 'dropped', refused: 'waiting' } as const
      Object.assign(act, { state: states[outcome.state], words: outcome.words, page: outcome.page, no: outcome.no })
      const { noted: _noted, ...row } = act
      await put('acts', row)
    }
  }
}

/** As the server can read it: a clock before 1970 or after 2100 is none. */
function within(ms: number): number {
  return Math.min(Math.max(Math.round(ms), 0), 4_102_444_800_000)
}
