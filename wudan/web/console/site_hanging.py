"""What holds a site back from its end, each with the page on which it is settled."""

from dataclasses import dataclass
from datetime import date

from wudan.areas.models import Unit
from wudan.grounds.hanging import NAMED, hanging_on
from wudan.people.actors import Actor
from wudan.web.console.hanging_pages import pages_of

_MOST = 200
"""So many of a kind are there to be opened; whoever has settled these sees the next."""


@dataclass(frozen=True, slots=True)
class Line:
    """One of it: what it is called, and where it is settled, if that is the reader's to see."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class ToArrange:
    """One kind of it: how many there are, the first, and the others, folded."""

    what: str
    count: int
    first: list[Line]
    others: list[Line]

    @property
    def left(self) -> int:
        """How many are not told."""
        return self.count - len(self.first) - len(self.others)


def to_arrange(unit: Unit, by: Actor, *, on: date) -> list[ToArrange]:
    """All of it, for who would end the site."""
    found = hanging_on(unit, on=on, most=_MOST)
    pages = pages_of([(one.kind, ref) for one in found for ref in one.refs], by, on=on)
    told = []
    for one in found:
        both = zip(one.names, one.refs, strict=True)
        lines = [Line(name, pages.get((one.kind, ref), "")) for name, ref in both]
        told.append(ToArrange(one.what, one.count, lines[:NAMED], lines[NAMED:]))
    return told
