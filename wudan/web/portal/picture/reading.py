"""The county's numbers of a year, as they are kept."""

from datetime import date

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.statistics.enums import Span
from wudan.statistics.known import Numbers, known


def year_of(county: str, today: date) -> Numbers:
    """This year so far; two statements."""
    center = Unit.objects.filter(county=county, kind=UnitKind.CENTER, ends_on=None).first()
    if center is None:
        return Numbers()
    start = today.replace(month=1, day=1)
    return known(center.pk, span=Span.YEAR, start=start, beside=center.pk).all
