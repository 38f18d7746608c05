"""申诉: a refusal or an end with a reason goes to a site above, which answers in time, with reasons."""

from datetime import timedelta

import pytest

from tests.domain.refusing import malformed, objected
from tests.teams.joining import ask, member, refused, registered
from tests.world import COUNTY, MONDAY, SINCE
from wudan.people.models import Post
from wudan.privacy.actions.erase_person import erase_person
from wudan.teams.actions import joining
from wudan.teams.models import Appeal, Application

pytestmark = pytest.mark.postgres


@pytest.fixture
def county(world):
    registered(world, "白嫂", "小武")
    return world


def appealed(world, against, who="白嫂", at=MONDAY):
    return joining.appeal(against=against, words="我周末都能来", by=world.actor(who), at=at)


def decide(world, appeal, *, by="马青山", grant=True, reason="人手不够，应当收下"):
    return joining.decide_appeal(
        appeal=appeal, grant=grant, reason=reason, risks=(), by=world.actor(by), at=MONDAY
    )


def test_a_refusal_has_a_reason(county):
    asked = ask(county)
    with malformed("reason"):
        joining.refuse(application=asked, reason=" ", by=county.actor("苏远"), at=MONDAY)


def test_the_site_above_grants_it_and_the_person_belongs(county):
    row = appealed(county, refused(county))
    assert row.unit_id == county.units["杨柳村"].pk
    assert row.due_on == (MONDAY + timedelta(days=15)).date()
    decide(county, row)
    assert member(county, "白嫂")
    with objected("decided"):
        decide(county, row)


def test_or_upholds_it_with_reasons(county):
    row = appealed(county, refused(county))
    with malformed("reason"):
        decide(county, row, grant=False, reason="")
    assert decide(county, row, grant=False, reason="确实人满").state == "upheld"


def test_an_end_has_a_reason_and_is_appealed_against(county):
    mine = member(county)
    with objected("yourself"):
        joining.end(
            membership=_of_leader(county), reason="换人", by=county.actor("苏远"), at=MONDAY
        )
    joining.end(membership=mine, reason="一年没来", by=county.actor("苏远"), at=MONDAY)
    row = appealed(county, mine, "小武")
    decide(county, row)
    assert member(county).pk != mine.pk


def _of_leader(world):
    team = world.teams["clippers"]
    return team.memberships.create(person=world.people["苏远"], joined_on=SINCE)


def test_whoever_decided_first_does_not_decide_again(county):
    """一把手任队长: the keeper leads the team as well, so the institute decides."""
    Post.objects.create(
        county=COUNTY, person=county.people["苏远"], role="station_keeper", unit=county.units["杨柳村"], title="副站长",
        starts_on=SINCE,
    )  # fmt: skip
    row = appealed(county, refused(county))
    assert row.unit_id == county.units["铁边城"].pk
    with objected("not_your_unit"):
        decide(county, row, by="马青山")
    decide(county, row, by="乔委员")


@pytest.mark.parametrize(("by", "code"), [("贾站长", "not_your_unit"), ("乔委员", "not_your_unit"),
                                          ("苏远", "not_your_role"), ("白嫂", "not_your_role")])  # fmt: skip
def test_others_do_not_decide_it(county, by, code):
    with objected(code):
        decide(county, appealed(county, refused(county)), by=by)


def test_what_nobody_answered_goes_up_until_the_center_has_it(county):
    row = appealed(county, refused(county))
    assert joining.pass_on(at=MONDAY + timedelta(days=15)) == 0
    for days, key in ((16, "铁边城"), (32, "c")):
        assert joining.pass_on(at=MONDAY + timedelta(days=days)) == 1
        assert Appeal.objects.get(pk=row.pk).unit_id == county.units[key].pk
    assert joining.pass_on(at=MONDAY + timedelta(days=90)) == 0


def test_one_appeal_by_oneself_while_it_is_fresh(county):
    asked = refused(county)
    with objected("not_yours"):
        appealed(county, asked, "小武")
    with objected("too_late"):
        appealed(county, asked, at=MONDAY + timedelta(days=31))
    appealed(county, asked)
    with objected("appealed"):
        appealed(county, asked)


def test_an_approval_is_nothing_to_appeal_against(county):
    asked = ask(county)
    joining.approve(application=asked, risks=(), by=county.actor("苏远"), at=MONDAY)
    with objected("nothing"):
        appealed(county, asked)


def test_who_is_erased_leaves_nothing_open_and_no_words(county):
    row = appealed(county, refused(county))
    erase_person(person=county.people["白嫂"], by=county.actor("白嫂"), at=MONDAY)
    row.refresh_from_db()
    assert (row.state, "周末" in row.words) == ("upheld", False)
    assert not Application.objects.exclude(words="").exists()
