"""Persons are locked in the order of their keys, whoever needs them: no two acts wait for each other."""

from collections.abc import Iterable

from wudan.kit.refusals import Missing
from wudan.people.models import Person


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
    """Hold these rows, then read them with where they live. Raises Missing when one is not there."""
    wanted = sorted(set(pks))
    rows = Person.objects.filter(pk__in=wanted).order_by("pk")
    list(rows.select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))
    held = {person.pk: person for person in rows.select_related("home")}
    if len(held) < len(wanted):
        raise Missing
    return held
