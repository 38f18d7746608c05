"""开发收件箱: the demo's gateway. Nothing leaves the house; the last messages can be read on a page."""

from collections.abc import Mapping
from datetime import datetime

from wudan.kit.text import masked_phone
from wudan.notices.gateways.carrying import Receipt
from wudan.notices.models import InboxMessage
from wudan.notices.templates import worded

KEPT = 100


class Inbox:
    """Keeps the last hundred messages, for demos only."""

    def send(
        self, phone: str, template: str, params: Mapping[str, str], *, at: datetime
    ) -> Receipt:
        """Put it into the inbox."""
        kept = InboxMessage.objects.create(
            to=masked_phone(phone), text=worded(template, params), at=at
        )
        InboxMessage.objects.filter(pk__lte=kept.pk - KEPT).delete()
        return Receipt("inbox", str(kept.pk))
