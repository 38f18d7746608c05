"""交回离线名册: what a telephone noted without signal is taken in, once, whoever sends it how often (A05).

The signature is checked, then lines are taken by their counter, never by the clock. Both times
are kept. A line that cannot be taken is kept with the reason; nothing is lost and nothing doubled.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from wudan.activities import presence
from wudan.activities.actions.attendance.holding import lock, one_transaction
from wudan.activities.actions.attendance.journaling import note_roster
from wudan.activities.actions.attendance.offline import Judged, judge, refuse_old
from wudan.activities.actions.attendance.putting_in import put_in
from wudan.activities.enums import MarkKind
from wudan.activities.models import RosterDevice, RosterMark, SignUp
from wudan.activities.sent import MOST_MARKS, Batch, SentMark, fault_of
from wudan.kit.device_keys import is_signed
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Missing, Objected, Objection, insist
from wudan.people.actors import Actor

__all__ = ["MOST_MARKS", "Batch", "Outcome", "SentMark", "deliver"]
_BAD = Objection(
    "bad_signature", "签名对不上：这份离线名册不是这部手机记的，或被改过。一条也没有收。"
)
_TWICE = Objection("counter_twice", "同一条编号记了两样不同的事，一条也没有收。请找上一级看一看。")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one line: taken now, known already, or not taken and why."""

    counter: int
    client_id: str
    is_new: bool
    words: str
    flags: tuple[str, ...]


@one_transaction
def deliver(*, device: RosterDevice, batch: Batch, by: Actor, at: datetime) -> list[Outcome]:
    """Take in a batch. Raises Malformed, Missing, Objected; then nothing was taken."""
    held = RosterDevice.objects.select_for_update().filter(pk=device.pk).first()
    if held is None:
        raise Missing
    insist(presence.running_objection(by, held.shift.activity))
    if fault := fault_of(batch):
        raise Malformed({"marks": fault})
    if not is_signed(held.key, batch.text_for(held.pk), batch.signature):
        raise Objected(_BAD)
    known = _known(held, batch)
    fresh = [one for one in batch.in_order if one.client_id not in known]
    outcomes = [*_told(known.values()), *_take(held, fresh, batch, by=by, at=at)]
    return sorted(outcomes, key=lambda one: one.counter)


def _known(device: RosterDevice, batch: Batch) -> dict[str, RosterMark]:
    """The lines of the batch that were taken before. Raises Objected for a counter used twice."""
    ids = [one.client_id for one in batch.marks]
    known = {row.client_id: row for row in RosterMark.objects.filter(client_id__in=ids)}
    counters = {
        row.counter: row.client_id
        for row in device.marks.filter(counter__in=[one.counter for one in batch.marks])
    }
    for one in batch.marks:
        row = known.get(one.client_id)
        moved = row is not None and (row.device_id, row.counter) != (device.pk, one.counter)
        if moved or counters.get(one.counter, one.client_id) != one.client_id:
            raise Objected(_TWICE)
    return known


def _take(
    device: RosterDevice, fresh: Sequence[SentMark], batch: Batch, *, by: Actor, at: datetime
) -> Iterator[Outcome]:
    if not fresh:
        return
    mine = SignUp.objects.filter(
        opening__shift=device.shift_id, pk__in=[one.sign_up for one in fresh]
    )
    held = lock(mine.values_list("pk", flat=True), persons=True)
    judged = judge(device, fresh, batch, at=at)
    leaving = {one.sent.sign_up: one for one in judged if one.sent.kind == MarkKind.LEFT}
    rows = []
    for one in judged:
        sign_up = held.get(one.sent.sign_up)
        if sign_up is None:
            raise Malformed(
                {"marks": Phrase("第 {counter} 条：名册上没有这个人。", counter=one.sent.counter)}
            )
        row = _kept(device, one, refuse_old(one, at=at), at=at)
        if not row.words:
            row.words = put_in(one, sign_up, leaving, device, by=by, at=at)
        row.flags = sorted(one.flags)
        rows.append(row)
    RosterMark.objects.bulk_create(rows)
    device.last_counter = max(device.last_counter, rows[-1].counter)
    device.save(update_fields=["last_counter"])
    taken = sum(not row.words for row in rows)
    note_roster("deliver", device.shift, device.pk, by=by, at=at, lines=len(rows), taken=taken)
    yield from _told(rows, is_new=True)


def _kept(device: RosterDevice, one: Judged, words: str, *, at: datetime) -> RosterMark:
    return RosterMark(
        device=device, counter=one.sent.counter, client_id=one.sent.client_id,
        sign_up_id=one.sent.sign_up, kind=one.sent.kind, said_at=one.said_at, at=one.at,
        received_at=at, words=words,
    )  # fmt: skip


def _told(rows: Iterable[RosterMark], is_new: bool = False) -> Iterator[Outcome]:
    for row in rows:
        yield Outcome(row.counter, row.client_id, is_new, row.words, tuple(row.flags))
