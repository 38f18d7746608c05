"""Addresses of plans."""

from django.urls import path

from wudan.web.console.plans import listing, one, writing

urlpatterns = [
    path("desk/plans", listing.plan_desk, name="plan-desk"),
    path("desk/teams/<int:pk>/plans", listing.team_plans, name="team-plans"),
    path("desk/teams/<int:pk>/plans/new", writing.plan_new, name="plan-new"),
    path("desk/plans/<int:pk>", one.plan, name="plan"),
    path("desk/plans/<int:pk>/sheet.pdf", one.plan_paper, name="plan-paper"),
    path("desk/plans/<int:pk>/consultation", one.plan_consultation, name="plan-consultation"),
    path("desk/plans/<int:pk>/adjustment", writing.plan_adjustment, name="plan-adjustment"),
    path("desk/plans/<int:pk>/adoption", one.plan_adoption, name="plan-adoption"),
    path("desk/plans/<int:pk>/renewal", one.plan_renewal, name="plan-renewal"),
]
