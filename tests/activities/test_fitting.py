"""合适的: one list of what fits me, near me, when I am free — and what it shows can be signed up for."""

from datetime import timedelta

import pytest

from tests.activities.drafting import LATER, SATURDAY, morning, opened, opening, volunteer
from wudan.activities import actions, permissions
from wudan.activities.fitting import fitting
from wudan.activities.models import Opening
from wudan.activities.wanted import WantedPosition
from wudan.kit import slots
from wudan.people.actors import for_self
from wudan.people.models import Volunteer


@pytest.fixture
def me(world):
    return volunteer(world, "田小满")


def shown(me, **given):
    return [fit.line.title for fit in fitting(me.pk, at=LATER, **given).fits]


def test_what_suits_comes_with_its_reasons(world, me):
    mask = slots.to_mask(slots.parse("6am"))
    Volunteer.objects.filter(person=me).update(slots=mask, skills=["haircut"])
    opened(world, positions=(WantedPosition("理发", 2, skill="haircut"),))
    (fit,) = fitting(me.pk, at=LATER).fits
    assert fit.free_slots
    assert "周六上午您有空" in fit.reasons
    assert "您会理发" in fit.reasons


def test_when_i_am_free_comes_before_when_i_am_not(world, me):
    Volunteer.objects.filter(person=me).update(slots=slots.to_mask(slots.parse("7am")))
    opened(world, title="周六的")
    opened(world, title="周日的", shifts=(morning(days=1),))
    assert shown(me) == ["周日的", "周六的"]


def test_what_clashes_with_mine_is_not_offered(world, me):
    mine = opened(world, title="我报了的")
    actions.sign_up(opening=opening(mine), person=me, by=for_self(me.pk), at=LATER)
    opened(world, title="同一时间的")
    opened(world, title="下周的", shifts=(morning(days=7),))
    assert shown(me) == ["下周的"]


def test_what_is_full_or_over_or_for_others_is_not_offered(world, me):
    full = opened(world, title="满了的", positions=(WantedPosition("理发", 1),))
    other = volunteer(world, "别人")
    actions.sign_up(opening=opening(full), person=other, by=for_self(other.pk), at=LATER)
    opened(world, title="本队的", audience="team")
    assert shown(me) == []
    assert fitting(me.pk, at=SATURDAY + timedelta(days=30)).fits == []


def test_all_that_is_shown_can_be_signed_up_for(world, me):
    opened(world, title="一")
    opened(world, title="二", positions=(WantedPosition("看病", 2, licence="doctor"),))
    opened(world, title="三", positions=(WantedPosition("助浴", 2, skill="bathing"),))
    fits = fitting(me.pk, at=LATER).fits
    assert [fit.line.title for fit in fits] == ["一"]
    for fit in fits:
        by = for_self(me.pk)
        found = Opening.objects.get(pk=fit.line.pk)
        assert permissions.signing_up_objection(by, found, me, at=LATER) is None


def test_the_list_takes_three_statements_however_much_there_is(
    world, me, django_assert_max_num_queries
):
    for number in range(6):
        opened(world, title=f"第{number}个", shifts=(morning(days=number),))
    with django_assert_max_num_queries(3):
        assert len(fitting(me.pk, at=LATER).fits) == 6
