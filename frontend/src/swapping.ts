const ASKED = '[hx-get], [hx-post], [hx-boost]'

/**
 * Fetch htmx where a page has a use for it: at once at a desk, at the first touch of a field on the
 * portal. Two thirds of the script would otherwise reach every first visitor for nothing (ADR 71).
 */
export function swapWhereAsked(): void {
  if (!document.querySelector(ASKED)) return
  if (!document.body.classList.contains('portal')) return whenLoaded(() => void fetchIt())
  document.addEventListener('focusin', function touched(event) {
    const field = event.target as HTMLElement
    if (!field.closest(ASKED)) return
    document.removeEventListener('focusin', touched)
    whenLoaded(() => void fetchIt())
  })
}

// htmx starts by itself only before the document is ready or after everything has loaded, not in between.
function whenLoaded(go: () => void): void {
  if (document.readyState === 'complete') go()
  else window.addEventListener('load', go, { once: true })
}

// Fetched after everything has loaded, htmx starts while it is read: what it must not do it has to know before.
function forbidStyles(): void {
  const meta = document.createElement('meta')
  meta.name = 'htmx-config'
  meta.content = '{"includeIndicatorStyles": false}'
  document.head.append(meta)
}

async function fetchIt(): Promise<void> {
  forbidStyles()
  const { setUpHtmx } = await import('./htmx')
  setUpHtmx()
  const field = document.activeElement // what was typed meanwhile was heard by nobody
  if (field instanceof HTMLInputElement && field.value !== field.defaultValue) {
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
}
