"""Load what a page of appraisals is about, through what the actor may know of; who has these pages."""

from django.conf import settings
from django.http import HttpRequest

from wudan.appraisals.actions.holding import half_days, units_of
from wudan.appraisals.models import Appeal, Round, Sheet
from wudan.appraisals.querysets import sees_all
from wudan.areas.models import Unit
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing
from wudan.web.acting import actor_of

TOLD = ("station_keeper", "institute_staff", "department_officer", "center_office", "leader", "auditor")  # fmt: skip
APPRAISERS = ("center_office",)
APPRAISED = ("station_keeper", "institute_staff", "department_officer")


def load_round(request: HttpRequest, pk: int) -> Round:
    """A round one may know of. Raises Missing."""
    rows = Round.objects.visible_to(actor_of(request)).filter(county=settings.PACK.county)
    found = rows.select_related("sheet").filter(pk=min(pk, LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found


def load_unit(request: HttpRequest, row: Round, unit_id: int) -> Unit:
    """A unit of the round: any to the office, the own one to a unit. Raises Missing."""
    actor = actor_of(request)
    if not sees_all(actor) and unit_id != actor.unit_id:
        raise Missing
    for unit in appraised_in(row):
        if unit.pk == unit_id:
            return unit
    raise Missing


def appraised_in(row: Round) -> list[Unit]:
    """The units of a round, in the order of the tree."""
    return units_of(row.county, row.appraises, on=half_days(row.year, row.half)[1])


def load_appeal(request: HttpRequest, pk: int) -> Appeal:
    """An appeal one may know of. Raises Missing."""
    rows = Appeal.objects.visible_to(actor_of(request)).select_related("round__sheet", "unit")
    found = rows.filter(pk=min(pk, LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found


def load_sheet(pk: int) -> Sheet:
    """A version of a sheet. Raises Missing."""
    found = Sheet.objects.filter(county=settings.PACK.county, pk=min(pk, LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found
