"""示范所、示范站 and 帮带: granted with reason, over by the clock, withdrawn; sites help each other."""

from datetime import timedelta

import pytest

from tests.sites.standing import adopted, demonstrating, refused, site
from tests.world import MONDAY
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Objected
from wudan.sites.actions import demonstrations
from wudan.sites.actions.staff import end_staff, leave_sites, name_staff
from wudan.sites.models import Demonstration, SiteStaff

pytestmark = pytest.mark.postgres
TODAY = day_of(MONDAY)
YEAR = timedelta(days=365)


def test_only_the_center_office_grants_and_only_what_was_looked_at(world):
    adopted()
    told = {"why": "好", "review_on": TODAY + YEAR, "expires_on": TODAY + 2 * YEAR, "at": MONDAY}
    with refused(Objected) as caught:
        demonstrations.grant(site=site(world), by=world.actor("柳文书"), **told)
    assert caught.value.code == "not_checked"
    demonstrating(world)
    with refused(Objected):
        demonstrations.grant(site=site(world), by=world.actor("乔委员"), **told)
    with refused(Objected) as twice:
        demonstrations.grant(site=site(world), by=world.actor("柳文书"), **told)
    assert twice.value.code == "is_one"


def test_it_is_over_by_the_clock_and_may_be_granted_anew(world):
    row = demonstrating(world)
    over = MONDAY + 2 * YEAR
    assert Demonstration.objects.on(row.expires_on - timedelta(days=1)).exists()
    assert not Demonstration.objects.on(row.expires_on).exists()
    assert demonstrations.lapse(at=over) == 1
    assert demonstrations.lapse(at=over) == 0
    row.refresh_from_db()
    assert (row.end, row.ended_on) == ("lapsed", row.expires_on)
    with refused(Objected):
        demonstrations.review(row=row, words="还行", review_on=day_of(over) + YEAR, expires_on=day_of(over) + YEAR, by=world.actor("柳文书"), at=over)  # fmt: skip
    assert demonstrating(world, at=over).pk != row.pk


def test_a_review_moves_the_dates_and_is_kept(world):
    row, office = demonstrating(world), world.actor("柳文书")
    at = MONDAY + YEAR
    day = day_of(at)
    with refused(Malformed):
        demonstrations.review(row=row, words="好", review_on=day, expires_on=day + 4 * YEAR, by=office, at=at)  # fmt: skip
    demonstrations.review(row=row, words="一年来月月有活动", review_on=day + YEAR, expires_on=day + 2 * YEAR, by=office, at=at)  # fmt: skip
    row.refresh_from_db()
    assert (row.expires_on, row.reviews.get().words) == (day + 2 * YEAR, "一年来月月有活动")


def test_it_is_withdrawn_with_a_reason(world):
    row, office = demonstrating(world), world.actor("柳文书")
    with refused(Malformed):
        demonstrations.withdraw(row=row, why="", by=office, at=MONDAY)
    demonstrations.withdraw(row=row, why="半年没有开门", by=office, at=MONDAY)
    assert not Demonstration.objects.on(TODAY).exists()
    with refused(Objected):
        demonstrations.withdraw(row=row, why="再撤", by=office, at=MONDAY)


def test_a_demonstration_site_helps_another(world):
    row, staff = demonstrating(world), world.actor("乔委员")
    other, until = site(world, "石峁村"), TODAY + timedelta(days=180)
    told = {"row": row, "goal": "把活动办起来", "until": until, "at": MONDAY}
    made = demonstrations.pair(helped=other, by=staff, **told)
    for helped, who in (
        (other, "乔委员"),
        (site(world), "乔委员"),
        (site(world, "王台村"), "乔委员"),
        (other, "马青山"),
    ):
        with refused(Objected):
            demonstrations.pair(helped=helped, by=world.actor(who), **told)
    keeper = world.actor("马青山")
    demonstrations.visit(row=made, day=TODAY, words="教他们排班", by=keeper, at=MONDAY)
    for day, error in ((TODAY, Objected), (TODAY + timedelta(days=1), Malformed)):
        with refused(error):
            demonstrations.visit(row=made, day=day, words="再去", by=keeper, at=MONDAY)
    with refused(Objected):
        demonstrations.visit(row=made, day=TODAY, words="路过", by=world.actor("贾站长"), at=MONDAY)
    demonstrations.end_pairing(row=made, outcome="月月有活动了", by=staff, at=MONDAY)
    with refused(Objected):
        demonstrations.visit(row=made, day=TODAY, words="又去", by=keeper, at=MONDAY)


def test_staff_are_named_full_or_part_time_and_leave(world):
    keeper, person = world.actor("马青山"), world.people["李小妹"]
    told = {"site": site(world), "person": person, "by": keeper, "at": MONDAY}
    row = name_staff(time="part", duty="周末值班", **told)
    with refused(Objected):
        name_staff(time="full", duty="值班", **told)
    with refused(Objected):
        end_staff(row=row, by=world.actor("贾站长"), at=MONDAY)
    end_staff(row=row, by=keeper, at=MONDAY)
    name_staff(time="full", duty="日常值班", **told)
    assert leave_sites(person=person, by=keeper, at=MONDAY) == 1
    assert not SiteStaff.objects.present().exists()
