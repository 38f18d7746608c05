const WARNING_S = 300

/** Say five minutes before a sign-in under a post ends, and let it be lengthened; the end takes nothing typed away. */
export function warnBeforeTheEnd(): void {
  const box = document.querySelector<HTMLElement>('[data-stay]')
  const form = box?.querySelector('form')
  const words = box?.querySelector('p')
  if (!box || !form || !words) return
  const idle = Number(box.dataset.stay)
  let until = 0
  const begin = (): void => {
    until = Date.now() + idle * 1000
    box.hidden = true
  }
  begin()
  document.addEventListener('htmx:afterOnLoad', begin)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void fetch(form.action, { method: 'POST', body: new FormData(form), redirect: 'manual' })
      .then((answer) => (answer.status === 204 ? begin() : tell(box.dataset.over)))
      .catch(() => undefined)
  })
  const tell = (told: string | undefined): void => {
    if (words.textContent !== told) words.textContent = told ?? ''
    box.hidden = false
  }
  // A telephone that slept wakes up late: what is left is reckoned from the clock, not from ticks.
  window.setInterval(() => {
    const left = Math.ceil((until - Date.now()) / 1000)
    if (left <= WARNING_S) tell(left > 0 ? box.dataset.words?.replace('{n}', String(Math.ceil(left / 60))) : box.dataset.over)
  }, 10_000)
}
