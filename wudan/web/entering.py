"""How a session begins for somebody who has just shown who they are, and where it leads."""

from django.contrib.auth import login
from django.http import HttpRequest
from django.utils.http import urlencode

from wudan.kit import clock
from wudan.people.models import Account
from wudan.people.proving import note_proof
from wudan.people.signing_in import posts_of
from wudan.web.navigation import desk_of
from wudan.web.posting import page

BACKEND = "wudan.people.signing_in.AccountBackend"


def enter(request: HttpRequest, account: Account) -> None:
    """Start a session afresh: what the last one chose is not the next one's."""
    request.session.flush()
    login(request, account, backend=BACKEND)
    note_proof(request.session, at=clock.now())


def landing(account: Account, wanted: str) -> str:
    """Where to go first: who holds a post passes the second factor on the way."""
    held = posts_of(account.person_id, clock.day_of(clock.now()))
    return with_next("second-factor", wanted) if held else wanted or page("home")


def desk(account: Account) -> str:
    """The address where the person's day starts."""
    held = posts_of(account.person_id, clock.day_of(clock.now()))
    return page(desk_of(held[0].role if held else "resident"))


def with_next(name: str, wanted: str) -> str:
    """The address of a page that leads on to another."""
    return f"{page(name)}?{urlencode({'next': wanted})}" if wanted else page(name)
