"""By whom it was served: the same work from the side of the team or department that did it (R049)."""

from django.db.models import Q

from wudan.orders.enums import DispatchKind, DispatchState
from wudan.orders.models import Dispatch
from wudan.statistics.counting.cells import Cells
from wudan.statistics.counting.instants import Second


def count_serving(unit_id: int, cells: Cells) -> None:
    """What a unit was asked, took on and did; one statement. `did-…` counts at the unit that did it."""
    months = cells.months
    when = months.within("at") | months.within("answered_at")
    when |= months.within("fulfillment__done_at") if months.since else Q()
    rows = Dispatch.objects.filter(when, unit=unit_id).values_list(
        "order__platform", "kind", "state", Second("at"), Second("answered_at"), Second("fulfillment__done_at"),
        "fulfillment__minutes",
    )  # fmt: skip
    for platform, kind, state, at, answered_at, done_at, minutes in rows.iterator(2000):
        cells.at(at, platform)["did-asked"] += 1
        answer = cells.at(answered_at, platform)
        answer["did-taken"] += state == DispatchState.CONFIRMED
        answer["did-refused"] += state == DispatchState.REFUSED
        done = cells.at(done_at, platform)
        done["did-orders"] += 1
        done["did-by-volunteers" if kind == DispatchKind.OFFER else "did-by-departments"] += 1
        done["did-minutes"] += minutes or 0
