"""May this *person*: an objection, or nothing. Asked by buttons, the API and the actions alike."""

from datetime import date, datetime

from wudan.areas.models import Unit
from wudan.catalog.models import PlatformDuty, Service
from wudan.deliveries import flow
from wudan.deliveries.enums import DeliveryVerb, PlanVerb, RoundStage, RoundVerb
from wudan.deliveries.models import Delivery, DeliveryOffer, PlanTeam, Round, RoundPlan
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import THE_CLOCK, Actor

V = DeliveryVerb
_PLANNING = frozenset({V.PLACE, V.OFFER, V.RECALL, V.MOVE, V.CANCEL})
_CARRYING = frozenset({V.ACCEPT, V.REFUSE, V.DELIVER})
_CENTER = "center_office"


def beginning_objection(by: Actor, service: Service, *, on: date) -> Objection | None:
    """Why this actor plans no round of that service: the lead's, or a site's own villages."""
    if not by.may("plan_deliveries"):
        return Objection("not_your_role", "配送计划由中心、实践所和平台的牵头部门来做。")
    if by.role != "department_officer":
        return None
    duties = PlatformDuty.objects.on(on).filter(platform=service.platform_id, unit=by.unit_id)
    if duties.exists():
        return None
    return Objection("not_your_platform", "您的部门既不牵头也不配合这个平台。")


def planning_objection(by: Actor, plan: Round) -> Objection | None:
    """Why this actor does not plan that round."""
    if not by.may("plan_deliveries"):
        return Objection("not_your_role", "配送计划由中心、实践所和平台的牵头部门来做。")
    if by.role == _CENTER or by.unit_id == plan.unit_id:
        return None
    return Objection("not_your_round", Phrase("这个计划由{unit}来排。", unit=plan.unit.short_name))


def round_objection(verb: RoundVerb, by: Actor, plan: Round) -> Objection | None:
    """Why this actor may not do this to the round now: person, then flow."""
    person = None if by == THE_CLOCK and verb == RoundVerb.END else planning_objection(by, plan)
    return person or flow.round_objection(plan.stage, verb)


def ending_objection(by: Actor, plan: Round, *, on: date) -> Objection | None:
    """Why the round does not end yet: its last day is to come."""
    if found := round_objection(RoundVerb.END, by, plan):
        return found
    if plan.ends_on >= on:
        return Objection("not_over", "还没到最后一天。不办了请点“取消”。")
    return None


def plan_objection(verb: PlanVerb, by: Actor, plan: RoundPlan) -> Objection | None:
    """Why this actor may not do this to the plan of rounds now: person, then flow."""
    return plan_making_objection(by, plan) or flow.plan_objection(plan.stage, verb)


def plan_making_objection(by: Actor, plan: RoundPlan) -> Objection | None:
    """Why this actor does not make that plan: the unit whose it is, or the center."""
    if not by.may("plan_deliveries"):
        return Objection("not_your_role", "巡回方案由中心、实践所和平台的牵头部门来做。")
    if by.role == _CENTER or by.unit_id == plan.unit_id:
        return None
    return Objection("not_your_plan", Phrase("这个方案由{unit}来做。", unit=plan.unit.short_name))


def leaving_objection(by: Actor, plan: RoundPlan, team: PlanTeam | None) -> Objection | None:
    """Why this actor does not take a team out: its own leader, or who makes the plan."""
    own = team is not None and by.may("confirm") and by.unit_id == team.unit_id
    if not own and (found := plan_making_objection(by, plan)):
        return found
    if team is None or team.left_on is not None:
        return Objection("not_in_it", "这支队伍不在这个方案里。")
    return flow.plan_objection(plan.stage, PlanVerb.AMEND)


def placing_objection(by: Actor, plan: Round, unit: Unit) -> Objection | None:
    """Why nothing is placed at that site: an institute plans for its own villages."""
    if found := planning_objection(by, plan):
        return found
    if by.role == "institute_staff" and not by.reaches(unit.path):
        return Objection("not_your_village", Phrase("{unit}不在您所的辖区。", unit=unit.short_name))
    if plan.stage not in {RoundStage.DRAFT, RoundStage.PUBLISHED}:
        return Objection("round_over", "这个计划已经结束了。")
    return None


def objection(
    verb: DeliveryVerb, by: Actor, row: Delivery, offer: DeliveryOffer | None
) -> Objection | None:
    """Why this actor may not do this to the delivery now: person, flow, round."""
    if verb == V.LAPSE:
        person = None if by == THE_CLOCK else Objection("not_your_role", "到期由系统收回。")
    elif verb in _PLANNING:
        person = placing_objection(by, row.round, row.unit)
    elif verb in _CARRYING:
        person = _carrying(by, offer)
    else:
        person = _missing(by, row, offer) if verb == V.MISS else _receiving(by, row)
    return person or flow.objection(row.stage, verb)


def delivering_objection(
    by: Actor, row: Delivery, offer: DeliveryOffer | None, *, at: datetime
) -> Objection | None:
    """Why it is not said to be brought yet."""
    if found := objection(V.DELIVER, by, row, offer):
        return found
    if at < row.starts_at:
        return Objection("not_begun", "还没到时间，到了再说送到了。")
    return None


def missing_objection(
    by: Actor, row: Delivery, offer: DeliveryOffer | None, *, at: datetime
) -> Objection | None:
    """Why it is not said to have failed yet."""
    if found := objection(V.MISS, by, row, offer):
        return found
    if day_of(at) < row.day:
        return Objection("not_yet", "还没到那一天；去不了请点“不接”，改天请点“改时间”。")
    return None


def _carrying(by: Actor, offer: DeliveryOffer | None) -> Objection | None:
    """The leader of the team that was asked, or the officer of the department charged."""
    if offer is not None and by.may("confirm") and by.unit_id == offer.unit_id:
        return None
    return Objection("not_your_delivery", "这一次没有请您的队伍。")


def _receiving(by: Actor, row: Delivery) -> Objection | None:
    """The site it comes to, or a site above; never the one who brought it."""
    if by.may("accept") and by.reaches(row.unit.path):
        return None
    return Objection("not_your_site", Phrase("由{unit}来确认。", unit=row.unit.short_name))


def _missing(by: Actor, row: Delivery, offer: DeliveryOffer | None) -> Objection | None:
    return None if _carrying(by, offer) is None else _receiving(by, row)
