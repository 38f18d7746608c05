"""起草方案: the first version for a period; a quarter, a year, whatever the team plans for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.teams.actions.plans.drafting import (
    Item,
    checked,
    note,
    one_transaction,
    worded,
    write_items,
)
from wudan.teams.enums import PlanStep
from wudan.teams.models import Plan, PlanVersion, Team
from wudan.teams.planning import planning_objection

SHORTEST, LONGEST = 27, 366


@one_transaction
def begin(
    *, team: Team, starts_on: date, ends_on: date, words: str, items: Sequence[Item], by: Actor,
    at: datetime,
) -> PlanVersion:  # fmt: skip
    """Write the first version. Raises Malformed, Objected."""
    held = Team.objects.select_for_update(of=("self",)).select_related("unit").get(pk=team.pk)
    insist(planning_objection(by, held))
    words, lines = worded("words", words), checked(items)
    if not SHORTEST <= (ends_on - starts_on).days <= LONGEST:
        raise Malformed({"ends_on": "一期最短一个月，最长一年。"})
    if Plan.objects.filter(team=held, starts_on__lte=ends_on, ends_on__gte=starts_on).exists():
        raise Objected(Objection("planned", "这段时间已经有方案，要改就再写一版。"))
    plan = Plan.objects.create(team=held, starts_on=starts_on, ends_on=ends_on)
    made = PlanVersion.objects.create(
        plan=plan, number=1, step=PlanStep.CONSULT, words=words, written_at=at,
        written_as=by.label[:80],
    )  # fmt: skip
    write_items(made, [replace(item, line=None) for item in lines])
    note("team.plan", made, by=by, at=at)
    return made
