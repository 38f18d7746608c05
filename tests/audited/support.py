"""Support orders: asked for by the site in charge, taken step by step by its team and the site."""

from datetime import timedelta

from tests.audited.stages import Send, Stage, Story
from tests.teams.planned import first_tier
from tests.web.console.desk import NOON
from tests.world import MONDAY
from wudan.teams.actions import support
from wudan.teams.models import SupportOrder


def asked(stage: Stage) -> SupportOrder:
    """杨柳村 asks 理发小队, for once of the first tier."""
    world = stage.world
    return support.ask(
        team=first_tier(world, "clippers"), unit=world.units["杨柳村"], kind="guidance",
        words="教两个人剪头", by=world.actor("马青山"), at=MONDAY,
    )  # fmt: skip


def _new(stage: Stage) -> Send:
    team, desk = first_tier(stage.world, "clippers"), stage.desk("马青山")
    said = {"team": team.pk, "unit": stage.world.units["杨柳村"].pk, "kind": "guidance"}
    return lambda: desk.send("support-new", **said, words="教两个人剪头")


def _step(stage: Stage) -> Send:
    order, desk = asked(stage), stage.desk("苏远")
    return lambda: desk.send("support-step", order.pk, "accept", words="下周来")


PAGES: dict[str, Story] = {"support-new": _new, "support-step": _step}


def _client_ask(stage: Stage) -> Send:
    first_tier(stage.world, "clippers")
    client = stage.client("马青山")
    said = {"team": "clippers", "unit": "杨柳村", "kind": "guidance", "words": "教两个人剪头"}
    return lambda: client.post("support-orders", said).response


def _client_step(stage: Stage) -> Send:
    order, client = asked(stage), stage.client("苏远")
    support.step(order=order, verb="accept", words="来", by=stage.world.actor("苏远"), at=MONDAY)
    day = (NOON + timedelta(days=5)).date()
    said = {"verb": "schedule", "day": str(day)}
    return lambda: client.post(f"support-orders/{order.pk}/steps", said).response


OPERATIONS: dict[str, Story] = {
    "ask_for_support": _client_ask, "step_support_order": _client_step,
}  # fmt: skip
