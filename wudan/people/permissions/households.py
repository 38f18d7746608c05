"""May this person keep this household's list of members: an objection, or nothing."""

from wudan.areas.models import Unit
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.people.enums import HouseholdState
from wudan.people.models import Household, Person

ENDED = Objection("household_ended", "这一户已经并到别的户了。")


def keeping_objection(by: Actor, unit: Unit) -> Objection | None:
    """Why this actor keeps no households of that site: who keeps points there does."""
    if not by.may("keep_points") or by.post_id is None:
        return Objection("not_your_role", "户的登记由站、所、中心的工作人员来做。")
    if not by.reaches(unit.path):
        return Objection("not_your_unit", "这一户不在您的辖区。")
    return None


def changing_objection(by: Actor, household: Household) -> Objection | None:
    """Why this actor does not change a household: not of the site, or it has ended."""
    if household.state != HouseholdState.LIVE:
        return ENDED
    return keeping_objection(by, household.unit)


def belonging_objection(household_county: str, person: Person) -> Objection | None:
    """Why this person is in no household: not there any more, or of another county."""
    if person.erased_at is not None or person.merged_into_id is not None:
        return Objection("not_here", "此人不在本县名册。")
    if person.county != household_county:
        return Objection("not_here", "此人不在本县名册。")
    return None
