"""随人随户转: the points follow when a household splits or merges, when two rows were one person, when one leaves.

A carry is a transfer like any other, and sums to zero. 荣誉分 stay with the household that splits;
all else goes along where the owner itself goes: what is held, so that a redemption under way can
be ended, and what is owed.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from wudan.areas.models import Unit
from wudan.journal.events import record
from wudan.kit.clock import day_of
from wudan.ledger import points
from wudan.ledger.actions.points.accounts import take
from wudan.ledger.actions.points.holding import SPEND, insist_enough
from wudan.ledger.actions.points.post import post
from wudan.ledger.actions.points.telling import subject_of
from wudan.ledger.actions.points.writing import Moves, Order, amounts, write
from wudan.ledger.enums import PointGrade, PointHolder, PointKind
from wudan.ledger.models import PointAccount, PointEntry, PointTransfer
from wudan.ledger.points import Owner, Told
from wudan.people.actions import households
from wudan.people.actors import Actor
from wudan.people.models import Household, HouseholdMember, Merger, Person

SPLIT, MERGED, ONE, TWO, LEFT = "分户", "并户", "合并档案", "分开档案", "注销"


@transaction.atomic(savepoint=False)
def split_household(
    *, household: Household, title: str, head: Person, movers: Sequence[Person], spend: int,
    by: Actor, at: datetime,
) -> Household:  # fmt: skip
    """Make a household of its own of those who go, with `spend` of the spendable points.

    Raises Malformed, Objected (who goes, how much there is).
    """
    if spend:
        amounts(spend=spend)
    made = households.split(
        household=household, title=title, head=head, movers=movers, by=by, at=at
    )
    giver, taker = points.household(household.pk), points.household(made.pk)
    if spend:
        accounts = take(made.unit, [giver, taker])
        insist_enough(accounts.own(giver, SPEND).balance, spend)
        moves = Moves(accounts)
        moves.give(accounts.own(giver, SPEND), taker, spend)
        told = _told(SPLIT, at, "household", made.no)
        order = Order(f"split:{made.pk}", made.unit, told, by, at)
        _written(moves, order)
    return made


@transaction.atomic(savepoint=False)
def merge_households(
    *, household: Household, into: Household, by: Actor, at: datetime
) -> Household:
    """End a household; its people and all its points are its heir's. Raises Objected."""
    heir = households.merge(household=household, into=into, by=by, at=at)
    told = _told(MERGED, at, "household", household.no)
    order = Order(f"merge:{household.pk}", heir.unit, told, by, at)
    _carry_all(points.household(household.pk), points.household(heir.pk), order)
    return heir


@transaction.atomic(savepoint=False)
def carry_points(*, merger: Merger, by: Actor, at: datetime) -> PointTransfer | None:
    """Two rows were one person: all the dropped one has is the kept one's."""
    told = _told(ONE, at, "merger", str(merger.pk))
    order = Order(f"merger:{merger.pk}", _desk(by), told, by, at)
    return _carry_all(points.person(merger.dropped_id), points.person(merger.kept_id), order)


@transaction.atomic(savepoint=False)
def carry_points_back(*, merger: Merger, by: Actor, at: datetime) -> PointTransfer | None:
    """They were two: what was carried goes back, as far as it is still there; open holds whole."""
    carried = PointTransfer.objects.filter(ref=f"merger:{merger.pk}").first()
    if carried is None:
        return None
    one, other = points.person(merger.kept_id), points.person(merger.dropped_id)
    unit = _desk(by)
    moves = Moves(accounts := take(unit, [one, other], following=False))
    for line in carried.entries.filter(account__person=merger.dropped_id).select_related("account"):
        account = line.account
        there = accounts.of(one, account.kind, account.grade)
        back = accounts.same_as(account)
        if account.kind == PointHolder.HELD:
            moves.move(there, back, _open_holds(back))
        elif account.kind == PointHolder.OWED:
            moves.move(back, there, min(line.points, -there.balance))
        else:
            moves.move(there, back, min(-line.points, there.balance))
    told = _told(TWO, at, "merger", str(merger.pk))
    return _written(moves, Order(f"merger-back:{merger.pk}", unit, told, by, at))


@transaction.atomic(savepoint=False)
def leave_points(*, person: Person, by: Actor, at: datetime) -> PointTransfer | None:
    """Who is erased leaves no spendable points behind: they are the household's, and if there is
    nobody else in it, go back to where they came from. 荣誉分 stay under a number that leads to nobody."""
    own = points.person(person.pk)
    last = PointEntry.objects.filter(account__person=person).order_by("-transfer").first()
    balance = PointAccount.objects.filter(kind=own.kind, person=person, grade=SPEND).first()
    if last is None or balance is None or not balance.balance:
        return None
    unit, ref = last.transfer.unit, f"left:{person.pk}"
    home = HouseholdMember.objects.of(person.pk)
    if (
        home is None
        or not home.household.members.filter(until=None).exclude(person=person).exists()
    ):
        told = _told(LEFT, at, "person", "")
        return post(
            kind=PointKind.DEDUCT, unit=unit, owner=own, spend=balance.balance, ref=ref, told=told, by=by, at=at
        )  # fmt: skip
    family = points.household(home.household_id)
    accounts = take(unit, [own, family])
    moves = Moves(accounts)
    moves.give(accounts.own(own, SPEND), family, accounts.own(own, SPEND).balance)
    return _written(moves, Order(ref, unit, _told(LEFT, at, "person", ""), by, at))


def _carry_all(giver: Owner, taker: Owner, order: Order) -> PointTransfer | None:
    accounts = take(order.unit, [giver, taker], following=False)
    moves = Moves(accounts)
    for grade in PointGrade:
        owed = accounts.beside(PointHolder.OWED, giver, grade)
        moves.move(accounts.beside(PointHolder.OWED, taker, grade), owed, -owed.balance)
        own = accounts.own(giver, grade)
        moves.give(own, taker, own.balance)
        moves.settle(taker, grade)
    held = accounts.beside(PointHolder.HELD, giver, SPEND)
    moves.move(held, accounts.beside(PointHolder.HELD, taker, SPEND), held.balance)
    return _written(moves, order)


def _written(moves: Moves, order: Order) -> PointTransfer | None:
    if not moves.lines():
        return None
    made = write(PointKind.CARRY, moves, order, "")
    facts = {"act": made.act, "origin_no": made.origin_no}
    subject = subject_of(made, order.unit)
    record("points.carry", subject, by=order.by, at=order.at, facts=facts, react=False)
    return made


def _open_holds(held: PointAccount) -> int:
    """What of an account's holds is not settled yet; the account itself was emptied by the carry."""
    rows = PointEntry.objects.filter(
        account=held, transfer__kind=PointKind.HOLD, transfer__settled_by=None
    )
    return sum(rows.values_list("points", flat=True))


def _desk(by: Actor) -> Unit:
    return Unit.objects.get(pk=by.unit_id or 0)


def _told(act: str, at: datetime, origin: str, no: str) -> Told:
    return Told(act=act, day=day_of(at), origin=origin, origin_no=no)
