"""Which complaints were opened in this browser a short while ago, by their code or by filing them."""

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from wudan.kit import clock

_KEY, _SECONDS, _MOST = "complaints", 30 * 60, 5


def remember(request: HttpRequest, no: str) -> None:
    """Keep the newest few; a fresh session key, as after signing in."""
    request.session.cycle_key()
    newest = sorted(_opened(request).items(), key=lambda pair: -pair[1])[: _MOST - 1]
    request.session[_KEY] = {**dict(newest), _mark(no): clock.now().timestamp()}


def forget(request: HttpRequest, no: str) -> None:
    """Put one away."""
    request.session[_KEY] = {one: at for one, at in _opened(request).items() if one != _mark(no)}


def is_open(request: HttpRequest, no: str) -> bool:
    """Whether it was opened here within half an hour."""
    return clock.now().timestamp() - _opened(request).get(_mark(no), 0.0) < _SECONDS


def _opened(request: HttpRequest) -> dict[str, float]:
    return dict(request.session.get(_KEY, {}))


def _mark(no: str) -> str:
    """A session may belong to somebody known: its row does not name the complaint."""
    return salted_hmac("wudan.complaints.opened", no, algorithm="sha256").hexdigest()
