"""What every act here has: one transaction, the row held, an event."""

from datetime import datetime

from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.refusals import Missing
from wudan.offline.models import OfflineAct, OfflineDevice
from wudan.people.actors import Actor

one_transaction = transaction.atomic(savepoint=False)


def lock_device(pk: int, by: Actor) -> OfflineDevice:
    """One's own telephone, held: two sendings at once come one after the other. Raises Missing."""
    rows = OfflineDevice.objects.held_by(by).select_related("unit", "holder")
    held = rows.select_for_update(of=("self",), no_key=True).filter(pk=pk).first()
    if held is None:
        raise Missing
    return held


def lock_act(pk: int, by: Actor) -> OfflineAct:
    """An act the actor may see, held. Raises Missing."""
    rows = OfflineAct.objects.select_for_update(of=("self",), no_key=True).filter(pk=pk)
    if not rows.values_list("pk", flat=True):
        raise Missing
    held = OfflineAct.objects.visible_to(by).with_names().filter(pk=pk).first()
    if held is None:
        raise Missing
    return held


def note(verb: str, device: OfflineDevice, *, by: Actor, at: datetime, **facts: object) -> int:
    """Into the journal, under the unit's own."""
    subject = Subject("offline_device", device.pk, device.county, device.unit_id)
    return record(f"offline.{verb}", subject, by=by, at=at, facts=facts, react=False)
