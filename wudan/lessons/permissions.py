"""May this person: write down what was learned, sign the year's summary."""

from wudan.kit.refusals import Objection
from wudan.people.actors import Actor

WRITERS = frozenset({"center_office", "institute_staff", "department_officer"})
OFFICE = "center_office"


def writing_objection(by: Actor) -> Objection | None:
    """Offices and departments write down what they saw; a post each."""
    if by.role in WRITERS and by.post_id is not None:
        return None
    return Objection("not_your_role", "学习记录由中心办公室、实践所和部门专干来记。")


def striking_objection(by: Actor, unit_path: str) -> Objection | None:
    """Whoever may write, for what lies in the own reach."""
    if no := writing_objection(by):
        return no
    return None if by.reaches(unit_path) else Objection("not_your_unit", "这一条不是您这里记的。")


def signing_objection(by: Actor) -> Objection | None:
    """The center's office answers for what the county says of itself."""
    if by.role == OFFICE and by.post_id is not None:
        return None
    return Objection("not_your_role", "“我们的经验”由中心办公室签发。")
