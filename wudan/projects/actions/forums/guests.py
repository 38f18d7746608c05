"""到会的: who of the register came to a forum; the register is chosen from, never typed anew (R066)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wudan.areas.enums import UnitKind
from wudan.kit.refusals import Malformed
from wudan.projects.models import Forum, ForumGuest, Organisation, Representative


@dataclass(frozen=True, slots=True)
class Chosen:
    """Lines of the register, by their keys."""

    representatives: Sequence[int] = ()
    organisations: Sequence[int] = ()


NOBODY = Chosen()
_MOST = 200


def to_choose(forum: Forum, *, on: date) -> tuple[list[Representative], list[Organisation]]:
    """Who may be chosen: on the register on the day it is written down, at its unit and below; every organisation.

    A department's forum may have representatives of the whole county. Two statements.
    """
    persons = Representative.objects.of_county(forum.county).on(on)
    if forum.unit.kind == UnitKind.INSTITUTE:
        persons = persons.filter(unit__path__startswith=forum.unit.path)
    seats = persons.select_related("unit", "person").order_by("unit__path", "pk")
    known = Organisation.objects.of_county(forum.county).on(on).order_by("name", "pk")
    return list(seats[:_MOST]), list(known[:_MOST])


def chosen(asked: Chosen, forum: Forum, *, on: date) -> Chosen:
    """The same, every one of them on the register on that day. Raises Malformed."""
    faults = {}
    for field, rows, keys in (
        ("representatives", Representative.objects.of_county(forum.county), asked.representatives),
        ("organisations", Organisation.objects.of_county(forum.county), asked.organisations),
    ):
        if keys and rows.on(on).filter(pk__in=set(keys)).count() < len(set(keys)):
            faults[field] = "名册上现在没有这一位，请刷新再选。"
    if faults:
        raise Malformed(faults)
    return asked


def seat(forum: Forum, guests: Chosen) -> None:
    """Write them down, each once."""
    ForumGuest.objects.bulk_create(
        [ForumGuest(forum=forum, representative_id=pk) for pk in dict.fromkeys(guests.representatives)]
        + [ForumGuest(forum=forum, organisation_id=pk) for pk in dict.fromkeys(guests.organisations)]
    )  # fmt: skip
