"""答复: who disputed their hours, who asked about their data. A station that carries it by hand reads that there is an
answer, never what it says (R057, PIPL §50)."""

from django.urls import reverse

from wudan.jobs.telling.facts import number_in
from wudan.jobs.telling.wording import on_day
from wudan.journal.outbox import Happening
from wudan.kit.clock import day_of
from wudan.ledger.models import Dispute
from wudan.notices.policies import Told
from wudan.people.models import Post
from wudan.privacy.models import PrivacyRequest


def disputer(event: Happening) -> list[Told]:
    """Who said that the book of hours is wrong, and where they may ask."""
    row = Dispute.objects.get(pk=event.subject_id)
    blanks = {"day": on_day(row.day), "office": _office(row.answered_post_id)}
    return [Told(row.person_id, blanks, reverse("own-hours"))]


def privacy_asker(event: Happening) -> list[Told]:
    """Whose data it is, with neither what they asked nor what was answered; of what was done at once they know."""
    row = PrivacyRequest.objects.get(pk=number_in(event, "request"))
    if row.answered_at is None or row.answered_at == row.opened_at:
        return []
    blanks = {
        "day": on_day(day_of(row.opened_at)), "office": _office(row.answered_under_id),
    }  # fmt: skip
    return [Told(row.person_id, blanks, reverse("privacy"))]


def _office(post: int | None) -> str:
    """The unit that answered."""
    name = Post.objects.filter(pk=post or 0).values_list("unit__short_name", flat=True).first()
    return name or "站上"
