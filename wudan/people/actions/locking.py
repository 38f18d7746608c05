"""Persons are locked in the order of their keys, whoever needs them: no two acts wait for each other."""

from collections.abc import Iterable

from wudan.kit.refusals import Missing
from wudan.people.models import Person


def lock_persons(pks: Iterable[int]) -> dict[int, Person]:
    """Hold these rows, then read them with where they live. Raises Missing when one is not there."""
    wanted = sorted(set(pks))
    rows = Person.objects.filter(pk__in=wanted).order_by("pk")
    list(rows.select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))
    held = {person.pk: person for person in rows.select_related("home")}
    if len(held) < len(wanted):
        raise Missing
    return held
