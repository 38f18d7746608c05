"""开发收件箱: the demo's gateway. Nothing leaves the house; the last messages can be read on a page."""

from collections.abc import Mapping
from datetime import datetime

from wudan.kit.text import masked_phone
from wudan.notices.gateways.carrying import Fault, Found, Habits, Load, NotCarried, Receipt
from wudan.notices.models import InboxMessage
from wudan.notices.templates import worded

KEPT = 100
_LONGEST = 400


class Inbox:
    """Keeps the last hundred messages, for demos only."""

    name = "inbox"
    habits = Habits(in_house=True)

    def send(
        self, phone: str, template: str, params: Mapping[str, str], *, at: datetime
    ) -> Receipt:
        """Put it into the inbox."""
        kept = InboxMessage.objects.create(
            to=masked_phone(phone), text=worded(template, params)[:_LONGEST], at=at
        )
        InboxMessage.objects.filter(pk__lte=kept.pk - KEPT).delete()
        return Receipt("inbox", str(kept.pk))

    def hand(self, load: Load, *, at: datetime) -> Receipt:
        """The same."""
        return self.send(load.to, load.code, load.blanks, at=at)

    def ask(self, load: Load, *, at: datetime) -> Found:
        """Nobody asks the demo."""
        raise NotCarried("cannot_be_asked", "", Fault.DOUBT)
