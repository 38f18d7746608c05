"""A stranger's order is not there: not to read, not to act on, whatever is sent."""

import pytest

from tests.api.described import operations

OF_ORDERS = [
    found
    for found in operations()
    if "{no}" in found.path and not found.path.startswith("content/")
]
"""Pieces have numbers too, and are for everybody or for nobody: tests/web/console/test_content.py."""


@pytest.mark.parametrize("who", ["高大爷", "贾站长", "艾科长", "呼延歌", "计管理"])
def test_a_stranger_gets_404(world, enter, who):
    order, stranger = world.order_at("offered"), enter(who)
    assert answers_to(stranger, order, key="stranger-asks") == {(404, "missing")}


def test_nobody_gets_401(world, speaker):
    assert answers_to(speaker, world.place(), key="nobody-asks") == {(401, "sign_in")}


def answers_to(speaker, order, *, key):
    """What comes of each operation on the order, with a body that says nothing and one that makes no sense; one that
    is answered in a way of its own is named."""
    heard = {}
    for found in OF_ORDERS:
        path = found.path.replace("{no}", order.no)
        for body in ({}, {"words": 1, "nonsense": []}):
            answer = speaker.say(found.method.upper(), path, body, key=key)
            heard.setdefault((answer.status, answer["code"]), []).append(found.id)
    usual = max(heard, key=lambda answer: len(heard[answer]))
    assert {answer: ids for answer, ids in heard.items() if answer != usual} == {}
    assert len(heard[usual]) == 2 * len(OF_ORDERS) >= 60
    return set(heard)


@pytest.mark.parametrize("no", ["1", "00000000000", "12345678901", "x" * 300, "1%002345678", "ü"])
def test_what_is_no_number_is_not_found(enter, no):
    elder = enter("秦奶奶")
    assert elder.get(f"orders/{no}").status == 404
    assert elder.post(f"orders/{no}/withdrawal").status == 404


def test_an_order_cannot_be_merged_into_a_strangers(world, enter):
    mine, other = world.place(), world.place("白嫂")
    answer = enter("马青山").post(f"orders/{mine.no}/merger", {"into": other.no})
    assert (answer.status, list(answer["fields"])) == (422, ["into"])
