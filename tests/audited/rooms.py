"""Rooms: each page and operation that writes, done by whom it belongs to."""

from tests.activities.drafting import drafted
from tests.audited.stages import Send, Stage, Story
from tests.rooms.hall import TOMORROW, booked, hall
from wudan.sites.models import Booking

BOOKING = {
    "day": "2026-09-08", "begins": "09:00", "ends": "11:00", "theme": "culture",
    "use": "rehearsal", "party": "12", "words": "", "every": "", "until": "", "do": "book",
}  # fmt: skip
"""What somebody types to book 多功能厅 for tomorrow morning."""
ROOM = {
    "name": "活动室", "where": "二楼", "capacity": "30", "equipment": "象棋", "themes": ["culture"],
    "uses": ["table"], "hours": "1-7 08:00-20:00", "for_residents": "on", "reconfirm_days": "0",
}  # fmt: skip


def _asked(stage: Stage) -> Booking:
    """Of 秦奶奶; 马青山 is to say yes or no."""
    return booked(stage.world, hall(stage.world, needs_approval=True), "秦奶奶")


def _book(stage: Stage) -> Send:
    room, desk = hall(stage.world), stage.desk("秦奶奶")
    return lambda: desk.send("room-booking", room.pk, **BOOKING)


def _cancel(stage: Stage) -> Send:
    one, desk = _asked(stage), stage.desk("秦奶奶")
    return lambda: desk.send("booking", one.no, do="cancel")


def _answer(stage: Stage) -> Send:
    one, desk = _asked(stage), stage.desk("马青山")
    return lambda: desk.send("room-booking-answer", one.no, do="agree")


def _new(stage: Stage) -> Send:
    desk = stage.desk("马青山")
    return lambda: desk.send("room-new", **ROOM)


def _correct(stage: Stage) -> Send:
    room, desk = hall(stage.world), stage.desk("马青山")
    return lambda: desk.send("room-keeping", room.pk, version=1, **ROOM)


def _close(stage: Stage) -> Send:
    room, desk = hall(stage.world), stage.desk("马青山")
    said = {"starts_on": "2026-09-10", "ends_on": "2026-09-11", "why": "换灯"}
    return lambda: desk.send("room-closure", room.pk, **said)


def _give(stage: Stage) -> Send:
    made, room, desk = drafted(stage.world), hall(stage.world), stage.desk("苏远")
    return lambda: desk.send("activity-room", made.no, room=room.pk, theme="culture")


PAGES: dict[str, Story] = {
    "room-booking": _book, "booking": _cancel, "room-booking-answer": _answer, "room-new": _new,
    "room-keeping": _correct, "room-closure": _close, "activity-room": _give,
}  # fmt: skip
BODY = {
    "starts_at": "2026-09-08T09:00:00+08:00", "ends_at": "2026-09-08T11:00:00+08:00",
    "theme": "culture", "use": "rehearsal", "party": 12,
}  # fmt: skip


def _client_book(stage: Stage) -> Send:
    room, client = hall(stage.world), stage.client("秦奶奶")
    return lambda: client.post(f"rooms/{room.pk}/bookings", BODY).response


def _client_cancel(stage: Stage) -> Send:
    one, client = _asked(stage), stage.client("秦奶奶")
    return lambda: client.post(f"bookings/{one.no}/cancellation").response


def repeated(stage: Stage) -> Booking:
    """A date of 秦奶奶's that wants to be confirmed again."""
    one = booked(stage.world, hall(stage.world), "秦奶奶")
    Booking.objects.filter(pk=one.pk).update(confirm_by=TOMORROW)
    return one


def _client_confirm(stage: Stage) -> Send:
    one, client = repeated(stage), stage.client("秦奶奶")
    return lambda: client.post(f"bookings/{one.no}/confirmation").response


def _client_answer(stage: Stage) -> Send:
    one, client = _asked(stage), stage.client("马青山")
    return lambda: client.post(f"bookings/{one.no}/answer", {"agrees": True}).response


OPERATIONS: dict[str, Story] = {
    "book_room": _client_book, "cancel_room_booking": _client_cancel,
    "confirm_room_booking": _client_confirm, "answer_room_booking": _client_answer,
}  # fmt: skip
