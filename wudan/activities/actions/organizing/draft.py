"""起草: an activity is written down by who will answer for it; nobody sees it yet (67号令 §7)."""

from datetime import datetime

from wudan.activities import policies
from wudan.activities.actions.holding import note, one_transaction
from wudan.activities.actions.organizing.join_work import inherited
from wudan.activities.actions.organizing.putting_down import fill, lay_out, leader_of
from wudan.activities.models import Activity
from wudan.activities.permissions import organizing_objection
from wudan.activities.wanted import Wanted
from wudan.areas.models import Unit
from wudan.areas.standing import beginning
from wudan.kit import numbers
from wudan.kit.ages import ADULT, is_under
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to_published
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.projects.flow import LISTED
from wudan.projects.models import Project
from wudan.teams.models import PlanItem, Team


@one_transaction
def draft(
    *, unit: Unit, wanted: Wanted, by: Actor, at: datetime, team: Team | None = None,
    leader: Person | None = None, order: Order | None = None, model: Activity | None = None,
    series: str = "", plan_item: PlanItem | None = None, project: Project | None = None,
) -> Activity:  # fmt: skip
    """Write an activity with its shifts, positions, and an opening for each pair.

    Raises Objected, Malformed.
    """
    insist(organizing_objection(by, unit))
    faults = policies.faults_of(wanted, at=at)
    if fault := objection_to_published(wanted.title, most=50):
        faults["title"] = fault
    if team is not None and team.unit.ends_on is not None:
        faults["team"] = "这支队伍已经解散了，请另选一支。"
    if leader is not None and is_under(ADULT, leader.born_on, day_of(at)):
        faults["leader"] = "活动负责人要满 18 周岁。"
    if plan_item is not None and (team is None or plan_item.version.plan.team_id != team.pk):
        faults["plan_item"] = "方案要是这支队伍自己的。"
    if project is not None and (project.county != unit.county or project.stage not in LISTED):
        faults["project"] = "项目要在本县的动态清单上。"
    if faults:
        raise Malformed(faults)
    made = Activity(
        county=unit.county, no=numbers.draw(), unit=unit, team=team, order=order, model=model,
        series=series, plan_item=plan_item, project=project, made_at=at,
    )  # fmt: skip
    made.leader = leader or leader_of(made, own=Person.objects.get(pk=by.person))
    fill(made, wanted)
    made.key_work = inherited(made, on=day_of(at))
    with beginning("这个单位、这支队伍刚刚撤销了，不能再发活动。"):
        made.save(force_insert=True)
    lay_out(made, wanted.shifts, wanted.positions)
    note("draft", made, by=by, at=at, no=made.no, shifts=len(wanted.shifts),
         order=order.pk if order else None)  # fmt: skip
    return made
