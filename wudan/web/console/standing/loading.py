"""Load what a page of standing is about, through what the actor may know of; who has these pages."""

from datetime import date
from typing import TypeVar

from django.conf import settings
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse

from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing
from wudan.sites.models import (
    CheckResult,
    Demonstration,
    Pairing,
    Rectification,
    Site,
    SiteCheck,
    SiteStaff,
    Standard,
)
from wudan.web.acting import actor_of

KEEPERS = ("station_keeper", "institute_staff", "center_office")
CHECKERS = ("institute_staff", "center_office")
KNOWERS = (*KEEPERS, "leader", "auditor")
_SITE = "site__unit__parent"
M = TypeVar("M", bound=Model)


def today() -> date:
    """The Chinese calendar day."""
    return clock.day_of(clock.now())


def standard_in_force() -> Standard | None:
    """What the county goes by today."""
    return Standard.objects.in_force(settings.PACK.county, today())


def load_site(request: HttpRequest, unit_id: int) -> Site:
    """A site within reach. Raises Missing."""
    actor = actor_of(request)
    rows = Site.objects.filter(unit__path__startswith=actor.unit_path or "-", unit__ends_on=None)
    return _one(rows.filter(unit__id=min(unit_id, LARGEST_KEY)).select_related("unit__parent"))


def load_check(request: HttpRequest, pk: int) -> SiteCheck:
    """A check within reach. Raises Missing."""
    rows = SiteCheck.objects.visible_to(actor_of(request))
    return _one(rows.filter(pk=min(pk, LARGEST_KEY)).select_related(_SITE, "standard"))


def load_result(request: HttpRequest, pk: int) -> CheckResult:
    """A result within reach. Raises Missing."""
    return _one(CheckResult.objects.visible_to(actor_of(request)).filter(pk=min(pk, LARGEST_KEY)))


def load_rectification(request: HttpRequest, pk: int) -> Rectification:
    """A rectification within reach. Raises Missing."""
    rows = Rectification.objects.visible_to(actor_of(request))
    names = (_SITE, "item__standard", "result__check_made", "closing__check_made")
    return _one(rows.filter(pk=min(pk, LARGEST_KEY)).select_related(*names))


def load_demonstration(request: HttpRequest, pk: int) -> Demonstration:
    """A demonstration within reach. Raises Missing."""
    rows = Demonstration.objects.visible_to(actor_of(request))
    return _one(rows.filter(pk=min(pk, LARGEST_KEY)).select_related(_SITE))


def load_pairing(request: HttpRequest, pk: int) -> Pairing:
    """A pairing of which one side is within reach. Raises Missing."""
    rows = Pairing.objects.visible_to(actor_of(request))
    names = ("demonstration__site__unit", "helped__unit")
    return _one(rows.filter(pk=min(pk, LARGEST_KEY)).select_related(*names))


def load_staff(request: HttpRequest, pk: int) -> SiteStaff:
    """Somebody who works at a site within reach. Raises Missing."""
    rows = SiteStaff.objects.visible_to(actor_of(request))
    return _one(rows.filter(pk=min(pk, LARGEST_KEY)).select_related("site__unit"))


def picture_of(content: bytes) -> HttpResponse:
    """A picture as an answer that is kept nowhere."""
    kind = "image/png" if content.startswith(b"\x89PNG") else "image/jpeg"
    answer = HttpResponse(content, content_type=kind)
    answer["Cache-Control"] = "no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _one(rows: "QuerySet[M]") -> M:
    found = rows.first()
    if found is None:
        raise Missing
    return found
