"""What is taken along: what the holder may see on the pages anyway, and no more, for seven days.

Of residents a name, a village and the last digits of a telephone; no address. Of orders what the
queue shows. Rooms with who has them as a unit, never as a person.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from wudan.activities.enums import ActivityStage
from wudan.activities.models import Activity, Shift, SignUp
from wudan.kit.clock import day_of, local, midnight
from wudan.offline.models import OfflineDevice
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.sites.free_times import Stretch, free_on, open_on
from wudan.sites.models import Room
from wudan.sites.permissions.room import booking_objection
from wudan.sites.reading_times import times_of_rooms

DAYS = 7
MOST_PERSONS, MOST_ORDERS, MOST_ROOMS, MOST_SHIFTS = 3000, 200, 40, 40
_SHOWN_DAYS = 2 * DAYS
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bag:
    """What goes into the telephone, as plain values."""

    persons: list[Row]
    orders: list[Row]
    rooms: list[Row]
    rosters: list[Row]


def gathered(device: OfflineDevice, by: Actor, *, at: datetime) -> Bag:
    """For the holder, under the post under which it was taken along; nothing under another."""
    if by.post_id != device.post_id:
        return Bag([], [], [], [])
    return Bag(_persons(by), _orders(by, day_of(at)), _rooms(by, at), _rosters(by, at))


def _persons(by: Actor) -> list[Row]:
    rows = Person.objects.findable_by(by).select_related("home").order_by("name", "pk")
    return [
        {
            "id": one.pk,
            "name": one.name,
            "home": one.home.short_name if one.home else "",
            "phone": str(one.phone),
        }
        for one in rows[:MOST_PERSONS]
    ]


def _orders(by: Actor, today: date) -> list[Row]:
    """Those in hand or waiting for an answer, what must be done first first."""
    rows = Order.objects.visible_to(by, on=today).open().with_names().soonest_due_first()
    return [_order(one, by) for one in rows[:MOST_ORDERS]]


def _order(one: Order, by: Actor) -> Row:
    due = one.due_at  # type: ignore[attr-defined]
    return {
        "no": one.no, "number": one.number, "title": one.title, "stage": str(one.get_stage_display()),
        "person": one.placed_for_id if by.may("place_for") else None, "service": one.service_id,
        "name": one.placed_for.name, "village": one.origin.short_name, "words": one.words,
        "wanted": one.wanted_on.isoformat() if one.wanted_on else "", "part": str(one.get_wanted_part_display()),
        "due": _said(due) if due else "",
    }  # fmt: skip


def _rooms(by: Actor, at: datetime) -> list[Row]:
    """Rooms of the own site; for a team those of its county that it may book, the nearest units first."""
    rows = Room.objects.in_use().with_place()
    if by.may("keep_rooms"):
        rows = rows.kept_by(by)
    rooms = [
        one for one in rows.order_by("site__unit__path", "name", "pk")[:MOST_ROOMS]
        if booking_objection(by, one) is None
    ]  # fmt: skip
    today = day_of(at)
    days = [today + timedelta(days=n) for n in range(_SHOWN_DAYS)]
    times = times_of_rooms(rooms, days[0], days[-1])
    found = []
    for room in rooms:
        own = times[room.pk]
        found.append({
            "id": room.pk, "name": room.name, "place": room.site.unit.short_name, "capacity": room.capacity,
            "themes": list(room.themes), "uses": list(room.uses),
            "days": [
                {
                    "day": day.isoformat(),
                    "open": [_span(one, day) for one in open_on(own.spans, day)],
                    "free": [_span(one, day) for one in free_on(own, day, at=at)],
                    "taken": [
                        {"span": _span((one.starts_at, one.ends_at), day), "who": one.unit.short_name if one.unit else ""}
                        for one in own.bookings if one.day == day
                    ],
                }
                for day in days
            ],
        })  # fmt: skip
    return found


def _rosters(by: Actor, at: datetime) -> list[Row]:
    """Shifts from yesterday until the days are over, of activities whose roster the actor keeps."""
    first, last = (
        midnight(day_of(at)) - timedelta(days=1),
        midnight(day_of(at)) + timedelta(days=DAYS + 1),
    )
    mine = Activity.objects.run_by(by).exclude(
        stage__in=[ActivityStage.DRAFT, ActivityStage.CANCELLED]
    )
    shifts = Shift.objects.filter(activity__in=mine, ends_at__gt=first, starts_at__lt=last)
    shifts = shifts.select_related("activity").order_by("starts_at", "pk")[:MOST_SHIFTS]
    return [_roster(one) for one in shifts]


def _roster(shift: Shift) -> Row:
    rows = SignUp.objects.on_roster(shift.pk)
    return {
        "shift": shift.pk, "no": shift.activity.no, "title": shift.activity.title,
        "when": f"{_said(shift.starts_at)}–{local(shift.ends_at):%H:%M}",
        "lines": [{"sign_up": row.pk, "name": row.person.name} for row in rows],
    }  # fmt: skip


def _said(at: datetime) -> str:
    return f"{local(at):%-m月%-d日 %H:%M}"


def _span(stretch: Stretch, day: date) -> str:
    begins, ends = (local(one) for one in stretch)
    return f"{begins:%H:%M}–{'24:00' if ends.date() > day else format(ends, '%H:%M')}"
