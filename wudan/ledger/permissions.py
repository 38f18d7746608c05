"""May this person, with the book of hours: an objection, or nothing."""

from wudan.kit.refusals import Objection
from wudan.ledger.models import Finding
from wudan.people.actors import Actor


def deciding_objection(by: Actor, finding: Finding) -> Objection | None:
    """Why this actor does not decide about a finding: who approves hours above the unit does, never about oneself."""
    if not by.may("approve_hours") or not by.reaches(finding.unit.path):
        return Objection("not_your_role", "线索由上级所或中心办公室来研判。")
    if by.unit_id == finding.unit_id and by.kind.code != "center_office":
        return Objection("own_unit", "本单位的线索由上级来研判。")
    return None
