"""兑付压力: can what is outstanding become something? Points × cost against stock and money (R076, domain §2.7).

A points bank is a debt. The gauge says how large, what stands behind it, and where the last
months lead; it is about the bank, never about a person or a unit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, Sum
from django.db.models.functions import TruncMonth

from wudan.ledger.enums import PointGrade, PointHolder, PointKind
from wudan.ledger.models import PointAccount, PointEntry
from wudan.rewards.enums.solvency import Strain
from wudan.rewards.models import PointRulesPeriod, Stock

MONTHS = 6
AHEAD = 3
"""How many months are looked back on, and ahead to."""
EASY, TIGHT = 120, 100
"""Cover in hundredths of the debt, below which it is tight, and below which it is not enough."""
_OWN = (PointHolder.PERSON, PointHolder.HOUSEHOLD, PointHolder.TEAM, PointHolder.OWED)
_LASTING = (*_OWN, PointHolder.HELD)


@dataclass(frozen=True, slots=True)
class Month:
    """What was earned and what was redeemed in a month, in spendable points."""

    first: date
    earned: int
    spent: int

    @property
    def grows_by(self) -> int:
        """By how much the debt grew."""
        return self.earned - self.spent


@dataclass(frozen=True, slots=True)
class Forecast:
    """The debt some months on, if they go like the last ones: the usual, and the range of them."""

    usual: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Gauge:
    """How it stands today."""

    points: int
    point_fen: int
    """What a point costs on average, of what is in stock; with nothing in stock by the rules."""
    stock_fen: int
    budget_fen: int
    months: Sequence[Month]

    @property
    def debt_fen(self) -> int:
        """What all of it would cost."""
        return self.points * self.point_fen

    @property
    def cover(self) -> int:
        """What stands behind it, in hundredths of it."""
        behind = self.stock_fen + self.budget_fen
        return behind * 100 // self.debt_fen if self.debt_fen else 999

    @property
    def strain(self) -> Strain:
        """In a word."""
        return _strain(self.cover)

    @property
    def forecast(self) -> Forecast | None:
        """None before a whole month has gone by."""
        grown = [one.grows_by for one in self.months if one.earned or one.spent]
        if not grown:
            return None
        told = (sum(grown) // len(grown), min(grown), max(grown))
        usual, least, most = (max(0, self.points + AHEAD * one) for one in told)
        return Forecast(usual, least, most)

    def strain_of(self, points: int) -> Strain:
        """The same, for another debt and what stands behind today's."""
        debt = points * self.point_fen
        return _strain((self.stock_fen + self.budget_fen) * 100 // debt if debt else 999)


def gauge_of(county: str, *, on: date, budget_fen: int) -> Gauge:
    """Five statements, whatever the number of accounts."""
    accounts = PointAccount.objects.filter(county=county, grade=PointGrade.SPEND, kind__in=_LASTING)
    points = accounts.aggregate(n=Sum("balance"))["n"] or 0
    rows = Stock.objects.filter(shop__county=county, count__gt=0).aggregate(
        cost=Sum(F("count") * F("good__cost_fen")),
        priced=Sum(F("count") * F("good__price"), filter=Q(good__cost_fen__gt=0)),
    )
    cost, priced = rows["cost"] or 0, rows["priced"] or 0
    point_fen = -(-cost // priced) if priced else _worth(county, on)
    return Gauge(max(0, points), point_fen, cost, budget_fen, months_of(county, on))


def months_of(county: str, on: date) -> list[Month]:
    """The last whole months, oldest first."""
    last = on.replace(day=1)
    firsts = [_back(last, number) for number in range(MONTHS, 0, -1)]
    rows = PointEntry.objects.filter(
        transfer__county=county, transfer__day__gte=firsts[0], transfer__day__lt=last,
        account__grade=PointGrade.SPEND,
    ).values(month=TruncMonth("transfer__day")).annotate(
        earned=Sum("points", filter=Q(
            account__kind__in=_OWN,
            transfer__kind__in=[PointKind.EARN, PointKind.DEDUCT],
        )),
        spent=Sum("points", filter=Q(account__kind=PointHolder.SHOP)),
    )  # fmt: skip
    told = {row["month"]: (row["earned"] or 0, row["spent"] or 0) for row in rows}
    return [Month(first, *told.get(first, (0, 0))) for first in firsts]


def _strain(cover: int) -> Strain:
    if cover >= EASY:
        return Strain.EASY
    return Strain.TIGHT if cover >= TIGHT else Strain.SHORT


def _worth(county: str, on: date) -> int:
    """What a point is worth by the rules of that day."""
    rows = PointRulesPeriod.objects.filter(county=county, starts_on__lte=on)
    present = rows.filter(Q(ends_on=None) | Q(ends_on__gt=on)).select_related("rules").first()
    return present.rules.worth_fen if present else 100


def _back(first: date, months: int) -> date:
    number = first.year * 12 + first.month - 1 - months
    return date(number // 12, number % 12 + 1, 1)
