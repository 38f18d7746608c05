/** Paper cannot be unfolded: what is folded away on the screen is printed, and folded again. */
export function unfoldOnPaper(): void {
  let folded: HTMLDetailsElement[] = []
  window.addEventListener('beforeprint', () => {
    folded = Array.from(document.querySelectorAll<HTMLDetailsElement>('.more:not([open])'))
    folded.forEach((one) => (one.open = true))
  })
  window.addEventListener('afterprint', () => folded.forEach((one) => (one.open = false)))
}
