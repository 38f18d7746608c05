"""Load what an address of the counter names; what is not in reach does not exist (404)."""

from django.http import HttpRequest

from wudan.kit import numbers
from wudan.kit.refusals import Missing
from wudan.people.models import Household, Person
from wudan.rewards.models import Card
from wudan.web.acting import actor_of


def load_card(request: HttpRequest, pk: int) -> Card:
    """A card of the actor's units. Raises Missing."""
    rows = Card.objects.visible_to(actor_of(request)).with_owners()
    found = rows.filter(pk=min(pk, numbers.LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found


def load_owner(request: HttpRequest) -> tuple[Person | None, Household | None]:
    """Whose card is asked for: `?person=` or `?household=` of the actor's units. Raises Missing."""
    actor = actor_of(request)
    if pk := _number(request, "household"):
        homes = Household.objects.seen_by(actor).live().select_related("unit")
        if (home := homes.filter(pk=pk).first()) is not None:
            return None, home
        raise Missing
    within = Person.objects.findable_by(actor).select_related("home")
    person = within.filter(pk=_number(request, "person")).first()
    if person is None:
        raise Missing
    return person, None


def _number(request: HttpRequest, name: str) -> int:
    told = request.POST.get(name, request.GET.get(name, ""))
    return int(told) if told.isascii() and told.isdigit() and len(told) < 19 else 0
