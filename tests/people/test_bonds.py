"""守护人: nothing without the ward's yes; over at once when the ward says so (A32)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.domain.refusing import malformed, objected, refused_by_the_database
from tests.people.bonding import TEEN_BORN, bonded, born, parented, proposed
from tests.world import MONDAY
from wudan.journal.models import Event
from wudan.people.actions import bonds, posts
from wudan.people.actors import for_self
from wudan.people.models import Bond, Post
from wudan.people.permissions.bonds import MOST_WARDS

pytestmark = pytest.mark.postgres
TODAY = MONDAY.date()


def running(bond):
    return Bond.objects.running_on(TODAY).filter(pk=bond.pk).exists()


def test_a_proposal_allows_nothing_until_the_ward_says_yes(world):
    bond = proposed(world)
    assert not running(bond)
    bonds.confirm(bond=bond, by=for_self(bond.ward_id), at=MONDAY, how="account")
    assert running(bond)
    verbs = list(
        Event.objects.filter(subject="person", subject_id=bond.ward_id).values_list(
            "verb", flat=True
        )
    )
    assert verbs == ["bond.propose", "bond.confirm"]
    bond.refresh_from_db()
    assert len(bond.text_hash) == 64


def test_the_guardian_cannot_say_yes_for_the_ward(world):
    bond = proposed(world)
    for how in ("account", "face", "telephone", "paper"):
        with objected("guardian"):
            bonds.confirm(bond=bond, by=for_self(bond.guardian_id), at=MONDAY, how=how)


def test_nor_a_keeper_who_would_be_the_guardian(world):
    bond = proposed(world, "马青山", kind="helper")
    with objected("guardian"):
        bonds.confirm(bond=bond, by=world.actor("马青山"), at=MONDAY, how="face")
    bonds.confirm(bond=bond, by=world.actor("乔委员"), at=MONDAY, how="face")
    assert running(bond)


def test_nor_does_the_database_let_it_through(world):
    bond = proposed(world)
    with refused_by_the_database("bond_not_confirmed_by_guardian"):
        Bond.objects.filter(pk=bond.pk).update(
            confirmed_at=MONDAY, confirmed_how="face", confirmed_by_id=bond.guardian_id
        )


def test_a_stranger_and_a_keeper_of_another_village_cannot_confirm(world):
    bond = proposed(world)
    with objected("not_yours"):
        bonds.confirm(bond=bond, by=for_self(world.people["白嫂"].pk), at=MONDAY, how="account")
    with objected("not_your_unit"):
        bonds.confirm(bond=bond, by=world.actor("贾站长"), at=MONDAY, how="face")


def test_a_telephone_that_is_the_guardians_proves_nothing(world):
    ward = world.people["秦奶奶"]
    ward.phone = world.phone("李小妹")
    ward.save()
    bond = proposed(world)
    with objected("not_their_phone"):
        bonds.confirm(bond=bond, by=world.actor("马青山"), at=MONDAY, how="telephone")


def test_it_ends_at_once_by_the_ward_the_guardian_or_the_station(world):
    for by, how in ((for_self(world.people["秦奶奶"].pk), "withdrawn"),
                    (for_self(world.people["李小妹"].pk), "given_up"),
                    (world.actor("马青山"), "station")):  # fmt: skip
        bond = bonds.end(bond=bonded(world), by=by, at=MONDAY)
        assert not running(bond)
        assert bond.ended_how == how
        with objected("ended"):
            bonds.end(bond=bond, by=by, at=MONDAY)


def test_saying_no_is_no_withdrawal(world):
    bond = proposed(world)
    assert bonds.end(bond=bond, by=for_self(bond.ward_id), at=MONDAY).ended_how == "refused"


def test_somebody_else_does_not_end_it(world):
    bond = bonded(world)
    with objected("not_yours"):
        bonds.end(bond=bond, by=for_self(world.people["白嫂"].pk), at=MONDAY)
    with objected("not_your_role"):
        bonds.end(bond=bond, by=world.actor("苏远"), at=MONDAY)


def test_a_helpers_bond_ends_with_the_post(world):
    bond = bonded(world, "苏远", kind="helper")
    posts.end(post=world.posts["苏远"], by=world.actor("马青山"), at=MONDAY, why="换届")
    bond.refresh_from_db()
    assert bond.ended_how == "post_ended"


def test_and_when_it_passes_to_somebody_else(world):
    bond = bonded(world, "苏远", kind="helper")
    posts.hand_over(post=world.posts["苏远"], to=world.people["白嫂"], by=world.actor("马青山"), at=MONDAY, items={})  # fmt: skip
    bond.refresh_from_db()
    assert bond.ended_how == "post_ended"


def test_it_counts_no_longer_the_day_after_the_post_even_if_nobody_wrote_it_down(world):
    bond = bonded(world, "苏远", kind="helper")
    Post.objects.filter(pk=bond.post_id).update(confirmed_until=TODAY - timedelta(days=1))
    assert not running(bond)


def test_a_helper_holds_a_post_and_a_family_member_need_not(world):
    with objected("no_post"):
        proposed(world, kind="helper")
    with objected("no_post"):
        proposed(world, "严审计", kind="helper")


@pytest.mark.parametrize("who", ["李小妹", "秦奶奶"])
def test_a_bond_of_two_is_proposed_once(world, who):
    bonded(world)
    with objected("bonded"):
        proposed(world, by=world.actor("马青山"))


def test_there_is_an_end_to_how_many_one_looks_after(world):
    office = world.actor("柳文书")
    others = [name for name in world.people if name not in {"李小妹", "柳文书"}]
    for ward in others[: MOST_WARDS["family"]]:
        proposed(world, ward=ward, by=office)
    with objected("too_many"):
        proposed(world, ward=others[MOST_WARDS["family"]], by=office)


def test_nobody_proposes_for_others_or_for_oneself(world):
    with objected("not_yours"):
        proposed(world, by=for_self(world.people["白嫂"].pk))
    with objected("yourself"):
        proposed(world, "秦奶奶", "秦奶奶")
    with malformed("kind"):
        proposed(world, kind="friend")


def test_a_legal_guardian_is_registered_at_the_station_with_papers(world):
    born(world, "高大爷", TEEN_BORN)
    with objected("at_the_station"):
        proposed(world, ward="高大爷", kind="legal")
    bond = proposed(world, ward="高大爷", kind="legal", by=world.actor("柳文书"))
    with objected("at_the_station"):
        bonds.confirm(bond=bond, by=for_self(bond.ward_id), at=MONDAY, how="account")
    with objected("not_a_minor"):
        proposed(world, kind="legal", by=world.actor("马青山"))


def test_a_legal_guardian_is_none_when_the_child_is_grown_up(world):
    bond = parented(world, day=TEEN_BORN)
    assert running(bond)
    assert not Bond.objects.running_on(TEEN_BORN.replace(year=2028)).filter(pk=bond.pk).exists()


def test_a_minor_guards_nobody(world):
    born(world, "李小妹", TEEN_BORN)
    with objected("under_age"):
        proposed(world)


def test_a_child_says_no_yes_of_its_own(world):
    parented(world)
    bond = proposed(world, "白嫂", "高大爷")
    with objected("child"):
        bonds.confirm(bond=bond, by=for_self(bond.ward_id), at=MONDAY, how="account")
    assert bonds.end(bond=bond, by=for_self(world.people["李小妹"].pk), at=MONDAY).ended_at


def test_the_ward_alone_says_who_may_review(world):
    bond = bonded(world)
    with objected("not_yours"):
        bonds.name_reviewer(bond=bond, reviews=True, by=for_self(bond.guardian_id), at=MONDAY)
    assert bonds.name_reviewer(
        bond=bond, reviews=True, by=for_self(bond.ward_id), at=MONDAY
    ).reviews


def test_a_post_alone_is_no_way_into_the_ward(world):
    bond = bonded(world, "苏远", kind="helper")
    keeper = replace(world.actor("马青山"), person_id=bond.ward_id)
    with objected("yourself"):
        bonds.end(bond=bond, by=keeper, at=MONDAY)
