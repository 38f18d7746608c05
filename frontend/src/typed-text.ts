/** Ask before leaving a form marked data-keep with typed text in it. Nothing is stored: phones are shared. */
export function keepTypedText(): void {
  let typed = false
  document.addEventListener('input', (event) => {
    if ((event.target as HTMLElement).closest('form[data-keep]')) typed = true
  })
  document.addEventListener('submit', () => {
    typed = false
  })
  window.addEventListener('beforeunload', (event) => {
    if (!typed) return
    event.preventDefault()
    event.returnValue = '' // Chromium before 119 asks only if this is set
  })
}
