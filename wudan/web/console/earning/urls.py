"""Addresses of earning: rules, trials, villages, deeds, what was granted."""

from django.urls import path

from wudan.web.console.earning import deeds, grants, rules, trials, villages

urlpatterns = [
    path("desk/rules", rules.point_rules, name="point-rules"),
    path("desk/rules/trials", trials.trial_asking, name="trial-asking"),
    path("desk/rules/trials/<int:pk>", trials.trial, name="trial"),
    path("desk/rules/villages", villages.village_list, name="village-list"),
    path("desk/rules/villages/<int:unit_id>", villages.village_page, name="village-rules"),
    path(
        "desk/rules/villages/<int:unit_id>/decision",
        villages.village_decision,
        name="village-decision",
    ),
    path("desk/rules/grants", grants.grants, name="grants"),
    path("desk/deeds", deeds.deed_list, name="deeds"),
    path("desk/deeds/new", deeds.deed_new, name="deed-new"),
    path("desk/deeds/<str:no>", deeds.deed, name="deed"),
    path("desk/deeds/<str:no>/second", deeds.deed_second, name="deed-second"),
    path("desk/deeds/<str:no>/answer", deeds.deed_answer, name="deed-answer"),
    path("desk/deeds/<str:no>/reversal", deeds.deed_reversal, name="deed-reversal"),
]
