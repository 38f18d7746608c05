"""Addresses of training on the console."""

from django.urls import path

from wudan.web.console.training import competences, desk, session

urlpatterns = [
    path("desk/training", desk.training_desk, name="training-desk"),
    path("desk/training/plan", desk.training_plan, name="training-plan"),
    path("desk/training/plans/<int:pk>/adoption", desk.training_adoption, name="training-adoption"),
    path("desk/training/new", desk.training_new, name="training-new"),
    path("desk/training/<int:pk>", session.training_session, name="training-session"),
    path("desk/training/<int:pk>/roster", session.training_roster, name="training-roster"),
    path("desk/training/<int:pk>/entry", session.training_entry, name="training-entry"),
    path(
        "desk/training/<int:pk>/roster/<int:line>/release",
        session.training_release,
        name="training-release",
    ),
    path("desk/training/<int:pk>/change", session.training_change, name="training-change"),
    path(
        "desk/training/<int:pk>/cancellation",
        session.training_cancellation,
        name="training-cancellation",
    ),
    path(
        "desk/training/<int:pk>/correction", session.training_correction, name="training-correction"
    ),
    path("desk/competences", competences.competences, name="competences"),
    path(
        "desk/competences/<int:pk>/revocation",
        competences.competence_revocation,
        name="competence-revocation",
    ),
]
