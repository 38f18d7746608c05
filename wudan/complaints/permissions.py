"""May this person do this with a complaint: an objection, or nothing. A button, the API and the action agree."""

from wudan.complaints.enums import ComplaintDesk, ComplaintStage
from wudan.complaints.models import Complaint
from wudan.complaints.policies import Party
from wudan.complaints.querysets import paths_above
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor

_SEATS = {
    ComplaintDesk.INSTITUTE: "institute_staff", ComplaintDesk.OFFICE: "center_office", ComplaintDesk.AUDIT: "auditor",
}  # fmt: skip


def noting_objection(by: Actor, parties: list[Party]) -> Objection | None:
    """Why this actor does not write somebody's complaint down: no such post, or it is about their own."""
    if not by.may("place_for"):
        return Objection("not_your_role", "替来人写投诉建议，由站、所、中心办公室来做。")
    own = set(paths_above(by.unit_path))
    if any(
        one.path in own or one.person_id == by.person_id or one.role == by.role for one in parties
    ):
        words = "这件事说的是您自己或您的单位，不能由您来记。请告诉来人：打上一级的电话，或自己在网页上写，不用说是谁。"
        return Objection("own_unit", words)
    return None


def handling_objection(by: Actor, held: Complaint) -> Objection | None:
    """Why this actor does not work on it: not at this desk, or nothing is owed any more."""
    if found := _desk_objection(by, held):
        return found
    if not held.is_open:
        return Objection(
            "closed", Phrase("这一件已经是“{stage}”了。", stage=ComplaintStage(held.stage).label)
        )
    return None


def receiving_objection(by: Actor, held: Complaint) -> Objection | None:
    """Why it is not received now."""
    if held.is_open and held.stage != ComplaintStage.FILED:
        return Objection("received", "已经受理了。")
    return handling_objection(by, held)


def extending_objection(by: Actor, held: Complaint) -> Objection | None:
    """Why there is no more time."""
    if held.was_extended:
        return Objection("extended", "已经延过一次，不能再延。")
    return handling_objection(by, held)


def reading_objection(by: Actor, held: Complaint) -> Objection | None:
    """Why this actor does not open who complained."""
    if held.is_anonymous:
        return Objection("nameless", "提出的人没有说是谁，这里也不知道。")
    return _desk_objection(by, held)


def rating_objection(held: Complaint) -> Objection | None:
    """Why the complainant cannot say whether the answer is good."""
    if held.stage != ComplaintStage.ANSWERED:
        return Objection("not_answered", "还没有答复，答复了再评。")
    if held.rated_at is not None:
        return Objection("rated", "已经评过了。")
    return None


def reopening_objection(held: Complaint) -> Objection | None:
    """Why it is not taken up again."""
    if held.stage != ComplaintStage.ANSWERED:
        return Objection("not_answered", "还没有答复。")
    if held.reopened_at is not None:
        return Objection("reopened", "已经重新办过一次。还不满意，可以打 12345。")
    return None


def speaking_objection(held: Complaint) -> Objection | None:
    """Why the complainant cannot add a word."""
    if not held.is_open:
        return Objection("closed", "已经答复了。不满意可以要求重新办理。")
    return None


def _desk_objection(by: Actor, held: Complaint) -> Objection | None:
    seat = _SEATS[ComplaintDesk(held.desk)]
    here = by.unit_id == held.holder_id
    if by.role != seat or not here:
        return Objection(
            "other_desk",
            Phrase("这一件归{desk}办，您可以看，不能办。", desk=ComplaintDesk(held.desk).label),
        )
    return None
