"""Where a request's CPU goes: a sample every few milliseconds of CPU, told by the layer it was in."""

import signal
import time
from collections import Counter
from collections.abc import Callable
from types import FrameType
from typing import Any

EVERY = 0.001
"""Seconds of CPU; the kernel makes 4 ms of it on most machines."""
LAYERS = (
    ("database driver", ("/psycopg", "/sqlite3/", "/django/db/backends/", "/config/database/")),
    ("statements built, rows to objects", ("/django/db/", "/wudan/tables/")),
    ("templates", ("/django/template/", "/django_vite/", "/templatetags/", "/django/utils/html", "/django/utils/safestring")),
    ("forms", ("/django/forms/",)),
    ("words (translation)", ("/django/utils/translation", "/gettext", "/django/utils/functional")),
    ("sealing and digests", ("/wudan/kit/sealing/", "/cryptography/", "/hashlib", "/hmac", "/wudan/kit/canonical", "/django/utils/crypto", "/django/core/signing")),
    ("compression", ("/wudan/web/squeezing", "/gzip", "/brotli")),
    ("middleware, sessions, routing", ("/django/middleware/", "/django/core/handlers/", "/django/contrib/", "/django/urls/", "/django/http/", "/django/utils/deprecation", "/csp/", "/allauth/", "/whitenoise/", "/django_htmx/", "/wudan/web/headers", "/wudan/web/proxies", "/wudan/web/language", "/wudan/web/acting", "/wudan/web/lasting", "/wudan/web/hall_only", "/wudan/web/refusals")),
    ("pages of ours", ("/wudan/web/",)),
    ("actions and rules of ours", ("/wudan/",)),
)  # fmt: skip
"""A layer and what its files have in their path; the first that fits."""
_REST = "other"


def sampled(call: Callable[[], Any], *, times: int) -> tuple[float, dict[str, float]]:
    """CPU ms a call, and each layer's share of it. The driver's share is this process's, without
    the database's own."""
    seen: Counter[str] = Counter()

    def sample(_signal: int, frame: FrameType | None) -> None:
        seen[layer(frame)] += 1

    before = signal.signal(signal.SIGPROF, sample)
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    begun = time.process_time()
    try:
        for _ in range(times):
            call()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    spent = time.process_time() - begun
    total = sum(seen.values()) or 1
    return 1000 * spent / times, {name: many / total for name, many in seen.most_common()}


def layer(frame: FrameType | None) -> str:
    """Of the innermost frame that belongs to one."""
    while frame is not None:
        path = frame.f_code.co_filename
        for name, marks in LAYERS:
            if any(mark in path for mark in marks):
                return name
        frame = frame.f_back
    return _REST
