"""Where each thing that still hangs on a unit is settled: its own page, or the list it stands in."""

from collections.abc import Collection
from datetime import date

from django.urls import reverse

from wudan.people.actors import Actor
from wudan.registers.seeing import Named, seen_of

_PAGES = {
    "order": "order", "complaint": "complaint", "site": "site", "team": "team", "post": "post", "room": "room-keeping",
    "activity": "desk-activity", "shop": "shop", "resource": "resource", "delivery": "delivery", "plan": "round-plan",
    "booking": "booking", "loan": "loan", "support": "support-order", "training": "training-session",
    "project": "project", "visit": "inspection-visit", "unit_visit": "unit-visit",
}  # fmt: skip
"""Of each kind the page of one."""
_LISTS = {
    "appeal": "members", "founding": "team-founding", "kiosk": "kiosk-desk",
    "representative": "forum-register", "organisation": "forum-register",
}  # fmt: skip
"""What is settled on the list itself."""


def pages_of(found: Collection[Named], by: Actor, *, on: date) -> dict[Named, str]:
    """The addresses of those that are the actor's to see; a statement a kind."""
    seen = seen_of(found, by, on=on)
    return {one: _page(*one) for one in found if one in seen}


def _page(kind: str, ref: str) -> str:
    return reverse(_LISTS[kind]) if kind in _LISTS else reverse(_PAGES[kind], args=[ref])
