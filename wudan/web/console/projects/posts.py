"""Who could review, as a form's choices."""

from datetime import date

from wudan.projects.models import Project
from wudan.projects.reviewers import could_review


def reviewer_choices(project: Project, *, on: date) -> list[tuple[object, str]]:
    """Post and its words: the unit and the title, with the holder's name for the office."""
    return [
        ("", "—"),
        *(
            (one.pk, f"{one.unit.short_name} · {one.named} · {one.person.name}")
            for one in could_review(project, on=on)
        ),
    ]
