"""Who has a room when. No two have it at once: the database says so (migration 0005)."""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.people.models import Person
from wudan.sites.enums import BookingState, RepeatEvery, RoomUse
from wudan.sites.models.room import Room
from wudan.sites.querysets.room import HOLDING, BookingQuerySet


class BookingSeries(models.Model):
    """重复预订: each date is a booking of its own; dates left out can be added later."""

    room = models.ForeignKey(Room, models.PROTECT, related_name="series")
    every = models.CharField("怎么重复", max_length=10, choices=RepeatEvery.choices)
    starts_at = models.DateTimeField("第一次开始")
    ends_at = models.DateTimeField("第一次结束")
    until = models.DateField("到哪天")
    made_at = models.DateTimeField("预订时间")

    class Meta:
        verbose_name = "重复预订"


class Booking(models.Model):
    """预订: a room from when to when, for a unit or for a resident, under one theme and use."""

    no = models.CharField("编号", max_length=12, unique=True)
    room = models.ForeignKey(Room, models.PROTECT, related_name="bookings")
    series = models.ForeignKey(BookingSeries, models.PROTECT, null=True, related_name="bookings")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="bookings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="bookings")
    theme = models.CharField("主题", max_length=24)
    use = models.CharField("用途", max_length=24)
    party = models.PositiveSmallIntegerField("大约几个人")
    words = models.CharField("做什么", max_length=100, blank=True)
    day = models.DateField("日期")
    starts_at = models.DateTimeField("开始")
    ends_at = models.DateTimeField("结束")
    state = models.CharField("状态", max_length=10, choices=BookingState.choices)
    made_at = models.DateTimeField("预订时间")
    ended_at = models.DateTimeField("取消或让出", null=True)
    why = models.CharField("原因", max_length=200, blank=True)
    answer_by = models.DateTimeField("最晚答复", null=True)
    confirm_by = models.DateTimeField("最晚再确认", null=True)
    confirmed_at = models.DateTimeField("再确认", null=True)
    seen = models.CharField("用了没有", max_length=8, choices=RoomUse.choices, blank=True)

    objects = BookingQuerySet.as_manager()

    class Meta:
        verbose_name = "场地预订"
        indexes = [
            models.Index(fields=["room", "day"], name="booking_by_room_day"),
            models.Index(fields=["unit", "day"], name="booking_by_unit_day"),
            # a resident's own: those of a unit are found by the unit
            models.Index(
                fields=["person", "day", "starts_at"],
                condition=Q(unit=None),
                name="booking_own_in_order",
            ),
            models.Index(
                fields=["confirm_by"],
                condition=Q(state="booked", confirmed_at=None),
                name="booking_to_confirm",
            ),
            models.Index(
                fields=["answer_by"], condition=Q(state="asked"), name="booking_to_answer"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="booking_ends_later"
            ),
            models.CheckConstraint(
                condition=Q(seen="") | Q(state=BookingState.BOOKED), name="booking_seen_was_booked"
            ),
            models.CheckConstraint(
                condition=~Q(state=BookingState.ASKED) | Q(answer_by__isnull=False),
                name="booking_asked_until",
            ),
        ]

    @property
    def holds(self) -> bool:
        """Whether it has the room."""
        return self.state in HOLDING
