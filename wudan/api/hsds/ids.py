"""The numbers of HSDS are UUIDs: ours hold the keys of their rows (RFC 9562 §5.8), so they never
change, nothing is stored, and one is read back without a search."""

from dataclasses import dataclass
from enum import IntEnum
from uuid import UUID

_VERSION, _VARIANT = 8 << 76, 2 << 62
_LARGEST = 2**31


class Kind(IntEnum):
    """What a number stands for."""

    ORGANIZATION = 1
    SERVICE = 2
    LOCATION = 3
    SERVICE_AT_LOCATION = 4
    PHONE = 5
    ADDRESS = 6
    SCHEDULE = 7
    CONTACT = 8
    AREA = 9
    COST = 10


@dataclass(frozen=True, slots=True)
class Named:
    """What a number names: a row, or two of them."""

    kind: Kind
    first: int
    second: int = 0

    @property
    def id(self) -> str:
        """As HSDS spells it."""
        number = self.first << 96 | self.kind << 80 | _VERSION | _VARIANT | self.second
        return str(UUID(int=number))


def read(text: str, kind: Kind) -> Named | None:
    """What a number names; None for what is none of ours, or of another kind."""
    try:
        number = UUID(text).int
    except ValueError:
        return None
    found = Named(kind, number >> 96, number & (_LARGEST - 1))
    return found if found.id == text.lower() and found.first < _LARGEST else None
