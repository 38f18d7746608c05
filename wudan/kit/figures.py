"""Figures that open: a number in a report knows the rows it is made of, and they add up to it.

Reports are lists of figures; pages, sheets and tests open each the same way (R097, 国办函〔2026〕12号:
nothing typed that was done already). Rows are read only when somebody opens the figure.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Part:
    """One row a figure is made of; `kind` says which page shows it, `amount` what it adds.

    A row that counts once although it is there twice (a resident who ordered two times) has the amount
    the first time and 0 afterwards.
    """

    kind: str
    """What the row is, as the journal names subjects: order, activity, review …"""
    pk: int
    label: str
    amount: int = 1


@dataclass(frozen=True, slots=True)
class Figure:
    """A whole number with its unit in words, and the way to its rows."""

    key: str
    """Names it in addresses and stored reports: orders-placed, hours …"""
    label: str
    value: int
    unit: str
    parts: Callable[[], Iterable[Part]] = field(compare=False, repr=False)

    def adds_up(self) -> bool:
        """Whether the rows, read now, make the number."""
        return sum(part.amount for part in self.parts()) == self.value


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, both of which open; no percentage is shown without its n."""

    key: str
    label: str
    part: Figure
    whole: Figure

    @property
    def ratio(self) -> float | None:
        """Between 0 and 1; None of nothing."""
        return self.part.value / self.whole.value if self.whole.value else None
