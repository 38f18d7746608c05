"""人与岗位: who may sign in, under which posts, and how far each reaches."""

from datetime import date, timedelta

import pytest

from tests.world import MONDAY, PASSWORD
from wudan.areas.models import Unit
from wudan.people.actors import THE_CLOCK, Actor
from wudan.people.models import Account, Person, Post
from wudan.people.signing_in import AccountBackend, actor_under, chosen_actor, posts_of

TODAY = MONDAY.date()


def sign_in(account="a1", password=PASSWORD):
    return AccountBackend().authenticate(None, account=account, password=password)


def test_account_and_password_open_the_door(world):
    assert sign_in().person == world.people["秦奶奶"]
    assert sign_in(password="wrong") is None
    assert sign_in(account="nobody") is None


def test_a_stopped_account_opens_nothing(world):
    account = sign_in()
    assert AccountBackend().get_user(account.pk) == account
    Account.objects.update(is_active=False)
    assert sign_in() is None
    assert AccountBackend().get_user(account.pk) is None


def test_accounts_are_made_for_persons(world):
    person = Person.objects.create(county="610626", name="新人")
    made = Account.objects.create_account("new", person, PASSWORD)
    assert Account.objects.get_by_natural_key("new") == made
    assert sign_in("new") == made
    assert str(person) == "新*"


def test_one_acts_under_ones_first_post_unless_one_chooses(world):
    person = world.people["马青山"]
    first = world.posts["马青山"]
    second = Post.objects.create(
        county="610626", person=person, role="leader", unit=world.units["c"], starts_on=TODAY
    )
    posts = posts_of(person.pk, TODAY)
    assert posts == [first, second]
    assert chosen_actor(posts, person.pk, None) == actor_under(first)
    assert chosen_actor(posts, person.pk, second.pk) == actor_under(second)
    assert chosen_actor(posts, person.pk, 0).role == "resident"
    assert chosen_actor([], person.pk, second.pk).role == "resident"


def test_a_post_that_has_ended_is_in_no_list_and_the_next_takes_its_place(world):
    person, post = world.people["马青山"], world.posts["马青山"]
    Post.objects.filter(pk=post.pk).update(ends_on=TODAY)
    assert posts_of(person.pk, TODAY - timedelta(days=1)) == [post]
    assert posts_of(person.pk, TODAY) == []
    other = Post.objects.create(
        county="610626", person=person, role="leader", unit=world.units["c"], starts_on=TODAY
    )
    assert chosen_actor(posts_of(person.pk, TODAY), person.pk, post.pk) == actor_under(other)


def test_a_post_of_a_unit_that_is_no_more_is_none(world):
    Unit.objects.filter(key="杨柳村").update(ends_on=TODAY)
    assert posts_of(world.people["马青山"].pk, TODAY) == []


@pytest.mark.parametrize(
    ("name", "reaches"),
    [
        ("马青山", {"杨柳村"}),
        ("乔委员", {"铁边城", "杨柳村", "石峁村"}),
        ("柳文书", {"c", "铁边城", "杨柳村", "石峁村", "周湾", "王台村", "徐家湾村"}),
        ("景科长", set()),
        ("苏远", set()),
        ("秦奶奶", set()),
    ],
)
def test_a_post_reaches_its_unit_and_perhaps_those_below(world, name, reaches):
    sites = Unit.objects.sites()
    assert {unit.key for unit in sites if world.actor(name).reaches(unit.path)} == reaches


def test_acts_are_shown_under_a_post_never_under_a_name(world):
    assert world.actor("马青山").label == "杨柳村站·站长"
    assert world.actor("秦奶奶").label == "群众"
    assert THE_CLOCK.label == "时钟"
    untitled = Actor(1, "leader", 2, 3, "1.", "县中心")
    assert untitled.label == "县中心·领导"
    assert (untitled.is_staff, world.actor("秦奶奶").is_staff) == (True, False)


def test_a_person_and_a_post_are_asked_for_only_where_there_are_any(world):
    assert world.actor("马青山").post == world.posts["马青山"].pk
    assert world.actor("秦奶奶").person == world.people["秦奶奶"].pk
    with pytest.raises(AssertionError):
        _ = THE_CLOCK.person
    with pytest.raises(AssertionError):
        _ = world.actor("秦奶奶").post


def test_staff_find_the_people_of_their_own_units(world):
    def found(by, words=""):
        people = Person.objects.findable_by(world.actor(by)).named_like(words)
        return {person.name for person in people}

    assert found("马青山") >= {"秦奶奶", "李小妹"}
    assert "高大爷" not in found("马青山")
    assert found("乔委员", "高") == {"高大爷"}
    assert found("马青山", world.phone("秦奶奶")) == {"秦奶奶"}
    assert found("马青山", world.phone("秦奶奶")[-4:]) == {"秦奶奶"}
    assert found("马青山", "000") == set()
    assert found("秦奶奶") == found("苏远") == found("郝书记") == set()


def test_a_post_without_a_unit_finds_nobody(world):
    lost = Actor(world.people["马青山"].pk, "station_keeper", 1, None, "")
    assert not Person.objects.findable_by(lost).exists()


def test_a_unit_is_open_from_its_first_to_its_last_day(world):
    Unit.objects.filter(key="石峁村").update(starts_on=TODAY, ends_on=date(2026, 9, 9))
    for day, is_open in ((6, False), (7, True), (8, True), (9, False)):
        units = Unit.objects.open_on(date(2026, 9, day))
        assert units.filter(key="石峁村").exists() is is_open
