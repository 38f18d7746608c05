"""Is the house alive, is it well, what does it count: for machines that watch it, nobody's name in it."""

import json
from hmac import compare_digest
from ipaddress import ip_address, ip_network
from time import monotonic
from typing import cast

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.vitals.readiness import Finding, findings
from wudan.web import gauges
from wudan.web.proxies import Forwarded

KEPT_SECONDS = 5.0
"""So long an answer about readiness stands: whoever asks a thousand times costs the database one."""
SERVING = "serving"


@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """Answers ok when the database answers; otherwise the refusal page says 503."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when all is right, 503 when something is not; `?only=serving` asks about what pages need alone.

    Whoever may watch reads what, by name; everybody else only whether.
    """
    found = _findings()
    if request.GET.get("only") == SERVING:
        found = [one for one in found if one.stops]
    told: dict[str, object] = {"ready": not found}
    if may_watch(request):
        told["wrong"] = [
            {"name": one.name, "words": one.words, "stops": one.stops} for one in found
        ]
    body = json.dumps(told, ensure_ascii=False)
    return HttpResponse(body, status=503 if found else 200, content_type="application/json")


@login_not_required
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The counts, for Prometheus. For whoever may watch; for others there is no such page."""
    if not may_watch(request):
        raise Missing
    return HttpResponse(gauges.told(settings.COUNTED_IN), content_type=CONTENT_TYPE_LATEST)


def may_watch(request: HttpRequest) -> bool:
    """Straight from an address that was named (WUDAN_WATCHERS), or with the token (WUDAN_WATCH_TOKEN).

    What a proxy passed on is not straight, whatever address it came from.
    """
    token = settings.WATCH_TOKEN
    said = request.headers.get("Authorization", "")
    if token and compare_digest(said.encode(), f"Bearer {token}".encode()):
        return True
    if cast(Forwarded, request).is_forwarded:
        return False
    try:
        known = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    return any(known in ip_network(network) for network in settings.WATCHERS)


_last: tuple[float, list[Finding]] | None = None


def _findings() -> list[Finding]:
    global _last
    if _last is None or monotonic() - _last[0] > KEPT_SECONDS:
        _last = (monotonic(), findings(at=clock.now()))
    return list(_last[1])
