"""查答复: number and code open a complaint, without saying who one is; a wrong code and an unknown number say the same."""

import hmac
from datetime import datetime

from wudan.complaints.actions.holding import note, one_transaction
from wudan.complaints.models import Complaint
from wudan.kit import numbers
from wudan.kit.refusals import Missing, Objection, insist
from wudan.orders.policies import SLIP_TRIES
from wudan.people.actors import THE_CLOCK

WRONG = "编号或查询码不对。请对着记下的再看一遍。"
LOCKED = Objection(
    "slip_locked", "查询码输错太多次，先锁上了。答复不会丢，请打中心办公室的电话，报编号问答复。"
)


def open_slip(*, no: str, code: str, at: datetime) -> Complaint:
    """The complaint. Raises Missing (wrong), or Objected (shut); the miss is counted before."""
    found, objection = _try(no, code, at)
    insist(objection)
    if found is None:
        raise Missing(WRONG)
    return found


@one_transaction
def _try(no: str, code: str, at: datetime) -> tuple[Complaint | None, Objection | None]:
    if not numbers.is_number(no):
        return None, None
    held = (
        Complaint.objects.select_for_update(of=("self",), no_key=True)
        .with_names()
        .filter(no=no)
        .first()
    )
    if held is None:
        return None, None
    if held.slip_misses >= SLIP_TRIES:
        return None, LOCKED
    right = hmac.compare_digest(held.slip_code.encode(), code.encode("utf-8", "replace"))
    held.slip_misses = 0 if right else held.slip_misses + 1
    Complaint.objects.filter(pk=held.pk).exclude(slip_misses=held.slip_misses).update(
        slip_misses=held.slip_misses
    )
    if right:
        return held, None
    if held.slip_misses < SLIP_TRIES:
        return None, None
    note("lock_slip", held, by=THE_CLOCK, at=at)
    return None, LOCKED
