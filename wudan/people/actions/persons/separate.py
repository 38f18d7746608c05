"""分开: they were two after all; exactly what moved goes back, as far as it still stands there."""

from datetime import datetime

from django.apps import apps
from django.db import IntegrityError, transaction

from wudan.kit.refusals import Objected, Objection, insist
from wudan.people import permissions
from wudan.people.actions.journaling import note, one_transaction
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.models import Merger, Person


@one_transaction
def separate(*, merger: Merger, by: Actor, at: datetime) -> Merger:
    """Undo a merger. Raises Objected."""
    persons = lock_persons([merger.kept_id, merger.dropped_id])
    held = Merger.objects.get(pk=merger.pk)
    kept, dropped = persons[held.kept_id], persons[held.dropped_id]
    insist(permissions.deciding_objection(by, kept, dropped))
    if held.separated_at is not None:
        raise Objected(Objection("separated", "已经分开了。"))
    if kept.merged_into_id is not None:
        raise Objected(Objection("has_merged", "留下的那条后来又并进了别的，请先把那一次分开。"))
    Person.objects.filter(pk=dropped.pk).update(merged_into=None)
    count = sum(_back(label, rows, held) for label, rows in held.moved.items())
    held.separated_at, held.separated_by_id, held.separated_under_id = at, by.person, by.post
    held.save(update_fields=["separated_at", "separated_by_id", "separated_under_id"])
    note("person.separate", kept, by=by, at=at, dropped=dropped.pk, moved=count)
    note("person.separate", dropped, by=by, at=at, into=kept.pk, moved=count)
    return held


def _back(label: str, rows: dict[str, list[str]], held: Merger) -> int:
    """The rows of one table, back to the other; how many. What has changed hands since stays."""
    found, count = apps.get_model(label)._default_manager, 0
    for pk, fields in rows.items():
        still = found.filter(pk=pk, **dict.fromkeys(fields, held.kept_id))
        try:
            with transaction.atomic():
                count += still.update(**dict.fromkeys(fields, held.dropped_id))
        except IntegrityError:
            continue
    return count
