// The one worker: answers with what a page put aside, where the net does not answer or takes too long.
// It sends nothing: what was noted is sealed, and only the person at the page can open it.
interface Extending extends Event {
  waitUntil(done: Promise<unknown>): void
}
interface Fetching extends Event {
  request: Request
  respondWith(answer: Promise<Response>): void
}
interface Scope {
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  addEventListener(type: 'install', heard: () => void): void
  addEventListener(type: 'activate', heard: (event: Extending) => void): void
  addEventListener(type: 'fetch', heard: (event: Fetching) => void): void
}

const scope = self as unknown as Scope
const CACHE = 'wudan-offline'
const PATIENCE_MS = 8_000

scope.addEventListener('install', () => void scope.skipWaiting())
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()))
scope.addEventListener('fetch', (event) => {
  const { request } = event
  const isPage = request.mode === 'navigate'
  if (request.method !== 'GET' || !(isPage || new URL(request.url).pathname.startsWith('/static/'))) return
  event.respondWith(answer(request, isPage))
})

async function answer(request: Request, isPage: boolean): Promise<Response> {
  const cache = await caches.open(CACHE)
  const address = isPage ? (request.url.split(/[?#]/)[0] ?? request.url) : request.url
  const kept = await cache.match(address)
  if (!kept) return fetch(request)
  if (!isPage) return kept // what is built is named by its content
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS))
  return Promise.race([fetch(request).catch(() => kept), late])
}
