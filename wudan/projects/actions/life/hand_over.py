"""转给别的单位: another unit is the proposing side from now on; what the gate judged stays as it is (R065, R122)."""

from datetime import datetime

from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.projects.actions.guests.keeping import hold_unit
from wudan.projects.actions.holding import lock, move, one_transaction, said
from wudan.projects.enums.project import ProjectVerb
from wudan.projects.models import Project
from wudan.projects.permissions.life import handing_over_objection


@one_transaction
def hand_over(*, project: Project, to: Unit, why: str, by: Actor, at: datetime) -> Project:
    """Give it to a unit, which does not end meanwhile; both are told. Raises Malformed, Missing, Objected."""
    hold_unit(to, on=day_of(at))
    held = lock(project)
    insist(handing_over_objection(by, held, to))
    why = said(why, "请写一句为什么。", field="why")
    left, held.unit = held.unit, to
    move(held, ProjectVerb.HAND_OVER, by=by, at=at, why=why, facts={"left": left.pk, "joined": to.pk})  # fmt: skip
    return held
