"""可能是同一个人: proposed, decided by a human, undone without a scratch."""

from datetime import date

import pytest

from tests.domain.refusing import objected, refused_by_the_database
from tests.people.bonding import bonded
from tests.world import MONDAY
from wudan.journal.models import Event
from wudan.orders.models import Order
from wudan.people.actions import consents, persons
from wudan.people.actions.persons.merge import pointing_at_persons
from wudan.people.actors import for_self
from wudan.people.duplicates import look_alike, pairs_for, story_ids
from wudan.people.models import Account, Consent, Merger, Person

pytestmark = pytest.mark.postgres


@pytest.fixture
def twin(world):
    """秦奶奶 once more, without an account: somebody wrote her down a second time."""
    one = world.people["秦奶奶"]
    return Person.objects.create(county=one.county, name="秦奶奶", phone=world.phone("秦奶奶"), home=one.home)  # fmt: skip


def merge(world, twin, by="乔委员", **said):
    return persons.merge(**{"kept": world.people["秦奶奶"], "dropped": twin, "by": world.actor(by), "at": MONDAY} | said)  # fmt: skip


def pairs(world, by="乔委员"):
    return [(pair.one.name, pair.other.name) for pair in pairs_for(world.actor(by))]


def everything():
    """Every pointer at a person, in every table."""
    return {
        (model._meta.label, row["pk"], name): row[name]
        for model, names in pointing_at_persons() if model._meta.label != "people.Merger"
        for row in model._default_manager.values("pk", *names) for name in names
    }  # fmt: skip


def test_the_same_telephone_and_a_like_name_is_proposed_to_the_site_above(world, twin):
    assert pairs(world) == [("秦奶奶", "秦奶奶")]
    assert pairs(world, "贾站长") == []
    assert pairs(world, "景科长") == []


def test_the_same_name_village_and_birthday_too(world):
    home, day = world.units["石峁村"], date(1950, 1, 1)
    for phone in ("13900000001", "13900000002"):
        Person.objects.create(county="610626", name="王秀英", phone=phone, home=home, born_on=day)
    assert pairs(world) == [("王秀英", "王秀英")]


def test_a_family_that_shares_a_telephone_is_not(world):
    home = world.units["石峁村"]
    for name, day in (("王大山", None), ("李翠花", None), ("王小军", date(1990, 1, 1)), ("王小红", date(1992, 1, 1))):  # fmt: skip
        Person.objects.create(
            county="610626", name=name, phone="13900000001", home=home, born_on=day
        )
    assert pairs(world) == []


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("王秀英", "王秀英", True), ("王秀英", "秀英", True), ("王秀英", "王秀瑛", True),
     ("王秀英", "李秀英", False), ("王英", "王红", False), ("王秀英", "王翠花", False)],
)  # fmt: skip
def test_names_that_are_alike(one, other, alike):
    assert look_alike(one, other) is alike


def test_what_was_found_to_be_two_is_not_asked_again(world, twin):
    office = world.actor("乔委员")
    persons.distinguish(one=twin, other=world.people["秦奶奶"], by=office, at=MONDAY)
    assert pairs(world) == []
    persons.distinguish(one=world.people["秦奶奶"], other=twin, by=office, at=MONDAY)


def test_what_pointed_at_one_points_at_the_other_and_all_of_it_goes_back(world, twin):
    consents.give(
        person=twin, kind="publish", by=world.actor("马青山"), at=MONDAY, channel="counter"
    )
    Order.objects.filter(pk=world.place().pk).update(placed_for=twin, placed_by=twin)
    bonded(world, "白嫂")
    before = everything()
    made = merge(world, twin)
    twin.refresh_from_db()
    assert twin.merged_into_id == world.people["秦奶奶"].pk
    assert twin.pk not in everything().values()
    assert pairs(world) == []
    persons.separate(merger=made, by=world.actor("乔委员"), at=MONDAY)
    assert everything() == before
    twin.refresh_from_db()
    assert twin.merged_into_id is None


def test_what_came_since_stays_with_the_one_who_was_kept(world, twin):
    made = merge(world, twin)
    order = world.place()
    persons.separate(merger=made, by=world.actor("乔委员"), at=MONDAY)
    order.refresh_from_db()
    assert order.placed_for_id == world.people["秦奶奶"].pk


def test_of_two_of_a_kind_one_stays_where_it_is(world, twin):
    keeper = world.actor("马青山")
    for person in (twin, world.people["秦奶奶"]):
        consents.give(person=person, kind="publish", by=keeper, at=MONDAY, channel="counter")
    merge(world, twin)
    assert Consent.objects.live().filter(person=twin).count() == 1


def test_a_bond_between_the_two_is_no_bond_with_oneself(world, twin):
    bonded(world)
    lone = world.people["李小妹"]
    Account.objects.filter(person=lone).delete()
    made = merge(world, lone)
    assert made.moved.get("people.Bond") is None


def test_the_account_goes_along_and_two_accounts_are_too_many(world, twin):
    with objected("two_accounts"):
        merge(world, world.people["李小妹"])
    account = world.people["秦奶奶"].account
    merge(world, world.people["秦奶奶"], kept=twin)
    account.refresh_from_db()
    assert account.person_id == twin.pk


def test_the_old_events_keep_their_number_and_the_story_shows_both(world, twin):
    consents.give(
        person=twin, kind="publish", by=world.actor("马青山"), at=MONDAY, channel="counter"
    )
    merge(world, twin)
    kept = world.people["秦奶奶"]
    story = Event.objects.filter(subject="person", subject_id__in=story_ids(kept))
    assert set(story.values_list("verb", "subject_id")) >= {("consent.give", twin.pk), ("person.merge", kept.pk)}  # fmt: skip


def test_a_keeper_alone_a_stranger_or_oneself_decides_nothing(world, twin):
    for by, code in (("马青山", "not_your_role"), ("景科长", "not_your_role")):
        with objected(code):
            merge(world, twin, by=by)
    with objected("yourself"):
        merge(world, twin, kept=world.people["乔委员"])
    for key in ("kept", "dropped"):
        with objected("not_your_unit"):
            merge(world, twin, **{key: world.people["白嫂"]})


def test_no_chains_and_no_second_time(world, twin):
    made = merge(world, twin)
    with objected("merged"):
        merge(world, twin)
    third = Person.objects.create(county="610626", name="秦奶奶", home=twin.home)
    with objected("has_merged"):
        merge(world, world.people["秦奶奶"], kept=third)
    by = world.actor("乔委员")
    persons.separate(merger=made, by=by, at=MONDAY)
    with objected("separated"):
        persons.separate(merger=made, by=by, at=MONDAY)


def test_who_was_merged_is_found_no_more_and_not_corrected(world, twin):
    merge(world, twin)
    keeper = world.actor("马青山")
    assert twin not in Person.objects.findable_by(keeper)
    with objected("merged"):
        persons.correct(person=twin, changes={"name": "秦"}, by=keeper, at=MONDAY)
    assert for_self(twin.pk)


def test_the_database_holds_it(world, twin):
    with refused_by_the_database("person_not_merged_into_itself"):
        Person.objects.filter(pk=twin.pk).update(merged_into=twin)
    made = merge(world, twin)
    with refused_by_the_database("merger_of_two"):
        Merger.objects.filter(pk=made.pk).update(kept=twin)


def test_a_long_list_costs_few_questions(world, twin, django_assert_max_num_queries):
    for number in range(20):
        for _ in range(2):
            Person.objects.create(county="610626", name=f"王秀{number}", phone=f"139000001{number:02d}", home=twin.home)  # fmt: skip
    with django_assert_max_num_queries(5):
        assert len(pairs(world)) == 21
