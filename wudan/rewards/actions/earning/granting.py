"""给分: the one function that grants by a rule: hold the caps, reckon, post into the book, note what was given.

A part of somebody's act, which opens the transaction and leaves the event. The caps' tallies
are made before they are held, and held in the order of their keys, before any account is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F

from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.ledger.actions import points
from wudan.ledger.enums import PointHolder, PointKind
from wudan.ledger.models import ServiceRecord
from wudan.ledger.points import Owner, Told
from wudan.people.actors import Actor
from wudan.rewards.models import Deed, Earning, PointRule, PointTally, VillageItem
from wudan.rewards.policies.deed import told
from wudan.rewards.reckoning import Cap, Earned, Grant, Worth, caps_of, earn


@dataclass(frozen=True, slots=True)
class Ask:
    """What shall be granted: under which rule, to whom, for what."""

    worth: Worth
    limits: tuple[Cap, ...]
    owner: Owner
    unit: Unit
    day: date
    ref: str
    act: str
    source: Mapping[str, PointRule | VillageItem]
    """rule or item."""
    rule_text: str
    origin: str
    origin_no: str
    quantity: int = 1
    record: ServiceRecord | None = None
    deed: Deed | None = None
    colour: str = ""
    is_minus: bool = False

    @property
    def grant(self) -> Grant:
        """As reckoning asks."""
        owner = f"{self.owner.kind.value}:{self.owner.pk}"
        return Grant(owner, self.unit.pk, self.day, self.quantity)


def reckon(ask: Ask) -> Earned:
    """What it comes to, its tallies held until the transaction ends."""
    caps = {cap.key(ask.worth.code, ask.grant): cap.most for cap in caps_of(ask.worth, ask.limits)}
    used = {row.key: row.used for row in _hold(caps)}
    return earn(ask.worth, ask.limits, ask.grant, used)


def grant(ask: Ask, found: Earned, *, by: Actor, at: datetime) -> Earning:
    """Post what was reckoned and note it. Raises what the book raises."""
    caps = {cap.key(ask.worth.code, ask.grant): cap.most for cap in caps_of(ask.worth, ask.limits)}
    for key, more in found.uses:
        PointTally.objects.filter(key=key).update(used=F("used") + more, most=caps[key])
    transfer = None
    if not found.is_nothing:
        kind = PointKind.DEDUCT if ask.is_minus else PointKind.EARN
        note = Told(
            act=ask.act[:60], day=ask.day, rule=ask.rule_text[:60], colour=ask.colour,
            origin=ask.origin, origin_no=ask.origin_no,
        )  # fmt: skip
        transfer = points.post(
            kind=kind, unit=ask.unit, owner=ask.owner, honor=found.honor, spend=found.spend,
            ref=ask.ref, told=note, by=by, at=at,
        )  # fmt: skip
    return Earning.objects.create(
        county=ask.unit.county, ref=ask.ref, subject=ask.owner.kind.value, unit=ask.unit,
        record=ask.record, deed=ask.deed, day=ask.day, written_on=day_of(at), quantity=found.quantity,
        honor=found.honor, spend=found.spend, uses=dict(found.uses),
        words=told(found.bitten, ask.worth.counts)[:200], transfer=transfer, at=at, by_id=by.person_id,
        post_id=by.post_id, **{ask.owner.column: ask.owner.pk}, **ask.source,
    )  # fmt: skip


def take_back(made: Earning, *, why: str, by: Actor, at: datetime) -> None:
    """Reverse what was given and give the caps back, once; what was taken back stays so."""
    _hold(dict.fromkeys(made.uses, 0), make=False)
    held = Earning.objects.select_for_update(of=("self",)).get(pk=made.pk)
    if held.reversed_at is not None:
        return
    for key, used in sorted(held.uses.items()):
        PointTally.objects.filter(key=key).update(used=F("used") - used)
    if held.transfer is not None:
        points.reverse(transfer=held.transfer, why=why, by=by, at=at)
    held.reversed_at, held.reversed_why = at, why
    held.save(update_fields=["reversed_at", "reversed_why"])


def owner_of(row: Deed | Earning) -> Owner:
    """Whose points it is about."""
    kind = PointHolder(row.subject)
    return Owner(kind, getattr(row, f"{row.subject}_id"))


def _hold(caps: Mapping[str, int], *, make: bool = True) -> list[PointTally]:
    rows = PointTally.objects.select_for_update(of=("self",)).filter(key__in=caps).order_by("key")
    held = list(rows)
    if make and len(held) < len(caps):
        new = [PointTally(key=key, most=most) for key, most in sorted(caps.items())]
        PointTally.objects.bulk_create(new, ignore_conflicts=True)
        held = list(rows.all())
    return held
