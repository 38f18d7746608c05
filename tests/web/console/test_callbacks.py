"""回访."""

import pytest

from tests.web.console.desk import NOON, words_of
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.models import Callback


@pytest.fixture
def drawn(world):
    """A finished order of 秦奶奶, drawn."""
    order = world.order_at("reviewed")
    return Callback.objects.create(
        order=order, county=order.county, drawn_at=NOON, drawn_for=f"unit:{order.origin_id}"
    )


def test_the_one_who_calls_sees_the_phone_and_writes_what_was_said(world, desk_of, drawn):
    institute = desk_of("乔委员")
    assert world.phone("秦奶奶") not in words_of(institute.see("callbacks"))
    assert world.phone("秦奶奶") in words_of(institute.send("callback-contact", drawn.pk))
    answer = institute.send("callback", drawn.pk, outcome="confirmed", words="剪得好")
    assert (answer.status_code, answer["Location"]) == (303, "/desk/callbacks")
    drawn.refresh_from_db()
    assert (drawn.outcome, drawn.words) == ("confirmed", "剪得好")


def test_without_an_outcome_the_words_are_kept(world, desk_of, drawn):
    answer = desk_of("乔委员").send("callback", drawn.pk, words="没人接")
    assert answer.status_code == 422
    assert "请选群众怎么说。" in words_of(answer)
    assert "没人接" in words_of(answer)


def test_a_call_can_be_written_down_once(world, desk_of, drawn):
    institute = desk_of("乔委员")
    institute.send("callback", drawn.pk, outcome="confirmed")
    answer = institute.send("callback", drawn.pk, outcome="disowned")
    assert answer.status_code == 422
    assert "已经回访过了" in words_of(answer)


def test_who_took_the_order_reads_why_somebody_else_must_call(world, desk_of):
    keeper = world.actor("马青山")
    order = actions.place_for(
        need=Need(words="读信"), beneficiary=world.people["秦奶奶"], channel="telephone",
        consent="spoken_phone", by=keeper, at=NOON,
    )  # fmt: skip
    drawn = Callback.objects.create(
        order=order, county=order.county, drawn_at=NOON, drawn_for="proxy:1"
    )
    desk = desk_of("马青山")
    assert "自己代点的单，请别人来回访" in words_of(desk.see("callbacks"))
    answer = desk.send("callback", drawn.pk, outcome="confirmed")
    assert answer.status_code == 422
    assert "自己代点的单" in words_of(answer)


def test_each_proxys_rate_is_shown_by_name(world, desk_of):
    actions.place_for(
        need=Need(words="读信"), beneficiary=world.people["秦奶奶"], channel="telephone",
        consent="spoken_phone", by=world.actor("马青山"), at=NOON,
    )  # fmt: skip
    page = words_of(desk_of("乔委员").see("callbacks"))
    assert "马青山" in page
    assert "不排名次" in page


def test_calls_of_other_towns_are_not_found(world, desk_of, drawn):
    keeper = desk_of("贾站长")
    assert "没有要回访的" in words_of(keeper.see("callbacks"))
    assert keeper.send("callback", drawn.pk, outcome="confirmed").status_code == 404
