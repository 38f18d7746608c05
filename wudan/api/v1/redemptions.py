"""兑换: what there is for points; set aside, taken back, handed over by code (R076). Batches, returns
and write-offs are the shop's own paperwork and have pages only."""

from collections.abc import Callable
from datetime import date, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Fields, Line
from wudan.api.v1.once import Key, once
from wudan.api.v1.post_shapes import Id, PathId
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.people import throttling
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.rewards.actions import redemptions
from wudan.rewards.enums.redemption import Payer, RedemptionState
from wudan.rewards.enums.shop import GoodFor
from wudan.rewards.models import Redemption, Stock
from wudan.rewards.permissions.redemption import may_see_code

router = Router(tags=["积分"], auth=signed_in)
MOST = 300


class RewardShown(BaseModel):
    """One good at one shop."""

    id: int = Field(description="换的时候用这个编号")
    good: str
    measure: str
    price: int = Field(description="一份多少兑换分")
    left: int = Field(description="还有多少")
    per_month: int | None = Field(description="每户每月最多；不限为空")
    meant_for: GoodFor
    shop: str
    address: str
    phone: str
    opening: str


class Rewards(BaseModel):
    """What may be had for points."""

    items: list[RewardShown]


class RedemptionShown(BaseModel):
    """One redemption, as it stands. The code only for whoever collects, while it waits."""

    id: int
    no: str
    good: str
    shop: str
    quantity: int
    points: int
    payer: Payer
    state: RedemptionState
    code: str
    asked_at: datetime
    last_day: date
    ended_at: datetime | None
    why: str


class Redemptions(BaseModel):
    """One's own, newest first."""

    items: list[RedemptionShown]


class Reserving(Fields):
    """What is wanted, for whom, out of whose points."""

    reward: Id = Field(description="GET /rewards 里的编号")
    person: Id | None = Field(None, description="给谁：家里人或您守护的人；不写是自己")
    payer: Payer = Field(Payer.PERSON, description="给家里人换只能用家里的积分")
    quantity: int = Field(1, strict=True, ge=1, le=redemptions.MOST)


class TakingBack(Fields):
    """Why not any more; the counter must say."""

    why: Line = ""


class GoodHandingOver(Fields):
    """The code that was said at the counter."""

    code: str = Field(min_length=1, max_length=12, pattern=r"^[0-9 ]+$")


@router.get(
    "/rewards", summary="能换什么", operation_id="list_rewards", response={200: Rewards, **READING_SIGNED_IN}
)  # fmt: skip
def list_rewards(request: HttpRequest) -> HttpResponse:
    """开着的兑换点里现在能换的；本人所在镇的在前。"""
    rows = Stock.objects.offered(settings.PACK.county).with_names()
    named = rows.order_by("shop__unit__path", "shop", "good__name", "pk")
    return told(Rewards(items=[_reward(row) for row in named[:MOST]]))


@router.get(
    "/redemptions", summary="我的兑换", operation_id="read_redemptions",
    response={200: Redemptions, **READING_SIGNED_IN},
)  # fmt: skip
def read_redemptions(request: HttpRequest) -> HttpResponse:
    """自己的、家里的、替守护的人换的；在岗位上看到的也只是自己的，没有领取码。"""
    actor = actor_of(request)
    rows = Redemption.objects.of_person(actor.person_id).with_names().order_by("-asked_at", "-pk")
    return told(Redemptions(items=[_shown(row, actor) for row in rows[:60]]))


@router.post(
    "/redemptions", summary="换", operation_id="reserve_redemption",
    response={201: RedemptionShown, **WRITING},
)  # fmt: skip
def reserve_redemption(request: HttpRequest, key: Key, body: Reserving) -> HttpResponse:
    """积分和东西一起留出来；同一个编号重发不会换两份。"""
    actor, at = actor_of(request), clock.now()

    def do() -> Answer:
        stock = _stock(body.reward)
        made = redemptions.reserve(
            person=_person(actor, body.person), shop=stock.shop, good=stock.good, payer=body.payer,
            quantity=body.quantity, ref=_ref(actor, key), by=actor, at=at,
        )  # fmt: skip
        return Answer(201, _shown(made, actor).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/redemptions/{pk}/cancellation", summary="取消兑换", operation_id="cancel_redemption",
    response={200: RedemptionShown, **WRITING},
)  # fmt: skip
def cancel_redemption(request: HttpRequest, pk: PathId, key: Key, body: TakingBack) -> HttpResponse:
    """还没领的可以取消，积分马上退回；兑换点的人取消要写原因。"""
    return _moved(
        request, pk, key, body,
        lambda held, by, at: redemptions.cancel(redemption=held, why=body.why, by=by, at=at),
    )  # fmt: skip


@router.post(
    "/redemptions/{pk}/collection", summary="凭码发放", operation_id="collect_redemption",
    response={200: RedemptionShown, **WRITING},
)  # fmt: skip
def collect_redemption(
    request: HttpRequest, pk: PathId, key: Key, body: GoodHandingOver
) -> HttpResponse:
    """兑换点的人凭领取码交给本人；码输错太多次要等一等。别人来领的在网页上办。"""
    by, at = actor_of(request), clock.now()
    _load(by, pk)
    throttling.spend("redeem", str(by.person), at=at)
    answer = _moved(
        request, pk, key, body,
        lambda held, by, at: redemptions.collect(
            redemption=held, code=body.code.replace(" ", ""), by=by, at=at
        ),
    )  # fmt: skip
    throttling.give_back("redeem", str(by.person))
    return answer


def _moved(
    request: HttpRequest, pk: int, key: str, body: BaseModel,
    act: Callable[[Redemption, Actor, datetime], Redemption],
) -> HttpResponse:  # fmt: skip
    actor, at = actor_of(request), clock.now()

    def do() -> Answer:
        return Answer(200, _shown(act(_load(actor, pk), actor, at), actor).model_dump_json())

    return once(request, key, body, at=at, do=do)


@looked_for("redemptions")
def _load(actor: Actor, pk: int) -> Redemption:
    """One of the shops in reach under a post; else one's own. Raises Missing."""
    rows = (
        Redemption.objects.kept_by(actor)
        if actor.is_staff
        else Redemption.objects.of_person(actor.person_id)
    )
    found = rows.with_names().filter(pk=pk).first()
    if found is None:
        raise Missing
    return found


def _stock(pk: int) -> Stock:
    rows = Stock.objects.filter(shop__county=settings.PACK.county).with_names()
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Missing
    return found


def _person(actor: Actor, pk: int | None) -> Person:
    """Whether one may is the action's question; who is not there is missing."""
    found = Person.objects.filter(pk=actor.person if pk is None else pk).first()
    if found is None:
        raise Missing
    return found


def _ref(actor: Actor, key: str) -> str:
    """The client's own key, one person's apart from another's."""
    return f"api:{actor.person}:{key}"[:64]


def _reward(row: Stock) -> RewardShown:
    shop, good = row.shop, row.good
    return RewardShown(
        id=row.pk, good=good.name, measure=good.measure, price=good.price, left=max(0, row.free),
        per_month=good.per_month, meant_for=GoodFor(good.meant_for), shop=shop.name,
        address=shop.address, phone=shop.phone, opening=shop.opening,
    )  # fmt: skip


def _shown(one: Redemption, actor: Actor) -> RedemptionShown:
    sees = may_see_code(actor, one, on=clock.day_of(one.asked_at))
    return RedemptionShown(
        id=one.pk, no=one.no, good=one.good.name, shop=one.shop.name, quantity=one.quantity,
        points=one.total, payer=Payer(one.payer), state=RedemptionState(one.state),
        code=one.code if sees else "", asked_at=one.asked_at, last_day=one.last_day,
        ended_at=one.ended_at, why=one.why,
    )  # fmt: skip
