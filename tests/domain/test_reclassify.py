"""改归类: “老人腿疼想看看” was accepted under 扶贫帮困; the health department must see it."""

from datetime import timedelta

import pytest

from tests.domain.refusing import malformed, objected, stale
from tests.world import MONDAY, fill
from wudan.catalog.models import CapacityPeriod
from wudan.journal.events import events_of
from wudan.orders import actions
from wudan.orders.enums import Stage, Step
from wudan.orders.models import Order
from wudan.people.actors import Actor

LATER = MONDAY + timedelta(hours=7)
WHY = "腿疼是看病的事"


def accepted(world, words="老人腿疼想看看", **need):
    order = world.place(service=None, words=words, **need)
    at = MONDAY + timedelta(hours=1)
    platform = world.platforms["relief"]
    return actions.accept(order=order, by=world.actor("马青山"), at=at, platform=platform)


def reclassify(world, order, to="health", *, by="马青山", words=WHY, **given):
    actor = by if isinstance(by, Actor) else world.actor(by)
    given = ({"platform": world.platforms[to]} if to else {}) | given
    return actions.reclassify(order=order, by=actor, at=LATER, words=words, **given)


def officer_of_health(world):
    unit = world.units["卫健局"]
    return Actor(world.people["白嫂"].pk, "department_officer", 992, unit.pk, unit.path)


def seen_by(actor):
    return set(Order.objects.visible_to(actor, on=LATER.date()))


def test_the_right_department_sees_it_and_has_its_whole_time(world):
    order = accepted(world)
    old, new = world.actor("景科长"), officer_of_health(world)
    was_due = order.deadlines.get(ended_at=None).due_at
    assert (order in seen_by(old), order in seen_by(new)) == (True, False)
    moved = reclassify(world, order)
    assert (moved.stage, moved.platform.code, moved.service) == (Stage.ACCEPTED, "health", None)
    assert (moved.version, moved.no) == (order.version + 1, order.no)
    assert moved.slip_code == order.slip_code
    assert (order in seen_by(old), order in seen_by(new)) == (False, True)
    running = order.deadlines.get(ended_at=None)
    assert (running.step, running.set_at) == (Step.DISPATCH, LATER)
    assert running.due_at > was_due
    sent = actions.dispatch(
        order=moved, by=new, at=LATER, department=world.units["卫健局"], note="我们来"
    )
    assert sent.stage == Stage.OFFERED


@pytest.mark.parametrize("by", ["马青山", "乔委员", "柳文书", "景科长"])
def test_who_holds_it_or_leads_its_platform_sends_it_on(world, by):
    assert reclassify(world, accepted(world), by=by).platform.code == "health"


@pytest.mark.parametrize(("by", "code"), [("贾站长", "not_your_unit"), ("艾科长", "not_your_platform"), ("苏远", "not_your_role")])  # fmt: skip
def test_nobody_else_does_not_even_who_would_get_it(world, by, code):
    with objected(code):
        reclassify(world, accepted(world), "culture", by=by)


def test_who_sent_it_away_does_not_fetch_it_back(world):
    order = reclassify(world, accepted(world), by="景科长")
    with objected("not_your_platform"):
        reclassify(world, order, "relief", by="景科长")


def test_a_menu_item_brings_its_platform_and_people(world):
    order = reclassify(world, accepted(world), None, service=world.services["bath"])
    assert (order.platform.code, order.headcount) == ("relief", 2)
    order = reclassify(world, order, None, service=world.services["checkup"])
    assert (order.platform.code, order.headcount) == ("health", 1)


def test_a_platform_alone_takes_the_item_away(world):
    order = reclassify(world, world.order_at("accepted"), "relief")
    assert (order.service, order.platform.code, order.words) == (None, "relief", "上门理发")


def test_a_correction_within_a_platform_does_not_lengthen_the_time(world):
    order = accepted(world)
    before = order.deadlines.get(ended_at=None)
    reclassify(world, order, None, service=world.services["haircut"])
    assert order.deadlines.get(ended_at=None) == before


def test_the_journal_keeps_from_where_to_where_and_why(world):
    order = reclassify(world, accepted(world))
    event = events_of("order", order.pk).last()
    assert (event.verb, event.why) == ("order.reclassify", WHY)
    relief, health = world.platforms["relief"].pk, world.platforms["health"].pk
    assert (event.facts["platform_before"], event.facts["platform"]) == (relief, health)


def test_a_reason_and_a_place_are_needed(world):
    order = accepted(world)
    with malformed("words"):
        reclassify(world, order, words="  ")
    with objected("bad_note"):
        reclassify(world, order, words="字" * 401)
    with malformed("platform"):
        reclassify(world, order, None)
    with malformed("platform"):
        reclassify(world, order, "culture", service=world.services["checkup"])


def test_what_is_there_already_is_not_moved(world):
    with objected("same_category"):
        reclassify(world, accepted(world), "relief")
    with objected("same_category"):
        reclassify(
            world, world.order_at("accepted", service="checkup"), service=world.services["checkup"]
        )


def test_an_item_that_is_off_the_menu_is_no_place_to_go(world):
    gone = world.services["checkup"]
    gone.is_offered = False
    with objected("not_offered"):
        reclassify(world, accepted(world), None, service=gone)


def test_a_full_item_is_objected_to_or_taken_on_its_next_date(world):
    order, full = accepted(world), world.place("高大爷", "checkup")
    fill(world, full)
    limited = type(full.service).objects.get(pk=full.service_id)
    with objected("at_capacity"):
        reclassify(world, order, None, service=limited)
    with objected("queue_instead"):
        reclassify(world, order, None, service=limited, when_full="wait")
    moved = reclassify(world, order, None, service=limited, when_full="next")
    assert moved.period.starts_on > LATER.date()
    away = reclassify(world, moved, "culture")
    assert away.period is None
    assert CapacityPeriod.objects.get(pk=moved.period.pk).taken == 0


@pytest.mark.parametrize("stage", ["placed", "returned", "offered", "scheduled", "done"])
def test_only_what_waits_to_be_dispatched_is_moved(world, stage):
    with objected("wrong_stage"):
        reclassify(world, world.order_at(stage), None, service=world.services["checkup"])


def test_who_saw_it_before_somebody_moved_it_is_told(world):
    order = accepted(world)
    reclassify(world, order)
    with stale():
        reclassify(world, order, "culture", seen=order.version)
