"""One step of a support order, by the table in `teams.flow`; each with a line of words."""

from datetime import datetime

from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor
from wudan.teams.flow import BY_VERB
from wudan.teams.models import SupportOrder
from wudan.teams.supporting import stepping_objection

_EVENTS = {
    "accept": "team.support_accept", "refuse": "team.support_refuse",
    "withdraw": "team.support_withdraw", "finish": "team.support_done",
}  # fmt: skip
_LONGEST = {"accept": 200, "refuse": 200, "withdraw": 200, "finish": 400}


@transaction.atomic(savepoint=False)
def step(
    *, order: SupportOrder, verb: str, words: str = "", by: Actor, at: datetime
) -> SupportOrder:
    """Accept, refuse, withdraw or finish. Raises Malformed, Missing, Objected."""
    if verb not in BY_VERB:
        raise Missing
    rows = SupportOrder.objects.select_for_update(of=("self",)).filter(pk=order.pk)
    held = rows.select_related("team__unit", "unit").first()
    if held is None:
        raise Missing
    insist(stepping_objection(by, held, verb))
    words = _worded(words, verb)
    held.state = BY_VERB[verb].after
    if verb == "finish":
        held.done_at, held.report = at, words
    elif verb != "withdraw":
        held.answered_at, held.answered_as, held.answer = at, by.label[:80], words
    held.save()
    unit = held.unit
    subject = Subject("team", held.team_id, unit.county, unit.pk, unit.branch_id)
    record(_EVENTS[verb], subject, by=by, at=at, facts={"support": held.pk}, react=False)
    return held


def _worded(words: str, verb: str) -> str:
    words = tidy(words)
    fault = objection_to(words, most=_LONGEST[verb])
    if not words and verb != "withdraw":
        fault = "请写一句。"
    if fault:
        raise Malformed({"words": fault})
    return words
