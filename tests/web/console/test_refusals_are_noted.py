"""What is refused leaves a line for machines, and twenty reaches for others' things an alarm."""

import json
import logging

import pytest

from wudan.journal.models import Event


@pytest.fixture
def noted(caplog):
    """The lines of the technical log so far."""
    caplog.set_level(logging.WARNING, logger="wudan.refused")

    def lines():
        found = [one.getMessage() for one in caplog.records if one.name == "wudan.refused"]
        return [json.loads(line.removeprefix("refused ")) for line in found]

    return lines


def test_a_stranger_to_an_order_is_noted_without_its_number(world, desk_of, noted):
    order = world.place()
    desk_of("贾站长").see("order", order.no)
    (line,) = noted()
    post = world.posts["贾站长"]
    assert line == {
        "code": "missing", "person": post.person_id, "post": post.pk, "route": "order",
        "method": "GET",
    }  # fmt: skip
    assert order.no not in json.dumps(line)


def test_an_act_that_is_not_ones_own_is_noted_once(world, desk_of, noted):
    order = world.place()
    assert desk_of("严审计").act("acceptance", order, service=order.service_id).status_code == 422
    (line,) = noted()
    assert (line["code"], line["route"], line["method"]) == ("not_your_role", "acceptance", "POST")


def test_a_typing_error_is_no_refusal(world, desk_of, noted):
    assert desk_of("马青山").act("declination", world.place()).status_code == 422
    assert noted() == []


def test_the_twentieth_reach_for_what_is_not_ones_own_raises_the_alarm_the_auditor_sees(
    world, desk_of
):
    order, auditor = world.place(), desk_of("严审计")
    keeper = desk_of("贾站长")
    for _ in range(19):
        keeper.act("acceptance", order, service=order.service_id)
    assert not Event.objects.filter(verb="account.alarm").exists()
    keeper.see("order", order.no)
    assert Event.objects.get(verb="account.alarm").person_id == world.people["贾站长"].pk
    assert "报警" in auditor.see("journal", verb="account.alarm").content.decode()
