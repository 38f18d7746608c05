"""Load what a page of hours is about, through what the actor may see; who has these pages."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest

from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing
from wudan.ledger.models import Backfill, Dispute, ServiceRecord
from wudan.web.acting import actor_of

KEEPERS = ("team_leader", "station_keeper", "institute_staff", "center_office", "auditor")
DECIDERS = ("institute_staff", "center_office", "auditor")
M = TypeVar("M", bound=Model)


def load_backfill(request: HttpRequest, pk: int) -> Backfill:
    """A back-fill in reach. Raises Missing."""
    rows = Backfill.objects.visible_to(actor_of(request))
    return _one(rows.select_related("person", "unit", "team__unit", "record"), pk=pk)


def load_dispute(request: HttpRequest, pk: int) -> Dispute:
    """A dispute in reach. Raises Missing."""
    rows = Dispute.objects.visible_to(actor_of(request))
    names = ("person", "unit", "holder", "record__attendance", "record__unit", "attendance__opening__shift__activity")  # fmt: skip
    return _one(rows.select_related(*names), pk=pk)


def load_record(request: HttpRequest, no: str) -> ServiceRecord:
    """A record in reach. Raises Missing."""
    rows = ServiceRecord.objects.visible_to(actor_of(request))
    return _one(rows.select_related("person", "unit", "attendance", "activity__unit"), no=no)


def _one(rows: "QuerySet[M]", **which: Any) -> M:
    key = which.get("pk", 0)
    found = rows.filter(**which).first() if key <= LARGEST_KEY else None
    if found is None:
        raise Missing
    return found
