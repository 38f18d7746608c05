"""Which records."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from wudan.ledger.enums import RecordState

if TYPE_CHECKING:
    from wudan.ledger.models import ServiceRecord


class ServiceRecordQuerySet(QuerySet["ServiceRecord"]):
    """Service records."""

    def live(self) -> "ServiceRecordQuerySet":
        """Those that count."""
        return self.filter(state=RecordState.RECORDED)
