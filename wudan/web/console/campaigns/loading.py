"""Load what a page of campaigns is about, through what the actor may see; who has these pages."""

from typing import TypeVar

from django.conf import settings
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from wudan.honors.models import Campaign, Candidate, Clearance, NoticeObjection, Scoring
from wudan.honors.showing import objections_before
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing
from wudan.web.acting import actor_of

CENTER = ("center_office",)
NOMINATORS = ("station_keeper", "institute_staff", "center_office")
ANSWERERS = ("institute_staff", "center_office", "department_officer")
STAFF = ("station_keeper", *ANSWERERS)
M = TypeVar("M", bound=Model)


def load_campaign(request: HttpRequest, pk: int) -> Campaign:
    """A campaign the actor may see. Raises Missing."""
    rows = Campaign.objects.visible_to(actor_of(request))
    return _one(rows.filter(county=settings.PACK.county).select_related("unit"), pk)


def load_candidate(request: HttpRequest, pk: int) -> Candidate:
    """A candidate of a unit in reach. Raises Missing."""
    rows = Candidate.objects.visible_to(actor_of(request))
    return _one(
        rows.select_related("campaign__unit", "person__home", "honor_class", "unit", "nominator"),
        pk,
    )


def load_clearance(request: HttpRequest, pk: int) -> Clearance:
    """What the actor's own office was asked. Raises Missing."""
    rows = Clearance.objects.of_office(actor_of(request))
    return _one(
        rows.select_related(
            "office", "candidate__campaign", "candidate__person", "candidate__unit",
            "candidate__honor_class",
        ), pk,
    )  # fmt: skip


def load_scoring(request: HttpRequest, pk: int) -> Scoring:
    """One's own sheet; nothing that names the candidate is read. Raises Missing."""
    rows = Scoring.objects.of(actor_of(request))
    return _one(rows.select_related("scorer", "candidate__campaign", "candidate__honor_class"), pk)


def load_objection(request: HttpRequest, pk: int) -> NoticeObjection:
    """An objection that is this actor's to answer. Raises Missing."""
    return _one(objections_before(actor_of(request)).select_related("notice__unit"), pk)


def _one(rows: "QuerySet[M]", pk: int) -> M:
    found = rows.filter(pk=min(pk, LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found
