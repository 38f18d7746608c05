"""The line to a vendor: one request, one JSON answer, and what each fault of the line means.

What never left the house may be tried again; what may have arrived is in doubt, be the answer late,
broken, HTML, or of a kind nobody documented.
"""

import json
from typing import Any

import urllib3
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError

from wudan.notices.gateways.carrying import Fault, NotCarried

CONNECT_SECONDS, READ_SECONDS = 3.0, 8.0
LARGEST_ANSWER = 200_000
UNREACHABLE = "对方的服务器连不上，过一会儿再试。"
UNCLEAR = "对方没有说清楚收没收到，正在问。"
_pool = urllib3.PoolManager(maxsize=24, block=False, retries=False)


def call(
    method: str, url: str, *, body: bytes = b"", headers: dict[str, str] | None = None
) -> dict[str, Any]:
    """The answer as an object, whatever its status. Raises NotCarried."""
    timeout = urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS)
    try:
        answer = _pool.request(
            method, url, body=body or None, headers=headers, timeout=timeout, redirect=False,
            preload_content=False,
        )  # fmt: skip
        told = answer.read(LARGEST_ANSWER, decode_content=True)
        answer.release_conn()
    except (NewConnectionError, ConnectTimeoutError) as fault:
        raise NotCarried(type(fault).__name__, UNREACHABLE, Fault.LATER) from None
    except HTTPError as fault:
        raise NotCarried(type(fault).__name__, UNCLEAR, Fault.DOUBT) from None
    return _read(told, answer.status)


def _read(told: bytes, status: int) -> dict[str, Any]:
    try:
        found = json.loads(told)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise NotCarried(f"unreadable_{status}", UNCLEAR, Fault.DOUBT)
    return found
