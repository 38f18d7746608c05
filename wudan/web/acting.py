"""Who this request is, and under which post it acts. One post at a time, chosen openly.

Without a second factor passed in this session, the holder of a post is only a resident (G16).
"""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from wudan.kit import clock
from wudan.notices.models import Message
from wudan.people.actors import NOBODY, Actor
from wudan.people.models import Account, Person, Post
from wudan.people.proving import (
    WITHOUT_POST,
    WITHOUT_TEAM,
    forget_absence,
    passed_second_factor,
)
from wudan.people.signing_in import chosen_actor, posts_of, seen_with
from wudan.teams.models import Membership
from wudan.web import lasting
from wudan.web.lasting import CHOSEN

ONESELF = 0


def _has_unread(path: str) -> Exists:
    return Exists(Message.objects.unread().filter(person=OuterRef(f"{path}person")))


seen_with(unread=_has_unread)

Answering = Callable[[HttpRequest], HttpResponse]


class Request(HttpRequest):
    """A request after both middlewares; for type checkers only."""

    actor: Actor | None
    posts: list[Post]
    signed_out: str
    signed_out_account: str


class SignedOut(Exception):
    """The post under which this session acted is no longer held: the session is over."""


class AccountMiddleware(AuthenticationMiddleware):
    """Sets `request.user` when it is first asked for; Django's checks look for its base."""

    def process_request(self, request: HttpRequest) -> None:
        request.user = cast(Account, SimpleLazyObject(lambda: _account(cast(Request, request))))


class ActingMiddleware:
    """Sets `request.actor` and `request.posts` when they are first asked for."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = cast(Request, request)
        asked.posts = cast(list[Post], SimpleLazyObject(lambda: _posts(request)))
        asked.actor = cast(Actor, SimpleLazyObject(lambda: _actor(asked)))
        return self.get_response(request)


def actor_of(request: HttpRequest) -> Actor:
    """The actor of a signed-in request. Raises SignedOut when the chosen post has ended."""
    actor = cast(Request, request).actor
    if not actor:
        if getattr(request, "signed_out", ""):
            raise SignedOut
        message = "a page without sign-in asked for an actor"
        raise AssertionError(message)
    return actor


def reader_of(request: HttpRequest) -> Actor:
    """Who looks at a public page: the actor, or nobody known."""
    return actor_of(request) if is_signed_in(request) else NOBODY


def person_of(request: HttpRequest) -> Person:
    """The signed-in person, with where they live; was read with the account."""
    return cast(Account, request.user).person


def is_signed_in(request: HttpRequest) -> bool:
    """Whether anybody is signed in."""
    return not isinstance(request.user, AnonymousUser) and request.user.is_authenticated


def has_unread(request: HttpRequest) -> bool:
    """Whether the signed-in person has notices not looked at; was read with the account."""
    return bool(getattr(request.user, "unread", False))


def look_again(request: HttpRequest) -> None:
    """Who has just gained a post or a team is seen with it from the next page on, not from the next sign-in."""
    forget_absence(request.session)


def wants_second_factor(request: HttpRequest) -> bool:
    """Whether the person holds posts, but this session may not act under them yet."""
    asked = cast(Request, request)
    return not passed_second_factor(request.session) and bool(asked.posts)


def _account(request: Request) -> Account | AnonymousUser:
    """Who the session says it is, unless it is over."""
    at = clock.now()
    if why := lasting.why_over(request.session, at=at):
        return _leave(request, why)
    named = SESSION_KEY in request.session
    user = _vouched(request) or get_user(request)
    if isinstance(user, Account):
        lasting.note_seen(request.session, at=at)
    elif named:
        return _leave(request, lasting.CHANGED)
    return user


def _vouched(request: HttpRequest) -> Account | None:
    """The account that was read with the session, if the session carries what proves it: what Django's `get_user`
    asks, without a second statement. Nobody where anything is different; Django says then what follows."""
    session = request.session
    held: Account | None = getattr(session, "account", None)
    if held is None or session.get(SESSION_KEY) != str(held.pk):
        return None
    if session.get(BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
        return None
    carried = session.get(HASH_SESSION_KEY) or ""
    return held if constant_time_compare(carried, held.get_session_auth_hash()) else None


def _leave(request: Request, why: str) -> AnonymousUser:
    """The session is over, from this request on."""
    request.signed_out_account = str(request.session.get(SESSION_KEY, ""))
    request.session.flush()
    request.signed_out = why
    request.user = AnonymousUser()
    return request.user


def _posts(request: HttpRequest) -> list[Post]:
    user = request.user
    if not isinstance(user, Account) or _is_known(WITHOUT_POST, request):
        return []
    posts = posts_of(user.person_id, clock.day_of(clock.now()))
    if not posts:
        request.session[WITHOUT_POST] = _today()
    return posts


def _actor(request: Request) -> Actor | None:
    user = request.user
    if not isinstance(user, Account):
        return None
    chosen = request.session.get(CHOSEN)
    if chosen and chosen not in {post.pk for post in request.posts}:
        _leave(request, lasting.POST)
        return None
    allowed = chosen if passed_second_factor(request.session) else ONESELF
    actor = chosen_actor(request.posts, user.person_id, allowed)
    if actor.is_staff:
        lasting.hold_as_staff(request.session, actor.post_id)
    if actor.is_staff or _is_known(WITHOUT_TEAM, request):
        return actor
    teams = _teams_of(user.person_id)
    if not teams:
        request.session[WITHOUT_TEAM] = _today()
    return replace(actor, team_ids=teams)


def _teams_of(person_id: int) -> frozenset[int]:
    """The units of a volunteer's teams: their orders may be seen, not handled."""
    held = Membership.objects.filter(person=person_id, left_on=None)
    return frozenset(held.values_list("team__unit", flat=True))


def _is_known(absence: str, request: HttpRequest) -> bool:
    """Whether this session found today that there is none."""
    return bool(request.session.get(absence) == _today())


def _today() -> str:
    return clock.day_of(clock.now()).isoformat()
