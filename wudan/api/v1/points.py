"""我的积分: one's own points and the household's, each line, and points moved within it. Only as oneself (post 0).

Registering, splitting and merging households is the clerks' page; it has no twin here.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Fields
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing, Objected, Objection
from wudan.ledger import points
from wudan.ledger.actions.points import pool
from wudan.ledger.balances import Balance, Line, books_of
from wudan.ledger.enums import PointKind
from wudan.ledger.permissions import NO_HOUSEHOLD
from wudan.people.actors import Actor
from wudan.people.enums import HouseholdRole
from wudan.people.models import HouseholdMember, Person

router = Router(tags=["积分"], auth=signed_in)
MOST = 50
_BE_YOURSELF = Objection(
    "be_yourself", "积分是本人的：请先换到本人（PUT /session/post，post 填 0）。"
)


class Whose(StrEnum):
    """Whose lines."""

    OWN = "own"
    HOME = "home"


class PointBalance(BaseModel):
    """What is on an account."""

    honor: int = Field(description="荣誉分：记着做过的好事，不花；评选不看它")
    spend: int = Field(description="兑换分")
    held: int = Field(description="已预留，等领取")
    owed: int = Field(description="待抵扣：冲正时已经花了的，以后得分先抵")


class PointMember(BaseModel):
    """Somebody of one's own household."""

    id: int
    name: str
    role: HouseholdRole


class PointHome(BaseModel):
    """One's own household."""

    no: str
    title: str
    balance: PointBalance
    members: list[PointMember]


class OwnPoints(BaseModel):
    """One's own and the household's; who is in none has none."""

    balance: PointBalance
    home: PointHome | None


class PointLine(BaseModel):
    """One line: the act, its rule and colour, and what came or went."""

    id: int
    kind: PointKind
    day: date
    at: datetime
    act: str
    rule: str = Field(description="code@version")
    colour: str
    why: str
    honor: int
    spend: int
    held: int
    settled: int = Field(description="抵掉待抵扣的部分")


class PointLines(BaseModel):
    """Some lines, and where the next ones begin."""

    items: list[PointLine]
    next: int | None = Field(description="下一页的 before；没有了为空")


class PointPooling(Fields):
    """Which way, and for whom: into the household from oneself, or by its head out of it."""

    spend: int = Field(ge=1, le=points.MOST, description="多少兑换分")
    into: bool = Field(description="真：存到家里；假：从家里给")
    person: int | None = Field(None, ge=1, le=LARGEST_KEY, description="给家里哪一位；存的时候不填")


@router.get(
    "/points", summary="我的积分", operation_id="read_points",
    response={200: OwnPoints, **READING_SIGNED_IN},
)  # fmt: skip
def read_points(request: HttpRequest) -> HttpResponse:
    """自己的和家里的余额。没有排名。"""
    return told(_own(_oneself(request).person))


@router.get(
    "/points/lines", summary="积分的每一笔", operation_id="list_point_lines",
    response={200: PointLines, **READING_SIGNED_IN},
)  # fmt: skip
def list_point_lines(
    request: HttpRequest,
    of: Annotated[Whose, Query(description="自己的，还是家里的")] = Whose.OWN,
    before: Annotated[int | None, Query(ge=1, le=LARGEST_KEY, description="从这个编号往前")] = None,
) -> HttpResponse:
    """新的在前，每页 50。"""
    me = _oneself(request).person
    owner = points.person(me)
    if of is Whose.HOME:
        owner = points.household(_member(me).household_id)
    found = books_of([owner])[owner].lines(before=before, most=MOST + 1)
    items = [_line(row) for row in found[:MOST]]
    return told(PointLines(items=items, next=items[-1].id if len(found) > MOST else None))


@router.post(
    "/points/pooling", summary="在家里转分", operation_id="pool_points",
    response={201: OwnPoints, **WRITING},
)  # fmt: skip
def pool_points(request: HttpRequest, key: Key, body: PointPooling) -> HttpResponse:
    """自己的存到家里；户主从家里分给家里人。不能转给别人。"""
    actor, at = _oneself(request), clock.now()

    def do() -> Answer:
        whom = Person.objects.filter(pk=body.person or actor.person).first()
        if whom is None:
            raise Missing
        pool(
            household=_member(actor.person).household, person=whom, spend=body.spend, into=body.into,
            ref=points.ref_of("pool", actor.person, key), by=actor, at=at,
        )  # fmt: skip
        return Answer(201, _own(actor.person).model_dump_json())

    return once(request, key, body, at=at, do=do)


def _oneself(request: HttpRequest) -> Actor:
    """Who asks, when they act for themselves. Raises Objected under a post."""
    actor = actor_of(request)
    if actor.is_staff:
        raise Objected(_BE_YOURSELF)
    return actor


def _member(person: int) -> HouseholdMember:
    """Raises Objected for who is in no household."""
    if (found := HouseholdMember.objects.of(person)) is None:
        raise Objected(NO_HOUSEHOLD)
    return found


def _own(person: int) -> OwnPoints:
    member = HouseholdMember.objects.of(person)
    mine = points.person(person)
    home = points.household(member.household_id) if member else None
    books = books_of([mine, home] if home else [mine])
    shown = None
    if member is not None and home is not None:
        rows = member.household.members.filter(until=None).select_related("person").order_by("pk")
        members = [
            PointMember(id=row.person_id, name=row.person.name, role=HouseholdRole(row.role))
            for row in rows
        ]
        household = member.household
        shown = PointHome(
            no=household.no, title=household.title, balance=_balance(books[home].balance), members=members
        )  # fmt: skip
    return OwnPoints(balance=_balance(books[mine].balance), home=shown)


def _balance(one: Balance) -> PointBalance:
    return PointBalance(honor=one.honor, spend=one.spend, held=one.held, owed=one.owed)


def _line(one: Line) -> PointLine:
    return PointLine(
        id=one.pk, kind=one.kind, day=one.day, at=one.at, act=one.act, rule=one.rule, colour=one.colour,
        why=one.why, honor=one.honor, spend=one.spend, held=one.held, settled=one.settled,
    )  # fmt: skip
