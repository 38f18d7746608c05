"""How acts of joining lock and are journaled: the team's row first, then the line itself."""

from datetime import datetime

from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.refusals import Malformed, Missing
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor
from wudan.teams.models import Appeal, Application, Membership, Team

one_transaction = transaction.atomic(savepoint=False)
LONGEST_REASON = 200
LONGEST_APPEAL = 400
HEARD = frozenset({"team.approve", "team.refuse", "team.apply_for"})
"""Verbs of which whoever asked is told, or in whose name somebody else asked."""
SPOKEN = frozenset({"team.agree", "team.withdraw", "team.disown", "team.leave", "team.appeal"})
"""Verbs by which one speaks oneself, or a station in one's name: of the latter one is told."""


def lock_team(pk: int) -> Team:
    """Hold a team's row, then read it with its unit. Raises Missing."""
    rows = Team.objects.filter(pk=pk)
    list(rows.select_for_update().values_list("pk", flat=True))
    held = rows.select_related("unit__parent").first()
    if held is None:
        raise Missing
    return held


def lock_application(asked: Application) -> Application:
    """Hold the team, then the application. Raises Missing."""
    team = lock_team(asked.team_id)
    rows = Application.objects.select_for_update(of=("self",)).filter(pk=asked.pk)
    held = rows.select_related("person__home").first()
    if held is None:
        raise Missing
    held.team = team
    return held


def lock_membership(membership: Membership) -> Membership:
    """Hold the team, then the membership. Raises Missing."""
    team = lock_team(membership.team_id)
    rows = Membership.objects.select_for_update(of=("self",)).filter(pk=membership.pk)
    held = rows.select_related("person__home").first()
    if held is None:
        raise Missing
    held.team = team
    return held


def lock_appeal(appeal: Appeal) -> Appeal:
    """Hold the team, then the appeal, with what it is about. Raises Missing."""
    team = lock_team(appeal.team_id)
    rows = Appeal.objects.select_for_update(of=("self",)).filter(pk=appeal.pk)
    held = rows.select_related("person__home", "unit", "application", "membership").first()
    if held is None:
        raise Missing
    held.team = team
    return held


def note(
    verb: str,
    team: Team,
    person_id: int,
    *,
    by: Actor,
    at: datetime,
    why: str = "",
    **facts: object,
) -> None:
    """The event of the team; persons by number."""
    subject = Subject("team", team.pk, team.unit.county, team.unit_id, team.unit.branch_id)
    is_heard = verb in HEARD or (verb in SPOKEN and by.person_id != person_id)
    told = {"person": person_id, **facts}
    record(verb, subject, by=by, at=at, why=why, facts=told, react=is_heard)


def worded(words: str, *, most: int, field: str = "words", required: bool = True) -> str:
    """Words that can be kept. Raises Malformed."""
    words = tidy(words)
    fault = objection_to(words, most=most)
    if required and not words:
        fault = "请写一句。"
    if fault:
        raise Malformed({field: fault})
    return words
