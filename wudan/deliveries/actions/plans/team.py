"""各队哪天去: a team's weekdays and hours in a plan that is not sent out yet."""

from datetime import datetime

from wudan.deliveries import permissions, plan_policies
from wudan.deliveries.actions.holding import one_transaction
from wudan.deliveries.actions.plans.holding import lock_plan, note_plan
from wudan.deliveries.enums import PlanVerb
from wudan.deliveries.models import PlanTeam
from wudan.deliveries.plan_policies import Hours
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.people.actors import Actor


@one_transaction
def set_hours(*, team: PlanTeam, hours: Hours, by: Actor, at: datetime) -> PlanTeam:
    """Write them down; the plan wants to be planned again. Raises Malformed, Objected, Missing."""
    held = lock_plan(team.plan)
    insist(permissions.plan_objection(PlanVerb.CHANGE, by, held))
    row = held.teams.select_for_update().filter(pk=team.pk).first()
    if row is None:
        raise Missing
    if faults := plan_policies.hours_faults(hours):
        raise Malformed(faults)
    row.weekdays = sum(1 << day for day in hours.weekdays)
    row.starts, row.ends, row.most_a_day = hours.starts, hours.ends, hours.most_a_day
    row.save()
    note_plan("change", held, by=by, at=at, team=row.unit_id)
    return row
