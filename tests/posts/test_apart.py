"""三员: three persons, none of them in business; held by the database whoever writes."""

from datetime import date

import pytest

from tests.domain.refusing import objected, refused_by_the_database
from tests.world import COUNTY, MONDAY, SINCE
from wudan.people.actions import posts
from wudan.people.models import Post
from wudan.people.roles import APART

pytestmark = pytest.mark.postgres
THREE = {"严审计": "auditor", "计管理": "system_administrator", "安守一": "security_administrator"}


@pytest.mark.parametrize("name", THREE)
def test_one_of_the_three_gets_no_business_post(world, name):
    with objected("apart"):
        posts.grant(
            person=world.people[name], role="station_keeper", unit=world.units["石峁村"],
            by=world.actor("柳文书"), at=MONDAY,
        )  # fmt: skip


@pytest.mark.parametrize("role", ["auditor", "system_administrator"])
@pytest.mark.parametrize("name", ["马青山", "严审计", "计管理", "安守二"])
def test_none_of_the_three_is_given_to_who_holds_a_post(world, name, role):
    if THREE.get(name) == role:
        return
    with objected("apart"):
        posts.grant(
            person=world.people[name], role=role, unit=world.units["c"],
            by=world.actor("安守一"), at=MONDAY,
        )  # fmt: skip


@pytest.mark.parametrize("name", THREE)
@pytest.mark.parametrize("role", ["station_keeper", *sorted(APART)])
def test_the_database_refuses_what_no_action_would(world, name, role):
    if THREE[name] == role:
        return
    row = {"county": COUNTY, "person": world.people[name], "role": role, "unit": world.units["c"]}
    with refused_by_the_database("post_apart"):
        Post.objects.create(**row, starts_on=MONDAY.date())
    with refused_by_the_database("post_apart"):
        Post.objects.bulk_create([Post(**row, starts_on=MONDAY.date())])


def test_nor_can_a_row_be_turned_into_it(world):
    for change in ({"role": "auditor"}, {"person": world.people["严审计"]}):
        Post.objects.create(
            county=COUNTY, person=world.people["马青山"], role="team_leader",
            unit=world.teams["clippers"].unit, starts_on=SINCE,
        )  # fmt: skip
        with refused_by_the_database("post_apart"):
            Post.objects.filter(pk=world.posts["马青山"].pk).update(**change)


def test_one_after_the_other_is_well(world):
    posts.end(post=world.posts["严审计"], by=world.actor("安守一"), at=MONDAY, why="轮岗")
    posts.grant(
        person=world.people["严审计"], role="station_keeper", unit=world.units["石峁村"],
        by=world.actor("柳文书"), at=MONDAY,
    )  # fmt: skip


def test_an_old_post_is_not_stretched_over_the_new_one(world):
    old = world.posts["严审计"]
    posts.end(post=old, by=world.actor("安守一"), at=MONDAY, why="轮岗")
    posts.grant(
        person=old.person, role="station_keeper", unit=world.units["石峁村"],
        by=world.actor("柳文书"), at=MONDAY,
    )  # fmt: skip
    for later in (None, date(2027, 1, 1)):
        with refused_by_the_database("post_apart"):
            Post.objects.filter(pk=old.pk).update(ends_on=later)
