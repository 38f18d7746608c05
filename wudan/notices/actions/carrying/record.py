"""记下: what came of handing over and of asking; the next way is taken where this one is at an end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from wudan.notices.actions.carrying.claim import lock_health
from wudan.notices.actions.carrying.storing import store
from wudan.notices.actions.tell import next_copy
from wudan.notices.enums import AttemptOutcome, CopyState
from wudan.notices.gateways import Fault, Finding, Found, Habits, Load, NotCarried, Receipt
from wudan.notices.models import Attempt, ChannelHealth, Copy
from wudan.notices.policies import FAULTS_TO_SHUT, ask_again, back_off, shut_for

_OPEN = (CopyState.HANDING, CopyState.IN_DOUBT)
_FIELDS = ["state", "carrier", "number", "next_at", "asked", "lease_by", "handed_at", "settled_at", "fault"]  # fmt: skip
_OUTCOMES = {
    Fault.LATER: AttemptOutcome.FAILED, Fault.ACCOUNT: AttemptOutcome.FAILED,
    Fault.REFUSED: AttemptOutcome.REFUSED, Fault.DOUBT: AttemptOutcome.UNCLEAR,
}  # fmt: skip
_UNREACHABLE = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Result:
    """What a carrier answered for one load."""

    load: Load
    answer: Receipt | Found | NotCarried


@transaction.atomic(savepoint=False)
def record_handed(
    *, results: Sequence[Result], channel: str, carrier: str, habits: Habits, at: datetime
) -> int:
    """After handing over; how many the carrier took."""
    health = None if _goes_well(results, channel) else lock_health(channel)
    copies = _locked(results)
    attempts, ended = [], []
    for result in results:
        copy, answer = copies.get(result.load.copy_id), result.answer
        if copy is None:
            continue
        copy.carrier = carrier
        if isinstance(answer, NotCarried):
            attempts.append(Attempt(copy=copy, at=at, outcome=_OUTCOMES[answer.kind], code=answer.code[:80]))  # fmt: skip
            _not_taken(copy, answer, habits, at)
            if health is not None:
                _sicken(health, answer, at)
        elif isinstance(answer, Receipt):
            attempts.append(Attempt(copy=copy, at=at, outcome=AttemptOutcome.HANDED))
            _taken(copy, answer.number, habits, at)
            if health is not None:
                health.faults, health.shut_until = 0, None
        if copy.state in (CopyState.FAILED, CopyState.DOUBTFUL):
            ended.append(copy)
    _save(copies.values(), attempts, ended, at)
    if health is not None:
        health.save(update_fields=["faults", "shut_until", "fault", "fault_at"])
    return sum(copy.state == CopyState.HANDED for copy in copies.values())


@transaction.atomic(savepoint=False)
def record_asked(*, results: Sequence[Result], habits: Habits, at: datetime) -> int:
    """After asking about copies in doubt, or about arrival; how many were settled by it.

    One that was asked about by somebody else meanwhile is left alone: the answer may be old.
    """
    copies = _locked(results, states=(*_OPEN, CopyState.HANDED))
    attempts, ended = [], []
    for result in results:
        copy = copies.get(result.load.copy_id)
        if copy is None or copy.asked != result.load.asked or copy.state == CopyState.HANDING:
            copies.pop(result.load.copy_id, None)
            continue
        copy.asked += 1
        attempts += _asked(copy, result.answer, habits, at)
        if copy.state in (CopyState.FAILED, CopyState.DOUBTFUL):
            ended.append(copy)
    _save(copies.values(), attempts, ended, at)
    return len(attempts)


def _goes_well(results: Sequence[Result], channel: str) -> bool:
    """Whether all were taken, on a channel that is sound: then its row is neither held nor written."""
    if not all(isinstance(result.answer, Receipt) for result in results):
        return False
    rows = ChannelHealth.objects.filter(county=settings.PACK.county, channel=channel)
    return rows.filter(faults=0, shut_until=None).exists()


def _locked(results: Iterable[Result], states: Sequence[str] = _OPEN) -> dict[int, Copy]:
    rows = Copy.objects.filter(pk__in=[one.load.copy_id for one in results], state__in=states)
    held = rows.select_for_update(of=("self",)).order_by("pk")
    return {copy.pk: copy for copy in held}


def _save(
    copies: Iterable[Copy], attempts: Sequence[Attempt], ended: Sequence[Copy], at: datetime
) -> None:
    store(list(copies), _FIELDS)
    Attempt.objects.bulk_create(attempts)
    Copy.objects.bulk_create(copy for one in ended if (copy := next_copy(one, at=at)) is not None)


def _taken(copy: Copy, number: str, habits: Habits, at: datetime) -> None:
    copy.state, copy.number, copy.handed_at, copy.fault, copy.asked = CopyState.HANDED, number[:80], at, "", 0  # fmt: skip
    first = ask_again(0)
    copy.next_at = at + first if habits.can_be_asked and first else None
    copy.lease_by = ""


def _not_taken(copy: Copy, fault: NotCarried, habits: Habits, at: datetime) -> None:
    copy.lease_by, copy.fault = "", fault.code[:80]
    if fault.kind == Fault.DOUBT:
        copy.state, copy.asked, copy.next_at = CopyState.IN_DOUBT, 0, at + habits.settles_after
        return
    wait = back_off(copy.tries)
    if fault.kind == Fault.REFUSED or wait is None:
        _end(copy, CopyState.FAILED, at)
        return
    copy.state, copy.next_at = CopyState.WAITING, at + wait


def _asked(
    copy: Copy, answer: Receipt | Found | NotCarried, habits: Habits, at: datetime
) -> list[Attempt]:
    """What an answer means for one copy; the try to write down, if there is something to say."""
    if isinstance(answer, NotCarried):
        return _not_asked(copy, answer, habits, at)
    if isinstance(answer, Receipt) or answer.finding == Finding.ABSENT:
        return _absent(copy, habits, at)
    if copy.state == CopyState.IN_DOUBT:
        _taken(copy, answer.number or copy.number, habits, at)
    if answer.finding == Finding.HANDED:
        _ask_later(copy, at)
        return [Attempt(copy=copy, at=at, outcome=AttemptOutcome.FOUND)]
    arrived = answer.finding == Finding.DELIVERED
    _end(copy, CopyState.DELIVERED if arrived else CopyState.FAILED, at)
    copy.fault = "" if arrived else answer.code[:80]
    outcome = AttemptOutcome.DELIVERED if arrived else AttemptOutcome.REFUSED
    return [Attempt(copy=copy, at=at, outcome=outcome, code=answer.code[:80])]


def _absent(copy: Copy, habits: Habits, at: datetime) -> list[Attempt]:
    if copy.state == CopyState.HANDED:
        _ask_later(copy, at)
        return []
    if habits.absence_proves:
        copy.state, copy.next_at, copy.fault = CopyState.WAITING, at, ""
        return [Attempt(copy=copy, at=at, outcome=AttemptOutcome.ABSENT)]
    return _still_in_doubt(copy, habits, at)


def _not_asked(
    copy: Copy, fault: NotCarried, habits: Habits, at: datetime
) -> list[Attempt]:  # fmt: skip
    """The carrier could not be asked: repeat where it drops repetitions itself, else wait or give up."""
    if copy.state == CopyState.HANDED:
        _ask_later(copy, at)
        return []
    if not habits.can_be_asked and at - (copy.begun_at or at) < habits.remembers:
        copy.state, copy.next_at = CopyState.WAITING, at
        return []
    if not habits.can_be_asked:
        _end(copy, CopyState.DOUBTFUL, at)
        return [Attempt(copy=copy, at=at, outcome=AttemptOutcome.UNCLEAR, code=fault.code[:80])]
    copy.next_at = at + _UNREACHABLE
    return []


def _still_in_doubt(copy: Copy, habits: Habits, at: datetime) -> list[Attempt]:
    if at - (copy.begun_at or at) >= habits.gives_up_after:
        _end(copy, CopyState.DOUBTFUL, at)
        return [Attempt(copy=copy, at=at, outcome=AttemptOutcome.UNCLEAR, code="not_listed")]
    copy.next_at = at + habits.settles_after
    return []


def _ask_later(copy: Copy, at: datetime) -> None:
    wait = ask_again(copy.asked)
    copy.next_at = at + wait if wait else None


def _end(copy: Copy, state: CopyState, at: datetime) -> None:
    copy.state, copy.settled_at, copy.next_at, copy.lease_by = state, at, None, ""


def _sicken(health: ChannelHealth, fault: NotCarried, at: datetime) -> None:
    """A fault of the channel, not of the person, counts towards shutting it."""
    if fault.kind == Fault.REFUSED:
        return
    health.faults += FAULTS_TO_SHUT if fault.kind == Fault.ACCOUNT else 1
    health.fault, health.fault_at = fault.code[:80], at
    if health.faults >= FAULTS_TO_SHUT:
        health.shut_until = at + shut_for(health.faults)
