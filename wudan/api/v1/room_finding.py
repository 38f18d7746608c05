"""找空场地: what is free at a time for so many, whoever keeps it; and the keeper's word where a room is asked for (ADR 94)."""

from datetime import datetime
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Code, Fields, Flag, Instant, Line
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.rooms import (
    BookingShown,
    BookingsShown,
    RoomListed,
    booking_of,
    booking_shown,
    room_listed,
)
from wudan.api.v1.shapes import UnitNamed
from wudan.api.v1.showing import unit_named
from wudan.api.v1.signing import actor_of, signed_in
from wudan.areas.models import Unit
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.clock import local
from wudan.kit.phrases import in_words
from wudan.kit.refusals import Malformed
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.sites import policies
from wudan.sites.actions import bookings
from wudan.sites.finding_rooms import PlaceFound, RoomFound, Sought, search_for
from wudan.sites.models import Booking
from wudan.sites.wanted import WantedBooking

router = Router(tags=["场地"], auth=signed_in)
_SHOWN, _OTHERS, _PLACES, _MOST = 30, 8, 8, 200
_FIELDS = {"day": "starts_at", "begins": "starts_at", "ends": "ends_at"}
"""Beside which field a fault of the time stands: the pages ask for day and hours apart."""


class RoomsSought(Fields):
    """When, for how many, which use, near which site."""

    starts_at: Instant
    ends_at: Instant
    party: Annotated[int, Field(ge=1, le=5000, description="大约几个人")] = 20
    use: Annotated[str, Field(max_length=40, description="用来做什么；空为都行")] = ""
    near: Code | None = Field(None, description="离哪个站、所近（key）；不写是自己单位、自己村那里")


class Between(BaseModel):
    """From when to when."""

    starts_at: datetime
    ends_at: datetime


class FoundRoom(BaseModel):
    """A room that is large enough."""

    room: RoomListed
    km: float | None = Field(description="多远；还不知道在哪里的为空")
    why_not: str = Field(description="那个时间为什么订不了；空为订得了")
    free: list[Between] = Field(description="那个时间订不了的，那天别的空时间")


class FoundPlace(BaseModel):
    """A place that another unit lends: `POST /loans` asks for it."""

    resource: int
    name: str
    kind: str
    unit: UnitNamed
    km: float | None


class RoomsFound(BaseModel):
    """The nearest first. Nothing is promised: who books is told again."""

    count: int = Field(description="一共几处那个时间空着")
    free: list[FoundRoom] = Field(description="那个时间空着的，最近的 30 处")
    others: list[FoundRoom] = Field(description="那个时间不空、那天别的时间空着的")
    places: list[FoundPlace] = Field(description="别的单位出借的；能借东西的岗位才有")


class BookingAnswered(Fields):
    """同意不同意."""

    agrees: Flag
    why: Line = Field("", description="不同意的要写，订的人看得到")


@router.get(
    "/rooms/free", summary="找空场地", operation_id="find_free_rooms",
    response={200: RoomsFound, **READING_SIGNED_IN},
)  # fmt: skip
def find_free_rooms(request: HttpRequest, sought: Annotated[RoomsSought, Query()]) -> HttpResponse:
    """全县的场地，不管谁在管；近的在前。群众看到的是群众能用的。"""
    actor, at = actor_of(request), clock.now()
    wanted = Sought(sought.starts_at, sought.ends_at, sought.party, sought.use)
    _insist_on_time(wanted, at=at)
    found = search_for(actor, settings.PACK.county, wanted, near=_near(actor, sought.near), at=at)
    shown = RoomsFound(
        count=len(found.free), free=[_room(one) for one in found.free[:_SHOWN]],
        others=[_room(one) for one in found.others[:_OTHERS]],
        places=[_place(one) for one in found.places[:_PLACES]],
    )  # fmt: skip
    return told(shown)


@router.get(
    "/bookings/asked", summary="等同意的预订", operation_id="list_asked_bookings",
    response={200: BookingsShown, **READING_SIGNED_IN},
)  # fmt: skip
def list_asked_bookings(request: HttpRequest) -> HttpResponse:
    """自己管的场地里等同意的，要先答复的在前；到 `answer_by` 没有答复，时间让出来。"""
    rows = Booking.objects.kept_by(actor_of(request)).filter(state="asked", ends_at__gt=clock.now())
    named = rows.select_related("room", "unit").order_by("answer_by", "pk")[:_MOST]
    return told(BookingsShown(items=[booking_shown(row) for row in named]))


@router.post(
    "/bookings/{no}/answer", summary="同意不同意", operation_id="answer_room_booking",
    response={200: BookingShown, **WRITING},
)  # fmt: skip
def answer_room_booking(
    request: HttpRequest, no: str, key: Key, body: BookingAnswered
) -> HttpResponse:
    """管场地的人来答；不同意的写明为什么。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        held = booking_of(actor, no)
        if body.agrees:
            bookings.agree(booking=held, by=actor, at=at)
        else:
            bookings.turn_down(booking=held, why=body.why, by=actor, at=at)
        return Answer(200, booking_shown(booking_of(actor, no)).model_dump_json())

    return once(request, key, body, at=at, do=do)


def _insist_on_time(sought: Sought, *, at: datetime) -> None:
    """Raises Malformed: what cannot be booked is not looked for."""
    wanted = WantedBooking(sought.starts_at, sought.ends_at, "", sought.use, sought.party)
    if faults := policies.time_faults(wanted, at=at):
        raise Malformed({_FIELDS.get(name, name): words for name, words in faults.items()})


def _near(actor: Actor, key: str | None) -> str:
    """The path of the site that is named, of the own unit, of the own village. Raises Malformed."""
    if key is not None:
        sites = Unit.objects.filter(county=settings.PACK.county, ends_on=None, site__isnull=False)
        site = sites.filter(key=key).first()
        if site is None:
            raise Malformed({"near": "没有这个站、所。"})
        return site.path
    if actor.is_staff:
        return actor.unit_path
    person = Person.objects.select_related("home").get(pk=actor.person)
    return person.home.path if person.home else ""


def _room(one: RoomFound) -> FoundRoom:
    return FoundRoom(
        room=RoomListed.model_validate(room_listed(one.room)), km=_km(one.km),
        why_not=in_words(one.objection.words) if one.objection else "",
        free=[Between(starts_at=local(begins), ends_at=local(ends)) for begins, ends in one.free],
    )  # fmt: skip


def _place(one: PlaceFound) -> FoundPlace:
    place = one.place
    return FoundPlace(
        resource=place.pk, name=place.name, kind=place.kind, unit=unit_named(place.unit), km=_km(one.km)
    )  # fmt: skip


def _km(km: float | None) -> float | None:
    return None if km is None else round(km, 1)
