/** Put these in, instead of what is there. Chromium 81 has no replaceChildren yet. */
export function lay(parent: Element | null | undefined, ...parts: Node[]): void {
  if (!parent) return
  parent.textContent = ''
  parent.append(...parts)
}
