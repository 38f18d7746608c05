"""提名: a security administrator is chosen by two others."""

import pytest

from tests.domain.refusing import objected, refused_by_the_database
from tests.world import MONDAY
from wudan.people.actions import posts
from wudan.people.actors import THE_OPERATOR
from wudan.people.models import Nomination, Post
from wudan.people.signing_in import posts_of

pytestmark = pytest.mark.postgres
ROLE = "security_administrator"


@pytest.fixture
def nominated(world):
    return posts.nominate(
        person=world.people["高大爷"], role=ROLE, unit=world.units["c"],
        by=world.actor("安守一"), at=MONDAY,
    )  # fmt: skip


def decide(world, nomination, by, *, agrees=True):
    return posts.second(nomination=nomination, agrees=agrees, by=world.actor(by), at=MONDAY)


def test_two_others_make_one(world, nominated):
    assert posts_of(nominated.person_id, MONDAY.date()) == []
    made = decide(world, nominated, "安守二")
    assert posts_of(nominated.person_id, MONDAY.date()) == [made]
    with objected("decided"):
        decide(world, nominated, "安守二")


def test_the_first_cannot_be_the_second(world, nominated):
    with objected("not_second"):
        decide(world, nominated, "安守一")
    for name in ("柳文书", "计管理", "严审计", "高大爷"):
        with objected("beyond_yourself"):
            decide(world, nominated, name)


def test_no_agreement_no_post(world, nominated):
    assert decide(world, nominated, "安守二", agrees=False) is None
    assert not Post.objects.filter(person=nominated.person).exists()


def test_what_was_true_at_nomination_is_asked_again(world, nominated):
    posts.grant(
        person=nominated.person, role="station_keeper", unit=world.units["石峁村"],
        by=world.actor("柳文书"), at=MONDAY,
    )  # fmt: skip
    with objected("apart"):
        decide(world, nominated, "安守二")


def test_one_nomination_at_a_time_and_only_where_two_are_asked_for(world, nominated):
    with objected("nominated"):
        posts.nominate(
            person=nominated.person, role=ROLE, unit=world.units["c"], by=world.actor("安守二"),
            at=MONDAY,
        )  # fmt: skip
    with objected("needs_no_second"):
        posts.nominate(
            person=world.people["白嫂"], role="auditor", unit=world.units["c"],
            by=world.actor("安守二"), at=MONDAY,
        )  # fmt: skip


def test_the_database_wants_two_others_too(world, nominated):
    with refused_by_the_database("nomination_by_two_others"):
        Nomination.objects.filter(pk=nominated.pk).update(
            decided_by=nominated.proposed_by, decided_at=MONDAY
        )
    with refused_by_the_database("nomination_not_agreed_by_oneself"):
        Nomination.objects.filter(pk=nominated.pk).update(
            decided_by=nominated.person, decided_at=MONDAY, post=world.posts["安守二"]
        )


def test_the_operator_of_the_machine_appoints_one_alone_and_nothing_else(world):
    for whom, role in (("高大爷", "auditor"), ("高大爷", "center_office")):
        with objected("beyond_yourself"):
            posts.grant(
                person=world.people[whom], role=role, unit=world.units["c"], by=THE_OPERATOR,
                at=MONDAY,
            )  # fmt: skip
    made = posts.grant(
        person=world.people["高大爷"], role=ROLE, unit=world.units["c"], by=THE_OPERATOR, at=MONDAY
    )
    assert (made.granted_by, made.granted_under) == (None, None)
