"""How acts on a counter that was taken along begin and end: the device held, its lines checked, journal."""

from datetime import datetime

from django.conf import settings

from wudan.journal.events import Subject, record
from wudan.kit.device_keys import is_signed
from wudan.kit.refusals import Malformed, Missing, Objected, Objection
from wudan.people.actors import Actor
from wudan.rewards.actions.counters.sent import CounterBatch, fault_of
from wudan.rewards.models import CounterDevice, OfflineRedemption, Shop

_BAD = Objection("bad_signature", "签名对不上：这些不是这部手机记的，或被改过。一笔也没有收。")
_TWICE = Objection("counter_twice", "同一个编号记了两笔不同的，一笔也没有收。请找上一级看一看。")
_PURPOSE = "rewards.counter"


def lock_device(pk: int) -> CounterDevice:
    """The device, held, with its shop. Raises Missing."""
    rows = CounterDevice.objects.select_for_update(of=("self",)).select_related("shop__unit")
    held = rows.filter(pk=pk).first()
    if held is None:
        raise Missing
    return held


def secret_of(device: CounterDevice) -> bytes:
    """What opens this device's envelopes; made from the keys file, never kept."""
    return bytes.fromhex(settings.KEYRING.blind(f"{device.pk}:{device.key}", _PURPOSE))


def insist_genuine(device: CounterDevice, batch: CounterBatch) -> None:
    """It is a batch, and this device signed it. Raises Malformed, Objected."""
    if fault := fault_of(batch):
        raise Malformed({"sales": fault})
    if not is_signed(device.key, batch.text_for(device.pk), batch.signature):
        raise Objected(_BAD)


def known_of(device: CounterDevice, batch: CounterBatch) -> dict[str, OfflineRedemption]:
    """The lines that were taken in before. Raises Objected for a counter used twice."""
    ids = [one.client_id for one in batch.sales]
    rows = OfflineRedemption.objects.with_names()
    known = {row.client_id: row for row in rows.filter(client_id__in=ids)}
    used = device.sales.filter(counter__in=[one.counter for one in batch.sales])
    counters = {row.counter: row.client_id for row in used}
    for one in batch.sales:
        row = known.get(one.client_id)
        moved = row is not None and (row.device_id, row.counter) != (device.pk, one.counter)
        if moved or counters.get(one.counter, one.client_id) != one.client_id:
            raise Objected(_TWICE)
    return known


def note(
    verb: str, device: int, shop: Shop, *, by: Actor, at: datetime, why: str = "", **facts: object
) -> None:
    """The event of a verb done to a counter."""
    unit = shop.unit
    subject = Subject("counter", device, shop.county, unit.pk, unit.branch_id)
    record(f"counter.{verb}", subject, by=by, at=at, why=why, facts=facts, react=False)
