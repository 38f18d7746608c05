"""How keeping a team locks and is journaled: the team's row first, then the paper."""

from datetime import datetime

from wudan.journal.events import Subject, record
from wudan.kit.refusals import Malformed, Missing
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor
from wudan.teams.actions.joining.holding import lock_team, one_transaction
from wudan.teams.models import Team, TeamPaper

__all__ = ["LONGEST_WHY", "lock_paper", "lock_team", "note", "one_transaction", "reason"]

LONGEST_WHY = 200


def lock_paper(paper: TeamPaper) -> TeamPaper:
    """Hold the team, then the paper. Raises Missing."""
    team = lock_team(paper.team_id)
    held = TeamPaper.objects.select_for_update(of=("self",)).filter(pk=paper.pk).first()
    if held is None:
        raise Missing
    held.team = team
    return held


def reason(why: str, *, required: str = "") -> str:
    """Tidy a reason. Raises Malformed; `required` are the words when it may not be empty."""
    why = tidy(why)
    fault = required if required and not why else objection_to(why, most=LONGEST_WHY)
    if fault:
        raise Malformed({"why": fault})
    return why


def note(
    verb: str, team: Team, *, by: Actor, at: datetime, why: str = "", react: bool = False,
    **facts: object,
) -> None:  # fmt: skip
    """The event of the team."""
    subject = Subject("team", team.pk, team.unit.county, team.unit_id, team.unit.branch_id)
    record(f"team.{verb}", subject, by=by, at=at, why=why, facts=facts, react=react)
