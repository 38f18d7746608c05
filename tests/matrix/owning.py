"""Whose is it: what the domain itself says about a thing an address names (the crawl's oracle)."""

import re
from collections.abc import Callable
from datetime import date

from tests.matrix.crawling import numbers_in
from tests.web.console.desk import NOON
from wudan.api.v1.loading import claimable_by
from wudan.api.v1.shapes import NOUNS
from wudan.exchange.models import Export
from wudan.kit.clock import day_of
from wudan.ledger.models import Backfill, Dispute, Finding
from wudan.orders import permissions
from wudan.orders.models import Callback, Order, Proposal
from wudan.people.actors import Actor, for_self
from wudan.people.models import Person, Post
from wudan.people.signing_in import actor_under, posts_of
from wudan.teams.models import Membership

TODAY: date = day_of(NOON)
_VERBS = {noun: verb for verb, noun in NOUNS.items()}
_ORDER = re.compile(r"^/(?:api/v1/)?(?:orders|slip)/(\d{11})(?:/([a-z-]+))?")
_THING = re.compile(
    r"^/(?:api/v1/|desk/)?(callbacks|posts|exports|findings|hours/backfills|hours/disputes|dispatching/proposals)/(\d+)(?:/|$)"
)


def actor_of(person: Person | None) -> Actor | None:
    """As whom somebody acts after signing in."""
    if person is None:
        return None
    held = posts_of(person.pk, TODAY)
    teams = Membership.objects.filter(person=person, left_on=None).values_list(
        "team__unit", flat=True
    )
    return actor_under(held[0]) if held else for_self(person.pk, frozenset(teams))


def may_know(actor: Actor | None) -> set[str]:
    """Numbers of the orders that may appear in what is shown to them."""
    if actor is None:
        return set()
    seen = Order.objects.visible_to(actor, on=TODAY) | claimable_by(actor)
    return set(seen.values_list("no", flat=True))


_ROWS: dict[str, Callable[[Actor], object]] = {
    "callbacks": Callback.objects.within, "posts": Post.objects.visible_to,
    "exports": Export.objects.readable_by, "dispatching/proposals": Proposal.objects.visible_to, "findings": Finding.objects.visible_to,
    "hours/backfills": Backfill.objects.visible_to, "hours/disputes": Dispute.objects.visible_to,
}  # fmt: skip


def is_there(actor: Actor | None, path: str) -> bool:
    """Whether what the address names exists for them; an address without a thing does for all."""
    if found := _ORDER.match(path):
        return found[1] in may_know(actor)
    if found := _THING.match(path):
        return actor is not None and _ROWS[found[1]](actor).filter(pk=found[2]).exists()
    return True


def may_write(actor: Actor | None, path: str) -> bool:
    """Whether the domain lets them do what the address names, now."""
    found = _ORDER.match(path)
    if not found or found[2] not in _VERBS:
        return is_there(actor, path)
    order = Order.objects.with_names().filter(no=found[1]).first()
    if actor is None or order is None:
        return False
    return permissions.objection(_VERBS[found[2]], actor, order, on=TODAY) is None


def known_numbers(text: str, every: set[str]) -> set[str]:
    """The orders of the county that a text names."""
    return set(numbers_in(text)) & every
