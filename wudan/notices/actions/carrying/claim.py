"""取走: copies are taken under a carrier's name before anything leaves; within pace, breaker and allowance."""

from datetime import datetime

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F

from wudan.kit.clock import day_of
from wudan.notices.actions.carrying.loading import loads_of
from wudan.notices.enums import Channel, CopyState
from wudan.notices.gateways import Load
from wudan.notices.models import Allowance, ChannelHealth, Copy, DaySpent
from wudan.notices.policies import RESERVED_PERCENT

_COSTS = frozenset({Channel.SMS})
_TURNS = ((True, False), (False, False), (False, True))
"""Which are taken first: the urgent, the others, what can wait; each by a stretch of the index."""


@transaction.atomic(savepoint=False)
def claim(*, channel: str, holder: str, at: datetime, most: int) -> list[Load]:
    """What this carrier hands over now, at most so many. Nobody else will, until it falls silent.

    Eight statements, however many copies.
    """
    health = lock_health(channel)
    room = min(most, _room(health, at))
    if room <= 0:
        return []
    copies = _within_allowance(_held(channel, at, room), channel, at)
    if not copies:
        return []
    for copy in copies:
        copy.begun_at = at
    Copy.objects.filter(pk__in=[copy.pk for copy in copies]).update(
        state=CopyState.HANDING, lease_by=holder, begun_at=at, tries=F("tries") + 1
    )
    health.taken += len(copies)
    health.save(update_fields=["second", "taken"])
    return loads_of(copies, channel, at=at)


def lock_health(channel: str) -> ChannelHealth:
    """How a channel stands, held."""
    county = settings.PACK.county
    rows = ChannelHealth.objects.select_for_update().filter(county=county, channel=channel)
    found = rows.first()
    if found is None:
        made = ChannelHealth(county=county, channel=channel)
        ChannelHealth.objects.bulk_create([made], ignore_conflicts=True)
        found = rows.get()
    return found


def allowance(county: str) -> int:
    """How many short messages a day may cost."""
    newest = Allowance.objects.filter(county=county).order_by("-at", "-pk").first()
    return newest.per_day if newest else settings.PACK.notices.sms_per_day


def spent_on(county: str, channel: str, at: datetime) -> int:
    """How many were handed over today."""
    rows = DaySpent.objects.filter(county=county, channel=channel, day=day_of(at))
    return rows.values_list("sent", flat=True).first() or 0


def _held(channel: str, at: datetime, room: int) -> list[Copy]:
    skips = connection.features.has_select_for_update_skip_locked
    found: list[Copy] = []
    for urgent, calm in _TURNS:
        if len(found) < room:
            rows = Copy.objects.due(channel, at, urgent=urgent, calm=calm)
            held = rows.select_for_update(of=("self",), skip_locked=skips)
            found += held.select_related("message__person")[: room - len(found)]
    return found


def _room(health: ChannelHealth, at: datetime) -> int:
    """How many may leave in this second; one, to try, when the channel was shut."""
    if health.shut_until is not None and at < health.shut_until:
        return 0
    if health.shut_until is not None:
        return 1
    second = at.replace(microsecond=0)
    if health.second != second:
        health.second, health.taken = second, 0
    return settings.PACK.notices.per_second.get(health.channel, 1) - health.taken


def _within_allowance(copies: list[Copy], channel: str, at: datetime) -> list[Copy]:
    """The urgent up to the whole allowance of the day, the others up to what is not kept for them."""
    if channel not in _COSTS or not copies:
        return copies
    county, whole = settings.PACK.county, allowance(settings.PACK.county)
    row, _made = DaySpent.objects.select_for_update().get_or_create(
        county=county, channel=channel, day=day_of(at)
    )
    sent, taken = row.sent, []
    for copy in copies:
        if sent < (whole if copy.is_urgent else whole * (100 - RESERVED_PERCENT) // 100):
            sent += 1
            taken.append(copy)
    DaySpent.objects.filter(pk=row.pk).update(sent=F("sent") + len(taken))
    return taken
