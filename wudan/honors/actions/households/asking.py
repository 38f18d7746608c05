"""请邻居说话: drawn by lot among the verified households of the station, one of a household (R074)."""

from datetime import datetime

from wudan.honors.actions.households.holding import lock, note, one_transaction
from wudan.honors.enums.household import HouseholdVerb
from wudan.honors.models import HouseholdHonor, NeighbourWord
from wudan.honors.permissions.households import asking_objection
from wudan.kit import numbers
from wudan.kit.ages import ADULT, is_under
from wudan.kit.clock import day_of
from wudan.kit.refusals import Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.people.models import HouseholdMember, Person


@one_transaction
def ask_neighbours(*, honor: HouseholdHonor, by: Actor, at: datetime) -> list[NeighbourWord]:
    """Draw as many again as have not spoken. Raises Missing, Objected."""
    held = lock(honor)
    insist(asking_objection(by, held))
    made = draw_neighbours(held, by=by, at=at)
    if not made:
        raise Objected(Objection("nobody_left", "说话的邻居够了，或村里没有别的户可以请了。"))
    return made


def draw_neighbours(held: HouseholdHonor, *, by: Actor, at: datetime) -> list[NeighbourWord]:
    """Nobody chooses: the lot does. Of each household one grown-up at most, never of this one."""
    missing = held.rules.neighbours - held.neighbour_words.said().count()
    drawn = numbers.lot(_askable(held, at), missing) if missing > 0 else []
    made = [
        NeighbourWord.objects.create(honor=held, person=person, asked_at=at) for person in drawn
    ]
    if made:
        note(HouseholdVerb.ASK, held, by=by, at=at, facts={"asked": len(made)})
    return made


def _askable(held: HouseholdHonor, at: datetime) -> list[Person]:
    """One of each other household whom nobody asked yet; the head, or whoever was entered first."""
    asked = held.neighbour_words.values_list("person", flat=True)
    households = HouseholdMember.objects.filter(person__in=asked, until=None).values("household")
    rows = HouseholdMember.objects.filter(until=None, household__unit=held.unit_id)
    others = rows.exclude(household=held.household_id).exclude(household__in=households)
    known = others.exclude(person__in=asked).exclude(person=held.nominated_by_id)
    there = known.filter(person__erased_at=None, person__merged_into=None)
    found: dict[int, Person] = {}
    for row in there.select_related("person").order_by("household", "pk"):
        if not is_under(ADULT, row.person.born_on, day_of(at)):
            found.setdefault(row.household_id, row.person)
    return list(found.values())
