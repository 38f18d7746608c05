"""Webhooks: a signed message to an address of another system (Standard Webhooks 1.0).

Signed over `id.timestamp.body` with HMAC-SHA256, once for each secret that is valid. The name of the
host is resolved once, the addresses are looked at, and the connection goes to the very address that
was looked at: no second answer of a name server leads into our own network. Nothing is followed.
"""

import hashlib
import hmac
import http.client
import socket
import ssl
from base64 import b64decode, b64encode
from collections.abc import Sequence
from datetime import datetime
from ipaddress import IPv4Address, IPv6Address, ip_address
from secrets import token_bytes
from urllib.parse import SplitResult, urlsplit

PREFIX = "whsec_"
SECONDS = 10.0
_SECRET_BYTES = 32
_ENOUGH = 1024
"""What is read of an answer; only its status counts."""
Address = IPv4Address | IPv6Address


class Unreachable(Exception):
    """It was not handed over; the words say why, for the administrator."""


def new_secret() -> str:
    """A secret as receivers expect it."""
    return PREFIX + b64encode(token_bytes(_SECRET_BYTES)).decode()


def headers_of(secrets: Sequence[str], *, uid: str, at: datetime, body: bytes) -> dict[str, str]:
    """What the message carries besides its body."""
    second = str(int(at.timestamp()))
    signed = b".".join([uid.encode(), second.encode(), body])
    marks = (
        hmac.new(b64decode(secret.removeprefix(PREFIX)), signed, hashlib.sha256).digest()
        for secret in secrets
    )
    return {
        "webhook-id": uid, "webhook-timestamp": second,
        "webhook-signature": " ".join(f"v1,{b64encode(mark).decode()}" for mark in marks),
        "content-type": "application/json", "user-agent": "wudan-webhooks",
    }  # fmt: skip


def fault_of(url: str, *, inside: bool) -> str:
    """Why nothing can be sent to such an address; empty when it can. Looks at its spelling alone."""
    try:
        parts = urlsplit(url)
        port_is_one = parts.port is None or 0 < parts.port < 65536
    except ValueError:
        return "地址写法不对。"
    if not url.isascii() or any(letter.isspace() or not letter.isprintable() for letter in url):
        return "地址里有空格或特殊字符。"
    if parts.scheme not in ({"http", "https"} if inside else {"https"}):
        return "地址要以 https:// 开头。"
    if not parts.hostname or not port_is_one or parts.username or parts.password or parts.fragment:
        return "地址要写明主机，不带账号、密码和 #。"
    return ""


def post(url: str, body: bytes, headers: dict[str, str], *, inside: bool) -> int:
    """Hand it over; the status of the answer. `inside`: addresses of private networks are allowed.

    Raises Unreachable.
    """
    if words := fault_of(url, inside=inside):
        raise Unreachable(words)
    parts = urlsplit(url)
    address = _address_of(parts, inside=inside)
    connection = _connection(parts, address)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request("POST", target, body, headers)
        answer = connection.getresponse()
        answer.read(_ENOUGH)
    except (OSError, http.client.HTTPException) as fault:
        raise Unreachable(f"连不上：{type(fault).__name__}") from fault
    finally:
        connection.close()
    return answer.status


def _address_of(parts: SplitResult, *, inside: bool) -> str:
    """The address of the host, all of whose addresses are public unless `inside`."""
    try:
        found = socket.getaddrinfo(parts.hostname, _port(parts), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        raise Unreachable("找不到这个主机。") from fault
    addresses = [str(one[4][0]) for one in found]
    if not inside and not all(_is_public(ip_address(one.partition("%")[0])) for one in addresses):
        raise Unreachable("这个主机在内部网络里；要送进内网，请在登记时写明。")
    if not addresses:
        raise Unreachable("找不到这个主机。")
    return addresses[0]


def _is_public(address: Address) -> bool:
    """Also the IPv4 address inside an IPv6 one, of whatever kind, is looked at."""
    inner = None
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
    if inner is not None and not _is_public(inner):
        return False
    return address.is_global and not address.is_multicast


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _connection(parts: SplitResult, address: str) -> http.client.HTTPConnection:
    """To the address that was looked at, under the name that was asked for."""
    host, port = parts.hostname or "", _port(parts)
    if parts.scheme == "https":
        return _Pinned(host, port, address)
    plain = http.client.HTTPConnection(host, port, timeout=SECONDS)
    plain._create_connection = lambda *_, **__: _open(address, port)  # type: ignore[attr-defined]
    return plain


class _Pinned(http.client.HTTPSConnection):
    """TLS with the certificate of the name, at an address that is given."""

    def __init__(self, host: str, port: int, address: str) -> None:
        self._at, self._tls = address, ssl.create_default_context()
        super().__init__(host, port, timeout=SECONDS, context=self._tls)

    def connect(self) -> None:
        """No resolving here."""
        bare = _open(self._at, self.port)
        self.sock = self._tls.wrap_socket(bare, server_hostname=self.host)


def _open(address: str, port: int) -> socket.socket:
    return socket.create_connection((address, port), timeout=SECONDS)
