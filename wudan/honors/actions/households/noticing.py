"""公示: put up with the decision, passed when its time is over and nothing holds, or taken down (R079)."""

from datetime import datetime

from django.conf import settings

from wudan.honors.actions import notices
from wudan.honors.models import HouseholdHonor
from wudan.honors.noticed import KIND, notice_of, passing_objection, upsetting_objection
from wudan.honors.permissions.notices import closing_objection
from wudan.kit.ages import ADULT, is_under
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.people.models import HouseholdMember


def put_up(held: HouseholdHonor, *, by: Actor, at: datetime) -> None:
    """The grown-ups of the household stand there masked; who put forward answers no objection."""
    rows = HouseholdMember.objects.filter(household=held.household_id, until=None)
    living = rows.select_related("person")
    grown = {row.person_id for row in living if not is_under(ADULT, row.person.born_on, day_of(at))}
    brand, site = settings.PACK.brand.household, held.unit.short_name
    notices.publish(
        kind=KIND, subject_id=held.pk, unit=held.unit, title=f"{site}：一户拟命名为“{brand}”",
        words=Phrase("邻居说过话，两个人上过门。知道有不符合的，请在公示期里说。户号尾数 {household}。", household=held.household.no[-4:]),
        parties=notices.Parties(
            honored=frozenset(grown),
            put_forward=frozenset({held.nominated_by_id} - grown),
            decided=frozenset({by.person}),
        ),
        days=held.rules.notice_days, by=by, at=at,
    )  # fmt: skip


def pass_notice(held: HouseholdHonor, *, by: Actor, at: datetime) -> None:
    """Close it; nothing stands against the name. Raises Objected."""
    insist(passing_objection(held, at=at))
    notice = notice_of(held)
    if notice is not None:
        notices.close(notice=notice, by=by, at=at)


def upset_notice(held: HouseholdHonor, why: str, *, by: Actor, at: datetime) -> None:
    """An objection was right: closed as upset, or taken down before its time. Raises Objected."""
    insist(upsetting_objection(held))
    notice = notice_of(held)
    if notice is None:
        return
    if closing_objection(notice, at=at) is None:
        notices.close(notice=notice, by=by, at=at)
    else:
        notices.take_down(notice=notice, why=why, by=by, at=at)


def take_notice_down(held: HouseholdHonor, *, by: Actor, at: datetime) -> None:
    """The household steps out: nothing is left to name."""
    notice = notice_of(held)
    if notice is not None:
        notices.take_down(notice=notice, why="这户人家不评了。", by=by, at=at)
