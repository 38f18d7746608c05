"""A unit hears when somebody else says with which key work its project, item or activity goes (R103)."""

import pytest

from tests.activities import drafting
from tests.notices.telling import hear, told
from tests.projects import keeping
from tests.projects.working import listed
from tests.world import MONDAY
from wudan.activities import actions as activities
from wudan.notices.models import Message
from wudan.projects.actions import key_works

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def test_the_unit_hears_what_the_office_says_of_its_project_and_not_what_it_said_itself(world):
    work, made = listed(world), keeping.candidate(world)
    office = world.actor("柳文书")
    key_works.join_project(project=made, work=work, by=world.actor("马青山"), at=MONDAY)
    hear()
    assert not Message.objects.exists()
    key_works.join_project(project=made, work=None, by=office, at=MONDAY)
    key_works.join_project(project=made, work=None, by=office, at=MONDAY)
    key_works.join_project(project=made, work=work, by=office, at=MONDAY)
    hear()
    assert told(world.people["马青山"]) == [
        f"{office.label}改了：项目“老人上门理发”从现在起不再与重点工作结合。不对的，可以在项目的页面上改。",
        f"{office.label}改了：项目“老人上门理发”从现在起与重点工作“一老一小”结合。不对的，可以在项目的页面上改。",
    ]
    assert told(world.people["柳文书"]) == []
    assert {one.link for one in Message.objects.all()} == {f"/desk/projects/{made.pk}"}


def test_of_what_was_recognized_by_its_own_words_nobody_hears(world):
    listed(world, "一老一小", "敬老月")
    assert keeping.candidate(world).joinings.get().is_recognized
    hear()
    assert not Message.objects.exists()


def test_the_department_hears_what_the_office_says_of_its_item(world):
    work, service, office = listed(world), world.services["haircut"], world.actor("柳文书")
    key_works.join_item(service=service, work=work, by=world.actor("景科长"), at=MONDAY)
    key_works.join_item(service=service, work=None, by=office, at=MONDAY)
    hear()
    assert told(world.people["景科长"]) == [
        f"{office.label}改了：菜单上的“上门理发”从现在起不再与重点工作结合。不对的，可以在它的页面上改。"
    ]


def test_a_team_hears_what_the_station_says_of_its_activity(world):
    work, made, keeper = listed(world), drafting.drafted(world), world.actor("马青山")
    activities.join_work(activity=made, work=work, by=keeper, at=MONDAY)
    hear()
    assert told(world.people["苏远"]) == [
        f"{keeper.label}改了：活动“{made.title}”与重点工作“一老一小”结合。不对的，可以在活动的页面上改。"
    ]
    activities.join_work(activity=made, work=None, by=world.actor("苏远"), at=MONDAY)
    hear()
    assert Message.objects.count() == 1
