"""A month's complaints for its register and its figures: the county's alone, no small cell, nothing kept.

A row of a month that is closed keeps the keys of what it counts, and towns and departments read them: so
complaints are not among those rows. They are counted when the page is looked at, by what had happened
before the month was over, and never for a town, a department or a platform, which may be whom they are about.
"""

from datetime import datetime
from functools import partial

from django.db.models import F, Q

from wudan.complaints.enums import ComplaintKind
from wudan.complaints.models import Complaint
from wudan.complaints.querysets import ComplaintQuerySet
from wudan.complaints.reporting import FEW, FEWEST, parts_of
from wudan.kit.figures import Figure

_ANSWERED, _IN_TIME = "complaints-answered-in-month", "complaints-answered-in-time"
_LABELS = {
    "complaints-came": "收到投诉", "suggestions-came": "收到建议", _ANSWERED: "投诉建议答复了的", _IN_TIME: "其中按时答复的",
}  # fmt: skip
APART = "不单独说"


def counted(county: str, since: datetime, until: datetime) -> list[Figure]:
    """What came and what was answered from a moment to before another; one statement a figure."""
    found = []
    for key, label in _LABELS.items():
        rows = rows_of(key, county, since, until)
        found.append(Figure(key, label, rows.count(), "件", partial(parts_of, rows)))
    return found


def told(figures: list[Figure]) -> list[tuple[Figure, str]]:
    """Each with the words it may be shown in: 1 to 4 is few; in time is not told when few were late."""
    values = {one.key: one.value for one in figures}
    late = values[_ANSWERED] - values[_IN_TIME]
    return [
        (one, APART if one.key == _IN_TIME and 0 < late < FEWEST and one.value >= FEWEST
         else FEW if 0 < one.value < FEWEST else f"{one.value}")
        for one in figures
    ]  # fmt: skip


def rows_of(key: str, county: str, since: datetime, until: datetime) -> ComplaintQuerySet:
    """Which complaints a figure counts, of which a reader is shown those `visible_to` gives; none for another key."""
    rows = Complaint.objects.filter(county=county)
    within = Q(answered_at__gte=since, answered_at__lt=until)
    which = {
        "complaints-came": Q(kind=ComplaintKind.COMPLAINT, filed_at__gte=since, filed_at__lt=until),
        "suggestions-came": Q(kind=ComplaintKind.SUGGESTION, filed_at__gte=since, filed_at__lt=until),
        _ANSWERED: within,
        _IN_TIME: within & Q(answered_at__lte=F("answer_by"), raised_times=0),
    }  # fmt: skip
    return rows.filter(which[key]) if key in which else rows.none()
