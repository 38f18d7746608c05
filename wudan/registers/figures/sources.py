"""The tables figures are made of, each seen from one side of the tree."""

from wudan.activities.models import Attendance, Shift
from wudan.deliveries.models import Delivery
from wudan.ledger.models import ServiceRecord
from wudan.orders.models import (
    Acceptance,
    Callback,
    Dispatch,
    FollowUp,
    Fulfillment,
    Order,
    Review,
)
from wudan.projects.models import Forum, ForumNote, ListEntry
from wudan.registers.figures.tallies import Source
from wudan.sites.models import Booking
from wudan.teams.models import Membership, SupportOrder, TrainingAttendance, TrainingSession

ORDERS = Source(
    Order, "order", "pk", "county", "origin__path", "platform", ("no", "service__name")
)  # fmt: skip
_OF_ORDER = ("order_id", "county", "order__origin__path", "order__platform")
_CALLED = ("order__no", "order__service__name")
ACCEPTANCES = Source(Acceptance, "order", *_OF_ORDER, _CALLED)
DISPATCHES = Source(Dispatch, "order", *_OF_ORDER, (*_CALLED, "unit__short_name"))
SERVICES = Source(Fulfillment, "order", *_OF_ORDER, _CALLED)
"""What was done, from the side of the village it was done for."""
REVIEWS = Source(Review, "order", *_OF_ORDER, _CALLED)
CALLBACKS = Source(Callback, "order", *_OF_ORDER, _CALLED)
FOLLOW_UPS = Source(
    FollowUp, "order", "review__order_id", "county", "review__order__origin__path",
    "review__order__platform", ("review__order__no", "review__order__service__name"),
)  # fmt: skip
ASKED_OF = Source(
    Dispatch, "order", "order_id", "county", "unit__path", "order__platform",
    (*_CALLED, "unit__short_name"),
)  # fmt: skip
"""Dispatches, from the side of who was asked."""
TEAM_WORK = Source(
    Fulfillment, "order", "order_id", "county", "dispatch__unit__path", "order__platform",
    (*_CALLED, "dispatch__unit__short_name"),
)  # fmt: skip
"""The same, from the side of who did it."""
SHIFTS = Source(
    Shift, "activity", "activity_id", "activity__county", "activity__unit__path",
    "activity__platform", ("activity__title", "day"),
)  # fmt: skip
ATTENDANCES = Source(
    Attendance, "activity", "opening__shift__activity_id", "opening__shift__activity__county",
    "opening__shift__activity__unit__path", "opening__shift__activity__platform",
    ("opening__shift__activity__title", "opening__shift__day"),
)  # fmt: skip
RECORDS = Source(
    ServiceRecord, "record", "pk", "county", "unit__path", "activity__platform",
    ("no", "title", "day"),
)  # fmt: skip
DELIVERIES = Source(
    Delivery, "delivery", "pk", "county", "unit__path", "round__service__platform",
    ("no", "round__title", "unit__short_name"),
)  # fmt: skip
BOOKINGS = Source(
    Booking, "booking", "pk", "room__county", "room__unit__path", "", ("no", "room__name", "day")
)  # fmt: skip
TRAININGS = Source(
    TrainingSession, "training", "pk", "county", "unit__path", "", ("name", "day")
)  # fmt: skip
TRAINEES = Source(
    TrainingAttendance, "training", "session_id", "session__county", "session__unit__path", "",
    ("session__name", "session__day"),
)  # fmt: skip
MEMBERSHIPS = Source(
    Membership, "team", "team_id", "team__unit__county", "team__unit__path", "",
    ("team__unit__short_name", "joined_on"),
)  # fmt: skip
SUPPORT = Source(
    SupportOrder, "support", "pk", "unit__county", "unit__path", "",
    ("team__unit__short_name", "unit__short_name"),
)  # fmt: skip
LISTED = Source(
    ListEntry, "project", "project_id", "project__county", "project__unit__path",
    "project__platform", ("project__key", "project__title"),
)  # fmt: skip
FORUMS = Source(Forum, "forum", "pk", "county", "unit__path", "", ("topic", "day"))
FORUM_NOTES = Source(
    ForumNote, "forum", "forum_id", "forum__county", "forum__unit__path", "",
    ("forum__topic", "forum__day"),
)  # fmt: skip
