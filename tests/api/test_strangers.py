"""A stranger's order is not there: not to read, not to act on, whatever is sent."""

import pytest

from tests.api.described import operations

OF_ORDERS = [
    found
    for found in operations()
    if "{no}" in found.path and not found.path.startswith("content/")
]
"""Pieces have numbers too, and are for everybody or for nobody: tests/web/console/test_content.py."""


@pytest.mark.parametrize("found", OF_ORDERS, ids=lambda found: found.id)
@pytest.mark.parametrize("who", ["高大爷", "贾站长", "艾科长", "呼延歌", "计管理"])
def test_a_stranger_gets_404(world, enter, found, who):
    order = world.order_at("offered")
    stranger = enter(who)
    path = found.path.replace("{no}", order.no)
    for body in ({}, {"words": 1, "nonsense": []}):
        answer = stranger.say(found.method.upper(), path, body, key="stranger-asks")
        assert (answer.status, answer["code"]) == (404, "missing")


@pytest.mark.parametrize("found", OF_ORDERS, ids=lambda found: found.id)
def test_nobody_gets_401(world, speaker, found):
    order = world.place()
    path = found.path.replace("{no}", order.no)
    answer = speaker.say(found.method.upper(), path, {}, key="nobody-asks")
    assert (answer.status, answer["code"]) == (401, "sign_in")


@pytest.mark.parametrize("no", ["1", "00000000000", "12345678901", "x" * 300, "1%002345678", "ü"])
def test_what_is_no_number_is_not_found(enter, no):
    elder = enter("秦奶奶")
    assert elder.get(f"orders/{no}").status == 404
    assert elder.post(f"orders/{no}/withdrawal").status == 404


def test_an_order_cannot_be_merged_into_a_strangers(world, enter):
    mine, other = world.place(), world.place("白嫂")
    answer = enter("马青山").post(f"orders/{mine.no}/merger", {"into": other.no})
    assert (answer.status, list(answer["fields"])) == (422, ["into"])
