"""Shifts that need people, people who can and would, and the roster that comes of it.

Times are whole seconds from any one moment on; costs whole seconds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Because(StrEnum):
    """Why somebody cannot be in a shift, or a place stays empty. Codes; sentences are the caller's."""

    SKILL = "skill"
    AVAILABILITY = "availability"
    SHIFT_REVERSED = "shift_reversed"
    NOBODY = "nobody"
    """Fewer people could than are needed, counting nobody twice at once."""
    OUTBID = "outbid"
    """Those who could are worth more elsewhere."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A post of an event: from, to, how many, what they must be able to do.

    `penalty` is what one empty place costs. With patterns, `kind` is what their rules call it, and
    `surplus` what each person above the need costs (None: nobody above it).
    """

    id: str
    begins: int
    ends: int
    need: int
    skills: frozenset[str] = frozenset()
    penalty: int = 36_000
    kind: str = ""
    surplus: int | None = None


@dataclass(frozen=True, slots=True)
class Volunteer:
    """Somebody who offered time: spans in which they can, how many shifts at most, wishes.

    The n-th shift costs `load` × (2n − 1) / `most`, so that shares come out fair. `wishes` add to a
    shift's cost, or save where below zero.
    """

    id: str
    spans: tuple[tuple[int, int], ...]
    most: int
    skills: frozenset[str] = frozenset()
    load: int = 600
    wishes: Mapping[str, int] = field(default_factory=dict)

    def step(self, nth: int) -> int:
        """What the n-th shift costs beyond the wish."""
        return self.load * (2 * nth - 1) // max(1, self.most)

    def refusal(self, shift: Shift) -> Because | None:
        """Why not this shift, if not."""
        if shift.ends <= shift.begins:
            return Because.SHIFT_REVERSED
        if not shift.skills <= self.skills:
            return Because.SKILL
        if not any(begins <= shift.begins and shift.ends <= ends for begins, ends in self.spans):
            return Because.AVAILABILITY
        return None


@dataclass(frozen=True, slots=True)
class Roster:
    """Who serves in which shift. `bound` is that of the linear program: no roster costs less."""

    places: Mapping[str, tuple[str, ...]]
    empty: Mapping[str, tuple[int, Because]]
    objective: int
    bound: int

    @property
    def gap(self) -> float:
        """By how much it may be above the best there is, as a share of what is at stake."""
        return (self.objective - self.bound) / max(1, abs(self.bound))
