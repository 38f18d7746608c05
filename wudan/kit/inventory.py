"""The shape of an inventory of personal data: what a table keeps about a person, why, how long.

Each package declares its own in `inventory.py`; `wudan.privacy.inventory` puts them together.
The privacy center, one's own copy and the house test read nothing else (PIPL §17, §44–48;
数据安全法 §21; goal G21).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """分级: how far a text may be seen (数据安全法 §21)."""

    PUBLIC = "公开"
    INTERNAL = "内部"
    SENSITIVE = "敏感"


@dataclass(frozen=True, slots=True)
class Holding:
    """一类个人信息: fields of one table that are about one person."""

    what: str
    model: str
    """As `people.Person`."""
    about: str
    """The path from a row to the id of the person it is about: `pk`, `person`, `order__placed_for`.
    Empty when a row names nobody (a session, a code sent to a number)."""
    fields: tuple[str, ...]
    level: Level
    why: str
    basis: str
    seen_by: str
    kept: str
    """How long, and what happens then, in words."""
    rule: str = ""
    """The rule of the retention table that ends it, if one does."""
    only: tuple[tuple[str, str | bool], ...] = ()
    """Which rows of the table, when not all: pairs of field (or lookup) and value."""
    secret: tuple[str, ...] = ()
    """Fields for the machine alone (hashes, keys): said to be there, never handed out."""

    @property
    def all_fields(self) -> tuple[str, ...]:
        """Shown and secret ones."""
        return (*self.fields, *self.secret)


Impersonal = Mapping[str, str]
"""Model → its fields that say nothing about a person, in one line."""
EVERYWHERE = frozenset({"id", "county"})
"""Fields every table may have: they say nothing about anybody."""
