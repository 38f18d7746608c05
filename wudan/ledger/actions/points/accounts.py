"""积分账户: made before they are locked, locked in the order of their keys, read once locked.

An owner's five rows are made together, so that whoever holds them knows all that the owner has.
The source account of the unit in whose book is written is always among them: it keeps the
unit's chain of the year (as `posting` does with hours).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from wudan.areas.models import Unit
from wudan.kit.refusals import Missing, Stale
from wudan.ledger.enums import PointGrade, PointHolder
from wudan.ledger.models import PointAccount, PointEntry
from wudan.ledger.points import Owner
from wudan.people.models import Household, Person

_ROWS = (
    (None, PointGrade.HONOR),
    (None, PointGrade.SPEND),
    (PointHolder.HELD, PointGrade.SPEND),
    (PointHolder.OWED, PointGrade.HONOR),
    (PointHolder.OWED, PointGrade.SPEND),
)
"""The rows of an owner; None is the owner's own kind."""
Key = tuple[str, object, str]
"""Kind, owner (an Owner, a unit's or a shop's key), grade."""


@dataclass(slots=True)
class Accounts:
    """Held accounts, by key; what moves is reckoned on them before it is written."""

    rows: dict[Key, PointAccount]

    def own(self, owner: Owner, grade: str) -> PointAccount:
        """The owner's own."""
        return self.rows[owner.kind, owner, grade]

    def beside(self, kind: PointHolder, owner: Owner, grade: str) -> PointAccount:
        """What is held of, or owed by, the owner."""
        return self.rows[kind, owner, grade]

    def source(self, unit_id: int, grade: str) -> PointAccount:
        """The unit's source."""
        return self.rows[PointHolder.SOURCE, unit_id, grade]

    def shop(self, shop_id: int) -> PointAccount:
        """What was redeemed at a shop."""
        return self.rows[PointHolder.SHOP, shop_id, PointGrade.SPEND]

    def of(self, owner: Owner, kind: str, grade: str) -> PointAccount:
        """The owner's, or beside the owner, as the kind says."""
        return self.rows[kind, owner, grade]

    def same_as(self, row: PointAccount) -> PointAccount:
        """The held one of an account that was only read."""
        return self.rows[_key_of(row)]


def take(
    unit: Unit, owners: Iterable[Owner], *, shop_id: int | None = None, following: bool = True
) -> Accounts:
    """Hold all accounts of these; those not there yet are made first.

    Raises Stale for an owner that was merged into another a moment ago, unless not `following`
    such mergers: who carries points over knows of them.
    """
    wanted = sorted(set(owners))
    held = _held(unit, wanted, shop_id)
    expected = len(_ROWS) * len(wanted) + len(PointGrade) + (shop_id is not None)
    if len(held) < expected:
        open_accounts(unit, wanted, shop_id=shop_id)
        held = _held(unit, wanted, shop_id)
    if following and any(heir_of(one) != one for one in wanted):
        raise Stale("changed", "这一户刚刚有变动，请再试一次。")
    return Accounts({_key_of(row): row for row in held})


def open_accounts(unit: Unit, owners: Sequence[Owner], *, shop_id: int | None = None) -> None:
    """Make the accounts that are not there yet; holds none of them."""
    county = unit.county
    rows = [
        PointAccount(county=county, kind=PointHolder.SOURCE, grade=grade, unit=unit)
        for grade in PointGrade.values
    ]
    rows += [
        PointAccount(county=county, kind=kind or one.kind, grade=grade, **{one.column: one.pk})
        for one in owners
        for kind, grade in _ROWS
    ]
    if shop_id is not None:
        rows.append(
            PointAccount(
                county=county, kind=PointHolder.SHOP, grade=PointGrade.SPEND, shop_id=shop_id
            )
        )
    PointAccount.objects.bulk_create(rows, ignore_conflicts=True)


def heir_of(owner: Owner) -> Owner:
    """Who has the points now: the household into which it was merged, the person who was found
    to be the same. Raises Missing."""
    if owner.kind == PointHolder.TEAM:
        return owner
    rows = (
        Household.objects.values_list("heir", flat=True)
        if owner.kind == PointHolder.HOUSEHOLD
        else Person.objects.values_list("merged_into", flat=True)
    )
    pk = owner.pk
    while True:
        try:
            following = rows.get(pk=pk)
        except (Household.DoesNotExist, Person.DoesNotExist) as gone:
            raise Missing from gone
        if following is None:
            return owner if pk == owner.pk else Owner(owner.kind, pk)
        pk = following


def owner_of(lines: Iterable[PointEntry]) -> Owner | None:
    """Whose transfer it is, by its entries with their accounts; none for one that moved nothing."""
    return next((one for line in lines if (one := _owner(line.account)) is not None), None)


def _held(unit: Unit, owners: Sequence[Owner], shop_id: int | None) -> list[PointAccount]:
    which = Q(unit=unit.pk)
    for column in {one.column for one in owners}:
        which |= Q(**{f"{column}__in": [one.pk for one in owners if one.column == column]})
    if shop_id is not None:
        which |= Q(kind=PointHolder.SHOP, shop_id=shop_id)
    return list(_locked(PointAccount.objects.filter(which).order_by("pk")))


def _locked(rows: "QuerySet[PointAccount]") -> "QuerySet[PointAccount]":
    return rows.select_for_update(of=("self",), no_key=True)


def _key_of(row: PointAccount) -> Key:
    owner = _owner(row)
    return row.kind, owner if owner is not None else row.unit_id or row.shop_id, row.grade


def _owner(row: PointAccount) -> Owner | None:
    for kind, pk in (
        (PointHolder.PERSON, row.person_id),
        (PointHolder.HOUSEHOLD, row.household_id),
        (PointHolder.TEAM, row.team_id),
    ):
        if pk is not None:
            return Owner(kind, pk)
    return None
