"""Load what an address of the fund names; whoever does not read the fund finds nothing (404)."""

from django.conf import settings
from django.http import HttpRequest

from wudan.funds.models import Commitment, FundYear, Spending
from wudan.kit import numbers
from wudan.kit.refusals import Missing
from wudan.web.acting import actor_of
from wudan.web.console.guard import READERS

KEEPERS = ("center_office",)
KNOWERS = (*KEEPERS, *READERS)


def load_year(request: HttpRequest, year: int) -> FundYear:
    """A year's fund. Raises Missing."""
    rows = FundYear.objects.visible_to(actor_of(request)).filter(county=settings.PACK.county)
    found = rows.filter(year=min(year, 9999)).first()
    if found is None:
        raise Missing
    return found


def load_commitment(request: HttpRequest, no: str) -> Commitment:
    """A commitment by its number. Raises Missing."""
    if not numbers.is_number(no):
        raise Missing
    rows = Commitment.objects.visible_to(actor_of(request)).with_links()
    found = rows.filter(county=settings.PACK.county, no=no).first()
    if found is None:
        raise Missing
    return found


def load_spending(request: HttpRequest, no: str, pk: int) -> Spending:
    """A payment of a commitment. Raises Missing."""
    rows = load_commitment(request, no).spendings.filter(pk=min(pk, numbers.LARGEST_KEY))
    if (found := rows.first()) is None:
        raise Missing
    return found
