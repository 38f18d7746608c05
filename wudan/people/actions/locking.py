"""Persons are locked in the order of their keys, whoever needs them: no two acts wait for each other."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import BigIntegerField, QuerySet

from wudan.kit.refusals import Missing
from wudan.people.models import Person
from wudan.tables.prepared import Prepared, slot


def lock_person(pk: int) -> Person:
    """Hold one row and read it in the same statement; where they live is read when asked.

    Raises Missing. Nothing is joined: a joined row could be older than the lock.
    """
    rows = Person.objects.select_for_update(of=("self",), no_key=True)
    held = rows.filter(pk=pk).first()
    if held is None:
        raise Missing
    return held


def lock_persons(pks: Iterable[int]) -> dict[int, Person]:
    """Hold these rows and read them; of several, where they live too. Raises Missing when one is not there."""
    wanted = sorted(set(pks))
    if len(wanted) == 1:
        return _held_alone(wanted[0])
    rows = Person.objects.filter(pk__in=wanted).order_by("pk")
    list(rows.select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))
    held = {person.pk: person for person in rows.select_related("home")}
    if len(held) < len(wanted):
        raise Missing
    return held


def _held() -> QuerySet[Person]:
    rows = Person.objects.select_for_update(of=("self",), no_key=True)
    return rows.filter(pk=slot("pk", BigIntegerField()))


_HOLD = Prepared(_held)


def _held_alone(pk: int) -> dict[int, Person]:
    """The same of one, which is by far the commonest, by a statement built once (ADR 74): held and read in it, with
    nothing joined, as `lock_person`. Where they live is read when asked."""
    if not transaction.get_connection().in_atomic_block:
        message = "a person is held within a transaction"
        raise RuntimeError(message)
    held = _HOLD(pk=pk)
    if not held:
        raise Missing
    return {pk: held[0]}
