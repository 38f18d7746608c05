"""Sign-in by account name and password; the actors a signed-in person may be."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import check_password, make_password
from django.db.models import BigIntegerField, CharField, DateField, Exists, QuerySet
from django.db.models.functions import Now

from wudan.people.actors import Actor, for_self
from wudan.people.models import Account, Post, Session
from wudan.tables.prepared import Prepared, slot

_SEEN_WITH: dict[str, Callable[[str], Exists]] = {}


def seen_with(**known: Callable[[str], Exists]) -> None:
    """Upper floors say what each page must know of its account; it comes by the statement that reads it.

    Each is told by what path the account is reached there, "" or one that ends in "__".
    """
    _SEEN_WITH.update(known)
    _ACCOUNT.forget()
    _SESSION.forget()


class AccountBackend(BaseBackend):
    """Equal work for a known and an unknown name, so that time tells nothing (G16)."""

    def authenticate(
        self, request: Any, account: str = "", password: str = "", **_: object
    ) -> Account | None:
        """The account, if name and password fit and it is active."""
        found = Account.objects.select_related("person").filter(account=account).first()
        if found is None:
            make_password(password)
            return None
        fits = check_password(password, found.password)
        return found if fits and found.is_active else None

    def get_user(self, user_id: int) -> Account | None:
        """The account of a session, with its person and where they live."""
        return next(iter(_ACCOUNT(account=user_id)), None)


def _account() -> QuerySet[Account]:
    accounts = Account.objects.select_related("person__home").annotate(**_seen_from(""))
    return accounts.filter(pk=slot("account", BigIntegerField()), is_active=True)


_ACCOUNT = Prepared(_account)


def running_session(key: str) -> Session | None:
    """A session that has not run out, with its account, person and where they live: one statement.

    Whether what it carries still fits the account is for who asks.
    """
    for found in _SESSION(key=key):
        if found.account is not None:
            for name in _SEEN_WITH:
                setattr(found.account, name, getattr(found, name))
        return found
    return None


def _session() -> QuerySet[Session]:
    sessions = Session.objects.select_related("account__person__home").annotate(**_seen_from("account__"))  # fmt: skip
    return sessions.filter(session_key=slot("key", CharField()), expire_date__gt=Now())


_SESSION = Prepared(_session)


def _seen_from(path: str) -> dict[str, Exists]:
    return {name: known(path) for name, known in _SEEN_WITH.items()}


def posts_of(person_id: int, day: date) -> list[Post]:
    """The posts a person holds on a day, heads first."""
    return _POSTS(person=person_id, day=day)


def _posts() -> QuerySet[Post]:
    day = slot("day", DateField())
    held = Post.objects.held_on(day).at_open_units(day)
    held = held.filter(person_id=slot("person", BigIntegerField()))
    return held.with_waiting_handover().select_related("unit").order_by("-heads", "id")


_POSTS = Prepared(_posts)


def posts_to_come(person_id: int, day: date) -> list[Post]:
    """Those and the ones that begin later: what an account opens, or is about to open."""
    held = Post.objects.during(day, None).at_open_units(day).filter(person_id=person_id)
    return list(held.select_related("unit").order_by("-heads", "id"))


def actor_under(post: Post) -> Actor:
    """The actor a post makes of its holder."""
    return Actor(
        person_id=post.person_id, role_code=post.role, post_id=post.pk, unit_id=post.unit_id,
        unit_path=post.unit.path, unit_name=post.unit.short_name,
        title=post.named if post.is_acting else post.title,
    )  # fmt: skip


def chosen_actor(posts: list[Post], person_id: int, chosen: int | None) -> Actor:
    """The actor under the chosen post, under the first if none was chosen; 0 is oneself.

    A post that has ended is in no list of posts: its session falls back to the next.
    """
    if chosen != 0:
        for post in posts:
            if chosen in {None, post.pk}:
                return actor_under(post)
        if posts:
            return actor_under(posts[0])
    return for_self(person_id)
