"""Earning: each page and operation that writes, done by whom it belongs to."""

from datetime import timedelta

from tests.audited.stages import Send, Stage, Story
from tests.rewards.earning import TODAY, YESTERDAY, decided, kept, proposed, rule, ruled, told
from tests.world import MONDAY
from wudan.rewards.actions import deeds, rules
from wudan.rewards.models import Deed, PointRules, Trial

_SAID = {"words": "劝住了一家大办满月酒", "day": f"{YESTERDAY}"}


def _adoption(stage: Stage) -> Send:
    ruled()
    following, desk = PointRules.objects.get(version=2), stage.desk("柳文书")
    said = {"rules": following.pk, "starts_on": f"{TODAY + timedelta(days=9)}", "why": "好算"}
    return lambda: desk.send("point-rules", **said)


def _trial(stage: Stage) -> Send:
    ruled()
    following, desk = PointRules.objects.get(version=2), stage.desk("柳文书")
    return lambda: desk.send("trial-asking", rules=following.pk, span="quarter")


def _proposal(stage: Stage) -> Send:
    ruled()
    desk, said = (
        stage.desk("马青山"),
        {"words-0": "看护独居老人", "amount-0": "5", "sign-0": "plus"},
    )
    return lambda: desk.send("village-rules", stage.world.units["杨柳村"].pk, **said)


def _decision(stage: Stage) -> Send:
    proposed(stage.world)
    desk = stage.desk("乔委员")
    said = {"decided_on": f"{TODAY}", "starts_on": f"{TODAY}", "minutes_no": "3", "signers": "马青山", "answer": "decide"}  # fmt: skip
    return lambda: desk.send("village-decision", stage.world.units["杨柳村"].pk, **said)


def _deed(stage: Stage) -> Send:
    line, desk = rule("speak"), stage.desk("马青山")
    return lambda: desk.send("deed-new", rule=f"r{line.pk}", who="秦奶奶", **_SAID)


def _second(stage: Stage) -> Send:
    row, desk = kept(stage.world, "rescue"), stage.desk("乔委员")
    return lambda: desk.send("deed-second", row.no, words="问过了", answer="second")


def disputed(stage: Stage) -> Deed:
    """A minus of 秦奶奶 that she says was not hers."""
    _plus, minus = decided(stage.world)
    world = stage.world
    row = deeds.keep(owner=world.people["秦奶奶"], rule=minus, told=told(), by=world.actor("马青山"), at=MONDAY)  # fmt: skip
    deeds.second(row=row, words="", by=world.actor("乔委员"), at=MONDAY)
    return deeds.object_to(row=row, words="不是我", by=world.oneself("秦奶奶"), at=MONDAY)


def _answer(stage: Stage) -> Send:
    row, desk = disputed(stage), stage.desk("柳文书")
    return lambda: desk.send("deed-answer", row.no, words="查过了", answer="uphold")


def _reversal(stage: Stage) -> Send:
    row, desk = kept(stage.world), stage.desk("乔委员")
    return lambda: desk.send("deed-reversal", row.no, why="没有这回事")


def _objection(stage: Stage) -> Send:
    row, desk = kept(stage.world), stage.desk("秦奶奶")
    return lambda: desk.send("deed-objection", row.no, words="那天我在县城")


PAGES: dict[str, Story] = {
    "point-rules": _adoption, "trial-asking": _trial, "village-rules": _proposal, "village-decision": _decision,
    "deed-new": _deed, "deed-second": _second, "deed-answer": _answer, "deed-reversal": _reversal,
    "deed-objection": _objection,
}  # fmt: skip


def _client_deed(stage: Stage) -> Send:
    ruled()
    client = stage.client("马青山")
    said = {"rule": "speak", "who": "秦奶奶"} | _SAID
    return lambda: client.post("deeds", said).response


OPERATIONS: dict[str, Story] = {"keep_deed": _client_deed}


def a_deed(stage: Stage) -> dict[str, object]:
    """One that was kept."""
    return {"no": kept(stage.world).no}


def a_village(stage: Stage) -> dict[str, object]:
    """杨柳村, with rules of its own."""
    decided(stage.world)
    unit = stage.world.units["杨柳村"]
    return {"pk": unit.pk, "unit_id": unit.pk}


def a_trial(stage: Stage) -> dict[str, object]:
    """One that waits."""
    ruled()
    following = PointRules.objects.get(version=2)
    made: Trial = rules.try_out(rules=following, by=stage.world.actor("柳文书"), at=MONDAY)
    return {"pk": made.pk}
