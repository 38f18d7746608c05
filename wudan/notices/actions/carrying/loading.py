"""What a carrier needs to know of a copy: to whom in full, which words, under which key."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from wudan.notices.enums import Channel
from wudan.notices.gateways import Load
from wudan.notices.known import mail_addresses, weixin_numbers
from wudan.notices.models import Copy
from wudan.people.opening import for_delivery


def loads_of(copies: Sequence[Copy], channel: str, *, at: datetime) -> list[Load]:
    """One a copy; an empty address where there is none any more."""
    to = _addresses(copies, channel)
    return [
        Load(
            copy_id=copy.pk, key=copy.key, to=to.get(copy.message.person_id, ""),
            code=copy.message.code, text=copy.message.text, blanks=copy.message.blanks,
            link=copy.message.link, begun_at=copy.begun_at or at, number=copy.number, asked=copy.asked,
        )
        for copy in copies
    ]  # fmt: skip


def loads_in_doubt(*, channel: str, at: datetime, most: int) -> list[Load]:
    """Those whose turn it is to be asked about."""
    rows = Copy.objects.to_settle(at).filter(channel=channel).select_related("message__person")
    return loads_of(list(rows.order_by("next_at", "pk")[:most]), channel, at=at)


def loads_to_ask(*, channel: str, at: datetime, most: int) -> list[Load]:
    """Those that were handed over, and may have arrived."""
    rows = Copy.objects.to_ask(at).filter(channel=channel).select_related("message__person")
    return loads_of(list(rows.order_by("next_at", "pk")[:most]), channel, at=at)


def _addresses(copies: Iterable[Copy], channel: str) -> dict[int, str]:
    people = {copy.message.person_id: copy.message.person for copy in copies}
    if channel == Channel.WEIXIN:
        return weixin_numbers(people)
    if channel == Channel.MAIL:
        return mail_addresses(people)
    return {pk: person.phone.opened(for_delivery()) for pk, person in people.items()}
