"""不是同一个人: two alike were looked at and are two; remembered, so that nobody asks again."""

from datetime import datetime

from wudan.kit.refusals import Objected, Objection, insist
from wudan.people import permissions
from wudan.people.actions.journaling import note, one_transaction
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.models import Distinction, Person


@one_transaction
def distinguish(*, one: Person, other: Person, by: Actor, at: datetime) -> Distinction:
    """Say that these two are two. Raises Objected."""
    held = lock_persons([one.pk, other.pk])
    if len(held) < 2:
        raise Objected(Objection("not_two", "请选两条不同的登记。"))
    first, second = held.values()
    insist(permissions.deciding_objection(by, first, second))
    made, is_new = Distinction.objects.get_or_create(
        one=first, other=second,
        defaults={"county": first.county, "at": at, "by_id": by.person, "under_id": by.post},
    )  # fmt: skip
    if is_new:
        note("person.distinguish", first, by=by, at=at, other=second.pk)
    return made
