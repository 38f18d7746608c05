"""May this person, with the book of hours: an objection, or nothing."""

from wudan.kit.refusals import Objection
from wudan.ledger.models import Finding, ServiceRecord
from wudan.people.actors import Actor


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
