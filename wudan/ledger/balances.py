"""What is on whose account: balances, the statement, what a unit gave on a day (R075, A11).

Small readings for pages, rules and the shop. A balance is shown to its owner and to the counter,
never beside another's.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Sum

from wudan.ledger.enums import PointGrade, PointHolder, PointKind
from wudan.ledger.models import PointAccount, PointEntry, PointTransfer
from wudan.ledger.points import OWN, Owner

PAGE = 30


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


def balance_of(owner: Owner) -> Balance:
    """An owner's balance; one statement."""
    return balances_of([owner])[owner]


def balances_of(owners: Collection[Owner]) -> dict[Owner, Balance]:
    """Several owners of one kind at once, a person's household say; one statement a kind."""
    sums: dict[Owner, dict[str, int]] = {one: {} for one in owners}
    for column in sorted({one.column for one in owners}):
        by_key = {one.pk: one for one in owners if one.column == column}
        rows = PointAccount.objects.filter(**{f"{column}__in": list(by_key)})
        for pk, kind, grade, balance in rows.values_list(column, "kind", "grade", "balance"):
            found, name = sums[by_key[pk]], grade if kind in OWN else kind
            found[name] = found.get(name, 0) + abs(balance)
    return {one: Balance(**found) for one, found in sums.items()}


def statement_of(owner: Owner, *, before: int | None = None, most: int = PAGE) -> list[Line]:
    """Newest first; `before` is the last line's pk of the page before. Three statements."""
    accounts = {
        row[0]: row[1:]
        for row in PointAccount.objects.filter(**{owner.column: owner.pk}).values_list(
            "pk", "kind", "grade"
        )
    }
    mine = PointEntry.objects.filter(account__in=accounts)
    if before is not None:
        mine = mine.filter(transfer__lt=before)
    keys = mine.order_by("-transfer").values_list("transfer", flat=True).distinct()[:most]
    rows = mine.filter(transfer__in=list(keys)).select_related("transfer").order_by("-transfer")
    parts: dict[PointTransfer, dict[str, int]] = {}
    for row in rows:
        kind, grade = accounts[row.account_id]
        name = grade if kind in OWN else ("held" if kind == PointHolder.HELD else "settled")
        found = parts.setdefault(row.transfer, {"honor": 0, "spend": 0, "held": 0, "settled": 0})
        found[name] += row.points
    return [_line(transfer, **sums) for transfer, sums in parts.items()]


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


def _line(row: PointTransfer, *, honor: int, spend: int, held: int, settled: int) -> Line:
    return Line(
        pk=row.pk, kind=PointKind(row.kind), day=row.day, at=row.at, act=row.act, rule=row.rule,
        colour=row.colour, why=row.why, origin=row.origin, origin_no=row.origin_no, honor=honor,
        spend=spend, held=held, settled=settled,
    )  # fmt: skip
