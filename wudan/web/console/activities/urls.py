"""Addresses of activities on the console."""

from django.urls import path

from wudan.web.console.activities import (
    desk,
    key_work,
    one,
    places,
    room,
    staffing,
    staffing_acts,
    writing,
)

_ONE = "desk/activities/<str:no>"
urlpatterns = [
    path("desk/activities", desk.activity_desk, name="activity-desk"),
    path("desk/activities/new", writing.activity_new, name="activity-new"),
    path(_ONE, one.desk_activity, name="desk-activity"),
    path(f"{_ONE}/correction", writing.activity_correction, name="activity-correction"),
    path(f"{_ONE}/stage", one.activity_stage, name="activity-stage"),
    path(f"{_ONE}/cancellation", one.activity_cancellation, name="activity-cancellation"),
    path(f"{_ONE}/repetition", one.activity_repetition, name="activity-repetition"),
    path(f"{_ONE}/key-work", key_work.activity_key_work, name="activity-key-work"),
    path(f"{_ONE}/room", room.activity_room, name="activity-room"),
    path(f"{_ONE}/openings/<int:pk>/size", places.opening_size, name="opening-size"),
    path(f"{_ONE}/entry", places.activity_entry, name="activity-entry"),
    path(
        f"{_ONE}/sign-ups/<int:pk>/withdrawal", places.sign_up_withdrawal, name="sign-up-withdrawal"
    ),
    path(f"{_ONE}/staffing", staffing.activity_staffing, name="activity-staffing"),
    path(f"{_ONE}/staffing/proposal", staffing_acts.staffing_proposal, name="staffing-proposal"),
    path(f"{_ONE}/staffing/lines", staffing_acts.staffing_line, name="staffing-line"),
    path(
        f"{_ONE}/staffing/lines/<int:pk>/removal",
        staffing_acts.staffing_line_removal,
        name="staffing-line-removal",
    ),
    path(
        f"{_ONE}/staffing/invitations",
        staffing_acts.staffing_invitations,
        name="staffing-invitations",
    ),
    path(
        f"{_ONE}/staffing/invitations/<int:pk>/answer",
        staffing_acts.staffing_answer,
        name="staffing-answer",
    ),
    path("orders/<str:no>/activity", writing.order_activity, name="order-activity"),
]
