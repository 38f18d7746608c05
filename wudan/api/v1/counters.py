"""离线柜台: a telephone takes a counter along, hands in what it gave, is closed; each once, however often sent."""

from datetime import datetime
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.api.v1.fields import Fields, Nothing, Whole
from wudan.api.v1.once import Key, once
from wudan.api.v1.post_shapes import Id, PathId
from wudan.api.v1.refusals import WRITING
from wudan.api.v1.rosters import Milliseconds
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock, envelopes
from wudan.kit.refusals import Malformed, Missing
from wudan.people.actors import Actor
from wudan.rewards.actions import counters
from wudan.rewards.actions.counters import MOST_SALES, MOST_SHARE, CounterBatch, Outcome, SentSale
from wudan.rewards.actions.counters.holding import secret_of
from wudan.rewards.enums.counter import OfflineState
from wudan.rewards.models import CounterDevice, Shop
from wudan.rewards.permissions.counter import serving_objection

router = Router(tags=["积分"], auth=signed_in)
_MOST_GOODS = 60


class ShareWanted(Fields):
    """How many of one good."""

    stock: Id
    quantity: Annotated[int, Field(strict=True, ge=1, le=MOST_SHARE), Whole]


class TakingCounter(Fields):
    """Which shop, the telephone's public key, and what is set aside for it."""

    shop: Id
    key: str = Field(
        pattern=r"^[A-Za-z0-9_-]{87}$", description="P-256 公钥，未压缩的点，base64url，不带 ="
    )
    shares: list[ShareWanted] = Field(min_length=1, max_length=_MOST_GOODS)


class GoodTaken(BaseModel):
    """A good that was set aside."""

    stock: int
    name: str
    price: int
    left: int


class CounterTaken(BaseModel):
    """The counter is in this telephone; its batches go to `/counters/{id}/batches`."""

    id: int
    seal_key: str = Field(description="密码用它封好（ECDH、HKDF、AES-GCM），手机上打不开")
    caps: dict[str, int] = Field(
        description="每张卡离线最多用几分；键是 SHA-256(公钥:卡号) 前 32 位"
    )
    goods: list[GoodTaken]


class OfflineSale(Fields):
    """One thing given without signal."""

    counter: Annotated[int, Field(strict=True, ge=1, le=2**31 - 1), Whole]
    client_id: str = Field(pattern=r"^[0-9a-f-]{16,36}$")
    card: str = Field(pattern=r"^[0-9]{11}$")
    stock: Id
    quantity: Annotated[int, Field(strict=True, ge=1, le=MOST_SALES), Whole]
    price: Annotated[int, Field(strict=True, ge=1, le=1_000_000), Whole]
    said_at: Milliseconds
    pin: str = Field(pattern=r"^[A-Za-z0-9_-]{80,300}$", description="封好的密码")


class OfflineSales(Fields):
    """What was given, signed: the text is `wudan-counter-1`, the id, `sent_at`, then a line of counter,
    client_id, card, stock, quantity, price, said_at, pin for each by counter, joined by line feeds."""

    sent_at: Milliseconds
    sales: list[OfflineSale] = Field(min_length=1, max_length=MOST_SALES)
    signature: str = Field(max_length=200, description="ECDSA SHA-256，r 与 s，base64url")


class SaleOutcome(BaseModel):
    """What became of one line."""

    counter: int
    client_id: str
    is_new: bool = Field(description="这一次才收下；否则早收过了")
    state: OfflineState
    words: str = Field(description="没有记账的原因；空就是记了")
    no: str = Field(description="兑换的编号；没有记账的为空")
    flags: list[str]


class SalesTaken(BaseModel):
    """All lines of the batch, by counter."""

    items: list[SaleOutcome]


class CounterClosed(BaseModel):
    """The counter is closed; what was not given is in stock again."""

    id: int
    closed_at: datetime


@router.post(
    "/counters", summary="带走柜台", operation_id="take_counter",
    response={201: CounterTaken, **WRITING},
)  # fmt: skip
def take_counter(request: HttpRequest, key: Key, body: TakingCounter) -> HttpResponse:
    """给这部手机留出几份东西；给它每张卡离线能用的分，没有名字，没有卡号。"""
    actor, at = actor_of(request), clock.now()

    def do() -> Answer:
        rows = Shop.objects.filter(county=settings.PACK.county).with_units()
        if (shop := rows.filter(pk=body.shop).first()) is None:
            raise Malformed({"shop": "没有这个兑换点。"})
        shares = {one.stock: one.quantity for one in body.shares}
        made = counters.take_along(shop=shop, key=body.key, shares=shares, by=actor, at=at)
        return Answer(201, _taken(made).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/counters/{pk}/batches", summary="交回离线兑换", operation_id="deliver_counter",
    response={200: SalesTaken, **WRITING},
)  # fmt: skip
def deliver_counter(request: HttpRequest, pk: PathId, key: Key, body: OfflineSales) -> HttpResponse:
    """签名不对一笔也不收；收过的不再算；记不上的留着等人看，不会悄悄丢掉。"""
    actor, at = actor_of(request), clock.now()
    device = _load(actor, pk)
    sales = tuple(SentSale(**one.model_dump()) for one in body.sales)
    batch = CounterBatch(body.sent_at, sales, body.signature)
    pins = counters.look_at_pins(device=device, batch=batch, by=actor, at=at)

    def do() -> Answer:
        told = counters.deliver(device=device, batch=batch, pins=pins, by=actor, at=at)
        return Answer(200, SalesTaken(items=[_shown(one) for one in told]).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/counters/{pk}/closing", summary="收柜", operation_id="close_counter",
    response={200: CounterClosed, **WRITING},
)  # fmt: skip
def close_counter(request: HttpRequest, pk: PathId, key: Key, body: Nothing) -> HttpResponse:
    """没给出去的放回库存；以后再交上来的，一笔一笔由人看。"""
    actor, at = actor_of(request), clock.now()

    def do() -> Answer:
        held = counters.close(device=_load(actor, pk), by=actor, at=at)
        shown = CounterClosed(id=held.pk, closed_at=held.closed_at or at)
        return Answer(200, shown.model_dump_json())

    return once(request, key, body, at=at, do=do)


@looked_for("counters")
def _load(actor: Actor, pk: int) -> CounterDevice:
    within = Shop.objects.kept_by(actor)
    rows = CounterDevice.objects.filter(shop__in=within).select_related("shop__unit")
    found = rows.filter(pk=pk).first()
    if found is None or serving_objection(actor, found.shop):
        raise Missing
    return found


def _taken(made: CounterDevice) -> CounterTaken:
    shares = made.shares.select_related("stock__good").order_by("stock__good__name")
    goods = [
        GoodTaken(stock=one.stock_id, name=one.stock.good.name, price=one.price, left=one.left)
        for one in shares
    ]
    public = envelopes.public_half(secret_of(made))
    return CounterTaken(id=made.pk, seal_key=public, caps=counters.cards_for(made), goods=goods)


def _shown(one: Outcome) -> SaleOutcome:
    return SaleOutcome(
        counter=one.counter, client_id=one.client_id, is_new=one.is_new,
        state=OfflineState(one.state), words=one.words, no=one.no, flags=list(one.flags),
    )  # fmt: skip
