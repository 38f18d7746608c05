"""The order's page: an honest state, who comes and when, and a reason where there is none."""

import pytest

from tests.web.portal.visiting import text
from tests.world import PATHS


@pytest.mark.parametrize("stage", PATHS)
def test_every_stage_has_its_page(as_, world, stage, django_assert_max_num_queries):
    order, elder = world.order_at(stage), as_("秦奶奶")
    elder.look("/")
    with django_assert_max_num_queries(8):
        answer = elder.look(f"/orders/{order.no}")
    assert answer.status_code == 200
    assert order.number in text(answer)


def test_she_knows_who_comes_and_when_and_that_it_is_free(as_, world):
    order = world.order_at("scheduled")
    page = text(as_("秦奶奶").look(f"/orders/{order.no}"))
    assert "理发小队" in page
    assert "联系人：苏远" in page
    assert "9月8日 周二 12:00" in page
    assert "不收钱" in page


def test_the_contact_is_gone_when_the_work_is_done(as_, world):
    order = world.order_at("done")
    page = text(as_("秦奶奶").look(f"/orders/{order.no}"))
    assert "联系人：" not in page
    assert "剪好了，扫干净了。" in page


def test_a_declined_order_tells_why_and_where_to_go(as_, world):
    order = world.order_at("declined")
    page = text(as_("秦奶奶").look(f"/orders/{order.no}"))
    assert "这件事不在志愿服务范围内" in page
    assert "12345" in page


def test_an_order_asked_back_shows_the_question(as_, world):
    page = text(as_("秦奶奶").look(f"/orders/{world.order_at('returned').no}"))
    assert "站上问：" in page
    assert "哪天方便？" in page


def test_what_cannot_be_done_says_why(as_, world):
    page = text(as_("秦奶奶").look(f"/orders/{world.order_at('started').no}"))
    assert "不能撤单" in page


@pytest.mark.parametrize("stranger", ["高大爷", "贾站长"])
def test_for_a_stranger_there_is_no_such_order(as_, world, stranger):
    order = world.order_at("scheduled")
    assert as_(stranger).look(f"/orders/{order.no}").status_code == 404


@pytest.mark.parametrize("no", ["1", "x", "00000000000", "٣" * 11, "𡃁", "12345678901234567890"])
def test_a_number_that_is_none_is_not_found(as_, no):
    assert as_("秦奶奶").look(f"/orders/{no}").status_code == 404


def test_a_volunteer_sees_address_and_phone_only_while_serving(as_, world):
    serving, done = world.order_at("scheduled"), world.order_at("done")
    helper, phone = as_("小武"), world.phone("秦奶奶")
    assert phone not in text(helper.look(f"/orders/{serving.no}"))
    page = text(helper.send(f"/orders/{serving.no}/contact", purpose="serve"))
    assert phone in page
    assert "杨柳村三组" in page
    assert serving.slip_code not in page
    assert helper.send(f"/orders/{done.no}/contact", purpose="serve").status_code == 422
    page = text(helper.look(f"/orders/{done.no}"))
    assert phone not in page
    assert "杨柳村三组" not in page
    assert "秦奶奶" not in page


def test_staff_get_their_own_page_at_the_same_address(as_, world):
    order = world.order_at("placed")
    answer = as_("马青山").look(f"/orders/{order.no}")
    assert answer.status_code == 200
    assert "console/order.html" in [template.name for template in answer.templates]


def test_an_order_that_left_the_way_shows_how_far_it_had_come(as_, world):
    order = world.order_at("accepted")
    elder = as_("秦奶奶")
    elder.send(f"/orders/{order.no}/withdrawal", version=order.version)
    page = elder.look(f"/orders/{order.no}")
    assert (page.context["reached"], page.context["stopped"]) == (2, "已撤单")
