"""May this person plan, go, drop, close: an objection, or nothing. Buttons, the API and the actions ask here."""

from datetime import datetime

from wudan.inspections.enums import FindingState, VisitState
from wudan.inspections.models import Inspection, UnitFinding, UnitVisit, Visit
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.sites.models import Site

_NOT_ROLE = Objection("not_your_role", "督查指导由中心办公室和实践所来安排。")
_CLOSED = Objection("closed", "这次安排已经结束。")


def planning_objection(by: Actor) -> Objection | None:
    """Why this actor organises no visits: the office and the institutes do (R099)."""
    return None if by.may("check_sites") and by.unit_path else _NOT_ROLE


def planning_units_objection(by: Actor) -> Objection | None:
    """Why this actor sends nobody to departments and towns: the county's office does (R099)."""
    if by.role == "center_office" and by.unit_path:
        return None
    return Objection("not_your_role", "督查部门和镇街由县中心办公室来安排。")


def closing_objection(by: Actor, row: Inspection) -> Objection | None:
    """Why this actor does not close it: who organised it does."""
    if not by.may("check_sites") or by.unit_id != row.unit_id:
        return Objection("not_yours", "由组织这次督查指导的单位来结束。")
    return _CLOSED if row.closed_at is not None else None


def dropping_objection(by: Actor, visit: Visit) -> Objection | None:
    """Why this visit is not dropped by this actor."""
    if not by.may("check_sites") or by.unit_id != visit.made_under_id:
        return Objection("not_yours", "由组织这次督查指导的单位来定去不去。")
    return _stands(visit)


def going_objection(by: Actor, visit: Visit, *, at: datetime) -> Objection | None:
    """Why this actor does not write this visit down: who was sent does, on a day of the plan."""
    inspection = visit.inspection
    if inspection is None:
        return Objection("made", "已经去过了。")
    if not inspection.inspectors.filter(post=by.post_id).exists():
        return Objection("not_sent", "由安排去的人来记。")
    if objection := own_site_objection(by, visit.site, at=at):
        return objection
    if objection := _stands(visit):
        return objection
    if inspection.closed_at is not None:
        return _CLOSED
    return _days(inspection, at)


def going_to_unit_objection(by: Actor, visit: UnitVisit, *, at: datetime) -> Objection | None:
    """Why this actor does not write down this visit to a unit: who was sent does, never to the own one."""
    inspection = visit.inspection
    if not inspection.inspectors.filter(post=by.post_id).exists():
        return Objection("not_sent", "由安排去的人来记。")
    held = Post.objects.held_on(day_of(at)).filter(unit=visit.unit_id, person=by.person_id)
    if by.unit_id == visit.unit_id or held.exists():
        return Objection("own_unit", "自己单位，由别人来督查指导。")
    if objection := _stands(visit):
        return objection
    return _CLOSED if inspection.closed_at is not None else _days(inspection, at)


def sparing_objection(by: Actor, visit: UnitVisit) -> Objection | None:
    """Why this visit to a unit is not dropped by this actor."""
    if not by.may("check_sites") or by.unit_id != visit.inspection.unit_id:
        return Objection("not_yours", "由组织这次督查指导的单位来定去不去。")
    return _stands(visit)


def mending_objection(by: Actor, finding: UnitFinding) -> Objection | None:
    """Why this actor does not say that it is mended: the unit does."""
    if not by.may("answer_tasks") or by.unit_id != finding.visit.unit_id:
        return Objection("not_yours", "由被督查的单位来写怎么改的。")
    return _is(finding, FindingState.OPEN)


def looking_objection(by: Actor, finding: UnitFinding) -> Objection | None:
    """Why this actor does not look again: who organised it does, another person than who mended."""
    if not by.may("check_sites") or by.unit_id != finding.visit.inspection.unit_id:
        return Objection("not_yours", "由组织这次督查指导的单位来看。")
    if by.person_id == finding.mended_by_id:
        return Objection("same_person", "是您说改好的，请另一位来看。")
    return _is(finding, FindingState.REPORTED)


def own_site_objection(by: Actor, site: Site, *, at: datetime) -> Objection | None:
    """Nobody looks at a site where he holds a post, under whatever post he comes."""
    held = Post.objects.held_on(day_of(at)).filter(unit=site.unit_id, person=by.person_id)
    if by.unit_id == site.unit_id or held.exists():
        return Objection("own_site", "自己单位的阵地，由别人来督查指导。")
    return None


def _days(inspection: Inspection, at: datetime) -> Objection | None:
    if inspection.starts_on <= day_of(at) <= inspection.ends_on:
        return None
    days = f"{inspection.starts_on:%Y-%m-%d} 到 {inspection.ends_on:%Y-%m-%d}"
    return Objection("not_these_days", Phrase("这次安排是 {days}，今天不在里面。", days=days))


def _is(finding: UnitFinding, state: FindingState) -> Objection | None:
    if finding.state == state:
        return None
    now = FindingState(finding.state).label
    return Objection("wrong_state", Phrase("这一件现在是“{state}”。", state=now))


def _stands(visit: Visit | UnitVisit) -> Objection | None:
    if visit.state == VisitState.PLANNED:
        return None
    return Objection(
        "wrong_state", Phrase("这一处现在是“{state}”。", state=VisitState(visit.state).label)
    )
