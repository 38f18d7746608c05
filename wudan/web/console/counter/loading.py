"""Load what an address of the counter names; what is not in reach does not exist (404)."""

from django.http import HttpRequest

from wudan.kit import numbers
from wudan.kit.refusals import Missing
from wudan.people.models import Household, Person
from wudan.rewards.models import Card, CounterDevice, OfflineRedemption, Shop
from wudan.web.acting import actor_of


def load_card(request: HttpRequest, pk: int) -> Card:
    """A card of the actor's units. Raises Missing."""
    rows = Card.objects.visible_to(actor_of(request)).with_owners()
    found = rows.filter(pk=min(pk, numbers.LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found


def load_shop(request: HttpRequest, pk: int) -> Shop:
    """A shop that is open and in reach. Raises Missing."""
    rows = Shop.objects.kept_by(actor_of(request)).open().with_units()
    found = rows.filter(pk=min(pk, numbers.LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found


def load_device(request: HttpRequest, pk: int) -> CounterDevice:
    """A counter of such a shop that was taken along. Raises Missing."""
    within = Shop.objects.kept_by(actor_of(request))
    rows = CounterDevice.objects.filter(shop__in=within).select_related("shop__unit")
    found = rows.filter(pk=min(pk, numbers.LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found


def load_line(request: HttpRequest, pk: int) -> OfflineRedemption:
    """A line it brought back. Raises Missing."""
    rows = OfflineRedemption.objects.kept_by(actor_of(request)).with_names()
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
