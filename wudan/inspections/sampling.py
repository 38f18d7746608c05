"""抽取: whoever has the seed and the list draws the same sites, with any tool that knows SHA-256.

The number of each site is written behind the seed; the smallest digests are drawn (domain §5 row 32).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Entry:
    """One site of the list that is drawn from."""

    unit: int
    key: str
    """The site's own number, as the county writes it: what is hashed."""
    name: str
    branch: str
    """Its institute, for a draw town by town."""


def lot_of(seed: str, entry: Entry) -> str:
    """The lot of one site."""
    return sha256(f"{seed}{entry.key}".encode()).hexdigest()


def draw(frame: Iterable[Entry], *, seed: str, count: int, by_branch: bool) -> list[Entry]:
    """`count` of the list, or of each town; answered in the order of the list."""
    listed = list(frame)
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in listed:
        groups[entry.branch if by_branch else ""].append(entry)
    drawn = {
        entry.unit
        for group in groups.values()
        for entry in sorted(group, key=lambda one: lot_of(seed, one))[:count]
    }
    return [entry for entry in listed if entry.unit in drawn]
