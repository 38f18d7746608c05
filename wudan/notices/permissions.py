"""Who may do what with notices: an objection, or nothing."""

from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.people.models import Person

_NOT_YOURS = Objection("not_yours", "怎样告诉一个人，由他自己定，或由他所在的站替他记。")


def preferring_objection(by: Actor, person: Person) -> Objection | None:
    """Oneself; the station of somebody who says it there."""
    if by.post_id is None:
        return None if by.person_id == person.pk else _NOT_YOURS
    within = person.home is not None and by.reaches(person.home.path)
    return None if by.may("place_for") and within else _NOT_YOURS
