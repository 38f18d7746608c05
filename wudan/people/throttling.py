"""限次: counts tries and says when it was too often. What is too often stands in `limits`.

A try is counted before it is known whether it was right, in a transaction of its own: no
refusal, fault or crash of the request takes it back, and many at once are counted one by one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from ipaddress import IPv4Address, ip_address, ip_network

from django.db import models, transaction
from django.utils.crypto import salted_hmac

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import TooMany
from wudan.people.limits import KINDS, wait_in_words
from wudan.people.models import Tally

Charge = tuple[str, str]
"""A kind and whom it is counted for."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How many tries are left under the tightest limit; until when none."""

    left: int
    shut_until: datetime | None


def spend(kind: str, subject: str, *, at: datetime) -> bool:
    """Count one try; whether it was the last one for now. Raises TooMany, and counts nothing."""
    return spend_each([(kind, subject)], at=at)


def spend_each(charges: Iterable[Charge], *, at: datetime) -> bool:
    """Count one try for each, or for none. Raises TooMany with the longest wait.

    RuntimeError inside a larger transaction, unless every kind may join one.
    """
    tried = try_each(charges, at=at)
    if isinstance(tried, TooMany):
        raise tried
    return tried


def try_each(charges: Iterable[Charge], *, at: datetime) -> bool | TooMany:
    """The same, but for who has more to write: the refusal is answered, not raised."""
    charges = sorted(charges, key=lambda charge: (charge[0], _key(*charge)))
    durable = not all(KINDS[kind].joins for kind, _ in charges)
    with transaction.atomic(durable=durable, savepoint=False):
        rows = _lock(charges, at)
        fault = _fault(rows, at)
        return fault or True in [_count(row, at) for row in rows]


def look(kind: str, subject: str, *, at: datetime) -> Standing:
    """How it stands, without counting."""
    kept = {row.limit: row for row in _rows([(kind, subject)])}
    left = [
        limit.most - (kept[no].count if no in kept and kept[no].stale_at > at else 0)
        for no, limit in enumerate(KINDS[kind].limits)
    ]
    shut = [row.shut_until for row in kept.values() if row.shut_until and row.shut_until > at]
    return Standing(0 if shut else min(left), max(shut, default=None))


def forgive(kind: str, subject: str) -> None:
    """Forget all tries: it was right, or somebody responsible opened it again."""
    Tally.objects.filter(kind=kind, key=_key(kind, subject)).delete()


def give_back(kind: str, subject: str) -> None:
    """Forget one try: it was right. The others' at the same address still count."""
    with transaction.atomic():
        for row in _rows([(kind, subject)]).select_for_update():
            row.count, row.shut_until = max(0, row.count - 1), None
            row.save(update_fields=["count", "shut_until"])


def network_of(address: str) -> str:
    """What one line is counted as: with IPv6 each has 2⁶⁴ addresses to choose from (G19)."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if isinstance(known, IPv4Address):
        return str(known)
    if known.ipv4_mapped:
        return str(known.ipv4_mapped)
    return str(ip_network((int(known) >> 64 << 64, 64)))


def _lock(charges: list[Charge], at: datetime) -> list[Tally]:
    """The rows of all limits, made if need be, locked in one order; what is over starts anew."""
    blank = [
        Tally(kind=kind, key=_key(kind, subject), limit=no, opened_at=at, stale_at=at)
        for kind, subject in charges for no in range(len(KINDS[kind].limits))
    ]  # fmt: skip
    held = list(_rows(charges).select_for_update())
    if len(held) < len(blank):
        Tally.objects.bulk_create(blank, ignore_conflicts=True)
        held = list(_rows(charges).select_for_update())
    for row in held:
        if row.stale_at <= at:
            row.count, row.opened_at, row.shut_until = 0, at, None
    return held


def _fault(rows: list[Tally], at: datetime) -> TooMany | None:
    """What to tell, if one of the limits is reached: the longest wait."""
    shut = [(row.shut_until, row.kind) for row in rows if row.shut_until and row.shut_until > at]
    if not shut:
        return None
    until, kind = max(shut)
    words = Phrase(
        "次数太多了，请等 {until}再试。{instead}",
        until=wait_in_words(until - at),
        instead=KINDS[kind].instead,
    )
    return TooMany(words, retry_at=until)


def _count(row: Tally, at: datetime) -> bool:
    """One more; whether it was the last for now."""
    limit = KINDS[row.kind].limits[row.limit]
    row.count += 1
    row.shut_until = limit.shut_until(row.count, opened_at=row.opened_at, at=at)
    row.stale_at = max(row.opened_at + limit.within, row.shut_until or at)
    row.save(update_fields=["count", "opened_at", "shut_until", "stale_at"])
    return row.count >= limit.most


def _rows(charges: Iterable[Charge]) -> models.QuerySet[Tally]:
    keys = [_key(kind, subject) for kind, subject in charges]
    return Tally.objects.filter(key__in=keys).order_by("kind", "key", "limit")


def _key(kind: str, subject: str) -> str:
    """A keyed hash that also holds the kind, so that rows of two kinds cannot be linked."""
    told = (network_of(subject) if KINDS[kind].of_address else subject).encode(
        "utf-8", "surrogatepass"
    )
    return salted_hmac(f"wudan.throttling.{kind}", told, algorithm="sha256").hexdigest()
