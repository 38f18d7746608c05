"""愿意去: a volunteer tells which shifts suit and how many at most; it binds nobody."""

from collections.abc import Mapping
from datetime import datetime

from wudan.activities.actions.holding import lock_activity, note, one_transaction
from wudan.activities.enums import Wish
from wudan.activities.models import Activity, Willingness
from wudan.activities.permissions import willing_objection
from wudan.activities.policies import MOST_SHIFTS
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor
from wudan.people.models import Person


@one_transaction
def tell_willing(
    *, activity: Activity, person: Person, shifts: Mapping[int, str], most: int, by: Actor,
    at: datetime,
) -> Willingness | None:  # fmt: skip
    """Say it, say it differently, or, with no shift, take it back. Raises Missing, Objected, Malformed."""
    held = lock_activity(activity)
    insist(willing_objection(by, held, person, at=at))
    known = set(held.shifts.filter(starts_at__gt=at).values_list("pk", flat=True))
    if not known.issuperset(shifts) or not set(shifts.values()) <= set(Wish.values):
        raise Malformed({"shifts": "请从列出的班次里选。"})
    if not 1 <= most <= MOST_SHIFTS:
        raise Malformed(
            {"most": Phrase("最多几班，写 1 到 {most_shifts}。", most_shifts=MOST_SHIFTS)}
        )
    mine = Willingness.objects.filter(activity=held, person=person)
    if not shifts:
        mine.delete()
        note("drop_willing", held, by=by, at=at)
        return None
    told = {"shifts": {str(pk): wish for pk, wish in sorted(shifts.items())}, "most": most, "told_at": at}  # fmt: skip
    made, _ = Willingness.objects.update_or_create(activity=held, person=person, defaults=told)
    note("tell_willing", held, by=by, at=at, shifts=len(shifts))
    return made
