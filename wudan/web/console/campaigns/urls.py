"""Addresses of campaigns on the console."""

from django.urls import path

from wudan.web.console.campaigns import answering, candidate, desk, one, writing
from wudan.web.console.campaigns.acts import CAMPAIGN_ACTS
from wudan.web.console.campaigns.candidate_acts import CANDIDATE_ACTS

urlpatterns = [
    path("desk/campaigns", desk.campaign_desk, name="campaign-desk"),
    path("desk/campaigns/new", writing.campaign_new, name="campaign-new"),
    path("desk/campaigns/<int:pk>", one.campaign, name="campaign"),
    path(
        "desk/campaigns/<int:pk>/candidates/new", writing.candidate_new, name="candidate-new"
    ),
    *(
        path(
            f"desk/campaigns/<int:pk>/{form.noun}", one.campaign_act, {"noun": form.noun},
            name=f"campaign-{form.noun}",
        )
        for form in CAMPAIGN_ACTS
    ),
    path("desk/candidates/<int:pk>", candidate.candidate, name="candidate"),
    path("desk/candidates/<int:pk>/plaque.pdf", candidate.candidate_plaque, name="candidate-plaque"),
    *(
        path(
            f"desk/candidates/<int:pk>/{form.noun}", candidate.candidate_act, {"noun": form.noun},
            name=f"candidate-{form.noun}",
        )
        for form in CANDIDATE_ACTS
    ),
    path("desk/clearances/<int:pk>", answering.clearance, name="clearance"),
    path("desk/scorings/<int:pk>", answering.scoring, name="scoring"),
    path(
        "desk/scorings/<int:pk>/declaration", answering.scoring_declaration,
        name="scoring-declaration",
    ),
    path("desk/scorings/<int:pk>/marks", answering.scoring_marks, name="scoring-marks"),
    path("desk/objections/<int:pk>", answering.objection, name="objection"),
]  # fmt: skip
