"""报平安: a carrier says that it lives; what a silent one had in its hands is in doubt."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from wudan.notices.enums import CopyState
from wudan.notices.models import Carrying, Copy
from wudan.notices.policies import LEASE

FORGOTTEN_AFTER = timedelta(days=1)
_MOST = 500


@dataclass(frozen=True, slots=True)
class Moves:
    """What there is to do on one channel."""

    states: frozenset[str]
    has_calm: bool = False
    """Some that can wait are due: they are joined first."""
    has_abandoned: bool = False
    """Some are in the hands of a carrier that is silent."""


def moving(*, channels: Collection[str], at: datetime) -> Mapping[str, Moves]:
    """On which of these ways there is anything to do, and what; a look, without a lock.

    One statement where nothing moves.
    """
    rows = Copy.objects.moving(at).filter(channel__in=list(channels)).order_by()
    found = list(rows.values_list("channel", "state", "is_calm").distinct())
    hands = any(state == CopyState.HANDING for _channel, state, _calm in found)
    left = set(_abandoned(at).values_list("channel", flat=True)) if hands else set()
    return {
        channel: Moves(
            states=frozenset(state for one, state, _calm in found if one == channel),
            has_calm=(channel, CopyState.WAITING, True) in found, has_abandoned=channel in left,
        )
        for channel in {one for one, _state, _calm in found}
    }  # fmt: skip


@transaction.atomic(savepoint=False)
def beat(*, holder: str, at: datetime) -> None:
    """This one lives. Whoever comes new forgets those that went long ago."""
    if not Carrying.objects.filter(holder=holder).update(beat_at=at):
        Carrying.objects.filter(beat_at__lt=at - FORGOTTEN_AFTER).delete()
        Carrying.objects.create(holder=holder, beat_at=at)


@transaction.atomic(savepoint=False)
def look_after(*, at: datetime, settles_after: timedelta, channel: str) -> int:
    """Whatever is in the hands of one that is silent is in doubt; how many copies."""
    rows = _abandoned(at).filter(channel=channel).select_for_update().order_by("pk")
    lost = list(rows.values_list("pk", flat=True)[:_MOST])
    return Copy.objects.filter(pk__in=lost).update(
        state=CopyState.IN_DOUBT, next_at=at + settles_after, asked=0, lease_by="", fault="carrier_died"
    )  # fmt: skip


def _abandoned(at: datetime) -> QuerySet[Copy]:
    """Held by nobody who beat about now; a clock that was set back leaves no beat of tomorrow to live on."""
    beats = Carrying.objects.filter(beat_at__gt=at - LEASE, beat_at__lt=at + LEASE)
    living = list(beats.values_list("holder", flat=True))
    return Copy.objects.filter(state=CopyState.HANDING).exclude(lease_by__in=living)
