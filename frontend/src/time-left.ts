const HALF_MINUTE_MS = 30_000
const MINUTE_MS = 60_000

/** <time-left>: keeps 还剩 3 小时 true while the page stays open. Without script, the server's words stand. */
export class TimeLeft extends HTMLElement {
  private ticking: number | undefined
  private clockError = 0

  connectedCallback(): void {
    const serverNow = Date.parse(this.dataset.now ?? '')
    if (serverNow) this.clockError = serverNow - Date.now()
    this.render()
    this.ticking = window.setInterval(() => this.render(), HALF_MINUTE_MS)
  }

  disconnectedCallback(): void {
    window.clearInterval(this.ticking)
  }

  private render(): void {
    const time = this.querySelector('time')
    const due = Date.parse(time?.getAttribute('datetime') ?? '')
    if (!time || !due) return
    const minutes = Math.floor((due - Date.now() - this.clockError) / MINUTE_MS)
    const late = minutes < 0
    const words = `${(late ? this.dataset.over : this.dataset.left) ?? ''} ${this.span(Math.abs(minutes))}`
    this.classList.toggle('is-late', late)
    if (time.textContent !== words) time.textContent = words
  }

  private span(minutes: number): string {
    const [day = '', hour = '', minute = ''] = (this.dataset.units ?? '').split(',')
    const days = Math.floor(minutes / 1440)
    const hours = Math.floor((minutes % 1440) / 60)
    if (days > 0) return hours > 0 ? `${days} ${day} ${hours} ${hour}` : `${days} ${day}`
    if (hours > 0) return minutes % 60 > 0 ? `${hours} ${hour} ${minutes % 60} ${minute}` : `${hours} ${hour}`
    return `${minutes} ${minute}`
  }
}
