"""The queue of a site, as lines: what a list shows of each order, and nothing else.

The page that is open all day at every station. A statement is built once for each way to ask
(ADR 74), and rows come as plain values: no order, unit, person is made of them only to be shown.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.db.models import BigIntegerField, CharField, Count, DateTimeField, Q, QuerySet

from wudan.kit import numbers
from wudan.orders.enums import Stage
from wudan.orders.flow import CLOSED
from wudan.orders.models import Order
from wudan.orders.models.order import title_of
from wudan.orders.querysets import OrderQuerySet
from wudan.people.actors import Actor
from wudan.people.roles import Reach
from wudan.tables.prepared import Prepared, slot

_FIELDS = (
    "no", "stage", "words", "urgent", "channel", "wanted_on", "wanted_part", "placed_for__name",
    "service__name", "origin__short_name", "due_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One order in a queue."""

    no: str
    stage: str
    words: str
    urgent: bool
    channel: str
    wanted_on: date | None
    wanted_part: str
    name: str
    service: str | None
    place: str
    due_at: datetime | None

    @property
    def number(self) -> str:
        """As people read it out."""
        return numbers.spoken(self.no)

    @property
    def title(self) -> str:
        """What it is, in a few words."""
        return title_of(self.service, self.words)

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is to be done."""
        return self.stage in CLOSED


@dataclass(frozen=True, slots=True)
class Queue:
    """Open orders that an actor's unit, or one in its reach, has in hand; of one village if `village`."""

    actor: Actor
    at: datetime
    village: int | None = None

    def lines(self, stages: tuple[Stage, ...], *, start: int, most: int) -> list[Line]:
        """What must be done first comes first; without stages, those whose deadline has passed."""
        ask = _lines(self._reach, self.village is not None, stages, start, start + most)
        return [Line(*row) for row in ask(**self._values)]

    def counts(self) -> dict[str, tuple[int, int]]:
        """By stage: how many, and how many of them are late; one statement."""
        ask = _counts(self._reach, self.village is not None)
        return {stage: (count, late) for stage, count, late in ask(**self._values)}

    @property
    def _reach(self) -> Reach | None:
        """None: a post without a unit reaches nothing, not everything."""
        return self.actor.kind.reach if self.actor.unit_path else None

    @property
    def _values(self) -> dict[str, object]:
        return {
            "unit": self.actor.unit_id, "path": self.actor.unit_path, "village": self.village, "at": self.at,
            "county": settings.PACK.county,
        }  # fmt: skip


@lru_cache(maxsize=256)  # the first pages of every tab; further ones are rarely opened
def _lines(
    reach: Reach | None, of_village: bool, stages: tuple[Stage, ...], start: int, end: int
) -> Prepared[tuple[Any, ...]]:
    def build() -> "QuerySet[Order, tuple[Any, ...]]":
        asked = Q(stage__in=stages) if stages else _late()
        return _held(reach, of_village).filter(asked).soonest_due_first().values_list(*_FIELDS)[start:end]  # fmt: skip

    return Prepared(build)


@cache
def _counts(reach: Reach | None, of_village: bool) -> Prepared[tuple[Any, ...]]:
    def build() -> "QuerySet[Order, tuple[Any, ...]]":
        late = Count("pk", filter=_late())
        rows = _held(reach, of_village).order_by().values_list("stage")
        return rows.annotate(n=Count("pk"), late=late)

    return Prepared(build)


def _held(reach: Reach | None, of_village: bool) -> OrderQuerySet:
    """With a slot where the unit, its path and the village will stand; with the running deadline."""
    unit, path = slot("unit", BigIntegerField()), slot("path", CharField())
    orders = Order.objects.held_within(reach, unit=unit, path=path).open().with_due()
    if reach is not Reach.HERE:
        # many units: the county's open orders are sooner found by their stage
        orders = orders.filter(county=slot("county", CharField()))
    return orders.filter(origin=slot("village", BigIntegerField())) if of_village else orders


def _late() -> Q:
    return Q(running__due_at__lte=slot("at", DateTimeField()))
