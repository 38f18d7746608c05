"""Load what a page of projects is about, through what the actor may see; who has these pages."""

from typing import TypeVar

from django.conf import settings
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing
from wudan.projects.models import Forum, Organisation, Project, Representative, Reviewing
from wudan.web.acting import actor_of

CALLERS = ("institute_staff", "center_office", "department_officer")
PROPOSERS = ("team_leader", "station_keeper", *CALLERS)
REVIEWERS = CALLERS
KNOWERS = (*PROPOSERS, "leader", "auditor")
REGISTER_KEEPERS = ("institute_staff", "center_office")
REGISTER = (*REGISTER_KEEPERS, "leader", "auditor")
M = TypeVar("M", bound=Model)


def load_forum(request: HttpRequest, pk: int) -> Forum:
    """A forum of the county. Raises Missing."""
    rows = Forum.objects.visible_to(actor_of(request), county=settings.PACK.county)
    return _one(rows.select_related("unit"), pk)


def load_project(request: HttpRequest, pk: int) -> Project:
    """A project the actor may see. Raises Missing."""
    rows = Project.objects.visible_to(actor_of(request))
    return _one(rows.select_related("unit", "area", "platform", "service", "heard__forum"), pk)


def load_reviewing(request: HttpRequest, pk: int) -> Reviewing:
    """One's own review. Raises Missing."""
    rows = Reviewing.objects.of(actor_of(request))
    names = (
        "round__project__unit",
        "round__project__heard",
        "round__project__area",
        "round__project__platform",
    )
    return _one(rows.select_related(*names, "round__rules", "round__change"), pk)


def load_representative(request: HttpRequest, pk: int) -> Representative:
    """A line of the register within reach. Raises Missing."""
    return _one(Representative.objects.visible_to(actor_of(request)).select_related("unit"), pk)


def load_organisation(request: HttpRequest, pk: int) -> Organisation:
    """An organisation of the county's register. Raises Missing."""
    rows = Organisation.objects.visible_to(actor_of(request), county=settings.PACK.county)
    return _one(rows.select_related("unit"), pk)


def _one(rows: "QuerySet[M]", pk: int) -> M:
    found = rows.filter(pk=min(pk, LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found
