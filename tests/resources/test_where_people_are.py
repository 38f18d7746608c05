"""群众在哪里，文明实践就延伸到哪里 (R025): activities and orders without a fixed venue; at a resource it counts as use."""

from datetime import timedelta

import pytest

from tests.activities.drafting import SATURDAY, drafted, sign
from tests.activities.drafting import opened as announced
from tests.domain.refusing import malformed, objected
from tests.resources.keeping import gym, opened, step
from tests.world import MONDAY, take_step
from wudan.activities import actions
from wudan.activities.models import Activity
from wudan.areas.models import Area
from wudan.kit.clock import day_of
from wudan.sites.models import ResourceUse


def open_it(world, activity):
    return actions.open_(activity=activity, by=world.actor("苏远"), at=MONDAY)


def test_a_popup_says_in_which_village_it_is(world):
    made = drafted(world, venue="popup", place="集上东头")
    Activity.objects.filter(pk=made.pk).update(area=None)
    with objected("no_area"):
        open_it(world, made)
    village = Area.objects.get(name="杨柳村")
    assert announced(world, venue="popup", place="集上东头", area=village).area == village


def test_an_activity_at_an_open_resource_is_a_real_use_of_it_once(world):
    place = opened(world)
    held = announced(world, place="", resource=place)
    assert held.place.startswith(place.name)
    sign(world, held, "小武")
    actions.end(activity=held, by=world.actor("苏远"), at=SATURDAY + timedelta(hours=4))
    use = ResourceUse.objects.get()
    assert (use.resource_id, use.source, use.ref, use.people_count) == (
        place.pk,
        "activity",
        held.no,
        1,
    )
    place.refresh_from_db()
    assert place.used_on == day_of(SATURDAY)


@pytest.mark.postgres
def test_the_clock_ends_it_and_counts_it_too(world):
    announced(world, resource=opened(world))
    assert actions.end_over(at=SATURDAY + timedelta(days=3)) == 1
    assert ResourceUse.objects.get().source == "activity"


def test_nobody_is_invited_to_a_closed_door(world):
    with objected("resource_shut"):
        open_it(world, drafted(world, resource=gym(world)))
    held = drafted(world, resource=opened(world))
    step(world, held.resource, "pause", why="修地板")
    with objected("resource_shut"):
        open_it(world, held)


def test_an_order_may_want_it_where_the_village_gathers(world):
    with malformed("address"):
        world.place(
            service="opera", place_mode="popup", wanted_on=SATURDAY.date() + timedelta(days=7)
        )
    order = world.place(
        service="opera",
        place_mode="popup",
        address="村口大槐树下",
        wanted_on=SATURDAY.date() + timedelta(days=7),
    )
    assert order.place_mode == "popup"
    world.services["checkup"].places = ["home"]
    world.services["checkup"].save()
    with malformed("place_mode"):
        world.place(service="checkup", place_mode="popup", address="村口大槐树下")


def test_an_order_in_the_village_becomes_a_popup(world):
    order = world.place(service="haircut", place_mode="popup", address="村口大槐树下")
    for hour, verb in enumerate(("accept", "dispatch", "confirm"), start=1):
        order = take_step(world, order, verb, at=MONDAY + timedelta(hours=hour))
    made = actions.draft_from_order(
        order=order, by=world.actor("苏远"), at=MONDAY + timedelta(hours=4)
    )
    assert made.venue == "popup"
