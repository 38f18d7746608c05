/** Make the 长辈版 switch immediate: nothing typed is lost. The server keeps it, as it does without script. */
export function switchTypeAtOnce(): void {
  const form = document.querySelector<HTMLFormElement>('[data-type-switch]')
  const button = form?.querySelector<HTMLButtonElement>('button')
  if (!form || !button) return
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const told = new FormData(form)
    told.set(button.name, button.value)
    void fetch(form.action, { method: 'POST', body: told, redirect: 'manual', keepalive: true }).catch(() => undefined)
    show(form, button)
  })
}

function show(form: HTMLFormElement, button: HTMLButtonElement): void {
  const type = button.value === 'large' ? 'large' : 'normal'
  document.documentElement.dataset.type = type
  button.value = type === 'large' ? 'normal' : 'large'
  const word = form.querySelector<HTMLElement>('[data-type-word]')
  if (word) word.textContent = (type === 'large' ? form.dataset.normal : form.dataset.large) ?? ''
}
