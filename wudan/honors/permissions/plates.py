"""Who gives and changes plates: who decides; one live plate a household."""

from wudan.honors.enums.household import HouseholdVerb
from wudan.honors.models import HouseholdHonor
from wudan.honors.permissions.households import deciding_objection
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor


def issuing_objection(by: Actor, honor: HouseholdHonor) -> Objection | None:
    """Why no plate is issued."""
    if fault := deciding_objection(by, honor, HouseholdVerb.ISSUE):
        return fault
    has_one = honor.plates.live().exists()
    return Objection("has_plate", "这一户已经有牌子了。") if has_one else None


def replacing_objection(by: Actor, honor: HouseholdHonor) -> Objection | None:
    """Why no plate is replaced."""
    if fault := deciding_objection(by, honor, HouseholdVerb.REPLACE):
        return fault
    has_one = honor.plates.live().exists()
    return None if has_one else Objection("no_plate", "这一户还没有牌子。")
