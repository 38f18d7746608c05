"""What an act or an hour earns: plain values in, answers out; no database, no clock (domain §2.7).

A cap is a tally: how much a key has used of how much there is. What is left decides what is
given; what a cap cut is told. The same functions serve the real grant and the simulation, so
that what was simulated is what will be.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

MINUTES_PER_HOUR = 60
ANY_RULE = "*"
"""In a key: all rules together."""


@dataclass(frozen=True, slots=True)
class Cap:
    """上限: at most so much for one owner or one unit in a day or a month."""

    whose: str
    """owner or unit."""
    period: str
    """day or month."""
    most: int
    measure: str = "quantity"
    """quantity: minutes or times of one rule; spend: 兑换分 of all rules together."""

    def key(self, code: str, grant: "Grant") -> str:
        """The tally this cap looks at."""
        who = grant.owner if self.whose == "owner" else f"u{grant.unit_id}"
        when = grant.day.isoformat() if self.period == "day" else f"{grant.day:%Y-%m}"
        return f"{ANY_RULE if self.measure == 'spend' else code}:{who}:{when}"


@dataclass(frozen=True, slots=True)
class Worth:
    """One rule as far as reckoning needs it: rates, what it counts, its caps."""

    code: str
    subject: str
    counts: str
    honor: int
    spend: int
    grades: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    colour: str = ""
    refuses: bool = False
    """Whether what exceeds a cap of quantity is refused whole; else it is cut."""
    caps: tuple[Cap, ...] = ()


@dataclass(frozen=True, slots=True)
class Served:
    """Hours as far as a rule asks: of which grade, on which platform, how many minutes."""

    grade: str
    kind: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Grant:
    """For whom, by which unit, on which day; the act's own day, not that of writing it down."""

    owner: str
    """The kind of owner and its number: person:12."""
    unit_id: int
    day: date
    quantity: int = 1
    """Minutes, or times."""


@dataclass(frozen=True, slots=True)
class Earned:
    """What it comes to: how much of the quantity counted, the two grades, which caps bit."""

    quantity: int
    honor: int
    spend: int
    bitten: tuple[Cap, ...] = ()
    uses: tuple[tuple[str, int], ...] = ()
    """Tallies by key and how much more each has used."""

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is left to give."""
        return not (self.honor or self.spend)


def applies(rule: Worth, served: Served) -> bool:
    """Whether a rule counts these hours."""
    return (
        rule.counts == "hours"
        and served.grade in rule.grades
        and (not rule.kinds or served.kind in rule.kinds)
    )


def caps_of(rule: Worth, limits: Iterable[Cap]) -> Iterator[Cap]:
    """A rule's own caps, then those over all rules, which only 兑换分 can reach."""
    yield from rule.caps
    if rule.spend > 0:
        yield from limits


def keys(rule: Worth, limits: Iterable[Cap], grant: Grant) -> list[str]:
    """The tallies to hold before reckoning, in the order in which to lock them."""
    return sorted({cap.key(rule.code, grant) for cap in caps_of(rule, limits)})


def earn(rule: Worth, limits: Iterable[Cap], grant: Grant, used: Mapping[str, int]) -> Earned:
    """What is earned, given what the tallies have used.

    Caps of quantity cut minutes (times are whole) or refuse, as the rule says; caps over all
    rules cut 兑换分 only: 荣誉分 costs nobody anything.
    """
    own = [(cap, cap.key(rule.code, grant)) for cap in rule.caps]
    bitten = []
    quantity = grant.quantity
    for cap, key in own:
        left = max(0, cap.most - used.get(key, 0))
        if left < quantity:
            bitten.append(cap)
            quantity = 0 if rule.refuses or rule.counts == "act" else left
    honor, spend = _rate(rule, rule.honor, quantity), _rate(rule, rule.spend, quantity)
    over_all = [(cap, cap.key(rule.code, grant)) for cap in limits] if spend > 0 else []
    for cap, key in over_all:
        left = max(0, cap.most - used.get(key, 0))
        if left < spend:
            bitten.append(cap)
            spend = left
    uses: dict[str, int] = {}
    if quantity:
        uses |= {key: quantity for _cap, key in own}
    if spend > 0:
        uses |= {key: spend for _cap, key in over_all}
    return Earned(quantity, honor, spend, tuple(bitten), tuple(sorted(uses.items())))


def _rate(rule: Worth, rate: int, quantity: int) -> int:
    """Whole points; of hours what is short of a whole point falls away."""
    if rule.counts == "act":
        return rate * quantity
    return rate * quantity // MINUTES_PER_HOUR
