"""The bank as anybody would keep it on paper: names, sums, and what each slip was."""

from collections import defaultdict
from dataclasses import dataclass, field

GRADES = ("honor", "spend")


@dataclass
class Slip:
    """One earning, deduction or redemption: whose, how much of each grade, whether it still stands."""

    kind: str
    name: str
    honor: int = 0
    spend: int = 0
    open: bool = True


@dataclass
class Bank:
    """What each name has, holds and owes."""

    has_: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    owed: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    held: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    slips: dict[int, Slip] = field(default_factory=dict)
    heirs: dict[str, str] = field(default_factory=dict)

    def heir(self, name: str) -> str:
        """Who has the points of a name now."""
        while name in self.heirs:
            name = self.heirs[name]
        return name

    def has(self, name: str, spend: int) -> bool:
        """Whether there is so much to spend."""
        return self.has_[name, "spend"] >= spend

    def give(self, name: str, grade: str, points: int) -> None:
        """Debts first."""
        good = min(points, self.owed[name, grade])
        self.owed[name, grade] -= good
        self.has_[name, grade] += points - good

    def take(self, name: str, grade: str, points: int, *, owing: bool) -> int:
        """As far as there is any; what is missing is owed, or let go. What was taken."""
        there = min(points, self.has_[name, grade])
        self.has_[name, grade] -= there
        if owing:
            self.owed[name, grade] += points - there
        return there

    def earn(self, pk: int, name: str, spend: int, honor: int) -> None:
        """By a rule."""
        self.give(name, "spend", spend)
        self.give(name, "honor", honor)
        self.slips[pk] = Slip("earn", name, honor, spend)

    def deduct(self, pk: int, name: str, spend: int) -> None:
        """A minus item: no debt."""
        self.slips[pk] = Slip("deduct", name, spend=self.take(name, "spend", spend, owing=False))

    def hold(self, pk: int, name: str, spend: int) -> None:
        """A redemption begins."""
        self.has_[name, "spend"] -= spend
        self.held[name] += spend
        self.slips[pk] = Slip("hold", name, spend=spend)

    def is_open(self, pk: int) -> bool:
        """Whether a hold is not settled."""
        return self.slips[pk].open

    def settle(self, pk: int, held: int, *, collected: bool) -> None:
        """It is collected, or comes back."""
        slip = self.slips[held]
        slip.open, name = False, self.heir(slip.name)
        self.held[name] -= slip.spend
        if not collected:
            self.give(name, "spend", slip.spend)
        self.slips[pk] = Slip("collect" if collected else "back", slip.name, spend=slip.spend)

    def is_reversible(self, pk: int) -> bool:
        """Earnings, deductions and collections, once; a reversal has no slip."""
        slip = self.slips.get(pk)
        return slip is not None and slip.open and slip.kind in {"earn", "deduct", "collect"}

    def reverse(self, pk: int) -> None:
        """The other way."""
        slip = self.slips[pk]
        slip.open, name = False, self.heir(slip.name)
        for grade, points in (("honor", slip.honor), ("spend", slip.spend)):
            if slip.kind == "earn":
                self.take(name, grade, points, owing=True)
            else:
                self.give(name, grade, points)

    def move(self, giver: str, taker: str, spend: int) -> None:
        """Within a household, or at its split."""
        self.has_[giver, "spend"] -= spend
        self.give(taker, "spend", spend)

    def inherit(self, name: str, heir: str) -> None:
        """All that a household has, holds and owes is its heir's; nobody has and owes at once."""
        self.heirs[name] = heir
        for grade in GRADES:
            has, owed = self.has_.pop((name, grade), 0), self.owed.pop((name, grade), 0)
            net = self.has_[heir, grade] + has - self.owed[heir, grade] - owed
            self.has_[heir, grade], self.owed[heir, grade] = max(net, 0), max(-net, 0)
        self.held[heir] += self.held.pop(name, 0)

    def balances(self, name: str) -> dict[str, int]:
        """As the book tells them."""
        return {
            "honor": self.has_[name, "honor"], "spend": self.has_[name, "spend"], "held": self.held[name],
            "owed": sum(self.owed[name, grade] for grade in GRADES),
        }  # fmt: skip
