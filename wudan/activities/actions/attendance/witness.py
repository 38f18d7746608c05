"""服务对象确认: the side that was served says that it happened; the second of two signatures.

By the code on the order's slip, by the site where it was, or by a spoken word: then who heard it
writes down what was said. The order's own acknowledgement counts as well (`witness_by_order`).
"""

import hmac
from collections.abc import Collection
from datetime import datetime

from wudan.activities import presence
from wudan.activities.actions.attendance.holding import (
    confirm_if_whole,
    lock_presence,
    note,
    one_transaction,
)
from wudan.activities.enums import AttendanceState, Witness
from wudan.activities.models import Activity, Attendance
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor

LONGEST_WORDS = 200


@one_transaction
def witness(
    *, attendances: Collection[int], kind: str, by: Actor, at: datetime, words: str = "",
    slip_code: str = "",
) -> list[Attendance]:  # fmt: skip
    """Note the served side's word for all of these or none. Raises Malformed, Missing, Objected."""
    words = _insist_on_words(kind, words)
    if not attendances:
        raise Malformed({"attendances": "没有要确认的到场。"})
    held = lock_presence(attendances)
    signer = by.person
    for found in held:
        if kind == Witness.CODE:
            signer = _slip_signer(by, found, slip_code)
        else:
            insist(presence.witnessing_objection(by, found, site=kind == Witness.SITE))
    return [_signed(found, kind, signer, by=by, at=at, why=words) for found in held]


@one_transaction
def witness_by_order(*, order_id: int, person_id: int, by: Actor, at: datetime) -> int:
    """The order's beneficiary has acknowledged: the presences of its activity are witnessed."""
    activities = Activity.objects.filter(order=order_id)
    hung = Attendance.objects.filter(opening__shift__activity__in=activities, witnessed_at=None)
    due = hung.exclude(state__in=[AttendanceState.CONFIRMED, AttendanceState.STRUCK])
    wanted = due.exclude(person=person_id).exclude(vouched_by_id=person_id)
    held = lock_presence(wanted.values_list("pk", flat=True))
    signed = [one for one in held if presence.signed_objection(one) is None]
    for found in signed:
        _signed(found, Witness.CODE, person_id, by=by, at=at, why="")
    return len(signed)


def _signed(
    found: Attendance, kind: str, signer: int, *, by: Actor, at: datetime, why: str
) -> Attendance:
    found.witnessed_at, found.witness, found.witnessed_by_id = at, kind, signer
    found.save(update_fields=["witnessed_at", "witness", "witnessed_by_id"])
    note("witness", found, by=by, at=at, why=why, witness=kind)
    return confirm_if_whole(found, by=by, at=at)


def _insist_on_words(kind: str, words: str) -> str:
    if kind not in Witness.values:
        raise Malformed({"kind": "请选服务对象是怎么确认的。"})
    words = tidy(words)
    if fault := objection_to(words, most=LONGEST_WORDS):
        raise Malformed({"words": fault})
    if kind == Witness.WORD and not words:
        raise Malformed({"words": "请写一句：哪位群众，怎么说的。"})
    return words


def _slip_signer(by: Actor, found: Attendance, slip_code: str) -> int:
    """The beneficiary, whose code it is; the face counts wrong ones (`orders.open_slip`)."""
    activity = found.opening.shift.activity
    insist(presence.running_objection(by, activity) or presence.signed_objection(found))
    order = activity.order
    if order is None:
        raise Malformed({"kind": "这个活动不是从点单来的，没有回执码。请选另一种。"})
    told = slip_code.strip().encode("utf-8", "replace")
    if not hmac.compare_digest(order.slip_code.encode(), told):
        raise Malformed({"slip_code": "回执码不对。请群众对着回执再念一遍。"})
    if order.placed_for_id in (found.person_id, found.vouched_by_id):
        words = "受益人就是志愿者或确认人，不能再替自己作证。"
        raise Objected(Objection("two_persons", words))
    return order.placed_for_id
