"""Addresses of projects on the console."""

from django.urls import path

from wudan.web.console.projects import (
    appeals,
    changing,
    desk,
    guests,
    key_works,
    meetings,
    one,
    reviews,
    writing,
)
from wudan.web.console.projects.acts import FORMS

urlpatterns = [
    path("desk/forums", meetings.forums, name="forums"),
    path("desk/forums/register", guests.register, name="forum-register"),
    path("desk/forums/register/representatives", guests.representatives, name="representatives"),
    path(
        "desk/forums/register/representatives/<int:pk>/end",
        guests.representative_end,
        name="representative-end",
    ),
    path("desk/forums/register/organisations", guests.organisations, name="organisations"),
    path(
        "desk/forums/register/organisations/<int:pk>/end",
        guests.organisation_end,
        name="organisation-end",
    ),
    path("desk/forums/<int:pk>", meetings.forum, name="forum"),
    path("desk/forums/<int:pk>/attendance", meetings.forum_attendance, name="forum-attendance"),
    path("desk/forums/<int:pk>/notes", meetings.forum_note, name="forum-note"),
    path("desk/forums/<int:pk>/move", meetings.forum_move, name="forum-move"),
    path("desk/forums/<int:pk>/cancellation", meetings.forum_drop, name="forum-drop"),
    path("desk/projects", desk.project_desk, name="project-desk"),
    path("desk/projects/new", writing.project_new, name="project-new"),
    path("desk/projects/<int:pk>", one.project, name="project"),
    path("desk/projects/<int:pk>/change", writing.project_change, name="project-change"),
    path(
        "desk/projects/<int:pk>/adjustment", changing.project_adjustment, name="project-adjustment"
    ),
    path(
        "desk/projects/<int:pk>/change-proposal",
        changing.project_change_proposal,
        name="project-change-proposal",
    ),
    path("desk/projects/<int:pk>/evidence", writing.project_evidence, name="project-evidence"),
    path(
        "desk/projects/<int:pk>/evidence/<int:row>/removal",
        writing.evidence_removal,
        name="evidence-removal",
    ),
    *(
        path(
            f"desk/projects/<int:pk>/{form.noun}",
            one.project_act,
            {"noun": form.noun},
            name=f"project-{form.noun}",
        )
        for form in FORMS
    ),
    *(
        path(
            f"desk/projects/<int:pk>/decisions/<int:decision>/{form.noun}",
            one.decision_act,
            {"noun": form.noun},
            name=f"project-{form.noun}",
        )
        for form in appeals.FORMS
    ),
    path("desk/key-works", key_works.key_works, name="key-works"),
    path("desk/key-works/new", key_works.key_work_new, name="key-work-new"),
    path("desk/key-works/<int:pk>", key_works.key_work, name="key-work"),
    path(
        "desk/key-works/<int:pk>/correction",
        key_works.key_work_correction,
        name="key-work-correction",
    ),
    path("desk/reviews", reviews.reviews, name="gate-reviews"),
    path("desk/reviews/<int:pk>", reviews.review, name="gate-review"),
    path(
        "desk/reviews/<int:pk>/declaration",
        reviews.review_declaration,
        name="gate-review-declaration",
    ),
    path("desk/reviews/<int:pk>/marks", reviews.review_marks, name="gate-review-marks"),
]
