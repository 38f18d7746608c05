"""Rosters as JSON: what is read, what is answered (docs/howto/engine.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wudan.matching.reading import Unreadable, fields_of, rows_of, skills_of, whole
from wudan.matching.rosters.patterns import Pattern
from wudan.matching.rosters.shapes import Roster, Shift, Volunteer


@dataclass(frozen=True, slots=True)
class Instance:
    """A question that `roster` can be asked."""

    shifts: tuple[Shift, ...]
    volunteers: tuple[Volunteer, ...]
    patterns: Mapping[str, Pattern] | None = None
    """By volunteer; None where the file asks for no rules over several days."""
    monday: int = 0


def read_instance(told: Any) -> Instance:
    """Raises Unreadable, naming the item and the field."""
    if not isinstance(told, dict):
        raise Unreadable("the file holds no object")
    made = Instance(
        tuple(_shift(row, f"shifts[{n}]") for n, row in enumerate(rows_of(told, "shifts"))),
        tuple(
            _volunteer(row, f"volunteers[{n}]") for n, row in enumerate(rows_of(told, "volunteers"))
        ),
        _patterns(told),
        whole(told.get("monday", 0), "monday"),
    )
    for name, ids in (
        ("shifts", [one.id for one in made.shifts]),
        ("volunteers", [one.id for one in made.volunteers]),
    ):
        if len(set(ids)) < len(ids):
            raise Unreadable(f"{name}: an id is given twice")
    return made


def spell_roster(made: Roster) -> dict[str, Any]:
    """The answer."""
    return {
        "face": "roster",
        "objective": made.objective,
        "bound": made.bound,
        "places": {name: list(names) for name, names in sorted(made.places.items())},
        "empty": {
            name: {"missing": missing, "because": str(because)}
            for name, (missing, because) in sorted(made.empty.items())
        },
    }


def _shift(row: Any, where: str) -> Shift:
    fields = fields_of(row, where, ("id", "begins", "ends", "need"))
    return Shift(
        str(fields["id"]),
        whole(fields["begins"], f"{where}.begins"),
        whole(fields["ends"], f"{where}.ends"),
        whole(fields["need"], f"{where}.need", least=0, most=100_000),
        skills_of(fields, where),
        whole(fields.get("penalty", 36_000), f"{where}.penalty", least=0),
        str(fields.get("kind", "")),
        _maybe(fields, "surplus", where),
    )


def _patterns(told: Mapping[str, Any]) -> Mapping[str, Pattern] | None:
    """Of each volunteer named; `*` is for everybody not named."""
    rows = told.get("patterns")
    if rows is None:
        return None
    if not isinstance(rows, dict):
        raise Unreadable("patterns: not an object")
    named = {str(name): _pattern(row, f"patterns.{name}") for name, row in rows.items()}
    everybody = named.pop("*", Pattern())
    people = [row.get("id") for row in rows_of(told, "volunteers") if isinstance(row, dict)]
    unknown = sorted(named.keys() - set(map(str, people)))
    if unknown:
        raise Unreadable(f"patterns.{unknown[0]}: no such volunteer")
    return {str(name): named.get(str(name), everybody) for name in people}


def _pattern(row: Any, where: str) -> Pattern:
    fields = fields_of(row, where, ())
    pairs, kinds = fields.get("not_after", []), fields.get("most_of", {})
    if not isinstance(pairs, list) or not all(isinstance(p, list) and len(p) == 2 for p in pairs):
        raise Unreadable(f"{where}.not_after: not a list of [kind, kind of the next day]")
    if not isinstance(kinds, dict):
        raise Unreadable(f"{where}.most_of: not an object")
    return Pattern(
        whole(fields.get("rest", 0), f"{where}.rest", least=0),
        frozenset((str(one), str(other)) for one, other in pairs),
        _maybe(fields, "most_in_a_row", where, least=1),
        whole(fields.get("least_in_a_row", 1), f"{where}.least_in_a_row", least=1, most=31),
        whole(fields.get("least_off", 1), f"{where}.least_off", least=1, most=31),
        _maybe(fields, "most_weekends", where),
        _maybe(fields, "most_seconds", where),
        whole(fields.get("least_seconds", 0), f"{where}.least_seconds", least=0),
        {str(kind): whole(n, f"{where}.most_of.{kind}", least=0) for kind, n in kinds.items()},
    )


def _maybe(fields: Mapping[str, Any], name: str, where: str, least: int = 0) -> int | None:
    told = fields.get(name)
    return None if told is None else whole(told, f"{where}.{name}", least=least)


def _volunteer(row: Any, where: str) -> Volunteer:
    fields = fields_of(row, where, ("id", "spans", "most"))
    spans, wishes = fields["spans"], fields.get("wishes", {})
    if not isinstance(spans, list) or not all(isinstance(s, list) and len(s) == 2 for s in spans):
        raise Unreadable(f"{where}.spans: not a list of [from, to]")
    if not isinstance(wishes, dict):
        raise Unreadable(f"{where}.wishes: not an object")
    return Volunteer(
        str(fields["id"]),
        tuple((whole(a, f"{where}.spans"), whole(b, f"{where}.spans")) for a, b in spans),
        whole(fields["most"], f"{where}.most", least=0, most=1000),
        skills_of(fields, where),
        whole(fields.get("load", 600), f"{where}.load", least=0),
        {str(name): whole(value, f"{where}.wishes.{name}") for name, value in wishes.items()},
    )
