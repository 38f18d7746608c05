"""A key does its work once, and gives the first answer again byte for byte (G03)."""

import pytest

from tests.api.described import operations
from tests.world import MONDAY
from wudan.orders.models import Order

EXEMPT = {"sign_in", "read_contact"}
"""Signing in twice does no harm, reading twice is two readings; neither answer may be kept."""
POSTS = [found for found in operations() if found.method == "post" and found.id not in EXEMPT]


def test_all_posts_are_found():
    assert len(POSTS) >= 35


def test_every_post_says_that_it_asks_for_a_key():
    for post in POSTS:
        named = [given for given in post.parameters if given["name"] == "Idempotency-Key"]
        assert [given["required"] for given in named] == [True], post.id


def test_every_post_asks_for_a_key(world, enter):
    """But for those about a thing of somebody else's, which is not there, whatever the request lacks."""
    no, elder = world.place().no, enter("秦奶奶")
    addresses = [post.path.replace("orders/{no}", f"orders/{no}") for post in POSTS]
    answers = {
        address: elder.say("POST", address, {}) for address in addresses if "{" not in address
    }
    assert len(answers) >= 25
    lacking = {where: answer for where, answer in answers.items() if answer.status != 422 or "Idempotency-Key" not in answer["fields"]}  # fmt: skip
    assert lacking == {}


@pytest.mark.parametrize("key", ["short", "k" * 81, "a key with blanks", "键键键键键键键键"])
def test_a_key_that_is_none_is_refused(enter, key):
    elder = enter("秦奶奶")
    key = key if key.isascii() else key.encode().decode("latin-1")
    answer = elder.say("POST", "orders", {"service": "haircut"}, key=key)
    assert (answer.status, list(answer["fields"])) == (422, ["Idempotency-Key"])


def test_an_order_placed_twice_by_one_key_is_placed_once(enter):
    elder = enter("秦奶奶")
    first = elder.post("orders", {"service": "haircut"}, key="tapped-twice")
    second = elder.post("orders", {"service": "haircut"}, key="tapped-twice")
    assert (first.status, second.status) == (201, 201)
    assert first.raw == second.raw
    assert Order.objects.count() == 1


def test_the_answer_is_given_again_when_the_order_has_left_ones_sight(world, enter):
    order, leader = world.order_at("offered"), enter("苏远")
    first = leader.post(f"orders/{order.no}/refusal", {"reason": "no_people"}, key="no-thank-you")
    again = leader.post(f"orders/{order.no}/refusal", {"reason": "no_people"}, key="no-thank-you")
    assert leader.get(f"orders/{order.no}").status == 404
    assert (first.status, again.raw) == (200, first.raw)


def test_a_key_used_for_other_content_is_refused(enter):
    elder = enter("秦奶奶")
    elder.post("orders", {"service": "haircut"}, key="used-before")
    answer = elder.post("orders", {"service": "bath"}, key="used-before")
    assert (answer.status, answer["code"]) == (422, "key_reused")


def test_a_key_used_for_another_order_is_refused(world, enter):
    first, second = world.place(), world.place()
    keeper = enter("马青山")
    keeper.post(f"orders/{first.no}/acceptance", key="used-before")
    answer = keeper.post(f"orders/{second.no}/acceptance", key="used-before")
    assert (answer.status, answer["code"]) == (422, "key_reused")


def test_two_people_may_draw_the_same_key(enter):
    for name in ("秦奶奶", "白嫂"):
        assert enter(name).post("orders", {"service": "haircut"}, key="same-key").status == 201
    assert Order.objects.count() == 2


def test_a_refusal_is_not_kept_so_the_key_may_try_again(world, enter):
    order, keeper = world.place(service=None, words="听戏"), enter("马青山")
    refused = keeper.post(f"orders/{order.no}/acceptance", {"platform": "none"}, key="try-again")
    assert refused.status == 422
    body = {"platform": "culture"}
    assert keeper.post(f"orders/{order.no}/acceptance", body, key="try-again").status == 200


def test_the_same_content_spelt_otherwise_is_the_same_content(enter):
    elder = enter("秦奶奶")
    raw = b'{ "wanted_part":"am", "service":"haircut" }'
    first = elder.post("orders", {"service": "haircut", "wanted_part": "am"}, key="spelt-twice")
    second = elder.say("POST", "orders", raw=raw, key="spelt-twice")
    assert first.raw == second.raw
    assert first["stage"] == "placed"
    assert Order.objects.get().placed_at == MONDAY
