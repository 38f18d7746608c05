"""评单 and 整改回访: only the resident judges, and a bad word is heard."""

from datetime import timedelta

import pytest

from tests.domain.refusing import malformed, objected
from tests.world import MONDAY, walk
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.enums import Resolution, Stage, Step
from wudan.orders.models import FollowUp
from wudan.people.actors import THE_CLOCK

LATER = MONDAY + timedelta(hours=8)


def review(world, order, by="秦奶奶", score=5, words="剪得好"):
    who = by if not isinstance(by, str) else world.actor(by)
    return actions.review(order=order, by=who, at=LATER, score=score, words=words)


def follow_up(world, order, by="乔委员", **given):
    said = {"resolution": "redone", "words": "补剪了一次"} | given
    return actions.follow_up(order=order, by=world.actor(by), at=LATER, **said)


def taken_by_the_keeper(world, **given):
    order = actions.place_for(
        need=Need(service=world.services["haircut"]), beneficiary=world.people["秦奶奶"],
        channel="telephone", consent="spoken_phone", by=world.actor("马青山"), at=MONDAY, **given,
    )  # fmt: skip
    return walk(world, order, "done")


@pytest.mark.parametrize("stage", ["done", "acknowledged"])
@pytest.mark.parametrize("score", [3, 4, 5])
def test_a_review_closes_the_order(world, stage, score):
    order = review(world, world.order_at(stage), score=score)
    assert (order.stage, order.closed_at, order.review.score) == (Stage.REVIEWED, LATER, score)
    assert order.fulfillments.get().acknowledged_at is not None


@pytest.mark.parametrize("score", [1, 2])
def test_a_low_score_is_followed_up_and_says_nothing_of_having_been_served(world, score):
    order = review(world, world.order_at("done"), score=score, words="没等到人")
    assert (order.stage, order.closed_at) == (Stage.FOLLOWING_UP, None)
    assert order.deadlines.get(ended_at=None).step == Step.FOLLOW_UP
    assert order.fulfillments.get().acknowledged_at is None


@pytest.mark.parametrize(
    ("field", "value"), [("score", 0), ("score", 6), ("words", "字" * 401), ("words", "坏\x00字")]
)
def test_a_review_that_cannot_be_is_refused(world, field, value):
    with malformed(field):
        review(world, world.order_at("done"), **{field: value})


@pytest.mark.parametrize("by", ["马青山", "乔委员", "柳文书"])
def test_no_site_reviews_what_a_resident_ordered_on_the_web(world, by):
    with objected("residents_own"):
        review(world, world.order_at("done"), by)


@pytest.mark.parametrize("by", ["苏远", "景科长", "郝书记", "计管理"])
def test_no_staff_reviews(world, by):
    with objected("not_your_role"):
        review(world, world.order_at("done"), by)


def test_neither_does_the_clock(world):
    with objected("not_your_role"):
        review(world, world.order_at("done"), THE_CLOCK)


def test_the_proxy_does_not_review_not_even_as_a_resident(world):
    order = taken_by_the_keeper(world)
    with objected("not_yours_to_review"):
        review(world, order, world.oneself("马青山"))
    assert review(world, order, "秦奶奶").stage == Stage.REVIEWED


def test_whom_the_beneficiary_named_reviews(world):
    order = taken_by_the_keeper(world, reviewer=world.people["李小妹"])
    assert review(world, order, "李小妹").review.person == world.people["李小妹"]


def test_one_review_is_all(world):
    with objected("wrong_stage"):
        review(world, world.order_at("reviewed"))
    with objected("wrong_stage"):
        review(world, world.order_at("following_up"))


@pytest.mark.parametrize("resolution", Resolution.values)
def test_what_was_done_about_it_is_written_down_and_the_score_stays(world, resolution):
    order = follow_up(world, world.order_at("following_up"), resolution=resolution)
    row = FollowUp.objects.get(review__order=order)
    assert (order.stage, row.closed_at, row.resolution) == (Stage.SETTLED, LATER, resolution)
    assert (row.words, row.person_id) == ("补剪了一次", world.people["乔委员"].pk)
    assert order.review.score == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [("resolution", ""), ("resolution", "ignored"), ("words", " "), ("words", "字" * 401)],
)
def test_a_resolution_that_cannot_be_is_refused(world, field, value):
    with malformed(field):
        follow_up(world, world.order_at("following_up"), **{field: value})


def test_the_institute_and_the_center_follow_up_not_the_station(world):
    order = world.order_at("following_up")
    with objected("not_your_role"):
        follow_up(world, order, "马青山")
    assert follow_up(world, order, "柳文书").stage == Stage.SETTLED


def test_another_town_does_not_follow_up(world):
    from wudan.people.models import Post
    from wudan.people.signing_in import actor_under

    post = Post.objects.create(
        county="610626", person=world.people["白嫂"], role="institute_staff",
        unit=world.units["周湾"], starts_on=MONDAY.date(),
    )  # fmt: skip
    world.posts["白嫂"] = post
    assert actor_under(post) == world.actor("白嫂")
    with objected("not_your_unit"):
        follow_up(world, world.order_at("following_up"), "白嫂")


def test_there_is_nothing_to_follow_up_after_praise(world):
    with objected("wrong_stage"):
        follow_up(world, world.order_at("reviewed"))
