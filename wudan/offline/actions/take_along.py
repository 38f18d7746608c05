"""带走离线站: a telephone takes along what its holder may see anyway, for days without a network."""

from datetime import datetime

from django.conf import settings

from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.kit.refusals import Missing, insist
from wudan.offline.actions.holding import note, one_transaction
from wudan.offline.models import OfflineDevice
from wudan.offline.permissions import taking_objection
from wudan.people.actors import Actor

_PURPOSE = "offline.unlock"


@one_transaction
def take_along(*, by: Actor, at: datetime) -> OfflineDevice:
    """The telephone is out from now on. Raises Objected."""
    insist(taking_objection(by))
    unit = Unit.objects.open_on(day_of(at)).filter(pk=by.unit_id or 0).first()
    if unit is None:
        raise Missing
    made = OfflineDevice.objects.create(
        county=unit.county, holder_id=by.person, post_id=by.post, label=by.label[:80], unit=unit,
        taken_at=at,
    )  # fmt: skip
    note("take", made, by=by, at=at)
    return made


def secret_of(device: OfflineDevice) -> str:
    """What opens this telephone's store for its holder alone, after signing in; never kept."""
    return str(settings.KEYRING.blind(f"{device.pk}:{device.holder_id}", _PURPOSE))
