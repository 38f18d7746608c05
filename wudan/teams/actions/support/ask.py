"""请总队支持, 总队提出: by either side; the other is told and answers within the county's term."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from wudan.areas.calendars import working_calendar
from wudan.areas.models import Unit
from wudan.journal.events import Subject, record
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor
from wudan.teams.enums import SupportKind, SupportState
from wudan.teams.models import SupportOrder, Team
from wudan.teams.supporting import asking_objection, speaks_for_team

LONGEST = 400


@transaction.atomic(savepoint=False)
def ask(*, team: Team, unit: Unit, kind: str, words: str, by: Actor, at: datetime) -> SupportOrder:
    """Begin one. Raises Malformed, Objected."""
    words = tidy(words)
    faults = {}
    if kind not in SupportKind.values:
        faults["kind"] = "请选哪一种支持。"
    if fault := objection_to(words, most=LONGEST) or ("" if words else "请写一句。"):
        faults["words"] = fault
    if faults:
        raise Malformed(faults)
    held = Team.objects.select_for_update(of=("self",)).select_related("unit").get(pk=team.pk)
    insist(asking_objection(by, held, unit))
    is_offer = speaks_for_team(by, held)
    made = SupportOrder.objects.create(
        team=held, unit=unit, kind=kind, state=SupportState.ASKED, is_offer=is_offer, words=words,
        asked_at=at, asked_as=by.label[:80],
        due_at=working_calendar().due(at, settings.PACK.support_answer),
    )  # fmt: skip
    verb = "team.support_offer" if is_offer else "team.support_ask"
    subject = Subject("team", held.pk, unit.county, unit.pk, unit.branch_id)
    record(verb, subject, by=by, at=at, facts={"support": made.pk, "kind": kind})
    return made
