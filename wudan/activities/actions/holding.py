"""How acts on activities and places lock and are journaled.

Order of locks, for everybody: persons, the activity, openings by key, sign-ups by key. An opening
is the scarce thing: nobody reads how many are left but who holds it.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F

from wudan.activities.models import Activity, Opening, ShiftInvitation, SignUp
from wudan.activities.querysets import OpeningQuerySet
from wudan.journal.events import Subject, record
from wudan.kit.refusals import Malformed, Missing, Stale
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor

one_transaction = transaction.atomic(savepoint=False)
NEWER = "刚刚有人改过这个活动，下面是最新的样子，请再看一眼。"
SHORTEST_WHY, LONGEST_WHY = 2, 200


def lock_activity(activity: Activity, *, seen: int | None = None) -> Activity:
    """Hold its row, then read it with what checks need. Raises Missing, Stale."""
    rows = Activity.objects.filter(pk=activity.pk)
    list(rows.select_for_update().values_list("pk", flat=True))
    held = rows.select_related(
        "unit", "team__unit", "area", "service", "platform", "resource__unit", "booking"
    ).first()
    if held is None:
        raise Missing
    if seen is not None and seen != held.version:
        raise Stale("stale", NEWER)
    return held


def lock_openings(pks: Iterable[int]) -> dict[int, Opening]:
    """Hold these, in order, then read them with shift, activity and position. Raises Missing."""
    wanted = sorted(set(pks))
    rows = Opening.objects.filter(pk__in=wanted).order_by("pk")
    list(rows.select_for_update().values_list("pk", flat=True))
    held = {
        opening.pk: opening
        for opening in rows.select_related(
            "position", "shift__activity__unit", "shift__activity__team__unit",
            "shift__activity__area",
        )
    }  # fmt: skip
    if len(held) < len(wanted):
        raise Missing
    return held


def lock_sign_up(sign_up: SignUp) -> SignUp:
    """Hold the opening, then the sign-up; the opening hangs on it. Raises Missing."""
    opening = lock_openings([sign_up.opening_id])[sign_up.opening_id]
    rows = SignUp.objects.filter(pk=sign_up.pk)
    list(rows.select_for_update().values_list("pk", flat=True))
    held = rows.select_related("person", "attendance").first()
    if held is None:
        raise Missing
    held.opening = opening
    return held


def take_place(opening: Opening) -> bool:
    """Take one place if there is one; the database decides, whatever was read."""
    if not _free(opening).update(taken=F("taken") + 1):
        return False
    opening.taken += 1
    return True


def hold_place(opening: Opening) -> bool:
    """Keep one place for somebody who is invited, if there is one; the database decides."""
    if not _free(opening).update(held=F("held") + 1):
        return False
    opening.held += 1
    return True


def let_go(opening: Opening) -> None:
    """One place less is held."""
    Opening.objects.filter(pk=opening.pk).update(held=F("held") - 1)
    opening.held -= 1


def take_held(opening: Opening) -> None:
    """The place that was held is taken, in one statement: it is free for nobody in between."""
    Opening.objects.filter(pk=opening.pk).update(held=F("held") - 1, taken=F("taken") + 1)
    opening.held, opening.taken = opening.held - 1, opening.taken + 1


def _free(opening: Opening) -> OpeningQuerySet:
    return Opening.objects.filter(pk=opening.pk, quota__gt=F("taken") + F("held"))


def give_back(opening: Opening) -> None:
    """One place less is taken."""
    Opening.objects.filter(pk=opening.pk).update(taken=F("taken") - 1)
    opening.taken -= 1


def note(
    verb: str, activity: Activity, *, by: Actor, at: datetime, why: str = "",
    react: bool = False, **facts: object,
) -> None:  # fmt: skip
    """The event of an act on an activity."""
    record(f"activity.{verb}", _subject("activity", activity.pk, activity), by=by, at=at, why=why,
           facts=facts, react=react)  # fmt: skip


def note_sign_up(
    verb: str, sign_up: SignUp, *, by: Actor, at: datetime, why: str = "", react: bool = False,
    **facts: object,
) -> None:  # fmt: skip
    """The event of an act on a sign-up: persons by number, never by name."""
    activity = sign_up.opening.shift.activity
    told = {"activity": activity.no, "opening": sign_up.opening_id, "person": sign_up.person_id}
    record(f"sign_up.{verb}", _subject("sign_up", sign_up.pk, activity), by=by, at=at, why=why,
           facts=told | facts, react=react)  # fmt: skip


def note_invitation(
    verb: str, invitation: ShiftInvitation, *, by: Actor, at: datetime, react: bool = False,
    **facts: object,
) -> None:  # fmt: skip
    """The event of an act on an invitation to a shift."""
    activity = invitation.opening.shift.activity
    told = {"activity": activity.no, "opening": invitation.opening_id}
    record(f"shift_invitation.{verb}", _subject("shift_invitation", invitation.pk, activity), by=by, at=at,
           facts=told | facts, react=react)  # fmt: skip


def reason(why: str, *, field: str = "why") -> str:
    """A reason that is one. Raises Malformed."""
    why = tidy(why)
    fault = objection_to(why, most=LONGEST_WHY)
    if len(why) < SHORTEST_WHY:
        fault = "请写一句原因，报了名的人会看到。"
    if fault:
        raise Malformed({field: fault})
    return why


def words_of(why: str, *, field: str = "why", most: int = LONGEST_WHY) -> str:
    """Words that may be none. Raises Malformed."""
    why = tidy(why)
    if fault := objection_to(why, most=most):
        raise Malformed({field: fault})
    return why


def _subject(kind: str, pk: int, activity: Activity) -> Subject:
    return Subject(kind, pk, activity.county, activity.unit_id, activity.unit.branch_id)
