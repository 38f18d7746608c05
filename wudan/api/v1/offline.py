"""离线站: a telephone takes a station along, asks how its acts stand, hands them in, is put away."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Fields, Whole
from wudan.api.v1.once import Key, once
from wudan.api.v1.post_shapes import PathId
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing, Refusal, insist
from wudan.offline import actions
from wudan.offline.actions.receive import Received
from wudan.offline.enums import ActKind
from wudan.offline.gathering import gathered
from wudan.offline.models import OfflineAct, OfflineDevice
from wudan.offline.permissions import sending_objection
from wudan.offline.reckoning import FIRST_MS, LAST_MS, Told
from wudan.offline.sent import MOST_ACTS, SentAct
from wudan.people.actors import Actor

router = Router(tags=["离线站"], auth=signed_in)
_MOST_TOLD = 500
Instant = Annotated[int, Field(strict=True, ge=FIRST_MS, le=LAST_MS), Whole]
ActKey = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]


class TakingStation(Fields):
    """Nothing more is asked: it is taken along under the post one acts under."""


class StationTaken(BaseModel):
    """The station is in this telephone; its acts go to `/offline-devices/{id}/acts`."""

    id: int
    label: str = Field(description="以什么岗位带走的")
    unlock: str = Field(description="登录后替本人打开手机里的东西；口令忘了也开得了")
    now: int = Field(description="服务器现在的时间，毫秒")


class StationBag(BaseModel):
    """What goes along for seven days."""

    now: int
    persons: list[dict[str, object]]
    orders: list[dict[str, object]]
    rooms: list[dict[str, object]]
    rosters: list[dict[str, object]]


class NotedOffline(Fields):
    """One act noted without a network."""

    key: ActKey = Field(description="手机自己编的 UUID，32 位十六进制；再交多少次都只办一次")
    kind: ActKind
    said_at: Instant = Field(description="手机的钟说的，毫秒")
    reckoned_at: Instant = Field(description="从上次服务器的时间推算的，毫秒")
    body: dict[str, str | int | bool | None] = Field(max_length=30)


class OfflineEnvelope(Fields):
    """Some acts, and the two times of sending them."""

    sent_at: Instant
    reckoned_sent_at: Instant
    acts: list[NotedOffline] = Field(min_length=1, max_length=MOST_ACTS)


class ActOutcome(BaseModel):
    """How one act stands."""

    key: str
    state: str = Field(description="done 办好了；waiting 等人定；dropped 不办了；refused 没有收")
    is_new: bool = Field(description="这一次才收下；否则早收过了")
    words: str
    no: str = Field(description="办成的单号或预订号")
    page: str = Field(description="在哪一页定")
    flags: list[str]


class EnvelopeTaken(BaseModel):
    """All acts of the envelope, as they were sent."""

    now: int
    items: list[ActOutcome]


class PuttingAway(Fields):
    """The telephone has wiped itself."""

    unsent: Annotated[int, Field(strict=True, ge=0, le=100_000), Whole] = 0


@router.post(
    "/offline-devices", summary="带走离线站", operation_id="take_station",
    response={201: StationTaken, **WRITING},
)  # fmt: skip
def take_station(request: HttpRequest, key: Key, body: TakingStation) -> HttpResponse:
    """站长、队长把自己看得到的带进手机，七天没有网络也能办。谁带走的要留痕。"""
    actor, at = actor_of(request), clock.now()

    def do() -> Answer:
        made = actions.take_along(by=actor, at=at)
        return Answer(201, _shown(made, at).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.get(
    "/offline-devices/{pk}", summary="我的离线手机", operation_id="read_station",
    response={200: StationTaken, **READING_SIGNED_IN},
)  # fmt: skip
def read_station(request: HttpRequest, pk: PathId) -> HttpResponse:
    """只有带走的本人看得到；换一个人登录是 404。"""
    return told(_shown(_load(actor_of(request), pk), clock.now()))


@router.get(
    "/offline-devices/{pk}/bag", summary="带走的内容", operation_id="read_station_bag",
    response={200: StationBag, **READING_SIGNED_IN},
)  # fmt: skip
def read_bag(request: HttpRequest, pk: PathId) -> HttpResponse:
    """群众只有姓名、村和电话尾号，没有住址；不是以带走时的岗位登录，里面是空的。"""
    actor, at = actor_of(request), clock.now()
    bag = gathered(_load(actor, pk), actor, at=at)
    shown = StationBag(
        now=_ms(at), persons=bag.persons, orders=bag.orders, rooms=bag.rooms, rosters=bag.rosters
    )
    return told(shown)


@router.get(
    "/offline-devices/{pk}/acts", summary="离线办的怎么样了", operation_id="read_station_acts",
    response={200: EnvelopeTaken, **READING_SIGNED_IN},
)  # fmt: skip
def read_acts(request: HttpRequest, pk: PathId) -> HttpResponse:
    """这部手机交过的，最近的在前。"""
    device = _load(actor_of(request), pk)
    rows = device.acts.select_related("order", "booking").order_by("-pk")[:_MOST_TOLD]
    told_now = [_outcome(one, is_new=False) for one in rows]
    return told(EnvelopeTaken(now=_ms(clock.now()), items=told_now))


@router.post(
    "/offline-devices/{pk}/acts", summary="交离线办的", operation_id="deliver_station",
    response={200: EnvelopeTaken, **WRITING},
)  # fmt: skip
def deliver_station(
    request: HttpRequest, pk: PathId, key: Key, body: OfflineEnvelope
) -> HttpResponse:
    """一件一件地办，各自成败；每件按自己的 key 只办一次，答复丢了再交一遍就是。办不成的等人定，不会丢。
    同一份再交，答的是现在的样子，不是当时的答复：中间可能有人定过了。"""
    actor, at = actor_of(request), clock.now()
    device = _load(actor, pk)
    insist(sending_objection(actor, device, on=clock.day_of(at)))
    sending = Told(body.sent_at, body.reckoned_sent_at)
    items = [_received(device, one, sending, by=actor, at=at) for one in body.acts]
    return told(EnvelopeTaken(now=_ms(at), items=items))


@router.post(
    "/offline-devices/{pk}/putting-away", summary="离线站清掉了", operation_id="put_station_away",
    response={200: StationTaken, **WRITING},
)  # fmt: skip
def put_station_away(request: HttpRequest, pk: PathId, key: Key, body: PuttingAway) -> HttpResponse:
    """手机里的都清掉了；还有几件没交，也记下来。"""
    actor, at = actor_of(request), clock.now()
    device = _load(actor, pk)

    def do() -> Answer:
        held = actions.put_away(device=device, unsent=body.unsent, by=actor, at=at)
        return Answer(200, _shown(held, at).model_dump_json())

    return once(request, key, body, at=at, do=do)


@looked_for("offline-devices")
def _load(actor: Actor, pk: int) -> OfflineDevice:
    rows = OfflineDevice.objects.held_by(actor).select_related("unit")
    found = rows.filter(pk=min(pk, LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found


def _received(
    device: OfflineDevice, one: NotedOffline, sending: Told, *, by: Actor, at: datetime
) -> ActOutcome:
    """One act, by itself: what another one meets does not touch it."""
    sent = SentAct(one.key, one.kind.value, Told(one.said_at, one.reckoned_at), one.body)
    try:
        got: Received = actions.receive(device=device, sent=sent, sending=sending, by=by, at=at)
    except Refusal as fault:
        return ActOutcome(
            key=one.key, state="refused", is_new=False, words=fault.words, no="", page="", flags=[]
        )
    return _outcome(got.act, is_new=got.is_new)


def _outcome(act: OfflineAct, *, is_new: bool) -> ActOutcome:
    no = act.order.no if act.order else act.booking.no if act.booking else ""
    return ActOutcome(
        key=act.key, state=act.state, is_new=is_new, words=act.words if act.is_waiting else act.decided_words,
        no=no, page=f"/desk/offline/{act.pk}" if act.is_waiting else "", flags=list(act.flags),
    )  # fmt: skip


def _shown(device: OfflineDevice, at: datetime) -> StationTaken:
    return StationTaken(
        id=device.pk, label=device.label, unlock=actions.secret_of(device), now=_ms(at)
    )


def _ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)
