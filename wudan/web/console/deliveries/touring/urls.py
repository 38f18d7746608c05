"""Addresses of plans of rounds on the console."""

from django.urls import path

from wudan.web.console.deliveries.touring import amendments, plans, teams, tours, visits

_ONE = "desk/round-plans/<str:no>"
urlpatterns = [
    path("desk/round-plans", plans.plan_list, name="round-plan-list"),
    path("desk/round-plans/new", plans.plan_new, name="round-plan-new"),
    path(_ONE, plans.plan_one, name="round-plan"),
    path(f"{_ONE}/outline", plans.plan_outline, name="round-plan-outline"),
    path(f"{_ONE}/queue", plans.plan_queue, name="round-plan-queue"),
    path(f"{_ONE}/cancellation", plans.plan_cancellation, name="round-plan-cancellation"),
    path(f"{_ONE}/publication", plans.plan_publication, name="round-plan-publication"),
    path(f"{_ONE}/calendar", tours.plan_calendar, name="round-plan-calendar"),
    path(f"{_ONE}/map", tours.plan_map, name="round-plan-map"),
    path(f"{_ONE}/villages", tours.plan_villages, name="round-plan-villages"),
    path(f"{_ONE}/teams/<int:pk>", teams.team_hours, name="round-plan-team"),
    path(f"{_ONE}/departures", teams.departure, name="round-plan-departure"),
    path(f"{_ONE}/visits/<int:week>/<str:visit>", visits.visit, name="round-plan-visit"),
    path(f"{_ONE}/amendments", amendments.asking, name="round-plan-amending"),
    path(f"{_ONE}/amendments/<int:pk>", amendments.amendment, name="round-plan-amendment"),
    path(f"{_ONE}/amendments/<int:pk>/adoption", amendments.adoption, name="round-plan-adoption"),
    path(f"{_ONE}/amendments/<int:pk>/dismissal", amendments.dismissal, name="round-plan-dismissal"),
]  # fmt: skip
