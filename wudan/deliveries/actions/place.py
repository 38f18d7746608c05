"""安排: deliveries are put into a round, by hand, by the simple rule, or by an optimiser."""

from collections.abc import Sequence
from datetime import datetime

from wudan.deliveries import permissions
from wudan.deliveries.actions.holding import (
    insist_on,
    lock_round,
    lock_units,
    neighbours,
    note_round,
    one_transaction,
)
from wudan.deliveries.models import Delivery, Round
from wudan.deliveries.policies import MOST_A_ROUND, Stop
from wudan.kit import numbers
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people.actors import Actor


@one_transaction
def place(*, plan: Round, stops: Sequence[Stop], by: Actor, at: datetime) -> list[Delivery]:
    """All of them or none. Raises Malformed, Objected (with which village), Missing."""
    if not stops:
        raise Malformed({"stops": "请至少选一个村、一个时间。"})
    held = lock_round(plan)
    lock_units([unit for stop in stops for unit in (stop.unit, stop.party)])
    for stop in stops:
        insist(permissions.placing_objection(by, held, stop.unit))
    if held.deliveries.count() + len(stops) > MOST_A_ROUND:
        raise Objected(
            Objection(
                "too_many",
                Phrase("一个计划最多 {most_a_round} 次，请另起一个。", most_a_round=MOST_A_ROUND),
            )
        )
    made = _made(held, stops, at=at)
    held.version += 1
    held.save(update_fields=["version"])
    note_round("place", held, by=by, at=at, deliveries=len(made))
    return Delivery.objects.bulk_create(made)


def _made(plan: Round, stops: Sequence[Stop], *, at: datetime) -> list[Delivery]:
    """Each is held against what is there and against those before it."""
    there = neighbours(stops)
    made: list[Delivery] = []
    for stop in stops:
        insist_on(stop, plan, [*there, *made], at=at)
        made.append(
            Delivery(
                county=plan.county, round=plan, no=numbers.draw(), unit=stop.unit, party=stop.party,
                day=day_of(stop.starts_at), starts_at=stop.starts_at, ends_at=stop.ends_at,
            )
        )  # fmt: skip
    days = [(row.unit_id, row.day) for row in made]
    if len(set(days)) < len(days):
        raise Objected(Objection("twice_a_day", "同一个村一天只安排一次。"))
    return made
