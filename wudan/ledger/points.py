"""积分账的词: whose points, what is told of an act, and which way each kind may move (A10, A11).

The ways are the whole of what the book can do: no way leads from one owner to another but
within a household, and none in from money or out to it.
"""

from dataclasses import dataclass
from datetime import date

from wudan.kit.canonical import digest
from wudan.ledger.enums import PointHolder as Of
from wudan.ledger.enums import PointKind as Kind

OWN = frozenset({Of.PERSON, Of.HOUSEHOLD, Of.TEAM})
OWNS = OWN | {Of.OWED}
"""What comes to an owner first makes good what is owed."""
WAYS: dict[Kind, tuple[frozenset[Of], frozenset[Of]]] = {
    Kind.EARN: (frozenset({Of.SOURCE}), OWNS),
    Kind.DEDUCT: (OWN, frozenset({Of.SOURCE})),
    Kind.HOLD: (OWN, frozenset({Of.HELD})),
    Kind.COLLECT: (frozenset({Of.HELD}), frozenset({Of.SHOP})),
    Kind.CANCEL: (frozenset({Of.HELD}), OWNS),
    Kind.EXPIRE: (frozenset({Of.HELD}), OWNS),
    Kind.REVERSE: (OWNS | {Of.SOURCE, Of.SHOP}, OWNS | {Of.SOURCE}),
    Kind.POOL: (frozenset({Of.PERSON, Of.HOUSEHOLD}), OWNS),
    Kind.CARRY: (OWNS | {Of.HELD}, OWNS | {Of.HELD}),
}
"""Kind → which accounts give, which take."""
REVERSIBLE = frozenset({Kind.EARN, Kind.DEDUCT, Kind.COLLECT})
MOST = 1_000_000
"""More than anybody has; a slip of the finger."""


@dataclass(frozen=True, slots=True, order=True)
class Owner:
    """Somebody who has points: a person, a household or a team, by key."""

    kind: Of
    pk: int

    @property
    def column(self) -> str:
        """The account's column that names it."""
        return f"{self.kind.value}_id"


@dataclass(frozen=True, slots=True)
class Told:
    """What a statement says of a transfer, and what it came of. Names no person: it is kept for good."""

    act: str
    day: date
    rule: str = ""
    """code@version"""
    colour: str = ""
    origin: str = ""
    origin_no: str = ""


def ref_of(prefix: str, *parts: object) -> str:
    """A ref of the parts that make it what it is, short enough to be kept."""
    return f"{prefix}:{digest(*(str(part).encode() for part in parts))[:48]}"


def person(pk: int) -> Owner:
    """A person's own points."""
    return Owner(Of.PERSON, pk)


def household(pk: int) -> Owner:
    """A household's points."""
    return Owner(Of.HOUSEHOLD, pk)


def team(pk: int) -> Owner:
    """A team's points."""
    return Owner(Of.TEAM, pk)
