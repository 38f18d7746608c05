"""A month's menu opens while a project of it leaves the list: in either order its item is off the menu."""

from functools import partial

import pytest

from tests.concurrency.racing import faults, race, winners
from tests.projects.keeping import admitted
from tests.world import MONDAY
from wudan.catalog.actions import Line
from wudan.catalog.capacity import bounds
from wudan.catalog.models import MenuEdition
from wudan.kit.clock import day_of
from wudan.projects.actions import changes, life
from wudan.projects.figures import Figures
from wudan.projects.models import Project

pytestmark = pytest.mark.postgres
OCTOBER = bounds("month", day_of(MONDAY))[1]
FIRST = MONDAY.replace(year=OCTOBER.year, month=OCTOBER.month, day=OCTOBER.day)


@pytest.mark.parametrize("seed", range(3))
def test_no_item_is_left_on_the_menu_behind_its_project(shared_world, seed):
    found = admitted(shared_world)
    changes.publish_menu(
        platform=shared_world.platforms["relief"], month=OCTOBER,
        lines={found.service_id: Line(True)}, by=shared_world.actor("景科长"), at=MONDAY,
    )  # fmt: skip
    asked = life.ask_exit(
        project=found, words="没有人来点", figures=Figures(), by=shared_world.actor("马青山"), at=MONDAY
    )  # fmt: skip
    leave = partial(
        life.decide_exit, proposal=asked, outcome="exit", reasons="没有人来",
        by=shared_world.actor("柳文书"), at=FIRST,
    )  # fmt: skip
    outcomes = race([partial(changes.open_menus, at=FIRST), leave], seed=seed)
    assert not faults(outcomes), outcomes
    assert len(winners(outcomes)) == 2
    assert MenuEdition.objects.get().opened_at == FIRST
    now = Project.objects.select_related("service").get(pk=found.pk)
    assert (now.stage, now.service.is_offered) == ("exited", False)
