"""A family of 杨柳村 with points, for stories of the bank."""

from datetime import date, datetime
from itertools import count

from django.db import transaction

from tests.world import MONDAY, World
from wudan.ledger import points
from wudan.ledger.actions import points as book
from wudan.ledger.enums import PointKind
from wudan.ledger.models import PointAccount, PointTransfer
from wudan.ledger.points import Owner, Told
from wudan.people.actions import households
from wudan.people.models import Household

_refs = count(1)
TOLD = Told(
    "婚事新办", date(2026, 9, 6), rule="custom@1", colour="new_ways", origin="deed", origin_no="1"
)


def fresh(prefix: str = "t") -> str:
    """A ref that nobody used."""
    return f"{prefix}:{next(_refs)}"


def family(world: World, head: str = "秦奶奶", *others: str, unit: str = "杨柳村") -> Household:
    """A household, registered by the keeper."""
    return households.register(
        unit=world.units[unit], title=f"{head[0]}家", head=world.people[head],
        members=[world.people[one] for one in others], by=world.actor("柳文书"), at=MONDAY,
    )  # fmt: skip


def of(world: World, who: str) -> Owner:
    """Somebody's own points."""
    return points.person(world.people[who].pk)


@transaction.atomic
def earn(
    world: World, owner: Owner, spend: int = 10, honor: int = 0, *, ref: str = "", unit: str = "杨柳村",
    at: datetime = MONDAY, told: Told = TOLD,
) -> PointTransfer:  # fmt: skip
    """Points come from the station."""
    return book.post(
        kind=PointKind.EARN, unit=world.units[unit], owner=owner, honor=honor, spend=spend,
        ref=ref or fresh("earn"), told=told, by=world.actor("马青山"), at=at,
    )  # fmt: skip


@transaction.atomic
def deduct(
    world: World, owner: Owner, spend: int = 0, honor: int = 0, *, ref: str = ""
) -> PointTransfer:
    """A minus item of the village."""
    return book.post(
        kind=PointKind.DEDUCT, unit=world.units["杨柳村"], owner=owner, honor=honor, spend=spend,
        ref=ref or fresh("deduct"), told=TOLD, by=world.actor("马青山"), at=MONDAY,
    )  # fmt: skip


@transaction.atomic
def reverse(world: World, transfer: PointTransfer) -> PointTransfer:
    """A correction."""
    return book.reverse(transfer=transfer, why="记错了", by=world.actor("柳文书"), at=MONDAY)


@transaction.atomic
def hold(
    world: World, owner: Owner, spend: int, *, ref: str = "", unit: str = "杨柳村"
) -> PointTransfer:
    """A redemption begins."""
    return book.hold(
        unit=world.units[unit], owner=owner, spend=spend, ref=ref or fresh("hold"), told=TOLD,
        by=world.actor("马青山"), at=MONDAY,
    )  # fmt: skip


@transaction.atomic
def collect(world: World, held: PointTransfer, *, ref: str = "", shop_id: int = 1) -> PointTransfer:
    """The thing is handed out."""
    return book.collect(
        held=held, shop_id=shop_id, ref=ref or fresh("collect"), told=TOLD, by=world.actor("马青山"), at=MONDAY,
    )  # fmt: skip


@transaction.atomic
def release(
    world: World, held: PointTransfer, reason: PointKind = PointKind.CANCEL, *, ref: str = ""
) -> PointTransfer:
    """It comes to nothing."""
    return book.release(
        held=held, reason=reason, ref=ref or fresh("release"), told=TOLD, by=world.actor("马青山"), at=MONDAY,
    )  # fmt: skip


def balances(owner: Owner) -> dict[str, int]:
    """What an owner has: honor, spend, held, owed (as a positive number, both grades)."""
    rows = PointAccount.objects.filter(**{owner.column: owner.pk})
    found = {"honor": 0, "spend": 0, "held": 0, "owed": 0}
    for row in rows:
        key = row.grade if row.kind == owner.kind else row.kind
        found[key] += -row.balance if row.kind == "owed" else row.balance
    return found


def has(owner: Owner, **expected: int) -> bool:
    """Whether an owner has just this, and nothing of the rest."""
    return balances(owner) == {"honor": 0, "spend": 0, "held": 0, "owed": 0} | expected


def total() -> int:
    """All points together: zero, always."""
    return sum(PointAccount.objects.values_list("balance", flat=True))
