"""The content of a yearly archive that was asked for: how much it holds, and the file."""

from datetime import datetime
from io import BytesIO

from django.conf import settings

from wudan.activities.models import SignUp
from wudan.exchange.archive.attachments import IN_EXPORT
from wudan.exchange.archive.packing import pack, total
from wudan.exchange.archive.tables import Span
from wudan.exchange.models import Export
from wudan.kit.clock import day_of
from wudan.orders.models import Order


class Steps:
    """Tells the export how far it has come."""

    def __init__(self, export: Export, whole: int) -> None:
        self._export, self._whole, self._done = export, max(whole, 1), 0

    def advance(self, n: int = 1) -> None:
        """Every five percent, for the page that waits."""
        self._done += n
        percent = min(99, self._done * 100 // self._whole)
        if percent >= self._export.percent + 5:
            self._export.percent = percent
            Export.objects.filter(pk=self._export.pk).update(percent=percent)


def span_of(export: Export) -> Span:
    """Which year."""
    assert export.since is not None  # noqa: S101 - asked so
    return Span(export.county, export.since.year)


def measured(export: Export) -> tuple[int, int]:
    """Rows, and persons whose acts the sealed trail tells of."""
    span = span_of(export)
    first, last = span.instants
    orders = Order.objects.filter(county=span.county, placed_at__gte=first, placed_at__lt=last)
    signed = SignUp.objects.filter(
        opening__shift__activity__county=span.county, opening__shift__day__range=span.days
    )
    persons = orders.order_by().values_list("placed_for", flat=True)
    return total(span), persons.union(signed.order_by().values_list("person", flat=True)).count()


def archived(export: Export, *, mark: str, at: datetime) -> tuple[bytes, int]:
    """The file with both parts, and how many rows it has."""
    span, out = span_of(export), BytesIO()
    rows = pack(
        span, out, at=at, mark=mark, key=settings.KEYRING.signer(on=day_of(at)), seal=settings.KEYRING.seal,
        trail=settings.ARCHIVE, pace=Steps(export, total(span)), room=IN_EXPORT,
    )  # fmt: skip
    return out.getvalue(), rows
