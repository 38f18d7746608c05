"""清掉离线站: the telephone has wiped itself; what it handed in stays."""

from datetime import datetime

from wudan.offline.actions.holding import lock_device, note, one_transaction
from wudan.offline.models import OfflineDevice
from wudan.people.actors import Actor


@one_transaction
def put_away(*, device: OfflineDevice, unsent: int, by: Actor, at: datetime) -> OfflineDevice:
    """Noted once; `unsent` acts were wiped after a warning. Raises Missing."""
    held = lock_device(device.pk, by)
    if held.put_away_at is None:
        held.put_away_at = at
        held.save(update_fields=["put_away_at"])
        note("put_away", held, by=by, at=at, unsent=unsent)
    return held
