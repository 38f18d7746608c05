"""场地: rooms and what is free of them, for everybody; booking, cancelling, confirming, as the actor."""

from datetime import date, datetime, timedelta
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import public, told
from wudan.api.v1.fields import Code, Day, Fields, Flag, Instant, Line, Nothing, Whole
from wudan.api.v1.loading import storable
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING, READING_SIGNED_IN, WRITING
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.clock import day_of, local
from wudan.kit.refusals import Malformed, Missing
from wudan.people.actors import Actor
from wudan.sites.actions import bookings
from wudan.sites.enums import BookingState, RepeatEvery
from wudan.sites.free_times import free_on
from wudan.sites.models import Booking, Room
from wudan.sites.reading_times import times_between
from wudan.sites.wanted import WantedBooking

router = Router(tags=["场地"], auth=signed_in)
_LARGEST = 2**63 - 1
_MOST = 200
Party = Annotated[int, Field(strict=True, ge=1, le=5000, description="大约几个人"), Whole]


class RoomListed(BaseModel):
    """A room or ground."""

    id: int
    site: str = Field(description="阵地的 key")
    name: str
    where: str
    capacity: int
    equipment: str
    themes: list[str]
    uses: list[str]
    for_residents: bool = Field(description="群众可以自己订")
    needs_approval: bool = Field(description="要管场地的人同意")
    reconfirm_days: int = Field(description="重复预订提前几天再确认；0 不用")


class RoomsListed(BaseModel):
    """Rooms."""

    items: list[RoomListed]


class Stretch(BaseModel):
    """From when to when; taken: by which unit, nobody's name."""

    starts_at: datetime
    ends_at: datetime
    unit: str = Field(description="谁订的；群众订的为空")
    theme: str


class RoomDay(BaseModel):
    """One day of a room."""

    day: date
    free: list[Stretch]
    taken: list[Stretch]


class RoomWeek(BaseModel):
    """Seven days of a room."""

    days: list[RoomDay]


class BookingShown(BaseModel):
    """One booking of one's own, or of a room one keeps."""

    no: str
    room: int
    room_name: str
    unit: str
    starts_at: datetime
    ends_at: datetime
    theme: str
    use: str
    party: int
    state: BookingState
    why: str
    answer_by: datetime | None = Field(
        description="等同意的，最晚什么时候答复；到时没有答复，时间让出来"
    )
    confirm_by: datetime | None = Field(description="最晚再确认；空为不用")
    confirmed_at: datetime | None


class BookingsShown(BaseModel):
    """Bookings."""

    items: list[BookingShown]


class RoomBooking(Fields):
    """订场地."""

    starts_at: Instant
    ends_at: Instant
    theme: Code
    use: Code
    party: Party
    words: Line = ""
    waits: Flag = Field(False, description="已经有人订了，就排候补")
    every: RepeatEvery | None = Field(None, description="重复；空为就这一次")
    until: Day | None = Field(None, description="重复到哪天")
    days: list[Day] = Field(
        default=[], max_length=60, description="重复的，订哪几天；先看周历，有冲突的答 422"
    )


class BookingEnding(Fields):
    """取消."""

    why: Line = Field("", description="管场地的人取消别人的，要写")
    rest: Flag = Field(False, description="重复预订的，以后的一起取消")


@router.get("/rooms", auth=None, summary="场地", operation_id="list_rooms", response={200: RoomsListed, **READING})  # fmt: skip
def list_rooms(
    request: HttpRequest, site: Annotated[str, Query("", description="阵地的 key；空为全县")]
) -> HttpResponse:
    """全县能订的场地。"""
    rows = Room.objects.in_use().filter(county=settings.PACK.county).with_place()
    if site:
        rows = rows.filter(site__unit__key=storable(site))
    return public({"items": [room_listed(row) for row in rows.order_by("site__unit__path", "pk")]})


@router.get("/rooms/{int:pk}/week", auth=None, summary="一处场地的一周", operation_id="read_room_week", response={200: RoomWeek, **READING})  # fmt: skip
def read_room_week(
    request: HttpRequest, pk: int,
    since: Annotated[Day | None, Query(None, alias="from", description="从哪天起；空为今天")],
) -> HttpResponse:  # fmt: skip
    """七天里空着的和有人的时间。"""
    at = clock.now()
    first = since or day_of(at)
    room = _room(pk)
    times = times_between(room, first, first + timedelta(days=6))
    days = [first + timedelta(days=n) for n in range(7)]
    made = [
        RoomDay(
            day=day,
            free=[
                Stretch(starts_at=local(begins), ends_at=local(ends), unit="", theme="")
                for begins, ends in free_on(times, day, at=at)
            ],
            taken=[_taken(one) for one in times.bookings if one.day == day],
        )
        for day in days
    ]
    return told(RoomWeek(days=made))


@router.post("/rooms/{int:pk}/bookings", summary="订场地", operation_id="book_room", response={200: BookingsShown, **WRITING})  # fmt: skip
def book_room(request: HttpRequest, pk: int, key: Key, body: RoomBooking) -> HttpResponse:
    """岗位下以单位的名义订，否则为自己订。有人订了、不开放、停用、订得太多，都答 422 和原因。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        shown = [booking_shown(row) for row in _booked(actor, _room(pk), body, at)]
        return Answer(200, BookingsShown(items=shown).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.get("/bookings", summary="我的预订", operation_id="list_bookings", response={200: BookingsShown, **READING_SIGNED_IN})  # fmt: skip
def list_bookings(request: HttpRequest) -> HttpResponse:
    """还没结束的；岗位下是本单位的。"""
    rows = Booking.objects.own(actor_of(request)).filter(ends_at__gt=clock.now())
    named = rows.select_related("room", "unit").order_by("starts_at", "pk")[:_MOST]
    return told(BookingsShown(items=[booking_shown(row) for row in named]))


@router.post("/bookings/{no}/cancellation", summary="取消预订", operation_id="cancel_room_booking", response={200: BookingShown, **WRITING})  # fmt: skip
def cancel_room_booking(
    request: HttpRequest, no: str, key: Key, body: BookingEnding
) -> HttpResponse:
    """时间让给候补的第一位。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        held = booking_of(actor, no)
        act = bookings.cancel_rest if body.rest else bookings.cancel_booking
        act(booking=held, by=actor, at=at, why=body.why)
        return Answer(200, booking_shown(booking_of(actor, no)).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post("/bookings/{no}/confirmation", summary="再确认预订", operation_id="confirm_room_booking", response={200: BookingShown, **WRITING})  # fmt: skip
def confirm_room_booking(request: HttpRequest, no: str, key: Key, body: Nothing) -> HttpResponse:
    """重复预订的这一次还用。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        bookings.confirm_booking(booking=booking_of(actor, no), by=actor, at=at)
        return Answer(200, booking_shown(booking_of(actor, no)).model_dump_json())

    return once(request, key, body, at=at, do=do)


def _booked(actor: Actor, room: Room, body: RoomBooking, at: datetime) -> list[Booking]:
    wanted = WantedBooking(
        body.starts_at, body.ends_at, body.theme, body.use, body.party, body.words
    )
    if body.every is None:
        return [bookings.book(room=room, wanted=wanted, by=actor, at=at, waits=body.waits)]
    if body.until is None:
        raise Malformed({"until": "请写重复到哪天。"})
    return bookings.book_series(
        room=room,
        wanted=wanted,
        every=body.every,
        until=body.until,
        days=body.days,
        by=actor,
        at=at,
    )


def _room(pk: int) -> Room:
    rows = Room.objects.in_use().filter(county=settings.PACK.county, pk=min(pk, _LARGEST))
    found = rows.with_place().first()
    if found is None:
        raise Missing
    return found


def booking_of(actor: Actor, no: str) -> Booking:
    """One's own, or of a room one keeps. Raises Missing."""
    rows = Booking.objects.visible_to(actor).filter(no=storable(no))
    found = rows.select_related("room", "unit").first()
    if found is None:
        raise Missing
    return found


def room_listed(row: Room) -> dict[str, Any]:
    """As `RoomListed` tells it; its site should be joined."""
    names = ("name", "where", "capacity", "equipment", "themes", "uses", "for_residents", "needs_approval",
             "reconfirm_days")  # fmt: skip
    told_plainly = {name: getattr(row, name) for name in names}
    return {"id": row.pk, "site": row.site.unit.key, **told_plainly}


def _taken(row: Booking) -> Stretch:
    unit = row.unit.short_name if row.unit else ""
    return Stretch(
        starts_at=local(row.starts_at), ends_at=local(row.ends_at), unit=unit, theme=row.theme
    )


def booking_shown(row: Booking) -> BookingShown:
    """For who made it, and who keeps the room; room and unit should be joined."""
    return BookingShown(
        no=row.no, room=row.room_id, room_name=row.room.name,
        unit=row.unit.short_name if row.unit else "", starts_at=local(row.starts_at), ends_at=local(row.ends_at),
        theme=row.theme, use=row.use, party=row.party, state=BookingState(row.state), why=row.why,
        answer_by=local(row.answer_by) if row.answer_by and row.state == BookingState.ASKED else None, confirm_by=row.confirm_by, confirmed_at=row.confirmed_at,
    )  # fmt: skip
