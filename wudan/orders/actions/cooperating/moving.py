"""How each act on a 协作单 is done: lock and check, then state, deadline, journal."""

from datetime import datetime, timedelta

from wudan.areas.calendars import working_calendar
from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of, midnight
from wudan.kit.refusals import Malformed, Missing, Stale, insist
from wudan.kit.text import objection_to, tidy
from wudan.kit.working_time import Term
from wudan.orders import cooperating
from wudan.orders.enums import CooperationState
from wudan.orders.models import Cooperation
from wudan.people.actors import Actor

TERMS = {
    CooperationState.ASKED: Term.parse("2wd"),
    CooperationState.REFUSED: Term.parse("3wd"),
    CooperationState.ESCALATED: Term.parse("2wd"),
}
"""Two working days to answer and to decide, three to think a refusal over."""
_CHANGED = "这张协作单刚刚有人动过，请看一眼最新的。"


def take(act: str, piece: Cooperation, *, by: Actor, at: datetime, seen: int | None) -> Cooperation:
    """Lock it and check. Raises Missing, Stale, Objected."""
    list(Cooperation.objects.select_for_update().filter(pk=piece.pk).values_list("pk"))
    rows = Cooperation.objects.select_related("unit", "platform", "order__service", "service")
    held = rows.filter(pk=piece.pk).first()
    if held is None:
        raise Missing
    if seen is not None and seen != held.version:
        raise Stale("stale", _CHANGED)
    insist(cooperating.objection(act, by, held, on=day_of(at)))
    return held


def said(words: str, *, field: str = "words", missing: str = "") -> str:
    """Typed words, tidied. Raises Malformed; `missing`: what is said when there are none."""
    words = tidy(words)
    if missing and not words:
        raise Malformed({field: missing})
    if fault := objection_to(words, most=400):
        raise Malformed({field: fault})
    return words


def move(
    verb: str, piece: Cooperation, to: CooperationState, *, by: Actor, at: datetime, why: str = ""
) -> Cooperation:
    """Write the new state with its deadline, and the event."""
    piece.state, piece.due_at = to, _due(piece, to, at)
    piece.ended_at = at if to in CooperationState.ended() else None
    piece.version += 1
    piece.save()
    journal(verb, piece, by=by, at=at, why=why)
    return piece


def journal(verb: str, piece: Cooperation, *, by: Actor, at: datetime, why: str = "") -> None:
    """One event of a piece."""
    subject = Subject("cooperation", piece.pk, piece.county, piece.unit_id)
    facts = {"state": piece.state, "platform": piece.platform_id}
    record(f"cooperation.{verb}", subject, by=by, at=at, why=why, facts=facts)


def _due(piece: Cooperation, to: CooperationState, at: datetime) -> datetime | None:
    if to == CooperationState.ACCEPTED:
        return midnight(piece.wanted_by + timedelta(days=1))
    term = TERMS.get(to)
    return working_calendar().due(at, term) if term else None


def first_due(at: datetime) -> datetime:
    """By when the asked department answers."""
    return working_calendar().due(at, TERMS[CooperationState.ASKED])
