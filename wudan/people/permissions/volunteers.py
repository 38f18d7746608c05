"""May this person change this volunteer's record, check a licence, invite, answer: an objection, or
nothing. Nobody is made a volunteer by somebody else (条例 §25)."""

from datetime import date

from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.people.models import Person, VolunteerLicence
from wudan.people.permissions.persons import correcting_objection

INVITERS = frozenset({"institute_staff", "center_office"})
"""Who may bring in a list: the site above the village."""


def telling_objection(by: Actor, person: Person, *, on: date) -> Objection | None:
    """Why this actor does not write down what this volunteer says: oneself, or staff of the place."""
    return correcting_objection(by, person, on=on)


def checking_objection(by: Actor, licence: VolunteerLicence, *, on: date) -> Objection | None:
    """Why this actor's look at the paper does not count."""
    if licence.removed_at is not None or licence.checked_at is not None:
        return Objection("decided", "这个证照已经有了结果。")
    if objection := _site_objection(by, licence.volunteer.person):
        return objection
    if licence.valid_until < on:
        return Objection("licence_over", "这个证照已经过期，请本人换了新证再登记。")
    return None


def refusing_objection(by: Actor, licence: VolunteerLicence) -> Objection | None:
    """Why this actor does not strike the licence: the volunteer may at any time, staff with a reason."""
    if licence.removed_at is not None:
        return Objection("decided", "这个证照已经有了结果。")
    if by.post_id is None and by.person_id == licence.volunteer.person_id:
        return None
    return _site_objection(by, licence.volunteer.person)


def inviting_objection(by: Actor) -> Objection | None:
    """Why this actor brings in no list of people to be invited."""
    if by.role in INVITERS:
        return None
    return Objection("not_your_role", "批量邀请由所或中心办公室来做；站上请当面登记。")


def _site_objection(by: Actor, person: Person) -> Objection | None:
    if not by.may("place_for"):
        return Objection("not_your_role", "看证照原件，由站、所、中心的工作人员来做。")
    if by.person_id == person.pk:
        return Objection("yourself", "自己的证照请另一位同事来看。")
    if person.home is None or not by.reaches(person.home.path):
        return Objection("not_your_unit", "这位志愿者不在您的辖区。")
    return None
