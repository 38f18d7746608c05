// What time it is by the last moment the server told, whatever the telephone's clock says meanwhile:
// a battery that ran empty starts in 1970, a clock set forward is no later day.
const MINUTE_MS = 60_000
const LONGEST_MS = 10 * 24 * 60 * MINUTE_MS

export interface Moment {
  clock: number
  reckoned: number
}

export class Reckoning {
  /** The clock was seen running backwards, or leaping too far. */
  isOdd = false
  private wall: number
  private steady: number
  private base: number

  constructor(last: { wall: number; reckoned: number }) {
    this.wall = Date.now()
    this.steady = performance.now()
    this.base = last.reckoned + this.between(this.wall - last.wall, 0)
  }

  /** From now on what the server says is the time. */
  set(reckoned: number): void {
    this.wall = Date.now()
    this.steady = performance.now()
    this.base = reckoned
    this.isOdd = false
  }

  now(): Moment {
    const clock = Date.now()
    const passed = performance.now() - this.steady
    return { clock, reckoned: Math.round(this.base + this.between(clock - this.wall, passed)) }
  }

  /** The clock's own difference, since a sleeping telephone stops the other one; unless it cannot be. */
  private between(byClock: number, passed: number): number {
    const isOdd = byClock < passed - MINUTE_MS || byClock > passed + LONGEST_MS
    if (isOdd) this.isOdd = true
    return isOdd ? passed : Math.max(byClock, passed)
  }
}
