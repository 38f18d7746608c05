"""Points and households: for each page and operation that writes, somebody does it, and it succeeds."""

from tests.audited.stages import Send, Stage, Story
from tests.ledger.points.earning import earn, family, of
from wudan.people.models import Household


def a_family(stage: Stage) -> Household:
    """秦奶奶 and 李小妹 of 杨柳村."""
    return family(stage.world, "秦奶奶", "李小妹")


def _entry(stage: Stage) -> Send:
    fields = {"person": stage.world.people["秦奶奶"].pk, "title": "秦家"}
    return lambda: stage.desk("马青山").send("household-entry", **fields)


def _split(stage: Stage) -> Send:
    home = a_family(stage)
    going = home.members.get(role="member").pk
    fields = {"act": "split", "movers": [going], "head": going, "title": "小李家", "spend": "0"}
    return lambda: stage.desk("马青山").send("household", home.pk, **fields)


def _pool(stage: Stage) -> Send:
    a_family(stage)
    earn(stage.world, of(stage.world, "李小妹"))
    return lambda: stage.desk("李小妹").send("points-pool", way="into", spend="3")


def _pool_api(stage: Stage) -> Send:
    a_family(stage)
    earn(stage.world, of(stage.world, "李小妹"))
    client = stage.client("李小妹")
    return lambda: client.post("points/pooling", {"spend": 3, "into": True}).response


PAGES: dict[str, Story] = {"household-entry": _entry, "household": _split, "points-pool": _pool}
OPERATIONS: dict[str, Story] = {"pool_points": _pool_api}
