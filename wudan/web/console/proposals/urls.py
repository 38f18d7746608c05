"""Addresses of 整批派单."""

from django.urls import path

from wudan.web.console.proposals import line, one

urlpatterns = [
    path("desk/dispatching/proposals", one.proposals, name="dispatch-proposals"),
    path("desk/dispatching/proposals/<int:pk>", one.proposal, name="dispatch-proposal"),
    path(
        "desk/dispatching/proposals/<int:pk>/acceptance", one.acceptance,
        name="dispatch-proposal-acceptance",
    ),
    path("desk/dispatching/lines/<int:pk>", line.line, name="dispatch-line"),
    path("desk/dispatching/lines/<int:pk>/team", line.team, name="dispatch-line-team"),
    path("desk/dispatching/lines/<int:pk>/drop", line.drop, name="dispatch-line-drop"),
]  # fmt: skip
