const WEAK_LINE_MS = 20_000

/**
 * Let a form be sent once. Buttons are never disabled before the browser has read them, so that
 * the pressed button's value still travels; they come back on a weak line or with the back button.
 */
export function sendOnce(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (form.method !== 'post' || form.dataset.sending !== undefined) {
      if (form.dataset.sending !== undefined) event.preventDefault()
      return
    }
    if (event.defaultPrevented) return // htmx sends this one itself, below
    hold(form)
    setTimeout(() => release(form), WEAK_LINE_MS)
  })
  document.addEventListener('htmx:beforeRequest', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
    if (form.dataset.sending !== undefined) event.preventDefault()
    else hold(form)
  })
  document.addEventListener('htmx:afterRequest', (event) => {
    if (event.target instanceof HTMLFormElement) release(event.target)
  })
  window.addEventListener('pageshow', () => {
    document.querySelectorAll<HTMLFormElement>('form[data-sending]').forEach(release)
  })
}

function hold(form: HTMLFormElement): void {
  form.dataset.sending = ''
  for (const button of form.querySelectorAll<HTMLButtonElement>('button[data-busy]')) {
    const word = button.querySelector('span') ?? button
    button.setAttribute('aria-disabled', 'true')
    button.dataset.word = word.textContent ?? ''
    word.textContent = button.dataset.busy ?? ''
  }
}

function release(form: HTMLFormElement): void {
  delete form.dataset.sending
  for (const button of form.querySelectorAll<HTMLButtonElement>('button[data-word]')) {
    const word = button.querySelector('span') ?? button
    button.removeAttribute('aria-disabled')
    word.textContent = button.dataset.word ?? ''
    delete button.dataset.word
  }
}
