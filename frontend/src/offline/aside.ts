// What a page is drawn with is put aside, so that it opens again without a network.
const CACHE = 'wudan-offline' // what worker.ts answers from

export async function putAside(): Promise<void> {
  if (!('serviceWorker' in navigator) || !navigator.onLine) return
  await navigator.serviceWorker.register('/worker.js')
  const cache = await caches.open(CACHE)
  const page = await fetch(location.pathname, { credentials: 'same-origin' })
  if (!page.ok || page.redirected) return // signed out meanwhile: what was put aside before is better
  await cache.put(location.href.split(/[?#]/)[0] ?? location.href, page)
  const own = `${location.origin}/static/`
  const drawn = performance.getEntriesByType('resource').map((part) => part.name.split('#')[0] ?? '')
  const linked = Array.from(document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[href], script[src]'), (part) => ('href' in part ? part.href : part.src))
  const wanted = new Set([...drawn, ...linked].filter((address) => address.startsWith(own)))
  await Promise.all(Array.from(wanted, (address) => cache.add(address)))
}
