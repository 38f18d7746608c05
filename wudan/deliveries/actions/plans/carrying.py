"""改法落到配送上: deliveries of a published plan go to another party, day or hour, all at once or not at all.

Each party concerned is asked anew: a yes holds for the time it was given for (ADR 36).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from wudan.areas.models import Unit
from wudan.deliveries import proposals
from wudan.deliveries.actions.holding import (
    NEWER,
    ask,
    end_offer,
    insist_on,
    lock_deliveries,
    lock_round,
    lock_units,
    neighbours,
    note_round,
    step,
)
from wudan.deliveries.actions.offer import refused_objection
from wudan.deliveries.enums import DeliveryStage, DeliveryVerb, OfferState
from wudan.deliveries.flow import OPEN
from wudan.deliveries.models import Delivery, Round, RoundPlan
from wudan.deliveries.policies import Stop
from wudan.deliveries.touring import Change, Question
from wudan.deliveries.touring.weeks import key_of, length_of
from wudan.kit import numbers
from wudan.kit.clock import CHINA, day_of, local
from wudan.kit.refusals import Stale, insist
from wudan.people.actors import Actor

_WORDS = "方案改排"


@dataclass(slots=True)
class _Turn:
    """One change with its rows; `row` is None for a delivery that is new."""

    change: Change
    plan: Round
    unit: Unit
    row: Delivery | None
    stop: Stop | None


def carry_out(
    plan: RoundPlan, changes: Sequence[Change], question: Question, *, may_move_promised: bool, by: Actor, at: datetime
) -> int:  # fmt: skip
    """Make the changes; how many deliveries are asked for anew. Raises Objected, Stale, Missing."""
    rounds = _rounds(plan, changes, by=by, at=at)
    turns = _turns(plan, changes, question, rounds)
    lock_units(unit for turn in turns for unit in (turn.unit, turn.stop.party if turn.stop else None))  # fmt: skip
    held = lock_deliveries(turn.row.pk for turn in turns if turn.row is not None)
    for turn in turns:
        if turn.row is None and turn.change.kind != "added":
            raise Stale("stale", NEWER)  # it was cancelled meanwhile
        if turn.row is not None:
            turn.row = held[turn.row.pk]
            _insist_unchanged(plan, turn, may_move_promised=may_move_promised)
    _insist_on_all(turns, at=at)
    for turn in turns:
        _released(turn, by=by, at=at)
    asked = 0
    for turn in turns:
        asked += _placed(turn, by=by, at=at)
    return asked


def moment(plan: RoundPlan, day: int, seconds: int) -> datetime:
    """A day of the plan and seconds after midnight, as an instant."""
    return datetime.combine(plan.day(day), time(), CHINA) + timedelta(seconds=seconds)


def _rounds(
    plan: RoundPlan, changes: Iterable[Change], *, by: Actor, at: datetime
) -> dict[int, Round]:
    """The rounds concerned, held in the order of their keys."""
    services = {key_of(change.visit)[0] for change in changes}
    rows = Round.objects.filter(plan=plan, service__in=services).order_by("pk")
    held = [lock_round(row) for row in rows]
    found = {row.service_id: row for row in held}
    if services - found.keys():
        raise Stale("stale", NEWER)
    return found


def _turns(
    plan: RoundPlan, changes: Sequence[Change], question: Question, rounds: dict[int, Round]
) -> list[_Turn]:
    keys = [key_of(change.visit) for change in changes]
    units = Unit.objects.in_bulk([unit for _service, unit in keys])
    parties = Unit.objects.in_bulk([int(c.after.team) for c in changes if c.after])
    lengths = {item.key: length_of(item) for item in question.items}
    rows = Delivery.objects.filter(round__in=rounds.values(), unit__in=units, stage__in=OPEN)
    there: dict[tuple[int, int, int], Delivery] = {}
    for row in rows:
        week = (row.day - plan.starts_on).days // 7
        there[rounds_service(rounds, row), row.unit_id, week] = row
    turns = []
    for change, (service, unit) in zip(changes, keys, strict=True):
        stop = None
        if change.after is not None:
            starts = moment(plan, change.after.day, change.after.begins)
            ends = starts + timedelta(seconds=lengths[service])
            stop = Stop(units[unit], starts, ends, parties[int(change.after.team)])
        held = there.get((service, unit, change.week))
        turns.append(_Turn(change, rounds[service], units[unit], held, stop))
    return turns


def rounds_service(rounds: dict[int, Round], row: Delivery) -> int:
    """The service of a row's round, without asking again."""
    return next(service for service, one in rounds.items() if one.pk == row.round_id)


def _insist_unchanged(plan: RoundPlan, turn: _Turn, *, may_move_promised: bool) -> None:
    """What was reckoned with has to be so still: somebody may have answered meanwhile."""
    row, before = turn.row, turn.change.before
    assert row is not None  # noqa: S101 - checked by who asks
    was = None if before is None else (int(before.team), before.day, before.begins)
    now = (row.party_id, (row.day - plan.starts_on).days, _seconds(row.starts_at))
    same = row.party_id is None if was is None else was == now
    promised = row.stage == DeliveryStage.ACCEPTED and not may_move_promised
    if row.stage not in OPEN or not same or promised:
        raise Stale("stale", NEWER)


def _insist_on_all(turns: Sequence[_Turn], *, at: datetime) -> None:
    """Each against what stays and against the others."""
    changing = {turn.row.pk for turn in turns if turn.row is not None}
    stops = [turn.stop for turn in turns if turn.stop is not None]
    others = [row for row in neighbours(stops) if row.pk not in changing] if stops else []
    made: list[Delivery] = []
    lawful: set[tuple[int, int]] = set()
    for turn in turns:
        stop = turn.stop
        if stop is None or stop.party is None:
            continue
        insist_on(stop, turn.plan, [*others, *made], at=at)
        if turn.row is not None:
            insist(refused_objection(turn.row, stop.party))
        made.append(_as_row(turn.plan, stop))
        key = (turn.plan.pk, stop.party.pk)
        if key not in lawful:
            lawful.add(key)
            insist(proposals.law_objection(turn.plan, turn.unit, stop.party, stop.starts_at, at=at))


def _as_row(plan: Round, stop: Stop) -> Delivery:
    return Delivery(
        county=plan.county, round=plan, no=numbers.draw(), unit=stop.unit, party=stop.party,
        day=day_of(stop.starts_at), starts_at=stop.starts_at, ends_at=stop.ends_at,
    )  # fmt: skip


def _released(turn: _Turn, *, by: Actor, at: datetime) -> None:
    """Whoever was asked is asked no longer, and reads why."""
    row = turn.row
    if row is None or row.stage == DeliveryStage.PLANNED:
        return
    ended = end_offer(row, OfferState.RECALLED, at=at, words=_WORDS)
    row.party = None
    step(DeliveryVerb.RECALL, row, by=by, at=at, why=_WORDS, facts=ended)


def _placed(turn: _Turn, *, by: Actor, at: datetime) -> bool:
    """At its new time, and its new party asked."""
    stop = turn.stop
    if stop is None or stop.party is None:
        return False
    row = turn.row
    if row is None:
        row = _as_row(turn.plan, stop)
        row.save()
        note_round("place", turn.plan, by=by, at=at, deliveries=1)
    elif row.starts_at != stop.starts_at or row.ends_at != stop.ends_at:
        before = f"{local(row.starts_at):%m-%d %H:%M}"
        row.day, row.starts_at, row.ends_at = day_of(stop.starts_at), stop.starts_at, stop.ends_at
        step(DeliveryVerb.MOVE, row, by=by, at=at, facts={"before": before})
    row.party = stop.party
    ask(row, at=at)
    facts = {"unit": stop.party.pk, "unit_name": stop.party.name}
    step(DeliveryVerb.OFFER, row, by=by, at=at, facts=facts)
    return True


def _seconds(told: datetime) -> int:
    here = local(told)
    return here.hour * 3600 + here.minute * 60
