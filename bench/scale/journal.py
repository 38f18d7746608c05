"""The journal of laid orders: an event for each step that a deadline says was taken, its outbox row settled.

In chains of an institute's day, numbered; the hashes are made up, for true ones take longer than all the rest.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from importlib import import_module

from django.db import connection, transaction

from bench.statistics.sheets import Sheet
from wudan.areas.models import Unit
from wudan.journal.models import Chain, Event, Outbox, StoredAnswer
from wudan.kit.clock import local
from wudan.orders.models import Deadline, Order

_guard = import_module("wudan.journal.migrations._keep_heads_and_anchors")
BATCH = 2000
_KEPT = timedelta(days=30)
_VERB = {
    "accept": "order.accept", "supplement": "order.supplement", "dispatch": "order.dispatch", "confirm": "order.confirm",
    "complete": "order.fulfill", "review": "order.review", "follow_up": "order.follow_up",
}  # fmt: skip


class Journal:
    """Writes the events of orders beyond a number."""

    def __init__(self, county: str, *, after: int, until: datetime, answer: str) -> None:
        self._county, self._after, self._until = county, after, until
        self._branches = {
            unit.pk: unit.branch_id or 0 for unit in Unit.objects.filter(county=county)
        }
        self._chains: dict[str, tuple[int, str]] = {}
        self._events = Sheet(
            Event, ("chain", "seq", "at", "verb", "subject_id", "person_id", "unit_id", "previous", "hash"),
            county=county, subject="order", role="resident", who="本人", facts={"from": None, "to": "placed"},
        )  # fmt: skip
        self._outbox = Sheet(Outbox, ("event_id", "verb", "next_try_at", "done_at"))
        self._answers = Sheet(
            StoredAnswer, ("owner", "key", "digest", "at"), status=303, answer=answer
        )

    def lay(self, advance: Callable[[int], None]) -> None:
        """All of them; `advance` is told how many orders are done."""
        last = Order.objects.order_by("-pk").values_list("pk", flat=True)[0]
        for first in range(self._after + 1, last + 1, BATCH):
            part = range(first, min(first + BATCH, last + 1))
            with transaction.atomic():
                self._lay(part)
            advance(len(part))
        heads = Sheet(Chain, ("key", "length", "head"))
        with connection.schema_editor() as editor:  # a chain begins empty and grows link by link
            _guard.release(None, editor)
            for key, (length, head) in self._chains.items():
                heads.add(key, length, head)
            heads.write()
            _guard.keep(None, editor)
        for sheet in (heads, self._events, self._outbox, self._answers):
            sheet.finish()

    def _lay(self, part: range) -> None:
        told: list[tuple[datetime, int, str, int, int]] = []
        placed = Order.objects.filter(pk__in=part)
        for number, at, unit, who in placed.values_list("pk", "placed_at", "origin", "placed_by"):
            told.append((at, number, "order.place", unit, who))
        taken = Deadline.objects.filter(order__in=part, ended_at__isnull=False)
        for number, step, at, unit, who in taken.values_list(
            "order", "step", "ended_at", "unit", "order__placed_for"
        ):
            told.append((at, number, _VERB[step], unit, who))
        for at, number, verb, unit, who in sorted(told):
            self._one(at, number, verb, unit, who)
        for sheet in (self._events, self._outbox, self._answers):
            sheet.write()

    def _one(self, at: datetime, number: int, verb: str, unit: int, who: int) -> None:
        chain = f"{self._county}:{self._branches[unit]}:{local(at):%Y%m%d}:"
        length, previous = self._chains.get(chain, (0, ""))
        head = sha256(f"{chain}{length}".encode()).hexdigest()
        event = self._events.add(chain, length + 1, at, verb, number, who, unit, previous, head)
        self._chains[chain] = length + 1, head
        self._outbox.add(event, verb, at, at)
        if at > self._until - _KEPT:
            self._answers.add(who, f"laid-{event}", head, at)
