"""口述: who orders by mouth supplements, withdraws, disowns and judges by mouth; staff write it down (ADR 98)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.domain.refusing import malformed, objected
from tests.world import MONDAY, walk
from wudan.journal.events import events_of
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.enums import HowSaid, Stage
from wudan.orders.models import FollowUp, Review, Saying
from wudan.people.models import Post
from wudan.people.signing_in import actor_under
from wudan.teams.models import Membership

pytestmark = pytest.mark.postgres
LATER = MONDAY + timedelta(hours=9)


def taken(world, stage="placed", *, by="马青山", channel="telephone"):
    """秦奶奶 rang the station, which wrote her order down."""
    order = actions.place_for(
        need=Need(service=world.services["haircut"]), beneficiary=world.people["秦奶奶"],
        channel=channel, consent="spoken_phone", by=world.actor(by), at=MONDAY,
    )  # fmt: skip
    return walk(world, order, stage)


def said(world, act, order, by="马青山", channel="telephone", **given):
    actor = world.actor(by) if isinstance(by, str) else by
    return act(order=order, by=actor, at=LATER, channel=channel, **given)


def heard(world, order, by="乔委员", score=5, **given):
    return said(world, actions.review, order, by, score=score, **given)


def colleague(world, unit, role="station_keeper"):
    """白嫂 works there too, and had no hand in anything."""
    post = Post.objects.create(
        county="610626", person=world.people["白嫂"], role=role, unit=world.units[unit],
        title="站务员", starts_on=MONDAY.date(),
    )  # fmt: skip
    return actor_under(post)


@pytest.mark.parametrize("channel", HowSaid.values)
def test_what_was_missing_is_said_on_the_telephone(world, channel):
    order = said(
        world, actions.supplement, taken(world, "returned"), channel=channel, words="周三在家"
    )
    row, event = order.sayings.get(), events_of("order", order.pk).last()
    assert (order.stage, order.words.endswith("（补充）周三在家")) == (Stage.PLACED, True)
    assert (row.verb, row.channel, row.at) == ("supplement", channel, LATER)
    assert (row.person_id, row.taken_as) == (world.people["马青山"].pk, world.actor("马青山").label)
    assert (event.facts["channel"], event.person_id) == (channel, row.person_id)


@pytest.mark.parametrize("by", ["马青山", "乔委员", "柳文书"])
@pytest.mark.parametrize(
    ("act", "stage"), [(actions.withdraw, Stage.WITHDRAWN), (actions.disown, Stage.VOID)]
)
def test_she_withdraws_and_disowns_by_mouth_at_any_site_that_sees_it(world, by, act, stage):
    order = said(world, act, taken(world, "scheduled"), by, words="不用来了")
    assert (order.stage, order.sayings.get().channel) == (stage, "telephone")
    assert "不用来了" not in events_of("order", order.pk).last().why


def test_nobody_writes_it_down_without_saying_how_it_was_told(world):
    order = taken(world, "done")
    with malformed("channel"):
        said(world, actions.withdraw, taken(world), channel="")
    with malformed("channel"):
        heard(world, order, channel="web")


@pytest.mark.parametrize(
    ("act", "stage", "given"),
    [(actions.supplement, "returned", {"words": "周三"}), (actions.withdraw, "placed", {}),
     (actions.disown, "placed", {}), (actions.review, "done", {"score": 5})],
)  # fmt: skip
def test_what_a_resident_ordered_on_the_web_stays_hers(world, act, stage, given):
    for by in ("马青山", "乔委员", "柳文书"):
        with objected("residents_own"):
            said(world, act, world.order_at(stage), by, **given)


def test_another_station_writes_nothing_down(world):
    with objected("not_your_unit"):
        said(world, actions.withdraw, taken(world), "贾站长")
    with objected("not_your_role"):
        said(world, actions.withdraw, taken(world), "苏远")


def test_she_acts_herself_as_before_and_nothing_is_said(world):
    order = actions.withdraw(order=taken(world), by=world.actor("秦奶奶"), at=LATER)
    assert (order.stage, Saying.objects.exists()) == (Stage.WITHDRAWN, False)


@pytest.mark.parametrize("score", [5, 2])
def test_she_says_on_the_telephone_how_it_was(world, score):
    order = heard(world, taken(world, "done"), score=score, words="剪得好")
    row = order.review
    assert (row.score, row.person, row.saying.channel) == (
        score,
        world.people["秦奶奶"],
        "telephone",
    )
    assert row.saying.person_id == world.people["乔委员"].pk
    assert FollowUp.objects.filter(review=row).exists() == (score <= 2)


def test_who_took_the_order_does_not_hear_how_it_was(world):
    with objected("had_a_hand"):
        heard(world, taken(world, "done"), "马青山")
    with objected("had_a_hand"):
        heard(world, taken(world, "done", by="乔委员"), "乔委员")


def test_a_station_does_not_hear_how_its_own_team_was_not_even_a_colleague(world):
    with objected("own_team"):
        heard(world, taken(world, "done"), colleague(world, "杨柳村"))


def test_neither_does_who_belongs_to_the_team(world):
    order = taken(world, "done")
    Membership.objects.create(
        team=world.teams["clippers"], person=world.people["乔委员"], joined_on=MONDAY.date()
    )
    with objected("serving_team"):
        heard(world, order)


def test_a_colleague_of_the_institute_hears_it(world):
    order = taken(world, "done", by="乔委员")
    assert (
        heard(world, order, colleague(world, "铁边城", "institute_staff")).stage == Stage.REVIEWED
    )


def test_the_database_refuses_it_too(world):
    order = taken(world, "done")
    row = Saying.objects.create(
        county=order.county, order=order, verb="review", channel="telephone", at=LATER,
        person_id=world.people["马青山"].pk, post_id=1, taken_as="杨柳村·站长",
    )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(
            county=order.county, order=order, at=LATER, person=order.placed_for, score=5, saying=row
        )


def unsay(world, order, by="秦奶奶"):
    return actions.unsay(order=order, by=world.actor(by), at=LATER + timedelta(hours=1))


@pytest.mark.parametrize("by", ["秦奶奶", "乔委员"])
def test_a_supplement_she_never_gave_is_cut_and_asked_for_again(world, by):
    asked = taken(world, "returned")
    order = said(world, actions.supplement, asked, words="周三在家")
    order = unsay(world, order, by)
    assert (order.stage, order.words) == (Stage.RETURNED, asked.words)
    assert order.sayings.get().unsaid_at is not None
    with objected("nothing_said"):
        unsay(world, order, by)


@pytest.mark.parametrize("score", [5, 1])
def test_a_review_she_never_gave_counts_no_longer_and_she_judges_herself(world, score):
    order = unsay(world, heard(world, taken(world, "done"), score=score))
    assert (order.stage, order.closed_at, Review.objects.exists()) == (Stage.DONE, None, False)
    assert events_of("order", order.pk).last().facts["score"] == score
    own = actions.review(
        order=order, by=world.actor("秦奶奶"), at=LATER + timedelta(hours=2), score=3
    )
    assert (own.review.score, own.review.saying) == (3, None)


def test_no_site_wipes_a_low_score_of_its_own(world):
    order = heard(world, taken(world, "done"), score=1)
    with objected("had_a_hand"):
        unsay(world, order, "马青山")


@pytest.mark.parametrize("act", [actions.withdraw, actions.disown])
def test_what_was_left_stays_left_and_the_word_is_marked(world, act):
    left = said(world, act, taken(world))
    order = unsay(world, left)
    assert (order.stage, order.closed_at) == (left.stage, left.closed_at)
    assert not Saying.objects.standing().exists()
    assert [row.order for row in Saying.objects.within(world.actor("柳文书"))] == [order]


def test_nothing_was_said_so_nothing_is_taken_back(world):
    with objected("nothing_said"):
        unsay(world, taken(world))
    with objected("nothing_said"):
        unsay(world, world.place())
