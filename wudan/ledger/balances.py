"""What is on whose account: balances, the statement, what a unit gave on a day (R075, A11).

Small readings for pages, rules and the shop. A balance is shown to its owner and to the counter,
never beside another's.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, Sum

from wudan.ledger.enums import PointGrade, PointHolder, PointKind
from wudan.ledger.models import PointAccount, PointEntry, PointTransfer
from wudan.ledger.points import OWN, Owner

PAGE = 20
_SUMS = ("honor", "spend", "held", "settled")
_TOLD = tuple(
    f"transfer__{name}"
    for name in ("pk", "kind", "day", "at", "act", "rule", "colour", "why", "origin", "origin_no")
)


@dataclass(frozen=True, slots=True)
class Balance:
    """An owner's points. `owed` is what the next earnings first make good."""

    honor: int = 0
    spend: int = 0
    held: int = 0
    owed: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a statement: what came or went, in each grade, and why. `held` is what was set
    aside (+) or is no longer (−); `settled` the part that made good what was owed."""

    pk: int
    kind: PointKind
    day: date
    at: datetime
    act: str
    rule: str
    colour: str
    why: str
    origin: str
    origin_no: str
    honor: int
    spend: int
    held: int
    settled: int

    @property
    def label(self) -> str:
        """The kind in words."""
        return str(self.kind.label)


@dataclass(frozen=True, slots=True)
class Book:
    """An owner's accounts as they are: what is on them, and the way to their lines."""

    balance: Balance
    accounts: dict[int, str]
    """Account → what it is to its owner: honor, spend, held, or settled for what is owed."""

    def lines(self, *, before: int | None = None, most: int = PAGE) -> list[Line]:
        """Newest first; `before` is the last line's pk of the page before. Two statements."""
        mine = PointEntry.objects.filter(account__in=list(self.accounts))
        if before is not None:
            mine = mine.filter(transfer__lt=before)
        keys = mine.order_by("-transfer").values_list("transfer", flat=True).distinct()[:most]
        rows = mine.filter(transfer__in=list(keys)).order_by("-transfer")
        parts: dict[int, dict[str, int]] = {}
        told: dict[int, tuple[Any, ...]] = {}
        for account, points, *transfer in rows.values_list("account", "points", *_TOLD):
            found = parts.setdefault(transfer[0], dict.fromkeys(_SUMS, 0))
            found[self.accounts[account]] += points
            told[transfer[0]] = tuple(transfer)
        return [_line(told[pk], **sums) for pk, sums in parts.items()]


def balance_of(owner: Owner) -> Balance:
    """An owner's balance; one statement."""
    return books_of([owner])[owner].balance


def balances_of(owners: Collection[Owner]) -> dict[Owner, Balance]:
    """Several owners' at once, a person's and the household's say; one statement."""
    return {owner: book.balance for owner, book in books_of(owners).items()}


def books_of(owners: Collection[Owner]) -> dict[Owner, Book]:
    """Several owners' accounts; one statement."""
    which, columns = Q(), sorted({one.column for one in owners})
    for column in columns:
        which |= Q(**{f"{column}__in": [one.pk for one in owners if one.column == column]})
    known = {(one.column, one.pk): one for one in owners}
    sums: dict[Owner, dict[str, int]] = {one: {} for one in owners}
    accounts: dict[Owner, dict[int, str]] = {one: {} for one in owners}
    rows = PointAccount.objects.filter(which) if owners else PointAccount.objects.none()
    for pk, kind, grade, balance, *keys in rows.values_list(
        "pk", "kind", "grade", "balance", *columns
    ):
        key = next(pair for pair in zip(columns, keys, strict=True) if pair[1] is not None)
        owner, name = known[key], grade if kind in OWN else kind
        sums[owner][name] = sums[owner].get(name, 0) + abs(balance)
        accounts[owner][pk] = "settled" if kind == PointHolder.OWED else name
    return {one: Book(Balance(**sums[one]), accounts[one]) for one in owners}


def statement_of(owner: Owner, *, before: int | None = None, most: int = PAGE) -> list[Line]:
    """Newest first; `before` is the last line's pk of the page before. Three statements."""
    return books_of([owner])[owner].lines(before=before, most=most)


def given_on(unit_id: int, day: date) -> dict[str, int]:
    """What a unit granted for acts of a day, by grade, reversals and deductions counted back (A11)."""
    return _given(PointTransfer.objects.filter(unit=unit_id, day=day))


def given_between(unit_id: int, first: date, after: date) -> dict[str, int]:
    """The same of days from `first` to before `after`."""
    return _given(PointTransfer.objects.filter(unit=unit_id, day__gte=first, day__lt=after))


def earned_between(
    owner: Owner, first: date, after: date, *, rules: Iterable[str] | None = None
) -> dict[str, int]:
    """What an owner earned for acts of those days, by grade, less what was reversed; by some rules
    only if asked (code@version). For caps: what made good a debt was earned as well."""
    chosen = {} if rules is None else {"transfer__rule__in": list(rules)}
    rows = PointEntry.objects.filter(
        **{f"account__{owner.column}": owner.pk}, **chosen,
        transfer__day__gte=first, transfer__day__lt=after,
        transfer__kind__in=[PointKind.EARN, PointKind.REVERSE],
    ).exclude(transfer__reverses__kind__in=[PointKind.DEDUCT, PointKind.COLLECT])  # fmt: skip
    return _by_grade(rows.values_list("account__grade").annotate(sum=Sum("points")), sign=1)


def _given(transfers: "Iterable[PointTransfer]") -> dict[str, int]:
    rows = PointEntry.objects.filter(transfer__in=transfers, account__kind=PointHolder.SOURCE)
    return _by_grade(rows.values_list("account__grade").annotate(sum=Sum("points")), sign=-1)


def _by_grade(rows: Iterable[tuple[str, int]], *, sign: int) -> dict[str, int]:
    return dict.fromkeys(PointGrade.values, 0) | {grade: sign * total for grade, total in rows}


def _line(row: tuple[Any, ...], **sums: int) -> Line:
    pk, kind, day, at, act, rule, colour, why, origin, origin_no = row
    return Line(
        pk=pk, kind=PointKind(kind), day=day, at=at, act=act, rule=rule, colour=colour, why=why,
        origin=origin, origin_no=origin_no, **sums,
    )  # fmt: skip
