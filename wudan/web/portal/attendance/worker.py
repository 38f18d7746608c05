"""The small script that lets a roster's page be opened again without signal.

It is served from the root, since a worker reaches no further than its own address. It answers
only where the net does not, and only with what the roster's page has put aside itself.
"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

_SCRIPT = """// 离线名册: answers with what the roster's page put aside, when the net does not answer.
self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  const wanted = request.mode === 'navigate' || new URL(request.url).pathname.startsWith('/static/')
  if (!wanted) return
  event.respondWith(
    fetch(request).catch(async (fault) => {
      const kept = await caches.open('wudan-roster').then((cache) => cache.match(request.url))
      if (kept) return kept
      throw fault
    }),
  )
})
"""


@login_not_required
@require_safe
def roster_worker(request: HttpRequest) -> HttpResponse:
    """The script, the same for everybody."""
    return HttpResponse(_SCRIPT, content_type="text/javascript; charset=utf-8")
