"""回执: number and code open one order, without an account, and only so many times wrong."""

import pytest
from django.test import Client

from tests.web.portal.visiting import NASTY, Visitor, text
from wudan.journal.events import events_of
from wudan.kit import numbers
from wudan.orders.enums import Stage
from wudan.orders.policies import SLIP_TRIES


def _wrong(order):
    return "000000" if order.slip_code != "000000" else "111111"


def _opened(passer_by, order):
    passer_by.send("/slip", no=order.no, code=order.slip_code)
    return passer_by


def test_number_and_code_open_the_order(passer_by, world):
    order = world.order_at("scheduled")
    answer = passer_by.send("/slip", no=order.number, code=f" {order.slip_code} ")
    assert answer["Location"] == f"/slip/{order.no}"
    assert "联系人：苏远" in text(passer_by.look(f"/slip/{order.no}"))


def test_an_unknown_number_and_a_wrong_code_get_the_same_answer(passer_by, world):
    order = world.place()
    wrong = passer_by.send("/slip", no=order.no, code=_wrong(order))
    unknown = passer_by.send("/slip", no=numbers.draw(), code="123456")
    assert (wrong.status_code, unknown.status_code) == (422, 422)
    assert wrong.context["form"].errors == unknown.context["form"].errors


def test_five_wrong_codes_shut_the_slip_and_name_the_station(passer_by, world):
    order = world.place()
    for _ in range(SLIP_TRIES):
        answer = passer_by.send("/slip", no=order.no, code=_wrong(order))
    assert "杨柳村站 10100000001" in text(answer)
    assert passer_by.send("/slip", no=order.no, code=order.slip_code).status_code == 422
    verbs = [event.verb for event in events_of("order", order.pk)]
    assert verbs.count("order.lock_slip") == 1


def test_the_right_code_forgives_earlier_slips_of_the_finger(passer_by, world):
    order = world.place()
    for _ in range(SLIP_TRIES - 1):
        passer_by.send("/slip", no=order.no, code=_wrong(order))
    _opened(passer_by, order)
    order.refresh_from_db()
    assert order.slip_misses == 0


@pytest.mark.parametrize(
    ("stage", "act", "fields", "to"),
    [
        ("placed", "withdrawal", {}, Stage.WITHDRAWN),
        ("done", "acknowledgement", {}, Stage.ACKNOWLEDGED),
        ("done", "review", {"score": "2", "words": "没剪完"}, Stage.FOLLOWING_UP),
    ],
)
def test_the_holder_acts_as_the_beneficiary(passer_by, world, stage, act, fields, to):
    order = world.order_at(stage)
    holder = _opened(passer_by, order)
    answer = holder.send(f"/slip/{order.no}/{act}", version=order.version, **fields)
    assert answer["Location"] == f"/slip/{order.no}"
    order.refresh_from_db()
    assert order.stage == to


def test_a_refused_act_stays_on_the_slip(passer_by, world):
    order = world.order_at("done")
    answer = _opened(passer_by, order).send(f"/slip/{order.no}/review", words="忘了打分")
    assert answer.status_code == 422
    assert f'action="/slip/{order.no}/review"' in text(answer)
    assert "忘了打分" in text(answer)


def test_a_slip_not_opened_here_asks_for_its_code(world):
    order = world.place()
    stranger = Visitor(Client())
    assert stranger.look(f"/slip/{order.no}")["Location"] == f"/slip?no={order.no}"
    stranger.send(f"/slip/{order.no}/withdrawal")
    order.refresh_from_db()
    assert order.stage == Stage.PLACED


def test_a_slip_opens_one_order_and_no_other(passer_by, world):
    mine, other = world.place("秦奶奶"), world.place("高大爷")
    assert _opened(passer_by, mine).look(f"/slip/{other.no}").status_code == 303


def test_a_slip_put_away_must_be_opened_anew(passer_by, world):
    order = world.place()
    holder = _opened(passer_by, order)
    holder.send(f"/slip/{order.no}/closing")
    assert holder.look(f"/slip/{order.no}").status_code == 303


def test_staff_cannot_review_on_her_slip(as_, world):
    order = world.order_at("done")
    keeper = _opened(as_("马青山"), order)
    answer = keeper.send(f"/slip/{order.no}/review", version=order.version, score="5")
    assert answer.status_code == 422
    order.refresh_from_db()
    assert order.stage == Stage.DONE


def test_an_act_that_is_none_is_not_found(passer_by, world):
    order = world.place()
    assert _opened(passer_by, order).send(f"/slip/{order.no}/burning").status_code == 404


@pytest.mark.parametrize("words", NASTY.values(), ids=NASTY)
def test_nothing_typed_breaks_the_slip(passer_by, words):
    assert passer_by.send("/slip", no=words, code=words).status_code == 422
    assert passer_by.look("/slip", no=words[:2000]).status_code == 200


def test_an_address_that_is_no_number_leads_to_the_form(passer_by):
    assert passer_by.look("/slip/𡃁").status_code == 303
    assert passer_by.send("/slip/123/withdrawal").status_code == 303
