"""示范复核: looked at again; it holds until another day."""

from datetime import date, datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.sites.actions.demonstrations.grant import insist_on_dates
from wudan.sites.actions.demonstrations.holding import hold_demonstration
from wudan.sites.actions.taking import note, one_transaction, worded
from wudan.sites.models import Demonstration, DemonstrationReview
from wudan.sites.permissions import changing_objection


@one_transaction
def review(
    *, row: Demonstration, words: str, review_on: date, expires_on: date, by: Actor, at: datetime
) -> DemonstrationReview:
    """Keep it, with the next dates. Raises Malformed, Missing, Objected."""
    held, today = hold_demonstration(row, by=by, at=at), day_of(at)
    insist(changing_objection(by, held))
    insist_on_dates(today, review_on, expires_on)
    if held.reviews.filter(on=today).exists():
        raise Objected(Objection("reviewed_today", "今天已经复核过一次。"))
    made = DemonstrationReview.objects.create(
        demonstration=held, on=today, reviewed_as=by.label[:80], review_on=review_on,
        expires_on=expires_on, words=worded("words", words, missing="请写一句复核看到了什么。"),
    )  # fmt: skip
    held.review_on, held.expires_on = review_on, expires_on
    held.save(update_fields=["review_on", "expires_on"])
    until = expires_on.isoformat()
    note("review_demonstration", held.site, by=by, at=at, why=made.words, until=until)
    return made
