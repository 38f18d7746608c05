"""One step of a support order, by the table in `teams.flow`; each with a line of words."""

from datetime import date, datetime, timedelta

from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor
from wudan.teams.enums import SupportVerb
from wudan.teams.flow import BY_VERB
from wudan.teams.models import SupportOrder
from wudan.teams.supporting import stepping_objection

_EVENTS = {
    "accept": "team.support_accept", "refuse": "team.support_refuse",
    "withdraw": "team.support_withdraw", "schedule": "team.support_schedule",
    "finish": "team.support_done", "confirm": "team.support_confirm",
}  # fmt: skip
_LONGEST = {"finish": 400, "confirm": 400}
_LONGEST_ELSE = 200
_SILENT = {SupportVerb.WITHDRAW, SupportVerb.SCHEDULE}
"""Steps that may be taken without a word."""
_FURTHEST = timedelta(days=366)


@transaction.atomic(savepoint=False)
def step(
    *, order: SupportOrder, verb: str, words: str = "", day: date | None = None, by: Actor,
    at: datetime,
) -> SupportOrder:  # fmt: skip
    """Accept, refuse, withdraw, schedule, finish or confirm. Raises Malformed, Missing, Objected."""
    if verb not in BY_VERB:
        raise Missing
    rows = SupportOrder.objects.select_for_update(of=("self",)).filter(pk=order.pk)
    held = rows.select_related("team__unit", "unit").first()
    if held is None:
        raise Missing
    insist(stepping_objection(by, held, verb))
    words = _worded(words, verb)
    if verb == SupportVerb.SCHEDULE:
        day = _coming(day, on=day_of(at))
    held.state = BY_VERB[verb].after
    _write(held, SupportVerb(verb), words, day, by=by, at=at)
    held.save()
    unit = held.unit
    subject = Subject("team", held.team_id, unit.county, unit.pk, unit.branch_id)
    record(_EVENTS[verb], subject, by=by, at=at, facts={"support": held.pk})
    return held


def _write(
    held: SupportOrder, verb: SupportVerb, words: str, day: date | None, *, by: Actor, at: datetime
) -> None:
    if verb == SupportVerb.SCHEDULE:
        held.planned_on, held.arrangement = day, words
    elif verb == SupportVerb.FINISH:
        held.done_at, held.report = at, words
    elif verb == SupportVerb.CONFIRM:
        held.confirmed_at, held.confirmed_as, held.verdict = at, by.label[:80], words
    elif verb != SupportVerb.WITHDRAW:
        held.answered_at, held.answered_as, held.answer = at, by.label[:80], words


def _coming(day: date | None, *, on: date) -> date:
    if day is None:
        raise Malformed({"day": "请选日期。"})
    if not on <= day <= on + _FURTHEST:
        raise Malformed({"day": "日子要从今天起，一年之内。"})
    return day


def _worded(words: str, verb: str) -> str:
    words = tidy(words)
    fault = objection_to(words, most=_LONGEST.get(verb, _LONGEST_ELSE))
    if not words and verb not in _SILENT:
        fault = "请写一句。"
    if fault:
        raise Malformed({"words": fault})
    return words
