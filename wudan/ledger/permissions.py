"""May this person, with the book of hours: an objection, or nothing."""

from wudan.activities.models import Activity, Attendance
from wudan.areas.models import Unit
from wudan.kit.refusals import Objection
from wudan.ledger.enums import BackfillState, DisputeState
from wudan.ledger.models import Backfill, Dispute, Finding, ServiceRecord
from wudan.people.actors import Actor
from wudan.people.enums import HouseholdRole, HouseholdState
from wudan.people.models import Household, Person
from wudan.people.permissions.households import ENDED as HOUSEHOLD_ENDED
from wudan.teams.models import Membership

CENTER = "center_office"
NO_HOUSEHOLD = Objection(
    "no_household", "您还没有登记在哪一户；请带户口本到村站登记，一家人就能把分存在一起。"
)
_ASKERS = frozenset({"team_leader", "station_keeper", "institute_staff"})
"""Who asks for a back-fill; above each of them is somebody who decides."""


def deciding_objection(by: Actor, finding: Finding) -> Objection | None:
    """Why this actor does not decide about a finding: who approves hours above the unit does, never about oneself."""
    if not by.may("approve_hours") or not by.reaches(finding.unit.path):
        return Objection("not_your_role", "线索由上级所或中心办公室来研判。")
    if by.unit_id == finding.unit_id and by.kind.code != "center_office":
        return Objection("own_unit", "本单位的线索由上级来研判。")
    return None


def reversing_objection(by: Actor, made: ServiceRecord) -> Objection | None:
    """Why this actor does not reverse a record: who approves hours there, and had no part in it (A02)."""
    if not by.may("approve_hours") or not by.reaches(made.unit.path):
        return Objection("not_your_role", "冲正由上级所或中心办公室来做。")
    if by.person_id == made.person_id:
        return Objection("own_hours", "自己的时长不能自己改。")
    if by.person_id in _hands(made):
        return Objection("had_a_part", "这条记录是您确认或经手的，请换一个人来冲正。")
    return None


def _hands(made: ServiceRecord) -> set[int | None]:
    """Who signed the presence or entered the record."""
    hands = set(made.transfers.filter(reverses=None).values_list("person_id", flat=True))
    if made.attendance is not None:
        hands |= {made.attendance.vouched_by_id, made.attendance.witnessed_by_id}
    return hands - {None}


def asking_backfill_objection(
    by: Actor, unit: Unit, person: Person | None = None
) -> Objection | None:
    """Why this actor does not ask for a back-fill of that unit, for that person."""
    if by.role not in _ASKERS or by.post_id is None:
        return Objection("not_your_role", "补录由队长、站长或实践所工作人员来申请。")
    if not by.reaches(unit.path):
        return Objection("not_your_unit", "只能补录本单位和下级的活动。")
    if person is not None and person.pk == by.person_id:
        return Objection("own_hours", "不能给自己补录，请别人来申请。")
    return None


def deciding_backfill_objection(by: Actor, row: Backfill) -> Objection | None:
    """Why this actor is not the second person: another, of another unit, of no common team (A01, A02)."""
    if not by.may("approve_hours") or by.post_id is None or not by.reaches(row.unit.path):
        return Objection("not_your_role", "补录由上级所或中心办公室来审批。")
    if by.person_id == row.asked_by_id:
        return Objection("own_request", "自己申请的补录要由另一个单位的人审批。")
    if by.person_id == row.person_id:
        return Objection("own_hours", "自己的时长不能自己批。")
    if by.unit_id == row.asked_unit_id:
        return Objection("same_unit", "补录要由另一个单位的人审批，本单位的人不能批。")
    if _shares_a_team(by.person, row):
        return Objection("same_team", "您和他在同一支队伍，请换一个人来审批。")
    if row.state != BackfillState.ASKED:
        return Objection("decided", "这份补录已经有了结果。")
    return None


def opening_proof_objection(by: Actor, row: Backfill) -> Objection | None:
    """Why this actor does not read the file: who asked, who may decide, who audits."""
    if by.may("read_journal") and by.reaches(row.unit.path):
        return None
    if by.post_id == row.asked_post_id or (by.may("approve_hours") and by.reaches(row.unit.path)):
        return None
    return Objection("not_your_role", "证明材料只给申请人、审批人和审计员看。")


def disputing_objection(
    by: Actor, made: ServiceRecord | None, attendance: Attendance | None
) -> Objection | None:
    """Why this actor does not dispute: only oneself, about one's own."""
    if by.is_staff or by.person_id is None:
        return Objection("not_oneself", "异议由本人来提，请切换到“本人”。")
    if any(row is not None and row.person_id != by.person_id for row in (made, attendance)):
        return Objection("not_your_hours", "只能对自己的时长提异议。")
    return None


def answering_objection(by: Actor, row: Dispute) -> Objection | None:
    """Why this actor does not answer: who holds it or is above, and had no part in the record."""
    if not by.may("approve_hours") or not by.reaches(row.unit.path):
        return Objection("not_your_role", "异议由上级所或中心办公室来答复。")
    if by.role != CENTER and by.unit_id != row.holder_id:
        return Objection("gone_up", "这条异议已经上交，由上一级答复。")
    if by.person_id == row.person_id:
        return Objection("own_hours", "自己提的异议要由别人答复。")
    if row.state != DisputeState.OPEN:
        return Objection("answered", "这条异议已经答复过了。")
    if row.record is not None and by.person_id in _hands(row.record):
        return Objection("had_a_part", "这条记录是您确认或经手的，请换一个人来答复。")
    return None


def long_day_objection(by: Actor, activity: Activity) -> Objection | None:
    """Why this actor does not allow more than eight hours: the county does."""
    if by.role != CENTER or not by.reaches(activity.unit.path):
        return Objection("not_your_role", "一天超过 8 小时，要由中心办公室批准。")
    return None


def pooling_objection(
    by: Actor, household: Household, person: Person, *, into: bool
) -> Objection | None:
    """Why this actor does not move points within a household (A10): into it one's own, out of it
    the head, to somebody who belongs; nobody for others, no post for anybody."""
    if by.is_staff or by.person_id is None:
        return Objection("not_oneself", "家庭内转分由本人来办，请切换到“本人”。")
    if household.state != HouseholdState.LIVE:
        return HOUSEHOLD_ENDED
    roles = dict(household.members.filter(until=None).values_list("person", "role"))
    if by.person_id not in roles or person.pk not in roles:
        return Objection("not_your_household", "只能在自己家里转，不能转给别人。")
    if into and by.person_id != person.pk:
        return Objection("not_yours", "只能存自己的分。")
    if not into and roles[by.person_id] != HouseholdRole.HEAD:
        return Objection("not_head", "家里的分由户主来分。")
    return None


def _shares_a_team(person_id: int, row: Backfill) -> bool:
    teams = set(
        Membership.objects.filter(person=row.person_id, left_on=None).values_list("team", flat=True)
    )
    if row.team_id is not None:
        teams.add(row.team_id)
    return Membership.objects.filter(person=person_id, left_on=None, team__in=teams).exists()
