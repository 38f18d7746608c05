"""Words of rooms and bookings."""

from wudan.tables.choices import TextChoices


class BookingState(TextChoices):
    """How a booking stands; the first two hold the room."""

    ASKED = "asked", "等同意"
    BOOKED = "booked", "已订"
    WAITING = "waiting", "候补"
    REFUSED = "refused", "没有同意"
    CANCELLED = "cancelled", "已取消"
    RELEASED = "released", "没再确认，已让出"
    LAPSED = "lapsed", "没有答复"


class RepeatEvery(TextChoices):
    """How a series goes on."""

    WEEK = "week", "每周"
    FORTNIGHT = "fortnight", "每两周"
    MONTH = "month", "每月同一个星期几"


class RoomUse(TextChoices):
    """Whether somebody really was there, as the keeper saw it."""

    USED = "used", "用了"
    UNUSED = "unused", "没用"
