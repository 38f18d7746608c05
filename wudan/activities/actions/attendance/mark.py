"""点名: the leader notes on the roster who came and who left, for people with and without phones.

Who notes a leaving signs for the organizer's side with it, but never for himself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wudan.activities import presence
from wudan.activities.actions.attendance.holding import (
    Times,
    begin,
    end,
    lock,
    one_transaction,
    sign_for_organizer,
)
from wudan.activities.enums import MarkKind, PresenceBy
from wudan.activities.models import Attendance, Shift, SignUp
from wudan.kit.refusals import Malformed, Missing, Objected, Objection, insist
from wudan.people.actors import Actor

MOST = 500


@dataclass(frozen=True, slots=True)
class Mark:
    """One line: of whom, and which."""

    sign_up: int
    kind: str


@one_transaction
def mark(*, shift: Shift, marks: Sequence[Mark], by: Actor, at: datetime) -> list[Attendance]:
    """All lines or none. Raises Malformed (none ticked), Missing, Objected with whose line it is."""
    if not marks or len(marks) > MOST or any(one.kind not in MarkKind.values for one in marks):
        raise Malformed({"marks": "先勾上是谁，再按来了或走了。"})
    held = lock([one.sign_up for one in marks], persons=True)
    if any(row.opening.shift_id != shift.pk for row in held.values()):
        raise Missing
    insist(presence.running_objection(by, next(iter(held.values())).opening.shift.activity))
    return [_noted(held[one.sign_up], one.kind, by=by, at=at) for one in marks]


def _noted(sign_up: SignUp, kind: str, *, by: Actor, at: datetime) -> Attendance:
    if kind == MarkKind.CAME:
        _insist(sign_up, presence.coming_objection(sign_up, at=at))
        _insist(sign_up, presence.elsewhere_objection(sign_up.person_id))
        return begin(sign_up, Times(at, PresenceBy.ROSTER), by=by, at=at)
    _insist(sign_up, presence.leaving_objection(sign_up, at=at))
    last = sign_up.opening.shift.ends_at + presence.GRACE
    done = end(sign_up.attendance, left_at=min(at, last), how=PresenceBy.ROSTER, by=by, at=at)
    return sign_if_others(done, by=by, at=at)


def sign_if_others(found: Attendance, *, by: Actor, at: datetime) -> Attendance:
    """The organizer's signature, where it is not one's own presence or both sides' at once."""
    if presence.vouching_objection(by, found) is not None:
        return found
    return sign_for_organizer(found, by=by, at=at)


def _insist(sign_up: SignUp, objection: Objection | None) -> None:
    """Refuse with the name of the line, so that the leader knows which."""
    if objection is not None:
        words = f"{sign_up.person.name}：{objection.words}"
        raise Objected(Objection(objection.code, words))
