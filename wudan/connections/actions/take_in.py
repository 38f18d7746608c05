"""收单: an order that another system brings, through the same act as one taken by telephone.

The beneficiary's consent is said by the system and kept with the order, as of any order taken
for somebody. Sent again, under the same number or with the same content within a day, it is the
same order (at-least-once delivery is what such systems do).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from wudan.areas.models import Unit
from wudan.connections.actions.journaling import held, note, one_transaction
from wudan.connections.enums import SystemState
from wudan.connections.models import Arrival, System
from wudan.connections.sources import actor_for
from wudan.kit.refusals import Missing, Objected, Objection
from wudan.orders.actions.place import Need
from wudan.orders.actions.place_for import place_for
from wudan.orders.models import Order
from wudan.people.actions.persons import enter

ALIKE_FOR = timedelta(days=1)
_OTHER_CONTENT = Objection("key_reused", "这个提交编号已经用于另一份内容。")
_NOT_ITS_SERVICE = Objection("not_its_service", "这个系统不能点这一项服务。")
_NOT_ITS_UNIT = Objection("not_its_unit", "这个系统不能替这个村、社区点单。")


@dataclass(frozen=True, slots=True)
class Brought:
    """What a system brings: the need, for whom, from which village, with which consent."""

    need: Need
    name: str
    phone: str
    village: Unit
    consent: str
    consent_words: str = ""
    key: str = ""
    """The system's own number of this submission, if it has one."""

    @property
    def digest(self) -> str:
        """Keyed, because names and telephones of a village can be tried one by one."""
        need = self.need
        said = (
            need.words, need.service.code if need.service else "", need.place_mode, need.address,
            need.lon, need.lat, need.wanted_on, need.wanted_part, need.urgent, self.name, self.phone,
            self.village.key, self.consent, self.consent_words,
        )  # fmt: skip
        return settings.KEYRING.blind(repr(said), "connections_arrival.digest")


@one_transaction
def take_in(*, system: System, brought: Brought, at: datetime) -> Order:
    """The order, new or the one that is there. Raises Malformed, Objected, Missing."""
    row = held(system.pk)
    if row.state != SystemState.OPEN:
        raise Missing
    digest = brought.digest
    if (known := _known(row, brought.key, digest, at=at)) is not None:
        return known
    _insist_on_scope(row, brought)
    by, village = actor_for(row, at=at), brought.village
    person = enter(
        name=brought.name, phone=brought.phone, address=brought.need.address, home=village, by=by, at=at
    )  # fmt: skip
    order = place_for(
        need=brought.need, beneficiary=person, channel=row.channel, consent=brought.consent, by=by,
        at=at, consent_words=brought.consent_words, village=village,
    )  # fmt: skip
    Arrival.objects.create(system=row, order=order, key=brought.key, digest=digest, at=at)
    note("system.take_in", row, by=by, at=at, order=order.pk)
    return order


def _known(system: System, key: str, digest: str, *, at: datetime) -> Order | None:
    """The order that was brought under this number, or, without one, lately with this content."""
    rows = Arrival.objects.filter(system=system).select_related("order__unit", "order__service")
    if key:
        found = rows.filter(key=key).first()
        if found is not None and found.digest != digest:
            raise Objected(_OTHER_CONTENT)
    else:
        found = rows.filter(key="", digest=digest, at__gt=at - ALIKE_FOR).first()
    return found.order if found else None


def _insist_on_scope(system: System, brought: Brought) -> None:
    if not brought.village.is_within(system.unit.path):
        raise Objected(_NOT_ITS_UNIT)
    service = brought.need.service
    if system.services and (service is None or service.code not in system.services):
        raise Objected(_NOT_ITS_SERVICE)
