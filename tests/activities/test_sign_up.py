"""A place if there is one, else a turn; who may, who may not and why."""

from datetime import date

import pytest

from tests.activities.drafting import (
    INSURED,
    LATER,
    SATURDAY,
    drafted,
    morning,
    opened,
    opening,
    sign,
    volunteer,
)
from tests.domain.refusing import refused
from tests.world import MONDAY, SINCE
from wudan.activities import actions
from wudan.activities.enums import SignUpState
from wudan.activities.models import SignUp
from wudan.activities.wanted import WantedPosition
from wudan.kit.refusals import Malformed, Objected
from wudan.people.models import Consent, VolunteerLicence

pytestmark = pytest.mark.postgres
ONE = (WantedPosition("理发", 1),)
CHILD = date(2014, 1, 1)


def objection_to(world, activity, name, **given):
    with refused(Objected) as told:
        sign(world, activity, name, **given)
    return told.value.code


def agreed_by_guardian(person):
    return Consent.objects.create(
        county=person.county, person=person, kind="minor", text_code="children", text_version=SINCE,
        text_hash="0" * 64, given_at=MONDAY, channel="counter", given_by="guardian",
        guardian=person.home.residents.exclude(pk=person.pk).first(), taken_by_id=1, taken_under_id=1,
    )  # fmt: skip


def test_the_second_of_two_for_one_place_waits(world):
    made = opened(world, positions=ONE)
    first, second, third = (sign(world, made, name) for name in ("小武", "李小妹", "白嫂"))
    assert first.state == SignUpState.PLACED
    assert [(s.state, s.turn) for s in (second, third)] == [("waiting", 1), ("waiting", 2)]
    assert (opening(made).taken, opening(made).waiting) == (1, 2)


def test_nobody_signs_up_twice(world):
    made = opened(world)
    sign(world, made, "小武")
    assert objection_to(world, made, "小武") == "signed_up"


def test_nobody_is_in_two_places_at_once(world):
    one, other = opened(world), opened(world, title="另一处", shifts=(morning(start=2),))
    sign(world, one, "小武")
    assert objection_to(world, other, "小武") == "clash"


def test_one_shift_after_the_other_is_no_clash(world):
    one, other = opened(world), opened(world, title="下一处", shifts=(morning(start=3),))
    sign(world, one, "小武")
    assert sign(world, other, "小武").state == SignUpState.PLACED


def test_a_draft_takes_nobody(world):
    assert objection_to(world, drafted(world), "小武") == "wrong_stage"


def test_who_is_no_volunteer_is_told_how_to_become_one(world):
    made = opened(world)
    with refused(Objected, match="先登记为志愿者"):
        actions.sign_up(
            opening=opening(made),
            person=world.people["秦奶奶"],
            by=world.oneself("秦奶奶"),
            at=LATER,
        )


def test_a_teams_own_is_for_the_team(world):
    made = opened(world, audience="team")
    assert objection_to(world, made, "李小妹") == "not_in_team"
    assert sign(world, made, "小武").state == SignUpState.PLACED


def test_nobody_signs_up_somebody_else(world):
    made, person = opened(world), volunteer(world, "李小妹")
    with refused(Objected, match="由本人来报"):
        actions.sign_up(opening=opening(made), person=person, by=world.oneself("白嫂"), at=LATER)


def test_too_late_is_too_late_but_not_for_who_stands_at_the_door(world):
    made, person = opened(world), volunteer(world, "李小妹")
    with refused(Objected, match="已经开始"):
        actions.sign_up(
            opening=opening(made), person=person, by=world.oneself("李小妹"), at=SATURDAY
        )
    on_the_spot = actions.sign_up_for(
        opening=opening(made), person=person, by=world.actor("苏远"), at=SATURDAY, channel="counter"
    )
    assert on_the_spot.by_post_id == world.posts["苏远"].pk


def test_the_hour_to_sign_up_can_end_earlier(world):
    assert objection_to(world, opened(world, closes_at=LATER), "小武") == "closed"


def test_who_has_no_telephone_is_written_down_with_how_they_asked(world):
    made, person = opened(world), volunteer(world, "高大爷")
    with refused(Malformed, match="怎么说的"):
        actions.sign_up_for(
            opening=opening(made), person=person, by=world.actor("苏远"), at=LATER, channel="web"
        )
    told = actions.sign_up_for(
        opening=opening(made),
        person=person,
        by=world.actor("马青山"),
        at=LATER,
        channel="telephone",
    )
    assert SignUp.objects.get(pk=told.pk).channel == "telephone"


def test_a_minor_never_goes_where_it_is_dangerous(world):
    made = opened(world, risks=("bodily",), **INSURED)
    child = volunteer(world, "小满", born_on=CHILD)
    agreed_by_guardian(child)
    with refused(Objected, match="未满 18 周岁不能参加"):
        actions.sign_up(
            opening=opening(made),
            person=child,
            by=world.oneself("小满"),
            at=LATER,
            companion="妈妈",
        )
    assert not SignUp.objects.exists()


def test_a_minor_comes_with_a_guardians_word_and_a_grown_up(world):
    made, child = opened(world), volunteer(world, "小满", born_on=CHILD)
    assert objection_to(world, made, "小满") == "needs_guardian"
    agreed_by_guardian(child)
    with refused(Malformed, match="陪同"):
        sign(world, made, "小满")
    assert sign(world, made, "小满", companion="妈妈").accompanied_by == "妈妈"


def test_a_position_asks_for_age_training_and_paper(world):
    made = opened(
        world,
        positions=(
            WantedPosition("喊号", 2, min_age=60), WantedPosition("量血压", 2, skill="nursing"),
            WantedPosition("打针", 2, licence="nurse"),
        ),
    )  # fmt: skip
    volunteer(world, "小武")
    world.people["小武"].born_on = date(2000, 1, 1)
    world.people["小武"].save()
    assert objection_to(world, made, "小武", place=0) == "too_young"
    assert objection_to(world, made, "小武", place=1) == "untrained"
    assert objection_to(world, made, "小武", place=2) == "no_licence"
    assert sign(world, made, "段护士", place=1).state == SignUpState.PLACED


def test_a_checked_licence_counts(world):
    made = opened(world, positions=(WantedPosition("打针", 2, licence="nurse"),))
    nurse = volunteer(world, "段护士").volunteer
    VolunteerLicence.objects.create(
        volunteer=nurse, code="nurse", valid_until=date(2027, 1, 1), told_at=MONDAY,
        checked_at=MONDAY, checked_by_id=1, checked_under_id=1,
    )  # fmt: skip
    assert sign(world, made, "段护士").state == SignUpState.PLACED
