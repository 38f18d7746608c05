"""Which platforms, items and pieces a post may look at. Raises Missing for all others."""

from datetime import date

from django.conf import settings

from wudan.catalog.models import Platform, Service
from wudan.catalog.querysets import PlatformQuerySet
from wudan.kit.refusals import Missing
from wudan.orders.models import Cooperation
from wudan.people.actors import Actor

WIDE = ("center_office", "leader", "auditor")
KEEPERS = ("center_office", "department_officer")


def platforms_of(actor: Actor, on: date) -> PlatformQuerySet:
    """All for the county's readers; for a department those it leads, cooperates in, or soon will."""
    rows = Platform.objects.filter(county=settings.PACK.county).known_to(actor, on=on)
    return rows.order_by("position")


def load_platform(actor: Actor, code: str, on: date) -> Platform:
    """One of them."""
    found = platforms_of(actor, on).filter(code=code).first() if code.isascii() else None
    if found is None:
        raise Missing
    return found


def load_service(platform: Platform, code: str) -> Service:
    """One item of its menu, on offer or not."""
    rows = Service.objects.filter(platform=platform).select_related("platform", "provider")
    found = rows.filter(code=code).first() if code.isascii() else None
    if found is None:
        raise Missing
    return found


def load_piece(actor: Actor, pk: int, on: date) -> Cooperation:
    """One 协作单 that concerns the post."""
    rows = Cooperation.objects.visible_to(actor, on=on)
    rows = rows.select_related(
        "platform", "unit", "asked_of", "order__service", "order__origin", "service"
    )
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Missing
    return found
