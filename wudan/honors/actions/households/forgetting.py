"""注销: who leaves takes along what they said and what they let be shown; the record keeps only ids (PIPL §47)."""

from datetime import datetime

from wudan.honors.actions.households.displays import withdraw_all_displays
from wudan.honors.actions.households.holding import lock, one_transaction
from wudan.honors.models import HouseholdAppeal, HouseholdHonor, HouseholdVisit, NeighbourWord
from wudan.people.actors import Actor
from wudan.people.models import Person


@one_transaction
def forget_in_households(*, person: Person, by: Actor, at: datetime) -> None:
    """Words are emptied; a household loses what this person alone had agreed to show."""
    own = HouseholdHonor.objects.live().filter(displays__person=person.pk)
    shown = own.filter(displays__withdrawn_at=None)
    for pk in sorted(set(shown.values_list("pk", flat=True))):
        withdraw_all_displays(lock(HouseholdHonor(pk=pk)), by=by, at=at)
    NeighbourWord.objects.filter(person=person).update(words="")
    HouseholdVisit.objects.filter(person=person).update(relation_words="")
    HouseholdAppeal.objects.filter(person=person).update(words="")
