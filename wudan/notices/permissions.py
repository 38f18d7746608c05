"""Who may do what with notices: an objection, or nothing."""

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.notices.enums import AnnouncementState, CopyState
from wudan.notices.models import Announcement, Copy
from wudan.people.actors import Actor
from wudan.people.models import Person

_NOT_YOURS = Objection("not_yours", "怎样告诉一个人，由他自己定，或由他所在的站替他记。")

_TOLD = Objection("told", "这一条已经告诉过了。")
_NOT_OFFICE = Objection(
    "not_your_role", "这件事由中心办公室、实践所和站来办；一天发多少短信由中心办公室定。"
)
_SECOND = Objection("second_person", "写的人和发的人要是两个人：请另一位同事看一眼再发。")
OFFICE = "center_office"


def preferring_objection(by: Actor, person: Person) -> Objection | None:
    """Oneself; the station of somebody who says it there."""
    if by.post_id is None:
        return None if by.person_id == person.pk else _NOT_YOURS
    within = person.home is not None and by.reaches(person.home.path)
    return None if by.may("place_for") and within else _NOT_YOURS


def carrying_objection(copy: Copy) -> Objection | None:
    """Why nothing more is to be told by voice."""
    return None if copy.state == CopyState.WAITING else _TOLD


def allowing_objection(by: Actor) -> Objection | None:
    """The center's office decides what a day may cost."""
    return None if by.role == OFFICE else _NOT_OFFICE


def announcing_objection(by: Actor) -> Objection | None:
    """Who tells many: the center, an institute, a station, each its own people."""
    return None if by.may("place_for") and by.unit_id is not None else _NOT_OFFICE


def releasing_objection(by: Actor, held: Announcement) -> Objection | None:
    """Why this one is not sent by this actor: it needs a second person."""
    if fault := announcing_objection(by):
        return fault
    if held.state != AnnouncementState.DRAFT:
        return Objection(
            "not_draft",
            Phrase("这条通知现在是“{state}”。", state=AnnouncementState(held.state).label),
        )
    return _SECOND if held.written_by_id == by.person_id else None


def stopping_objection(by: Actor, held: Announcement) -> Objection | None:
    """Why it cannot be stopped, or not by this actor."""
    if fault := announcing_objection(by):
        return fault
    if held.state not in (AnnouncementState.DRAFT, AnnouncementState.SENDING):
        return Objection(
            "over", Phrase("这条通知现在是“{state}”。", state=AnnouncementState(held.state).label)
        )
    return None
