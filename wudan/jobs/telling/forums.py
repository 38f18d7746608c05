"""请去座谈会的: who of the register was asked to a forum that is called, moved or not held (R066)."""

from django.urls import reverse

from wudan.jobs.telling.wording import on_day
from wudan.journal.outbox import Happening
from wudan.kit.clock import day_of
from wudan.notices.policies import Told
from wudan.projects.enums import ForumState
from wudan.projects.models import Forum, Organisation, Representative


def forum_invitee(event: Happening) -> list[Told]:
    """Whoever was asked and still stands on the register, while the day is to come."""
    row, today = (
        Forum.objects.select_related("unit").get(pk=event.subject_id),
        day_of(event.heard_at),
    )
    is_off = row.state == ForumState.DROPPED
    if row.day < today or is_off != (event.verb == "forum.drop"):
        return []
    asked = {"invitations__forum": row}
    seats = Representative.objects.on(today).filter(**asked).order_by("pk")
    known = Organisation.objects.on(today).filter(**asked, contact__isnull=False).order_by("pk")
    people = [*seats.values_list("person", flat=True), *known.values_list("contact", flat=True)]
    blanks = {
        "topic": row.topic, "unit": row.unit.short_name, "place": row.place, "day": on_day(row.day),
        "why": row.summary,
    }  # fmt: skip
    return [Told(person, blanks, reverse("consents")) for person in dict.fromkeys(people)]
