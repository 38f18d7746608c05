"""不予受理 and 转办: never without a reason and the next place to go."""

from datetime import timedelta

import pytest

from tests.domain.refusing import malformed, objected
from tests.world import MONDAY
from wudan.journal.events import events_of
from wudan.orders import actions
from wudan.orders.enums import Stage

LATER = MONDAY + timedelta(hours=1)


def decline(world, order, by="马青山", **given):
    said = {"reason": "out_of_scope", "next_place": "12345"} | given
    return actions.decline(order=order, by=world.actor(by), at=LATER, **said)


def refer(world, order, by="马青山", **given):
    return actions.refer(order=order, by=world.actor(by), at=LATER, **({"target": "12345"} | given))


def test_a_declined_order_says_why_and_where_to_go(world):
    order = decline(world, world.place(), words="可以找镇上")
    assert (order.stage, order.closed_at) == (Stage.DECLINED, LATER)
    assert (order.closed_code, order.closed_words) == ("out_of_scope", "可以找镇上")
    assert order.next_place == "12345"
    assert events_of("order", order.pk).last().why == "这件事不在志愿服务范围内；可以找镇上"


def test_no_deadline_runs_when_it_is_over(world):
    assert not decline(world, world.place()).deadlines.running().exists()


@pytest.mark.parametrize(("reason", "code"), [("", "no_reason"), ("lazy", "no_reason"), ("other", "no_words")])  # fmt: skip
def test_a_reason_is_from_the_list_and_other_has_words(world, reason, code):
    with objected(code):
        decline(world, world.place(), reason=reason)


def test_other_with_words_will_do(world):
    assert decline(world, world.place(), reason="other", words="路断了").closed_code == "other"


def test_nobody_is_sent_away_without_a_next_place(world):
    with malformed("next_place"):
        decline(world, world.place(), next_place=" ")


def test_a_note_too_long_is_refused(world):
    with objected("bad_note"):
        decline(world, world.place(), words="字" * 401)
    with objected("bad_note"):
        decline(world, world.place(), next_place="字" * 401)


def test_only_the_site_in_charge_declines(world):
    with objected("not_your_unit"):
        decline(world, world.place(), "贾站长")
    with objected("not_your_role"):
        decline(world, world.place(), "景科长")


def test_what_was_accepted_is_not_declined_any_more(world):
    with objected("wrong_stage"):
        decline(world, world.order_at("accepted"))


def test_a_referred_order_names_the_place(world):
    order = refer(world, world.place(), words="已打过电话")
    assert order.stage == Stage.REFERRED
    assert order.next_place == "12345 政务服务热线：已打过电话"


def test_the_longest_note_is_no_obstacle_to_referring(world):
    order = refer(world, world.place(), words="字" * 400)
    assert (len(order.closed_words), len(order.next_place)) == (400, 200)


def test_a_target_is_from_the_list(world):
    with objected("no_reason"):
        refer(world, world.place(), target="郭书记")


def test_the_lead_department_refers_what_waits_for_it(world):
    assert refer(world, world.order_at("accepted"), "景科长").stage == Stage.REFERRED
    with objected("not_your_platform"):
        refer(world, world.order_at("accepted"), "艾科长")


def test_another_station_refers_nothing(world):
    with objected("not_your_unit"):
        refer(world, world.place(), "贾站长")
