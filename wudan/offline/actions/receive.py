"""收下离线办的一件: once under its key, however often and from however broken a network it is sent.

One transaction an act. What cannot be done is kept with its reason and waits for a person: it is
never dropped in silence and never done twice.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from wudan.kit.refusals import (
    Malformed,
    Missing,
    Objected,
    Objection,
    Refusal,
    Stale,
    TooMany,
    insist,
)
from wudan.offline.actions.doing import Made, do, known_person
from wudan.offline.actions.holding import lock_device, note, one_transaction
from wudan.offline.enums import ActState
from wudan.offline.models import OfflineAct, OfflineDevice
from wudan.offline.permissions import post_objection
from wudan.offline.reckoning import Told, reckon
from wudan.offline.sent import SentAct, insist_sound
from wudan.people.actors import Actor
from wudan.people.models import Person

_OTHER = Objection("key_reused", "同一个编号记了两件不同的事，没有收。请找上一级看一看。")
NEEDS_A_PERSON = (Objected, Malformed, Missing, Stale, TooMany)


@dataclass(frozen=True, slots=True)
class Received:
    """An act as it stands now, and whether it was taken in just now."""

    act: OfflineAct
    is_new: bool


@one_transaction
def receive(
    *, device: OfflineDevice, sent: SentAct, sending: Told, by: Actor, at: datetime
) -> Received:
    """Take one in. Raises Missing for another's telephone, Malformed or Objected for what is no act of ours."""
    held = lock_device(device.pk, by)
    insist_sound(sent)
    known = OfflineAct.objects.with_names().filter(key=sent.key).first()
    if known is not None:
        if (known.device_id, known.digest) != (held.pk, sent.digest):
            raise Objected(_OTHER)
        return Received(known, is_new=False)
    times = reckon(sent.told, sending, taken_at=held.taken_at, at=at)
    act = OfflineAct(
        device=held, key=sent.key, digest=sent.digest, kind=sent.kind, said_at=times.said_at,
        happened_at=times.happened_at, received_at=at, flags=list(times.flags), state=ActState.DONE,
    )  # fmt: skip
    if fault := _tried(act, sent, by=by, at=at):
        act.state, act.code, act.words = ActState.WAITING, fault.code[:24], fault.words[:400]
        act.body = sent.text
        act.person = _for_whom(sent, by)
    act.save(force_insert=True)
    note("receive", held, by=by, at=at, act=act.pk, kind=act.kind, state=act.state, flags=act.flags)
    return Received(act, is_new=True)


def _tried(act: OfflineAct, sent: SentAct, *, by: Actor, at: datetime) -> Refusal | None:
    """Do it whole or not at all; answer why not."""
    try:
        with transaction.atomic():
            insist(post_objection(by, act.device))
            keep(act, do(act.kind, act.device.county, sent.body, by=by, at=at))
    except NEEDS_A_PERSON as fault:
        return fault
    return None


def keep(act: OfflineAct, made: Made) -> None:
    """What came of it; the noted words are in the order or booking now, and go from here."""
    act.order, act.booking = made.order, made.booking
    act.state, act.body = ActState.DONE, ""
    if made.order is not None:
        act.person_id = made.order.placed_for_id


def _for_whom(sent: SentAct, by: Actor) -> Person | None:
    try:
        return known_person(sent.body, by)
    except Malformed:
        return None
