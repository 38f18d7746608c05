"""Who is at the other end: the address of the connection, unless it is a proxy of ours.

What a proxy adds is believed only from a proxy named in WUDAN_PROXIES; a forged
X-Forwarded-For or -Proto from anybody else is taken off before anything reads it (G19).
"""

from ipaddress import ip_address, ip_network
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from wudan.web.acting import Answering

_ADDED = (
    "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT", "HTTP_FORWARDED", "HTTP_X_REAL_IP",
)  # fmt: skip


class Forwarded(HttpRequest):
    """A request after the middleware; for type checkers only."""

    is_forwarded: bool
    """Whether anybody says it was passed on: then the caller is not at the other end of the line."""


class ProxyMiddleware:
    """Leaves the caller's own address in REMOTE_ADDR, and no header that only claims one."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        meta = request.META
        cast(Forwarded, request).is_forwarded = any(name in meta for name in _ADDED)
        if is_proxy(meta.get("REMOTE_ADDR", "")):
            meta["REMOTE_ADDR"] = caller(meta["REMOTE_ADDR"], meta.get("HTTP_X_FORWARDED_FOR", ""))
        else:
            for name in _ADDED:
                meta.pop(name, None)
        meta.setdefault("REMOTE_ADDR", "")
        return self.get_response(request)


def is_proxy(address: str) -> bool:
    """Whether a connection from there is one of our own proxies."""
    try:
        known = ip_address(address)
    except ValueError:
        return False
    return any(known in ip_network(proxy) for proxy in settings.PROXIES)


def caller(proxy: str, forwarded: str) -> str:
    """The last address that is no proxy of ours; the proxy's own when what it added is broken."""
    for text in reversed(forwarded.split(",")):
        address = text.strip()
        try:
            ip_address(address)
        except ValueError:
            return proxy
        if not is_proxy(address):
            return address
    return proxy
