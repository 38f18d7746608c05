"""What the API refuses leaves a line for machines: who, which act, why; nothing typed."""

import json
import logging

import pytest


@pytest.fixture
def noted(caplog):
    """The lines of the technical log so far."""
    caplog.set_level(logging.WARNING, logger="wudan.refused")

    def lines():
        found = [one.getMessage() for one in caplog.records if one.name == "wudan.refused"]
        return [json.loads(line.removeprefix("refused ")) for line in found]

    return lines


def test_a_strangers_order_and_an_act_not_ones_own_are_noted(world, enter, noted):
    order = world.place()
    enter("贾站长").get(f"orders/{order.no}")
    enter("严审计").post(f"orders/{order.no}/acceptance")
    first, second = noted()
    assert (first["code"], first["post"]) == ("missing", world.posts["贾站长"].pk)
    assert (second["code"], second["route"], second["method"]) == (
        "not_your_role", "accept_order", "POST",
    )  # fmt: skip
    assert order.no not in json.dumps([first, second])


def test_a_strangers_order_with_a_body_that_makes_no_sense_is_noted_too(world, enter, noted):
    order = world.place()
    enter("贾站长").post(f"orders/{order.no}/acceptance", {"version": "x"})
    assert [line["code"] for line in noted()] == ["missing"]


def test_what_is_only_mistyped_is_not(world, enter, noted):
    order = world.place()
    answer = enter("马青山").post(f"orders/{order.no}/declination", {"reason": "moon"})
    assert answer.status == 422
    assert noted() == []
