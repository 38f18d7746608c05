"""派单's proposal for one order: asks the engine who can take it, and who had better.

Decides only what a dispatcher may not override: what the law asks of a team. Shown to the
dispatcher alone.
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from wudan import matching
from wudan.areas.calendars import working_calendar
from wudan.kit.clock import local
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Missing, Objection
from wudan.orders.models import Order
from wudan.orders.shapes import LAW, POLICY, TRAVEL, Task, day_trained, known_of, tasks_of, teams_of
from wudan.teams.models import Team


@dataclass(frozen=True, slots=True)
class Advice:
    """What the engine says of one team for one order."""

    objection: Objection | None
    is_first: bool
    facts: dict[str, object]


def ranking_for(
    order: Order, *, at: datetime, top: int = 8, policy: matching.Policy = POLICY,
    also: Team | None = None,
) -> matching.Ranking:  # fmt: skip
    """Rank all teams of the order's county; explain the first, and one more where asked."""
    (task,) = tasks_of([order])
    return ranking_of(task, at=at, top=top, policy=policy, also=also)


def ranking_of(
    task: Task, *, at: datetime, top: int = 8, policy: matching.Policy = POLICY,
    also: Team | None = None,
) -> matching.Ranking:  # fmt: skip
    """Rank all teams of the county for anything that a team is asked to do."""
    known = known_of(task.county, at, trained_on=day_trained([task], at))
    return matching.rank(
        task.asked(known.bases), teams_of(task.county, known), policy, travel=TRAVEL, now=local(at), top=top,
        holidays=working_calendar().holidays, also=str(also.pk) if also else None,
    )  # fmt: skip


def proposal_for(order: Order, team: Team, *, at: datetime) -> Advice:
    """How one team stands: what forbids it, whether it is first, what to keep with the dispatch.

    Raises Missing for a team that is not one of the county's.
    """
    ranking = ranking_for(order, at=at, top=1)
    refusal = ranking.why_not(str(team.pk))
    if refusal is None and str(team.pk) not in ranking.eligible:
        raise Missing
    place = ranking.eligible.index(str(team.pk)) + 1 if refusal is None else None
    facts: dict[str, object] = {"place": place, "of": len(ranking.eligible)}
    if refusal is not None:
        facts["overridden"] = refusal.rule
    if place == 1:
        facts["reasons"] = [said(reason) for reason in ranking.choices[0].reasons]
    objection = law_objection(order, team, at=at) if refusal else None
    return Advice(objection, place == 1, facts)


def forbidden_teams(order: Order, *, at: datetime) -> frozenset[str]:
    """The ids of the teams that the law keeps from this order: no note overrides that."""
    return frozenset(ranking_for(order, at=at, top=0, policy=LAW).refusals)


def law_objection(order: Order, team: Team, *, at: datetime) -> Objection | None:
    """What the law has against this team for this order, whatever else there is."""
    refusal = ranking_for(order, at=at, top=0, policy=LAW).why_not(str(team.pk))
    return Objection("unlawful", said(refusal)) if refusal else None


def claim_objection(order: Order, team: Team, *, at: datetime) -> Objection | None:
    """Why a team may not take this order by itself; nothing is overridden here."""
    ranking = ranking_for(order, at=at, top=0)
    refusal = ranking.why_not(str(team.pk))
    if refusal is None and str(team.pk) not in ranking.eligible:
        return Objection("not_fit", "这支队伍已不在本县的队伍名册里。")
    return Objection("not_fit", said(refusal)) if refusal else None


def said(told: matching.Reason | matching.Refusal) -> str:
    """A reason or refusal in words."""
    return matching.sentence(told, say=Phrase, label=label_of)


def label_of(code: str) -> str:
    """A skill, licence or category in Chinese; itself when the pack has no word."""
    pack = settings.PACK
    return str(pack.skills.get(code) or pack.licences.get(code) or pack.platforms.get(code, code))
