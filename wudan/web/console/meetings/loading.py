"""Load what a page of meetings is about, through what the actor may see; who has these pages."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest

from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing
from wudan.meetings.models import Meeting, Motion, Task
from wudan.web.acting import actor_of

HOLDERS = ("center_office", "department_officer")
OWNERS = ("station_keeper", "institute_staff", *HOLDERS)
KNOWERS = (*OWNERS, "leader", "auditor")
M = TypeVar("M", bound=Model)


def load_meeting(request: HttpRequest, pk: int) -> Meeting:
    """A meeting the actor may read. Raises Missing."""
    rows = Meeting.objects.visible_to(actor_of(request)).select_related("unit", "platform")
    return _one(rows, pk)


def load_task(request: HttpRequest, pk: int) -> Task:
    """A decision the actor may read. Raises Missing."""
    rows = Task.objects.visible_to(actor_of(request))
    return _one(rows.select_related("unit", "meeting__unit", "meeting__platform", "item"), pk)


def load_motion(request: HttpRequest, pk: int) -> Motion:
    """A motion the actor may read. Raises Missing."""
    return _one(Motion.objects.visible_to(actor_of(request)).select_related("unit"), pk)


def _one(rows: "QuerySet[M]", pk: int) -> M:
    found = rows.filter(pk=min(pk, LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found
