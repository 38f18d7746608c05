"""请了的、到会的: who of the register is asked to a forum, and who came; chosen, never typed anew (R066)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit.refusals import Malformed
from wudan.projects.models import (
    Forum,
    ForumGuest,
    ForumInvitee,
    Organisation,
    Representative,
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Lines of the register, by their keys."""

    representatives: Sequence[int] = ()
    organisations: Sequence[int] = ()


NOBODY = Chosen()
_MOST = 200


def to_choose(unit: Unit, *, on: date) -> tuple[list[Representative], list[Organisation]]:
    """Who may be chosen for a forum of this unit: on the register on that day, at it and below; every organisation.

    A department's forum may have representatives of the whole county. Two statements.
    """
    persons = Representative.objects.of_county(unit.county).on(on)
    if unit.kind == UnitKind.INSTITUTE:
        persons = persons.filter(unit__path__startswith=unit.path)
    seats = persons.select_related("unit", "person").order_by("unit__path", "pk")
    known = Organisation.objects.of_county(unit.county).on(on).order_by("name", "pk")
    return list(seats[:_MOST]), list(known[:_MOST])


def chosen(asked: Chosen, county: str, *, on: date) -> Chosen:
    """The same, every one of them on the register on that day. Raises Malformed."""
    faults = {}
    for field, rows, keys in (
        ("representatives", Representative.objects.of_county(county), asked.representatives),
        ("organisations", Organisation.objects.of_county(county), asked.organisations),
    ):
        if keys and rows.on(on).filter(pk__in=set(keys)).count() < len(set(keys)):
            faults[field] = "名册上现在没有这一位，请刷新再选。"
    if faults:
        raise Malformed(faults)
    return asked


def invite(forum: Forum, guests: Chosen) -> None:
    """Write down who is asked, each once."""
    _write(ForumInvitee, forum, guests)


def seat(forum: Forum, guests: Chosen) -> None:
    """Write down who came, each once."""
    _write(ForumGuest, forum, guests)


def _write(table: type[ForumGuest] | type[ForumInvitee], forum: Forum, guests: Chosen) -> None:
    persons, known = dict.fromkeys(guests.representatives), dict.fromkeys(guests.organisations)
    rows = [table(forum=forum, representative_id=pk) for pk in persons]
    table.objects.bulk_create(rows + [table(forum=forum, organisation_id=pk) for pk in known])  # type: ignore[arg-type]
