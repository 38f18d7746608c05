/** <idle-left>: says how many seconds are left before the hall's screen starts anew. The server's header does it. */
export class IdleLeft extends HTMLElement {
  private ticking: number | undefined

  connectedCallback(): void {
    const until = Date.now() + Number(this.dataset.seconds ?? '60') * 1000
    this.ticking = window.setInterval(() => {
      const left = Math.max(0, Math.round((until - Date.now()) / 1000))
      this.textContent = (this.dataset.words ?? '{n}').replace('{n}', String(left))
    }, 1000)
  }

  disconnectedCallback(): void {
    window.clearInterval(this.ticking)
  }
}
