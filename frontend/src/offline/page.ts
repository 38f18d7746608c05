// Small hands for the station's page: parts by name, and its words, which the server has translated.
export class Page {
  constructor(private readonly root: HTMLElement) {}

  part<T extends HTMLElement = HTMLElement>(name: string): T {
    const found = this.root.querySelector<T>(`[data-part="${name}"]`)
    if (!found) throw new Error(`no part ${name}`)
    return found
  }

  has(name: string): boolean {
    return this.root.querySelector(`[data-part="${name}"]`) !== null
  }

  show(name: string, is: boolean): void {
    if (this.has(name)) this.part(name).hidden = !is
  }

  tell(name: string, words: string): void {
    this.part(name).textContent = words
  }

  /** A sentence of the page, its gaps filled. */
  word(name: string, given: Record<string, string | number> = {}): string {
    const found = this.root.querySelector(`[data-word="${name}"]`)?.textContent ?? ''
    return found.trim().replace(/\[(\w+)\]/g, (_all, gap: string) => String(given[gap] ?? ''))
  }

  /** A copy of a template. */
  copy(name: string): HTMLElement {
    const found = this.root.querySelector<HTMLTemplateElement>(`template[data-copy="${name}"]`)
    return found?.content.firstElementChild?.cloneNode(true) as HTMLElement
  }

  on(name: string, act: () => void): void {
    if (this.has(name)) this.part(name).addEventListener('click', act)
  }

  data(name: string): string {
    return this.root.dataset[name] ?? ''
  }
}

export function fill(within: HTMLElement, name: string, words: string): void {
  const found = within.querySelector<HTMLElement>(`[data-fill="${name}"]`)
  if (!found) return
  found.textContent = words
  found.hidden = words === ''
}

/** 11月26日 09:05, on a Chinese wall clock wherever the telephone thinks it is. */
export function said(ms: number): string {
  const at = new Date(ms + 8 * 3_600_000)
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${at.getUTCMonth() + 1}月${at.getUTCDate()}日 ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
}

/** What stands in a form, by name. */
export function typed(form: HTMLFormElement): Record<string, string | boolean> {
  const found: Record<string, string | boolean> = {}
  for (const field of Array.from(form.elements)) {
    if (field instanceof HTMLInputElement && field.type === 'checkbox') found[field.name] = field.checked
    else if (field instanceof HTMLInputElement && field.type === 'radio') {
      if (field.checked) found[field.name] = field.value
    } else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement) found[field.name] = field.value.trim()
  }
  delete found['']
  return found
}

/** What is chosen in a select, as it reads. */
export function chosen(form: HTMLFormElement, name: string): string {
  const field = form.elements.namedItem(name)
  return field instanceof HTMLSelectElement && field.value ? (field.selectedOptions[0]?.textContent ?? '').trim() : ''
}
