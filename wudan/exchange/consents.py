"""Who separately agreed to stand in an export with name and phone (PIPL §25, 67号令 §16)."""

from datetime import date

from wudan.people import consents
from wudan.people.enums import ConsentKind


def consented(persons: set[int], *, on: date) -> set[int]:
    """Those of these persons who agreed and did not withdraw; never a child under 14."""
    return consents.consented(ConsentKind.EXPORT_UNMASKED, persons, on=on)
