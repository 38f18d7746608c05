"""实践基地: the four kinds (R019), whether a site of the tree or a resource that is a base by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse

from wudan.sites.enums.resource import BaseKind
from wudan.sites.models import Resource, SitePeriod
from wudan.web.portal.cards import Card
from wudan.web.portal.site_cards import site_card


@dataclass(frozen=True, slots=True)
class Base:
    """One base and its kind."""

    kind: str
    card: Card


def bases(periods: Iterable[SitePeriod], today: date) -> list[Base]:
    """Every base that is open to everybody, by kind: those of the tree in its order, then the others by
    name; one statement. A resource that is one of the sites (its host) is not told twice."""
    found = [Base(one.site.base_kind, site_card(one)) for one in periods if one.site.base_kind]
    rows = Resource.objects.filter(county=settings.PACK.county, host=None).exclude(base_kind="")
    for one in rows.public_on(today).select_related("area").order_by("name", "pk"):
        found.append(Base(one.base_kind, _card(one)))
    kinds = list(BaseKind.values)
    return sorted(found, key=lambda one: kinds.index(one.kind))


def _card(resource: Resource) -> Card:
    where = resource.address or (resource.area.name if resource.area else "")
    return {
        "name": resource.name, "url": reverse("open-resource", args=[resource.pk]),
        "kind": resource.get_base_kind_display(), "address": where, "hours": "", "now": "",
        "phone": "", "distance": "",
    }  # fmt: skip
