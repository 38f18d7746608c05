"""Stories of 整批派单: for each page and operation, somebody writes with success."""

from tests.audited.stages import Send, Stage, Story
from tests.web.console.desk import NOON
from wudan.orders.actions import proposals
from wudan.orders.models import Proposal, ProposalLine


def proposed(stage: Stage) -> Proposal:
    """What 民政局's officer was proposed for the one order that waits."""
    stage.world.order_at("accepted")
    return proposals.propose(by=stage.world.actor("景科长"), at=NOON)


def a_line(stage: Stage) -> ProposalLine:
    return proposed(stage).lines.select_related("team").get()


def _propose(stage: Stage) -> Send:
    stage.world.order_at("accepted")
    return lambda: stage.desk("景科长").send("dispatch-proposals")


def _accept(stage: Stage) -> Send:
    made = proposed(stage)
    return lambda: stage.desk("景科长").send("dispatch-proposal-acceptance", made.pk, all="yes")


def _override(stage: Stage) -> Send:
    line, teams = a_line(stage), stage.world.teams
    other = teams["carers"] if line.team == teams["clippers"] else teams["clippers"]
    fields = {"team": other.pk, "note": "队长熟悉这家"}
    return lambda: stage.desk("景科长").send("dispatch-line-team", line.pk, **fields)


def _drop(stage: Stage) -> Send:
    line = a_line(stage)
    return lambda: stage.desk("景科长").send("dispatch-line-drop", line.pk, note="等家里人回来")


def _propose_by_client(stage: Stage) -> Send:
    stage.world.order_at("accepted")
    client = stage.client("景科长")
    return lambda: client.post("dispatch-proposals", {}).response


def _accept_by_client(stage: Stage) -> Send:
    made, client = proposed(stage), stage.client("景科长")
    return lambda: client.post(f"dispatch-proposals/{made.pk}/acceptance", {}).response


PAGES: dict[str, Story] = {
    "dispatch-proposals": _propose, "dispatch-proposal-acceptance": _accept,
    "dispatch-line-team": _override, "dispatch-line-drop": _drop,
}  # fmt: skip
OPERATIONS: dict[str, Story] = {
    "propose_for_all": _propose_by_client, "accept_dispatch_proposal": _accept_by_client,
}  # fmt: skip
