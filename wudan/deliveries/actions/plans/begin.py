"""起草、改: what is to come where; each team with the days its own slots say, until somebody says else."""

import secrets
from collections.abc import Iterable
from datetime import date, datetime, time

from django.conf import settings

from wudan.areas.models import Unit
from wudan.deliveries import flow, permissions, plan_policies
from wudan.deliveries.actions.holding import one_transaction
from wudan.deliveries.actions.plans.holding import lock_plan, note_plan
from wudan.deliveries.enums import PlanStage, PlanVerb
from wudan.deliveries.models import PlanTeam, RoundPlan
from wudan.deliveries.plan_policies import PlanOutline
from wudan.kit import numbers, slots
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.teams.models import Team

_WHOLE, _MORNING, _AFTERNOON = (
    (time(8, 30), time(17, 30)), (time(8, 30), time(12, 30)), (time(13, 30), time(18)),
)  # fmt: skip
_SEEDS = 1_000_000
_WORKDAYS = 5


@one_transaction
def begin_plan(
    *, outline: PlanOutline, by: Actor, at: datetime, seed: int | None = None
) -> RoundPlan:
    """Write down a plan of one's own unit. Raises Malformed, Objected."""
    _insist_on(outline, by=by, on=day_of(at))
    assert by.unit_id is not None  # noqa: S101 - who may plan has a post
    unit = Unit.objects.get(pk=by.unit_id)
    made = RoundPlan.objects.create(
        county=unit.county, no=numbers.draw(), unit=unit, made_at=at,
        seed=secrets.randbelow(_SEEDS) if seed is None else seed, **_fields(outline),
    )  # fmt: skip
    _fill(made, outline)
    note_plan("begin", made, by=by, at=at, no=made.no, weeks=made.weeks)
    return made


@one_transaction
def change_plan(
    *, plan: RoundPlan, outline: PlanOutline, by: Actor, at: datetime, seen: int | None = None
) -> RoundPlan:
    """Write it down otherwise; what was planned before is gone. Raises Malformed, Objected, Stale."""
    held = lock_plan(plan, seen=seen)
    insist(permissions.plan_objection(PlanVerb.CHANGE, by, held))
    _insist_on(outline, by=by, on=day_of(at))
    for name, value in _fields(outline).items():
        setattr(held, name, value)
    held.stage = flow.PLAN_EDGES[PlanVerb.CHANGE][PlanStage(held.stage)]
    held.version += 1
    held.failed_words, held.planned_at = "", None
    held.save()
    held.planned_weeks.all().delete()
    held.steps.all().delete()
    _fill(held, outline)
    note_plan("change", held, by=by, at=at)
    return held


def _insist_on(outline: PlanOutline, *, by: Actor, on: date) -> None:
    if not by.may("plan_deliveries"):
        raise Objected(Objection("not_your_role", "巡回方案由中心、实践所和平台的牵头部门来做。"))
    if faults := plan_policies.plan_faults(outline, county=settings.PACK.county, on=on):
        raise Malformed(faults)
    for service in outline.services:
        insist(permissions.beginning_objection(by, service, on=on))
    if by.role == "institute_staff":
        for village in outline.villages:
            if not by.reaches(village.path):
                words = Phrase("{village}不在您所的辖区。", village=village.short_name)
                raise Objected(Objection("not_your_village", words))


def _fields(outline: PlanOutline) -> dict[str, object]:
    return {
        "title": outline.title, "starts_on": outline.starts_on, "weeks": outline.weeks, "mode": outline.mode,
        "often": outline.often, "ageing": outline.ageing, "effort": outline.effort,
    }  # fmt: skip


def _fill(plan: RoundPlan, outline: PlanOutline) -> None:
    """The services, the villages, and teams; those that stay keep their days."""
    plan.services.set(outline.services)
    plan.villages.set(outline.villages)
    chosen = {unit.pk for unit in outline.teams}
    plan.teams.exclude(unit__in=chosen).delete()
    there = set(plan.teams.values_list("unit", flat=True))
    new = [unit for unit in outline.teams if unit.pk not in there]
    PlanTeam.objects.bulk_create(_as_they_say(plan, new))


def _as_they_say(plan: RoundPlan, units: Iterable[Unit]) -> list[PlanTeam]:
    """Whole days where a team has whole weekdays free, else mornings, else afternoons."""
    masks = dict(Team.objects.filter(unit__in=[u.pk for u in units]).values_list("unit", "slots"))
    found = []
    for unit in units:
        free = slots.from_mask(masks.get(unit.pk, 0))
        mornings = {day for day in range(7) if day * 3 + slots.Part.AM in free}
        afternoons = {day for day in range(7) if day * 3 + slots.Part.PM in free}
        whole = mornings & afternoons
        days, (starts, ends) = (
            (whole, _WHOLE) if whole else (mornings, _MORNING) if mornings else (afternoons, _AFTERNOON)
        )  # fmt: skip
        workdays = {day for day in days if day < _WORKDAYS} or days
        found.append(
            PlanTeam(
                plan=plan, unit=unit, base_id=unit.parent_id, starts=starts, ends=ends,
                weekdays=sum(1 << day for day in workdays),
            )
        )  # fmt: skip
    return found
