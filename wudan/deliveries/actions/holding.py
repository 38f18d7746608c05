"""How acts on rounds and deliveries lock and are journaled.

Order of locks, for everybody: the round, units by key (sites and parties: nobody is promised in two
places), deliveries by key, their offers.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from wudan.areas.calendars import working_calendar
from wudan.areas.models import Unit
from wudan.deliveries import flow, policies
from wudan.deliveries.enums import DeliveryStage, DeliveryVerb, OfferState
from wudan.deliveries.models import Delivery, DeliveryOffer, Round
from wudan.deliveries.policies import Stop
from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Missing, Stale, insist
from wudan.kit.text import objection_to, tidy
from wudan.orders.enums import DispatchKind
from wudan.people.actors import Actor

one_transaction = transaction.atomic(savepoint=False)
NEWER = "刚刚有人改过，下面是最新的样子，请再看一眼。"
_SHORTEST_WHY = 2


def lock_round(plan: Round, *, seen: int | None = None) -> Round:
    """Hold the row, then read it with what checks need. Raises Missing, Stale."""
    rows = Round.objects.filter(pk=plan.pk)
    list(rows.select_for_update().values_list("pk", flat=True))
    held = rows.select_related("unit", "service__platform").first()
    if held is None:
        raise Missing
    if seen is not None and seen != held.version:
        raise Stale("stale", NEWER)
    return held


def lock_units(units: Iterable[Unit | None]) -> None:
    """Hold sites and parties, in order, so that two rounds do not promise one of them twice."""
    wanted = sorted({unit.pk for unit in units if unit is not None})
    rows = Unit.objects.filter(pk__in=wanted).order_by("pk")
    list(rows.select_for_update(no_key=True).values_list("pk", flat=True))


def lock_deliveries(pks: Iterable[int]) -> dict[int, Delivery]:
    """Hold these, in order, then read them with what checks need. Raises Missing."""
    wanted = sorted(set(pks))
    rows = Delivery.objects.filter(pk__in=wanted).order_by("pk")
    list(rows.select_for_update().values_list("pk", flat=True))
    held = {
        row.pk: row for row in rows.select_related("round__unit", "round__service", "unit", "party")
    }
    if len(held) < len(wanted):
        raise Missing
    return held


def take(row: Delivery, *, seen: int | None = None) -> Delivery:
    """Hold one delivery, its round first. Raises Missing, Stale."""
    lock_round(row.round)
    held = lock_deliveries([row.pk])[row.pk]
    if seen is not None and seen != held.version:
        raise Stale("stale", NEWER)
    return held


def offer_of(row: Delivery) -> DeliveryOffer | None:
    """Who is asked now, held."""
    live = DeliveryOffer.objects.live().filter(delivery=row)
    return live.select_for_update(of=("self",)).select_related("unit").first()


def neighbours(stops: Iterable[Stop]) -> list[Delivery]:
    """Open deliveries of the same sites and parties on the same days; read under the units' locks."""
    stops = list(stops)
    days = {day_of(stop.starts_at) for stop in stops}
    sites = {stop.unit.pk for stop in stops}
    parties = {stop.party.pk for stop in stops if stop.party is not None}
    rows = Delivery.objects.open().filter(day__in=days)
    return list(rows.filter(unit__in=sites) | rows.filter(party__in=parties))


def ask(row: Delivery, *, at: datetime) -> DeliveryOffer:
    """Ask the party the row names; the answer is due in the county's term (`confirm`)."""
    assert row.party is not None  # noqa: S101 - checked by who asks
    due = working_calendar().due(at, settings.PACK.deadlines.confirm)
    return DeliveryOffer.objects.create(
        delivery=row, unit=row.party, kind=policies.kind_of(row.round), at=at,
        due_at=min(due, max(row.starts_at, at + timedelta(hours=1))),
    )  # fmt: skip


def end_offer(
    row: Delivery, state: OfferState, *, at: datetime, words: str = ""
) -> dict[str, object]:
    """End whom it asked, if anybody; for the journal, who that was."""
    offer = offer_of(row)
    if offer is None:
        return {}
    offer.state, offer.answered_at, offer.words = state, at, words
    offer.save(update_fields=["state", "answered_at", "words"])
    return {"unit": offer.unit_id}


def step(
    verb: DeliveryVerb, row: Delivery, *, by: Actor, at: datetime, why: str = "",
    facts: Mapping[str, object] | None = None,
) -> Delivery:  # fmt: skip
    """Move the delivery along its edge and journal it, with what it was before: who was promised it is told otherwise."""
    was = DeliveryStage(row.stage)
    row.stage = flow.EDGES[verb][was]
    row.version += 1
    row.save()
    told: dict[str, object] = {
        "no": row.no,
        "round": row.round_id,
        "day": row.day.isoformat(),
        "was": was.value,
    }
    told |= facts or {}
    unit = row.unit
    subject = Subject("delivery", row.pk, row.county, unit.pk, unit.branch_id)
    record(f"delivery.{verb}", subject, by=by, at=at, why=why, facts=told)
    return row


def note_round(
    verb: str, plan: Round, *, by: Actor, at: datetime, why: str = "", **facts: object
) -> None:
    """The round's own line in the journal."""
    unit = plan.unit
    subject = Subject("round", plan.pk, plan.county, unit.pk, unit.branch_id)
    record(f"round.{verb}", subject, by=by, at=at, why=why, facts=facts)


def reasoned(words: str) -> str:
    """A reason, as somebody else will read it. Raises Malformed."""
    words = tidy(words)
    fault = objection_to(words, most=policies.WHY)
    if not fault and len(words) < _SHORTEST_WHY:
        fault = "请写一句原因。"
    if fault:
        raise Malformed({"why": fault})
    return words


def noted(words: str) -> str:
    """Words that may be left out. Raises Malformed."""
    words = tidy(words)
    if fault := objection_to(words, most=policies.WHY):
        raise Malformed({"words": fault})
    return words


def insist_on(stop: Stop, plan: Round, others: Iterable[Delivery], *, at: datetime) -> None:
    """The thing's own rules, and nobody in two places."""
    insist(policies.stop_objection(plan, stop, at=at) or policies.clash_objection(stop, others))


def is_duty(row: Delivery) -> bool:
    """Whether a department is charged with it."""
    return policies.kind_of(row.round) == DispatchKind.DUTY
