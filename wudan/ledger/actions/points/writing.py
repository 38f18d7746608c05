"""记一笔积分: the one function that writes into the book of points: moves, a link of the chain, the balances.

A transfer's `ref` is made by the client before it is sent: the same ref with the same content is
the same transfer, with other content it is refused (reliability §1, G02–G03). What these modules
do is part of somebody's act: the act opens the transaction and leaves the event.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection

from wudan.areas.models import Unit
from wudan.kit.canonical import digest, spell
from wudan.kit.refusals import Malformed, Objected, Objection
from wudan.ledger.actions.chaining import append
from wudan.ledger.actions.points.accounts import Accounts
from wudan.ledger.enums import PointHolder, PointKind
from wudan.ledger.models import PointAccount, PointEntry, PointTransfer
from wudan.ledger.points import MOST, WAYS, Owner, Told
from wudan.ledger.proving import POINT_COLUMNS, chain_of
from wudan.people.actors import Actor

_TAKEN = Objection("ref_taken", "这个凭据号已经记过别的内容，请重新打开页面再试。")


_PAIR = 2
_BOTH = (
    "UPDATE ledger_pointaccount SET balance = balance + CASE id WHEN %s THEN %s ELSE %s END"
    " WHERE id IN (%s, %s)"
)
_ONE = "UPDATE ledger_pointaccount SET balance = balance + %s WHERE id = %s"
"""Written out: to build them by the query set costs a redemption a tenth of its time."""


@dataclass(frozen=True, slots=True)
class Order:
    """What shall be written: under which ref, in whose book, what is told of it, at whose hands."""

    ref: str
    unit: Unit
    told: Told
    by: Actor
    at: datetime
    why: str = ""


@dataclass(slots=True)
class Moves:
    """Points on their way between held accounts; an account's `balance` is as if they had arrived."""

    accounts: Accounts
    deltas: dict[int, int] = field(default_factory=dict)
    rows: dict[int, PointAccount] = field(default_factory=dict)

    def move(self, giver: PointAccount, taker: PointAccount, points: int) -> None:
        """From one to the other."""
        for row, delta in ((giver, -points), (taker, points)):
            row.balance += delta
            self.rows[row.pk] = row
            self.deltas[row.pk] = self.deltas.get(row.pk, 0) + delta

    def give(self, giver: PointAccount, owner: Owner, points: int) -> None:
        """To an owner: what is owed is made good first."""
        owed = self.accounts.beside(PointHolder.OWED, owner, giver.grade)
        good = min(points, -owed.balance)
        self.move(giver, owed, good)
        self.move(giver, self.accounts.own(owner, giver.grade), points - good)

    def take(self, owner: Owner, taker: PointAccount, points: int, *, owing: bool) -> None:
        """From an owner, as far as there is any; what is missing is owed if `owing`, else let go."""
        own = self.accounts.own(owner, taker.grade)
        there = min(points, own.balance)
        self.move(own, taker, there)
        if owing:
            owed = self.accounts.beside(PointHolder.OWED, owner, taker.grade)
            self.move(owed, taker, points - there)

    def settle(self, owner: Owner, grade: str) -> None:
        """Make good what is owed with what is there: nobody has and owes at once."""
        own = self.accounts.own(owner, grade)
        owed = self.accounts.beside(PointHolder.OWED, owner, grade)
        self.move(own, owed, min(own.balance, -owed.balance))

    def lines(self) -> list[tuple[int, int]]:
        """The entries: account and points."""
        return sorted((pk, points) for pk, points in self.deltas.items() if points)


def amounts(**given: int) -> None:
    """Check what was asked for: whole points, none negative, something in all. Raises Malformed."""
    faults = {
        name: "分数要是 0 以上的整数。"
        for name, points in given.items()
        if isinstance(points, bool) or not isinstance(points, int) or not 0 <= points <= MOST
    }
    if not faults and not sum(given.values()):
        faults = dict.fromkeys(given, "请写要记多少分。")
    if faults:
        raise Malformed(faults)


def content_of(kind: PointKind, told: Told, **what: object) -> str:
    """The digest of a request: the same ref must mean the same (G03)."""
    said = {
        "kind": kind,
        "act": told.act,
        "day": told.day.isoformat(),
        "rule": told.rule,
        "no": told.origin_no,
    }
    return digest(spell(said | {name: str(value) for name, value in what.items()}))  # fmt: skip


def known(ref: str, content: str) -> PointTransfer | None:
    """The transfer of a ref, if it was posted; under its accounts' locks the answer is final.

    Raises Objected when it was another.
    """
    found = PointTransfer.objects.filter(ref=ref).first()
    if found is not None and found.content != content:
        raise Objected(_TAKEN)
    return found


def write(
    kind: PointKind, moves: Moves, order: Order, content: str, *,
    reverses: PointTransfer | None = None, settles: PointTransfer | None = None,
) -> PointTransfer:  # fmt: skip
    """Write the transfer, its entries and the balances. Raises Objected for a ref of another."""
    lines = moves.lines()
    _insist_allowed(kind, moves.rows, lines)
    chain, told = chain_of(order.unit.county, order.unit.pk, order.at), order.told
    made = PointTransfer(
        county=order.unit.county, ref=order.ref, kind=kind, unit=order.unit, origin=told.origin,
        origin_no=told.origin_no, act=told.act[:60], rule=told.rule, colour=told.colour, day=told.day,
        reverses=reverses, settles=settles, at=order.at, person_id=order.by.person_id,
        post_id=order.by.post_id, why=order.why, content=content, lines=len(lines), chain=chain,
    )  # fmt: skip
    append(made, POINT_COLUMNS, lines)
    PointEntry.objects.bulk_create(
        PointEntry(transfer=made, account_id=account, points=points) for account, points in lines
    )
    _change(lines)
    return made


def _change(lines: list[tuple[int, int]]) -> None:
    """Add to the balances, which are held; most transfers have two lines: one statement."""
    with connection.cursor() as cursor:
        if len(lines) == _PAIR:
            (giver, gives), (taker, takes) = lines
            cursor.execute(_BOTH, [giver, gives, takes, giver, taker])
        else:
            for account, points in lines:
                cursor.execute(_ONE, [points, account])


def _insist_allowed(
    kind: PointKind, rows: Mapping[int, PointAccount], lines: list[tuple[int, int]]
) -> None:
    """A way that does not exist is a fault of ours, never of who asked."""
    gives, takes = WAYS[kind]
    sums: dict[str, int] = {}
    for pk, points in lines:
        row = rows[pk]
        if row.kind not in (takes if points > 0 else gives):
            message = f"{kind} does not move {points} at {row.kind}"
            raise AssertionError(message)
        sums[row.grade] = sums.get(row.grade, 0) + points
    if any(sums.values()):
        message = f"{kind} does not sum to zero"
        raise AssertionError(message)
