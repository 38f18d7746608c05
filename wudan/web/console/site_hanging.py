"""What holds a site back from its end, each with the page on which it is settled."""

from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from django.urls import reverse

from wudan.areas.models import Unit
from wudan.grounds.hanging import hanging_on

_PAGES = {
    "order": "order", "site": "site", "activity": "desk-activity", "delivery": "delivery",
    "visit": "inspection-visit", "unit_visit": "unit-visit", "project": "project",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ToArrange:
    """One kind of it: how many there are, and the first by name, each with an address if it has one."""

    what: str
    count: int
    names: list[tuple[str, str]]


def to_arrange(unit: Unit, *, on: date) -> list[ToArrange]:
    """All of it, as the center sees it who ends sites."""
    return [
        ToArrange(one.what, one.count, [
            (name, reverse(_PAGES[one.kind], args=[ref]) if one.kind else "")
            for name, ref in zip_longest(one.names, one.refs)
        ])
        for one in hanging_on(unit, on=on)
    ]  # fmt: skip
