"""What is asked: which items, which villages, which teams on which days. Plain data, kept as JSON.

Days count from the first day of the plan; times are seconds after midnight; keys are those of the
rows (service, station, team's unit).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from wudan.matching.things import Place

WEEK = 7


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the menu: how long it takes, in which months it is given (none: always), to which
    villages (None: all)."""

    key: int
    minutes: int
    months: tuple[int, ...] = ()
    villages: frozenset[int] | None = None

    def goes_to(self, village: int) -> bool:
        """Whether it is given there."""
        return self.villages is None or village in self.villages


@dataclass(frozen=True, slots=True)
class Village:
    """A station: where it is, how many days it has waited for each item, days on which it has guests.

    `waited` has no entry for an item that never came. Without a place nothing can be planned.
    """

    key: int
    place: Place | None
    waited: Mapping[int, int]
    taken: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Duty:
    """A team's day: from when to when."""

    day: int
    starts: int
    ends: int


@dataclass(frozen=True, slots=True)
class Crew:
    """A team: where it sets out, when, what it may bring and where to (no villages: anywhere)."""

    key: int
    base: Place | None
    duties: tuple[Duty, ...]
    items: frozenset[int]
    villages: frozenset[int] | None = None
    most: int = 4
    refused: frozenset[tuple[int, int]] = frozenset()
    """(item, village): what it has said no to once; it is left in peace (条例 §25)."""


@dataclass(frozen=True, slots=True)
class Question:
    """All that a plan is made from. `often`: how many times each item comes to each village."""

    starts_on: date
    weeks: int
    mode: str
    often: int
    ageing: bool
    items: tuple[Item, ...]
    villages: tuple[Village, ...]
    crews: tuple[Crew, ...]

    def day(self, number: int) -> date:
        """The date of a day."""
        return self.starts_on + timedelta(days=number)

    def number(self, day: date) -> int:
        """The day of a date."""
        return (day - self.starts_on).days

    def told(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "starts_on": self.starts_on.isoformat(), "weeks": self.weeks, "mode": self.mode, "often": self.often,
            "ageing": self.ageing, "items": [_item_told(one) for one in self.items],
            "villages": [_village_told(one) for one in self.villages],
            "crews": [_crew_told(one) for one in self.crews],
        }  # fmt: skip


def read(told: Mapping[str, Any]) -> Question:
    """From JSON."""
    return Question(
        date.fromisoformat(told["starts_on"]), told["weeks"], told["mode"], told["often"], told["ageing"],
        tuple(map(_item, told["items"])),
        tuple(_village(row) for row in told["villages"]),
        tuple(_crew(row) for row in told["crews"]),
    )  # fmt: skip


def _item_told(one: Item) -> list[Any]:
    """Villages are told of a limited item alone: a question of before reads as it did."""
    told: list[Any] = [one.key, one.minutes, list(one.months)]
    return told if one.villages is None else [*told, sorted(one.villages)]


def _item(row: Sequence[Any]) -> Item:
    key, minutes, months, *villages = row
    return Item(key, minutes, tuple(months), frozenset(villages[0]) if villages else None)


def _village_told(one: Village) -> dict[str, Any]:
    waited = {str(key): days for key, days in sorted(one.waited.items())}
    return {
        "key": one.key,
        "place": _place_told(one.place),
        "waited": waited,
        "taken": sorted(one.taken),
    }


def _village(row: Mapping[str, Any]) -> Village:
    waited = {int(key): days for key, days in row["waited"].items()}
    return Village(row["key"], _place(row["place"]), waited, frozenset(row["taken"]))


def _crew_told(one: Crew) -> dict[str, Any]:
    return {
        "key": one.key, "base": _place_told(one.base),
        "duties": [[duty.day, duty.starts, duty.ends] for duty in one.duties], "items": sorted(one.items),
        "villages": None if one.villages is None else sorted(one.villages), "most": one.most,
        "refused": sorted(map(list, one.refused)),
    }  # fmt: skip


def _crew(row: Mapping[str, Any]) -> Crew:
    villages = None if row["villages"] is None else frozenset(row["villages"])
    duties = tuple(Duty(*duty) for duty in row["duties"])
    refused = frozenset((item, village) for item, village in row["refused"])
    return Crew(
        row["key"], _place(row["base"]), duties, frozenset(row["items"]), villages, row["most"], refused
    )  # fmt: skip


def _place_told(place: Place | None) -> list[float] | None:
    return [place.lon, place.lat] if place else None


def _place(told: list[float] | None) -> Place | None:
    return Place(*told) if told else None
