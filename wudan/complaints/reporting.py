"""Complaints of a period as figures for the joint meeting (R117): the county's, and no small cell.

A cell from 1 to 4 could be somebody; it is shown as 少于 5, and so is the next smallest, when the sum would
give the one away. Whole figures are for the desks that may open their rows.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial

from django.db.models import F, Q

from wudan.complaints.enums import ComplaintKind, ComplaintOutcome
from wudan.complaints.models import Complaint
from wudan.complaints.querysets import ComplaintQuerySet
from wudan.kit.figures import Figure, Part
from wudan.kit.phrases import Phrase

FEWEST = 5
"""Below it a number could be somebody (国办函〔2026〕12号; PIPL §73)."""
FEW = Phrase("少于 5")
_TOLD: tuple[tuple[str, str, Q], ...] = (
    ("complaints-filed", Phrase("收到投诉"), Q(kind=ComplaintKind.COMPLAINT)),
    ("suggestions-filed", Phrase("收到建议"), Q(kind=ComplaintKind.SUGGESTION)),
    ("complaints-answered", Phrase("答复了的"), Q(answered_at__isnull=False)),
    (
        "complaints-in-time",
        Phrase("按时答复的"),
        Q(answered_at__lte=F("answer_by"), raised_times=0),
    ),
    ("complaints-raised", Phrase("超时上交的"), Q(raised_times__gt=0)),
    ("complaints-open", Phrase("还在办的"), Q(stage__in=("filed", "received"))),
    ("complaints-content", Phrase("说满意的"), Q(is_satisfied=True)),
    ("complaints-not-content", Phrase("说不满意的"), Q(is_satisfied=False)),
    ("complaints-reopened", Phrase("重新办理的"), Q(reopened_at__isnull=False)),
)


def figures(county: str, since: datetime, until: datetime) -> list[Figure]:
    """What was filed from a moment to before another, and what became of it; one statement."""
    rows = _filed(county, since, until)
    counts = {key: set(rows.filter(which).values_list("pk", flat=True)) for key, _, which in _TOLD}
    return [
        Figure(
            key, label, len(counts[key]), Phrase("件"), partial(_parts, county, since, until, which)
        )
        for key, label, which in _TOLD
    ]


def outcomes(county: str, since: datetime, until: datetime) -> list[Figure]:
    """The same by what came of it."""
    rows = list(_filed(county, since, until).values_list("outcome", flat=True))
    return [
        Figure(
            f"complaints-{code}",
            str(label),
            rows.count(code),
            Phrase("件"),
            partial(_parts, county, since, until, Q(outcome=code)),
        )
        for code, label in ComplaintOutcome.choices
    ]


def guarded(figures: Sequence[Figure], *, share_a_sum: bool = False) -> list[tuple[str, str]]:
    """As they may be shown to everybody at the table. `share_a_sum`: the parts of one known sum."""
    hidden = {n for n, one in enumerate(figures) if 0 < one.value < FEWEST}
    if share_a_sum and len(hidden) == 1:
        others = [(one.value, n) for n, one in enumerate(figures) if one.value and n not in hidden]
        hidden |= {min(others)[1]} if others else set()
    return [
        (one.label, FEW if one.value < FEWEST else Phrase("不单独说"))
        if n in hidden
        else (one.label, f"{one.value}")
        for n, one in enumerate(figures)
    ]


def _filed(county: str, since: datetime, until: datetime) -> ComplaintQuerySet:
    return Complaint.objects.filter(county=county, filed_at__gte=since, filed_at__lt=until)


def _parts(county: str, since: datetime, until: datetime, which: Q) -> Iterator[Part]:
    return parts_of(_filed(county, since, until).filter(which))


def parts_of(rows: ComplaintQuerySet) -> Iterator[Part]:
    """Numbers only: whom it is about stands behind the page of the desk that may see it."""
    for pk, no in rows.order_by("pk").values_list("pk", "no"):
        yield Part("complaint", pk, no)
