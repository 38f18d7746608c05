"""告诉: an event becomes notices, once a person, in the transaction of the reaction to it (G23).

Where nobody is told, nothing is written. A person who is told in two capacities is told once.
"""

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction

from wudan.kit.noticing import Rule
from wudan.notices.answerable import code_for
from wudan.notices.enums import BY_WIRE, Channel
from wudan.notices.gateways import can
from wudan.notices.known import reaches
from wudan.notices.models import Announcement, Copy, Message
from wudan.notices.policies import Reach, Told, is_wanted, leaves_at, ways
from wudan.notices.templates import filled, rule_of

_KEY_BYTES = 12


@transaction.atomic(savepoint=False)
def tell(
    *, rule: Rule, told: Sequence[Told], at: datetime, event_id: int | None = None,
    announcement: Announcement | None = None,
) -> int:  # fmt: skip
    """Write what these people are told, and the first copy of each; how many were told.

    Whoever was told of the same event, or had the same general notice, is passed over.
    """
    asked = {one.person_id: one for one in told}
    known = reaches(asked.keys() - _told_before(asked.keys(), event_id, announcement))
    wanted = [(asked[pk], reach) for pk, reach in known.items() if is_wanted(reach, rule)]
    made = Message.objects.bulk_create(
        _message(one, rule, at, event_id, announcement) for one, _reach in wanted
    )
    pairs = zip(made, wanted, strict=True)
    copies = [
        copy for message, (one, reach) in pairs
        for copy in _first_copy(message, rule, reach, by_voice=one.by_voice, at=at)
    ]  # fmt: skip
    Copy.objects.bulk_create(copies)
    return len(made)


def copy_on(message: Message, channel: Channel, *, home_id: int | None, at: datetime) -> Copy:
    """One copy on a channel, not stored yet."""
    rules = settings.PACK.notices
    return Copy(
        message=message, county=message.county, channel=channel, key=secrets.token_hex(_KEY_BYTES),
        is_urgent=message.urgency == "urgent", is_calm=message.urgency == "calm", made_at=at,
        unit_id=None if channel in BY_WIRE else home_id,
        next_at=leaves_at(channel, message.urgency, at, rules),
    )  # fmt: skip


def _told_before(
    people: Iterable[int], event_id: int | None, announcement: Announcement | None
) -> set[int]:
    """Of these, who knows it already."""
    if event_id is None and announcement is None:
        return set()
    same = {"event_id": event_id} if announcement is None else {"announcement": announcement}
    rows = Message.objects.filter(person__in=list(people), **same)
    return set(rows.values_list("person", flat=True))


def _message(
    one: Told, rule: Rule, at: datetime, event_id: int | None, announcement: Announcement | None
) -> Message:
    reply = rule.reply if one.reply_to is not None else ""
    blanks = dict(one.blanks)
    if reply and one.reply_to is not None:
        blanks["code"] = code_for(reply, one.reply_to)
    return Message(
        county=settings.PACK.county, person_id=one.person_id, code=rule.code, audience=rule.audience,
        topic=rule.topic, urgency=rule.urgency, event_id=event_id, announcement=announcement,
        text=filled(rule, one.blanks), blanks=blanks, link=one.link, reply=reply,
        reply_to=one.reply_to if reply else None, at=at,
    )  # fmt: skip


def _first_copy(
    message: Message, rule: Rule, reach: Reach, *, by_voice: bool, at: datetime
) -> list[Copy]:
    found = ways(reach, rule, can, by_voice=by_voice)[:1]
    return [copy_on(message, channel, home_id=reach.home_id, at=at) for channel in found]


def next_copy(copy: Copy, *, at: datetime) -> Copy | None:
    """The copy on the next channel that was not tried; None when all were. Not stored yet."""
    message = copy.message
    rule = rule_of(message.code)
    reach = reaches([message.person_id]).get(message.person_id)
    if rule is None or reach is None:
        return None
    tried = set(Copy.objects.filter(message=message).values_list("channel", flat=True))
    left = [channel for channel in ways(reach, rule, can) if channel not in tried]
    if not left:
        return None
    return copy_on(message, left[0], home_id=reach.home_id, at=at)
