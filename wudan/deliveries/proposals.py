"""请谁去: which team had better carry a delivery, and what the law has against one.

The engine and its policy are those of an order (`orders.proposals`): one rule, one place. Shown to
the planner alone; the same law holds whatever a planner wishes (条例 §15–§17).
"""

from datetime import datetime

from wudan import matching
from wudan.areas.models import Unit
from wudan.deliveries.enums import OfferState
from wudan.deliveries.models import Delivery, Round
from wudan.kit.clock import day_of, local
from wudan.kit.refusals import Objection
from wudan.kit.slots import Part
from wudan.orders.proposals import ranking_of, said
from wudan.orders.shapes import LAW, Task, part_at
from wudan.teams.models import Team

_PARTS = {Part.AM: "am", Part.PM: "pm", Part.EVE: "eve"}


def ranking_for(row: Delivery, *, at: datetime, top: int = 8) -> matching.Ranking:
    """Rank the county's teams for one delivery."""
    refused = row.offers.filter(state__in=(OfferState.REFUSED, OfferState.LAPSED))
    gone = frozenset(str(pk) for pk in refused.values_list("unit__team", flat=True) if pk)
    return ranking_of(_task(row.round, row.unit, row.starts_at, refused=gone), at=at, top=top)


def law_objection(
    plan: Round, unit: Unit, party: Unit, starts_at: datetime, *, at: datetime
) -> Objection | None:
    """What the law has against this team carrying it: licence, training, age, insurance."""
    team = Team.objects.select_related("unit").filter(unit=party).first()
    if team is None:
        return None
    if team.unit.ends_on is not None:  # dissolved since the party was chosen; its row is held now
        return Objection("no_such_party", "没有这支队伍或这个部门。")
    task = _task(plan, unit, starts_at)
    refusal = ranking_of(task, at=at, top=0, policy=LAW).why_not(str(team.pk))
    return Objection("unlawful", f"{party.short_name}：{said(refusal)}") if refusal else None


def _task(
    plan: Round, unit: Unit, starts_at: datetime, *, refused: frozenset[str] = frozenset()
) -> Task:
    service, day = plan.service, day_of(starts_at)
    wanted = matching.Order(
        id=f"{plan.no}-{unit.pk}-{day.isoformat()}", category=service.platform.code,
        skills=frozenset(service.skills), licences=frozenset(service.licences), headcount=service.headcount,
        place=None, area_path=unit.path, on=day, part=_PARTS[part_at(local(starts_at))], slots=frozenset(),
        minutes=service.duration_minutes, risk=service.risk, needs_insurance=service.needs_insurance,
        beneficiary_is_minor=False, refused_by=refused, conflicted=frozenset(),
    )  # fmt: skip
    return Task(plan.county, service, service.platform.code, day, unit.pk, wanted)
