"""通过年度培训计划: the unit says that it will do so; the version that was read, no other."""

from datetime import datetime

from wudan.kit.refusals import Missing, Objected, Objection, Stale, insist
from wudan.people.actors import Actor
from wudan.teams.actions.training.recording import journal, one_transaction
from wudan.teams.models import TrainingPlan
from wudan.teams.training import keeping_objection

_CHANGED = "计划刚刚改过，请再看一遍再通过。"


@one_transaction
def adopt_plan(*, plan: TrainingPlan, seen: int, by: Actor, at: datetime) -> TrainingPlan:
    """Adopt the version seen. Raises Missing, Objected, Stale."""
    list(TrainingPlan.objects.select_for_update().filter(pk=plan.pk).values_list("pk"))
    held = TrainingPlan.objects.select_related("unit").filter(pk=plan.pk).first()
    if held is None:
        raise Missing
    insist(keeping_objection(by, held.unit))
    if held.adopted_at is not None:
        raise Objected(Objection("adopted", "这一版已经通过了。"))
    if held.version != seen:
        raise Stale("stale", _CHANGED)
    held.adopted_at, held.adopted_as = at, by.label[:80]
    held.save(update_fields=["adopted_at", "adopted_as"])
    facts = {"year": held.year, "version": held.version}
    journal("training.adopt", "training_plan", held.pk, held.unit, by=by, at=at, facts=facts)
    return held
