import htmx from 'htmx.org'

/** Set htmx up for a strict content policy, a shared phone and Django's forms. */
export function setUpHtmx(): void {
  Object.assign(htmx.config, {
    allowEval: false,
    attributesToSettle: ['class', 'width', 'height'], // not style: the content policy refuses it
    selfRequestsOnly: true,
    historyCacheSize: 0, // nothing personal stays behind in the phone's storage
    refreshOnHistoryMiss: true,
    scrollIntoViewOnBoost: false,
    timeout: 30_000,
    responseHandling: [
      { code: '204', swap: false },
      { code: '[23]..', swap: true },
      { code: '409|422', swap: true }, // a refused form comes back with its errors, or with what is newer
      { code: '[45]..', swap: false, error: true },
    ],
  })
  document.addEventListener('htmx:configRequest', (event) => {
    const token = document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')
    const { headers } = (event as CustomEvent<{ headers: Record<string, string> }>).detail
    if (token) headers['X-CSRFToken'] = token.content
  })
}
