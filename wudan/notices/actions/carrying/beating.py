"""报平安: a carrier says that it lives; what a silent one had in its hands is in doubt."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction

from wudan.notices.enums import CopyState
from wudan.notices.models import Carrying, Copy
from wudan.notices.policies import LEASE

FORGOTTEN_AFTER = timedelta(days=1)


def moving_channels(*, channels: Collection[str], at: datetime) -> frozenset[str]:
    """On which of these ways there is anything for a carrier to do; a look, without a lock."""
    rows = Copy.objects.moving(at).filter(channel__in=list(channels)).order_by()
    return frozenset(rows.values_list("channel", flat=True).distinct())


@transaction.atomic(savepoint=False)
def beat(*, holder: str, at: datetime) -> None:
    """This one lives."""
    if not Carrying.objects.filter(holder=holder).update(beat_at=at):
        Carrying.objects.create(holder=holder, beat_at=at)


@transaction.atomic(savepoint=False)
def look_after(*, at: datetime, settles_after: timedelta, channel: str) -> int:
    """Whatever is in the hands of one that is silent is in doubt; how many copies."""
    living = Carrying.objects.filter(beat_at__gt=at - LEASE).values_list("holder", flat=True)
    rows = Copy.objects.filter(channel=channel, state=CopyState.HANDING).exclude(
        lease_by__in=list(living)
    )
    lost = list(rows.select_for_update().order_by("pk").values_list("pk", flat=True)[:500])
    Carrying.objects.filter(beat_at__lt=at - FORGOTTEN_AFTER).delete()
    return Copy.objects.filter(pk__in=lost).update(
        state=CopyState.IN_DOUBT, next_at=at + settles_after, asked=0, lease_by="", fault="carrier_died"
    )  # fmt: skip
