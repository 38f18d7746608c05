"""Plans of teams: begun, consulted, adjusted, adopted, begun anew; by the leader of the team in charge."""

from tests.audited.stages import Send, Stage, Story
from tests.teams.planned import begun, consulted, first_tier
from tests.world import MONDAY
from wudan.teams.actions import plans
from wudan.teams.models import PlanVersion

_LINE = {
    "item0_title": "村口义剪", "item0_category": "relief", "item0_target": "4",
    "item0_places": "各村", "item0_times": "每月", "words": "四季度多剪头",
}  # fmt: skip
_NEW = _LINE | {"starts_on": "2026-10-01", "ends_on": "2026-12-31"}


def in_writing(stage: Stage) -> PlanVersion:
    """理发小队, for once of the first tier, writes its plan."""
    world = stage.world
    return begun(world, team=first_tier(world, "clippers"), by=world.actor("苏远"))


def _adopted(stage: Stage) -> PlanVersion:
    version = consulted(stage.world, in_writing(stage), by="苏远")
    return plans.adopt(version=version, by=stage.world.actor("苏远"), at=MONDAY)


def _new(stage: Stage) -> Send:
    team, desk = first_tier(stage.world, "clippers"), stage.desk("苏远")
    return lambda: desk.send("plan-new", team.pk, **_NEW)


def _consultation(stage: Stage) -> Send:
    version, desk = in_writing(stage), stage.desk("苏远")
    said = {"consulted": "六个村", "minutes": "想周末剪"}
    return lambda: desk.send("plan-consultation", version.plan_id, **said)


def _adjustment(stage: Stage) -> Send:
    version, desk = in_writing(stage), stage.desk("苏远")
    return lambda: desk.send("plan-adjustment", version.plan_id, item0_line="1", **_LINE)


def _adoption(stage: Stage) -> Send:
    version, desk = consulted(stage.world, in_writing(stage), by="苏远"), stage.desk("苏远")
    return lambda: desk.send("plan-adoption", version.plan_id)


def _renewal(stage: Stage) -> Send:
    version, desk = _adopted(stage), stage.desk("苏远")
    return lambda: desk.send("plan-renewal", version.plan_id)


PAGES: dict[str, Story] = {
    "plan-new": _new, "plan-consultation": _consultation, "plan-adjustment": _adjustment,
    "plan-adoption": _adoption, "plan-renewal": _renewal,
}  # fmt: skip


def adopted_number(stage: Stage) -> dict[str, object]:
    """For pages that read: an adopted plan."""
    return {"pk": _adopted(stage).plan_id}


_BODY = {
    "words": "四季度多剪头",
    "items": [
        {"title": "村口义剪", "category": "relief", "target": 4, "places": "各村", "times": "每月"}
    ],
}


def _client_begin(stage: Stage) -> Send:
    first_tier(stage.world, "clippers")
    client = stage.client("苏远")
    said = {"team": "clippers", "starts_on": "2026-10-01", "ends_on": "2026-12-31", **_BODY}
    return lambda: client.post("plans", said).response


def _client_consult(stage: Stage) -> Send:
    version, client = in_writing(stage), stage.client("苏远")
    said = {"consulted": "六个村", "minutes": "想周末剪"}
    return lambda: client.post(f"plans/{version.plan_id}/consultation", said).response


def _client_adjust(stage: Stage) -> Send:
    version, client = in_writing(stage), stage.client("苏远")
    return lambda: client.post(f"plans/{version.plan_id}/adjustment", _BODY).response


def _client_adopt(stage: Stage) -> Send:
    version, client = consulted(stage.world, in_writing(stage), by="苏远"), stage.client("苏远")
    return lambda: client.post(f"plans/{version.plan_id}/adoption").response


def _client_renew(stage: Stage) -> Send:
    version, client = _adopted(stage), stage.client("苏远")
    return lambda: client.post(f"plans/{version.plan_id}/renewal").response


OPERATIONS: dict[str, Story] = {
    "begin_plan": _client_begin, "consult_plan": _client_consult, "adjust_plan": _client_adjust,
    "adopt_plan": _client_adopt, "renew_plan": _client_renew,
}  # fmt: skip
