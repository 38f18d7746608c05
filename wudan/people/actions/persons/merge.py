"""合并: two rows are one person, a human found; everything that pointed at one points at the other.

What moved is written down, so that `separate` moves exactly that back. Knows no model above:
goes through whatever points at a person. Events keep the old id.
"""

from collections.abc import Iterator
from datetime import datetime

from django.apps import apps
from django.db import IntegrityError, models, transaction

from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people import permissions
from wudan.people.actions.journaling import note, one_transaction
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.models import Distinction, Merger, Person

Moved = dict[str, dict[str, list[str]]]
"""Model label → row → fields that were changed."""
_OURS = frozenset({Person, Merger, Distinction})


@one_transaction
def merge(*, kept: Person, dropped: Person, by: Actor, at: datetime) -> Merger:
    """Merge `dropped` into `kept`. What cannot have two of a kind stays where it is.

    Raises Objected.
    """
    held = lock_persons([kept.pk, dropped.pk])
    kept, dropped = held[kept.pk], held[dropped.pk]
    insist(permissions.merging_objection(by, kept, dropped, on=day_of(at)))
    moved: Moved = {}
    for model, names in pointing_at_persons():
        if rows := _move(model, names, dropped.pk, kept.pk):
            moved[model._meta.label] = rows
    Person.objects.filter(pk=dropped.pk).update(merged_into=kept)
    made = Merger.objects.create(
        county=kept.county, kept=kept, dropped=dropped, at=at, by_id=by.person, under_id=by.post,
        moved=moved,
    )  # fmt: skip
    count = sum(map(len, moved.values()))
    note("person.merge", kept, by=by, at=at, dropped=dropped.pk, moved=count)
    note("person.merge", dropped, by=by, at=at, into=kept.pk, moved=count)
    return made


def pointing_at_persons() -> Iterator[tuple[type[models.Model], list[str]]]:
    """Every table of the house that names persons, and the columns that do.

    A model with `stays_at_merger` is not moved: what it holds follows by an act of its own.
    """
    for model in apps.get_models():
        names = [
            field.name for field in model._meta.concrete_fields
            if isinstance(field, models.ForeignKey) and field.related_model is Person
        ]  # fmt: skip
        if names and model not in _OURS and not getattr(model, "stays_at_merger", False):
            yield model, names


def _move(model: type[models.Model], names: list[str], dropped: int, kept: int) -> dict[str, list[str]]:  # fmt: skip
    """All columns of a row at once, since some belong together; a row that clashes stays."""
    any_of = models.Q()
    for name in names:
        any_of |= models.Q(**{name: dropped})
    moved = {}
    for row in model._default_manager.filter(any_of).order_by("pk").values("pk", *names):
        fields = [name for name in names if row[name] == dropped]
        try:
            with transaction.atomic():
                change = dict.fromkeys(fields, kept)
                model._default_manager.filter(pk=row["pk"]).update(**change)
        except IntegrityError:
            continue
        moved[str(row["pk"])] = fields
    return moved
