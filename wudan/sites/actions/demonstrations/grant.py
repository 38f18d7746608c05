"""认定示范: by the center office, with a reason, a day to review and a day on which it is over."""

from datetime import date, datetime, timedelta

from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor
from wudan.sites.actions.demonstrations.lapse import close_lapsed
from wudan.sites.actions.taking import hold, note, one_transaction, worded
from wudan.sites.models import Demonstration, Site, Standard
from wudan.sites.permissions import granting_objection

LONGEST_DAYS = 3 * 366
"""No example lasts for ever: three years, then somebody looks again."""


@one_transaction
def grant(
    *, site: Site, why: str, review_on: date, expires_on: date, by: Actor, at: datetime
) -> Demonstration:
    """Grant it from today. Raises Malformed, Objected."""
    held, today = hold(site), day_of(at)
    close_lapsed(held, by=by, at=at)
    present = held.demonstrations.filter(ended_on=None).first()
    standard = Standard.objects.in_force(held.unit.county, today)
    insist(granting_objection(by, held, present, standard))
    insist_on_dates(today, review_on, expires_on)
    made = Demonstration.objects.create(
        site=held, granted_on=today, granted_as=by.label[:80], review_on=review_on,
        expires_on=expires_on, why=worded("why", why, missing="请写一句凭什么认定。"),
    )  # fmt: skip
    note("grant_demonstration", held, by=by, at=at, why=made.why, until=expires_on.isoformat())
    return made


def insist_on_dates(today: date, review_on: date, expires_on: date) -> None:
    """A review after today and not after the end; the end within three years. Raises Malformed."""
    faults = {}
    if not today < review_on <= expires_on:
        faults["review_on"] = "复核日期要在今天以后、到期以前。"
    if expires_on > today + timedelta(days=LONGEST_DAYS):
        faults["expires_on"] = "最长三年，到期再认定。"
    if faults:
        raise Malformed(faults)
