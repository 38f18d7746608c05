"""The resident's own verbs, each a form that counts once."""

import re

import pytest
from django.test import Client

from tests.entering import come_in
from tests.web.portal.visiting import NASTY, text
from tests.world import MONDAY
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.enums import Stage
from wudan.orders.models import Order

ACTS = {
    "supplement": ("returned", {"words": "明天上午在家"}, Stage.PLACED),
    "withdrawal": ("scheduled", {}, Stage.WITHDRAWN),
    "acknowledgement": ("done", {}, Stage.ACKNOWLEDGED),
    "review": ("done", {"score": "5", "words": "剪得好"}, Stage.REVIEWED),
}


@pytest.mark.parametrize("noun", ACTS)
def test_the_elder_does_it_and_comes_back_to_her_order(as_, world, noun):
    stage, fields, to = ACTS[noun]
    order = world.order_at(stage)
    answer = as_("秦奶奶").send(f"/orders/{order.no}/{noun}", version=order.version, **fields)
    assert (answer.status_code, answer["Location"]) == (303, f"/orders/{order.no}")
    order.refresh_from_db()
    assert order.stage == to


@pytest.mark.parametrize("noun", ACTS)
def test_a_stale_page_shows_the_newer_order_and_changes_nothing(as_, world, noun):
    stage, fields, _to = ACTS[noun]
    order = world.order_at(stage)
    answer = as_("秦奶奶").send(f"/orders/{order.no}/{noun}", version=order.version - 1, **fields)
    assert answer.status_code == 409
    assert "下面是最新的样子" in text(answer)
    order.refresh_from_db()
    assert order.stage == stage


@pytest.mark.parametrize("noun", ACTS)
def test_a_step_the_flow_does_not_have_is_refused_with_its_reason(as_, world, noun):
    order = world.order_at("settled")
    _stage, fields, _to = ACTS[noun]
    answer = as_("秦奶奶").send(f"/orders/{order.no}/{noun}", version=order.version, **fields)
    assert answer.status_code == 422
    assert "这一单现在是“已办结”" in text(answer)


@pytest.mark.parametrize("noun", [*ACTS, "disavowal"])
def test_a_stranger_finds_nothing_to_act_on(as_, world, noun):
    order = world.order_at("done")
    assert as_("高大爷").send(f"/orders/{order.no}/{noun}", score="5").status_code == 404
    assert Order.objects.get(pk=order.pk).stage == Stage.DONE


@pytest.mark.parametrize("noun", [*ACTS, "disavowal"])
def test_opening_the_address_of_a_form_leads_to_the_order(as_, world, noun):
    order = world.order_at("done")
    answer = as_("秦奶奶").look(f"/orders/{order.no}/{noun}")
    assert (answer.status_code, answer["Location"]) == (303, f"/orders/{order.no}")


def test_pressing_twice_reviews_once(as_, world):
    order, elder = world.order_at("done"), as_("秦奶奶")
    fields = {"token": "the-same-key", "version": order.version, "score": "4"}
    first = elder.client.post(f"/orders/{order.no}/review", fields)
    again = elder.client.post(f"/orders/{order.no}/review", fields)
    assert (first.status_code, again.status_code) == (303, 303)
    order.refresh_from_db()
    assert order.version == int(fields["version"]) + 1


@pytest.mark.parametrize("score", ["", "0", "6", "12345", "五", "-1", "5.0", "𡃁"])
def test_a_review_without_a_score_is_asked_for_one_and_keeps_the_words(as_, world, score):
    order = world.order_at("done")
    answer = as_("秦奶奶").send(f"/orders/{order.no}/review", score=score, words="还行吧")
    assert answer.status_code == 422
    assert "请选 1 到 5 颗星" in text(answer)
    assert "还行吧" in text(answer)


def test_a_form_without_its_key_is_not_taken(as_, world):
    order = world.order_at("done")
    answer = as_("秦奶奶").client.post(f"/orders/{order.no}/acknowledgement", {})
    assert answer.status_code == 422
    assert "请刷新后再提交" in text(answer)


@pytest.mark.parametrize("words", NASTY.values(), ids=NASTY)
@pytest.mark.parametrize("noun", [*ACTS, "disavowal"])
def test_nothing_typed_breaks_an_act(as_, world, noun, words):
    order = world.order_at(ACTS.get(noun, ("placed",))[0])
    fields = {"words": words, "score": words[:50], "version": words[:50]}
    answer = as_("秦奶奶").send(f"/orders/{order.no}/{noun}", **fields)
    assert answer.status_code in {303, 422}
    assert "<script>alert" not in text(answer)


def test_who_asked_for_nothing_says_so(as_, world):
    order = _by_proxy(world)
    elder = as_("秦奶奶")
    assert "这不是我点的" in text(elder.look(f"/orders/{order.no}"))
    answer = elder.send(f"/orders/{order.no}/disavowal", version=order.version)
    assert answer.status_code == 303
    order.refresh_from_db()
    assert (order.stage, order.closed_code) == (Stage.VOID, "disowned")


def test_ones_own_order_is_withdrawn_not_disowned(as_, world):
    order = world.place()
    answer = as_("秦奶奶").send(f"/orders/{order.no}/disavowal", version=order.version)
    assert answer.status_code == 422
    assert "不要了请撤单" in text(answer)


def test_who_took_the_order_for_her_cannot_review_it(as_, world):
    order = _by_proxy(world)
    keeper = as_("马青山")
    answer = keeper.send(f"/orders/{order.no}/review", score="5")
    assert answer.status_code == 422
    keeper.send("/acting", post="0")
    answer = keeper.send(f"/orders/{order.no}/review", score="5")
    assert answer.status_code == 404


def test_who_took_the_order_for_her_is_not_her_when_off_duty(as_, world):
    order = _by_proxy(world)
    keeper = as_("马青山")
    keeper.send("/acting", post="0")
    assert keeper.look(f"/orders/{order.no}").status_code == 404
    assert order.no not in keeper.look("/orders/mine").content.decode()


def _by_proxy(world):
    return actions.place_for(
        need=Need(words="想剪头"), beneficiary=world.people["秦奶奶"], channel="telephone",
        consent="spoken_phone", by=world.actor("马青山"), at=MONDAY,
    )  # fmt: skip


def test_the_forms_on_the_page_carry_all_they_need(world):
    order, client = world.order_at("done"), Client(enforce_csrf_checks=True)
    account = world.people["秦奶奶"].account
    come_in(client, account)
    page = text(client.get(f"/orders/{order.no}"))
    form = page[page.index(f'action="/orders/{order.no}/acknowledgement"') :]
    form = form[: form.index("</form>")]
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    assert {"csrfmiddlewaretoken", "token", "version"} <= set(fields)
    assert client.post(f"/orders/{order.no}/acknowledgement", fields).status_code == 303
