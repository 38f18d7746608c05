"""巡回方案 in the demo: one sent out, one planned and waiting for a look; small, so that it takes a moment."""

import logging
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.models import Service
from wudan.deliveries import gathering
from wudan.deliveries.actions import plans
from wudan.deliveries.enums import Effort
from wudan.deliveries.models import RoundPlan
from wudan.deliveries.plan_policies import PlanOutline
from wudan.deliveries.touring import EFFORTS, solve
from wudan.deliveries.touring.question import read
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import day_of
from wudan.kit.refusals import Refusal
from wudan.people.actors import Actor
from wudan.teams.models import Team

log = logging.getLogger(__name__)
_SENT = ("理发进村，两周一轮", ("haircut",), 6, 2)
_PLANNED = ("义诊和理发一起下乡", ("haircut", "smartphone-class"), 12, 1)
_MOST_TEAMS = 4


def plan_tours(scene: Scene, county: str, *, until: datetime) -> None:
    """By the center: for the weeks ahead."""
    if RoundPlan.objects.exists():
        return  # played before
    by, today = scene.staff(scene.center.pk), day_of(until)
    monday = today + timedelta(days=14 - today.weekday())
    stations = list(Unit.objects.filter(county=county, kind=UnitKind.STATION).order_by("path"))
    for seed, (title, codes, every, weeks) in enumerate((_SENT, _PLANNED), start=1):
        services = [scene.services[code] for code in codes if code in scene.services]
        outline = _outline(title, services, stations[seed::every], county, monday, weeks)
        made = outline and _planned(outline, seed, by, until=until)
        if made and seed == 1:
            _send(made, by, until=until)


def _outline(
    title: str, services: Sequence[Service], villages: Sequence[Unit], county: str, monday: date, weeks: int
) -> PlanOutline | None:  # fmt: skip
    """With a few teams that can; nothing where there are none."""
    rows = (
        Team.objects.active(county).exclude(slots=0).select_related("unit__parent").order_by("pk")
    )
    teams = list(rows)
    bases = gathering.places_of({team.unit.parent for team in teams if team.unit.parent})
    able = [
        team.unit
        for team in teams
        if team.unit.parent_id in bases
        and any(
            team.category == one.platform.code and set(one.skills) <= set(team.skills)
            for one in services
        )
    ][:_MOST_TEAMS]
    if not services or not villages or not able:
        return None
    return PlanOutline(title, services, villages, able, monday, weeks, effort=Effort.QUICK)


def _planned(outline: PlanOutline, seed: int, by: Actor, *, until: datetime) -> RoundPlan | None:
    """As the background does it, at the rehearsal's hour."""
    try:
        with transaction.atomic():
            made = plans.begin_plan(outline=outline, by=by, at=until, seed=seed)
            plans.queue(plan=made, by=by, at=until)
    except Refusal as refusal:
        log.info("the demo has no plan of rounds: %s", refusal.words)
        return None  # a county whose teams have no place to set out from
    held = plans.take_next(holder="rehearsal", at=until)
    if held is None:
        return None
    for found in solve(read(held.question), seed=seed, moves=EFFORTS[held.effort]):
        plans.tell(plan_id=held.pk, holder="rehearsal", found=found, at=until)
    return plans.finish(plan_id=held.pk, holder="rehearsal", at=until)


def _send(made: RoundPlan, by: Actor, *, until: datetime) -> None:
    if made.planned_weeks.filter(served__gt=0).exists():
        plans.publish_plan(plan=made, by=by, at=until)
