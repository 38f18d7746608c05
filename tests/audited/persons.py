"""Bonds, consents and persons: each page and operation that writes, done by whom it belongs to."""

from tests.audited.stages import Send, Stage, Story
from tests.people.bonding import bonded, proposed


def _propose(stage: Stage) -> Send:
    world, desk = stage.world, stage.desk("李小妹")
    said = {"name": "秦奶奶", "village": world.units["杨柳村"].pk, "phone": world.phone("秦奶奶"), "kind": "family"}  # fmt: skip
    return lambda: desk.send("bonds", **said)


def _confirm(stage: Stage) -> Send:
    bond, desk = proposed(stage.world), stage.desk("秦奶奶")
    return lambda: desk.send("bond-confirmation", bond.pk)


def _end(stage: Stage) -> Send:
    bond, desk = bonded(stage.world), stage.desk("秦奶奶")
    return lambda: desk.send("bond-end", bond.pk)


def _reviewer(stage: Stage) -> Send:
    bond, desk = bonded(stage.world), stage.desk("秦奶奶")
    return lambda: desk.send("bond-reviewer", bond.pk, reviews="1")


def _consent(stage: Stage) -> Send:
    desk = stage.desk("秦奶奶")
    return lambda: desk.send("consent", "publish", do="give")


PAGES: dict[str, Story] = {
    "bonds": _propose, "bond-confirmation": _confirm, "bond-end": _end,
    "bond-reviewer": _reviewer, "consent": _consent,
}  # fmt: skip
