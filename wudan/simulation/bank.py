"""Points through the year: what service earns by the pack's rules, what is redeemed, what is owed."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from wudan.rewards.reckoning import Grant, Served, applies, earn
from wudan.rewards.solvency import Gauge
from wudan.simulation.assumptions import Assumptions
from wudan.simulation.county import County

_GRADE = "credit"
_LEAST = 20
"""Points from which somebody goes and has something for them."""
_FEN = 100


@dataclass(frozen=True, slots=True)
class Month:
    """How the bank stood at the end of a month."""

    earned: int
    redeemed: int
    outstanding: int
    shelf_fen: int
    strain: str


class Bank:
    """Balances of people who are numbers; tallies of caps as in the house."""

    def __init__(self, county: County, assumed: Assumptions) -> None:
        self._rules, self._limits = county.rules, county.limits
        self._worth, self._assumed = county.worth_fen, assumed
        self._tallies: dict[str, int] = defaultdict(int)
        self._balances: dict[str, int] = defaultdict(int)
        self._shelf_fen = 0
        self._earned = self.honor = self.cut = 0
        self.months: list[Month] = []

    def serve(self, owner: str, unit: int, platform: str, minutes: int, day: date) -> None:
        """What one person earns by an hour of service."""
        for rule in self._rules:
            if not applies(rule, Served(_GRADE, platform, minutes)):
                continue
            told = earn(rule, self._limits, Grant(owner, unit, day, minutes), self._tallies)
            for key, used in told.uses:
                self._tallies[key] += used
            self._balances[owner] += told.spend
            self._earned += told.spend
            self.honor += told.honor
            self.cut += bool(told.bitten)

    def close_month(self) -> None:
        """Goods come in, people redeem, the gauge is read."""
        self._shelf_fen += self._assumed.shelf_yuan * _FEN // 12
        redeemed = 0
        for owner, balance in self._balances.items():
            wanted = balance * self._assumed.redeem_share // 100 if balance >= _LEAST else 0
            if wanted and wanted * self._worth <= self._shelf_fen:
                self._balances[owner] -= wanted
                self._shelf_fen -= wanted * self._worth
                redeemed += wanted
        outstanding = sum(self._balances.values())
        gauge = Gauge(outstanding, self._worth, self._shelf_fen, 0, ())
        self.months.append(
            Month(self._earned, redeemed, outstanding, self._shelf_fen, gauge.strain.value)
        )
        self._earned = 0
