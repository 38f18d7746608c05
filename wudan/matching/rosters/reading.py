"""Rosters as JSON: what is read, what is answered (docs/howto/engine.md)."""

from dataclasses import dataclass
from typing import Any

from wudan.matching.reading import Unreadable, fields_of, rows_of, skills_of, whole
from wudan.matching.rosters.shapes import Roster, Shift, Volunteer


@dataclass(frozen=True, slots=True)
class Instance:
    """A question that `roster` can be asked."""

    shifts: tuple[Shift, ...]
    volunteers: tuple[Volunteer, ...]


def read_instance(told: Any) -> Instance:
    """Raises Unreadable, naming the item and the field."""
    if not isinstance(told, dict):
        raise Unreadable("the file holds no object")
    made = Instance(
        tuple(_shift(row, f"shifts[{n}]") for n, row in enumerate(rows_of(told, "shifts"))),
        tuple(
            _volunteer(row, f"volunteers[{n}]") for n, row in enumerate(rows_of(told, "volunteers"))
        ),
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
    )


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
