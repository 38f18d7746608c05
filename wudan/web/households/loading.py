"""Load what a page of households is about, through what the actor may see; who has these pages."""

from typing import TypeVar

from django.conf import settings
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse

from wudan.honors.models import HouseholdHonor, HouseholdVisit
from wudan.kit.numbers import LARGEST_KEY, is_number
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.people.models import Household, HouseholdMember
from wudan.web.acting import actor_of
from wudan.web.console.guard import OFFICE, READERS, SITES

KEEPERS = SITES
VISITORS = OFFICE
KNOWERS = (*SITES, *READERS)
M = TypeVar("M", bound=Model)


def brand() -> str:
    """What the county calls such a household."""
    return settings.PACK.brand.household


def load_honor(request: HttpRequest, pk: int) -> HouseholdHonor:
    """One the actor may see. Raises Missing."""
    rows = HouseholdHonor.objects.visible_to(actor_of(request))
    named = rows.with_names().select_related("rules", "nominated_by", "agreed_by")
    return _one(named, pk)


def load_visit(request: HttpRequest, pk: int) -> HouseholdVisit:
    """One's own visit. Raises Missing."""
    rows = HouseholdVisit.objects.of(actor_of(request))
    return _one(rows.select_related("honor__household", "honor__unit", "honor__rules"), pk)


def households_of(actor: Actor) -> "QuerySet[Household]":
    """Households that live now in the actor's units."""
    rows = Household.objects.filter(unit__path__startswith=actor.unit_path or "-", until=None)
    return rows.select_related("unit").order_by("unit__path", "title", "pk")


def load_household(request: HttpRequest, pk: int) -> Household:
    """One of the actor's own units. Raises Missing."""
    return _one(households_of(actor_of(request)), pk)


def named_like(rows: "QuerySet[Household]", words: str) -> "QuerySet[Household]":
    """By title, number or the name of somebody in it."""
    named = HouseholdMember.objects.filter(person__name__contains=words, until=None)
    within = Q(pk__in=named.values("household"))
    return rows.filter(Q(title__contains=words) | Q(no=words) | within)


def shown_honor(no: str, rows: "QuerySet[HouseholdHonor]") -> HouseholdHonor:
    """By its public number. Raises Missing."""
    found = rows.filter(no=no).first() if is_number(no) else None
    if found is None:
        raise Missing
    return found


def own_household(person_id: int) -> Household | None:
    """Where somebody lives now."""
    rows = HouseholdMember.objects.filter(person=person_id, until=None)
    found = rows.select_related("household__unit").first()
    return found.household if found else None


def picture_of(content: bytes) -> HttpResponse:
    """A picture as an answer that is kept nowhere: a consent taken back works at once."""
    kind = "image/png" if content.startswith(b"\x89PNG") else "image/jpeg"
    answer = HttpResponse(content, content_type=kind)
    answer["Cache-Control"] = "no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _one(rows: "QuerySet[M]", pk: int) -> M:
    found = rows.filter(pk=min(pk, LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found
