"""Who lets a household be shown: a grown-up of it; who takes it back: any of them, or the site as they say."""

from datetime import date

from wudan.honors.enums.household import Display, HouseholdStage
from wudan.honors.models import HouseholdHonor
from wudan.honors.permissions.households import household_objection, is_member
from wudan.kit.ages import ADULT, is_under
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.people.enums import ConsentChannel
from wudan.people.models import Person

_STAGES = frozenset({HouseholdStage.HEARING, HouseholdStage.NOTICE, HouseholdStage.HONORED})


def allowing_objection(
    by: Actor, honor: HouseholdHonor, kind: Display, person_id: int, channel: str, *, on: date
) -> Objection | None:
    """Why this is not agreed to: not by a grown-up of the household, not now, or already."""
    if fault := household_objection(by, honor):
        return fault
    if by.is_staff is (channel == ConsentChannel.WEB) or channel not in ConsentChannel.values:
        return Objection("channel", "代办的，请选是电话、当面还是纸上签的字。")
    person = Person.objects.filter(pk=person_id).first()
    if person is None or not is_member(person_id, honor.household_id):
        return Objection("no_member", "请选是这户的哪一位同意的。")
    if is_under(ADULT, person.born_on, on):
        return Objection("under_age", "要这户满 18 岁的人来定。")
    if honor.stage not in _STAGES:
        return Objection("wrong_stage", "这户人家点了头、在评或已命名，才问展示。")
    if honor.displays.live().filter(kind=kind).exists():
        return Objection("given", "已经同意过了。")
    return None


def withdrawing_objection(by: Actor, honor: HouseholdHonor, kind: str) -> Objection | None:
    """Why nothing is taken back: a stranger, or nothing was agreed to."""
    if fault := household_objection(by, honor):
        return fault
    if honor.displays.live().filter(kind=kind).exists():
        return None
    return Objection("not_given", "本来就没有展示。")


def picture_objection(by: Actor, honor: HouseholdHonor) -> Objection | None:
    """Why no picture is put up: the household first agrees to one."""
    if fault := household_objection(by, honor):
        return fault
    if honor.displays.live().filter(kind=Display.PICTURE).exists():
        return None
    return Objection("no_consent", "这户人家同意网上放照片，才能放。")
