"""What was laid is told to the statistics as its events would tell it, and counted as the worker counts it."""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.db.models import Max, Model

from wudan.activities.models import Activity, Attendance
from wudan.ledger.models import ServiceRecord
from wudan.orders.models import Order
from wudan.statistics.actions import mark, refresh
from wudan.statistics.models import Rollup

Subject = tuple[str, int]
CHUNK = 500
_KINDS: dict[str, type[Model]] = {
    "order": Order, "activity": Activity, "attendance": Attendance, "record": ServiceRecord,
}  # fmt: skip


def touched_since() -> Callable[[], Iterator[list[Subject]]]:
    """What will have come since now, by the kind of an event's subject, in chunks."""
    last = {kind: _last(model) for kind, model in _KINDS.items()}

    def new() -> Iterator[list[Subject]]:
        for kind, model in _KINDS.items():
            end = _last(model) + 1
            for begin in range(last[kind] + 1, end, CHUNK):
                yield [(kind, pk) for pk in range(begin, min(begin + CHUNK, end))]

    return new


def keep(county: str, chunks: Iterator[list[Subject]], *, at: datetime) -> None:
    """Mark, and count what is marked until nothing is."""
    for chunk in chunks:
        mark(chunk, at=at)
    while refresh(county=county, at=at):
        pass


def kept() -> dict[tuple[object, ...], dict[str, int]]:
    """Every sum that says anything."""
    rows = Rollup.objects.exclude(counts={}).values_list("unit", "span", "start", "topic", "counts")
    return {(unit, span, start, topic): counts for unit, span, start, topic, counts in rows}


def _last(model: type[Model]) -> int:
    return model._default_manager.aggregate(last=Max("pk"))["last"] or 0
