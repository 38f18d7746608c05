"""Sites over the API: each operation that writes, done by whom it belongs to. Their pages are in `pages`."""

from datetime import timedelta

from tests.audited.stages import Send, Stage, Story
from tests.grounds.building import a_base
from tests.world import MONDAY
from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.sites import actions
from wudan.sites.models import Site


def _keyed(stage: Stage, name: str) -> str:
    """A site by a key that an address carries as it is."""
    Unit.objects.filter(pk=stage.world.units[name].pk).update(key="s001")
    return "sites/s001"


def _contact(stage: Stage) -> Send:
    client, where = stage.client("马青山"), _keyed(stage, "杨柳村")
    said = {"version": 1, "phone": "10100000009", "opening": "1-2 09:00-12:00"}
    return lambda: client.post(f"{where}/contact", said).response


def _identity(stage: Stage) -> Send:
    client, where = stage.client("乔委员"), _keyed(stage, "杨柳村")
    said = {"version": 1, "name": "杨柳村新时代文明实践站", "host": "村党群服务中心"}
    return lambda: client.post(f"{where}/identity", said).response


def _open(stage: Stage) -> Send:
    client = stage.client("乔委员")
    said = {"kind": "station", "parent": "铁边城", "name": "新寨村新时代文明实践站"}
    return lambda: client.post("sites", said).response


def _rehang(stage: Stage) -> Send:
    client, where = stage.client("柳文书"), _keyed(stage, "石峁村")
    said = {"parent": "周湾", "moved_on": f"{day_of(MONDAY)}", "why": "区划调整"}
    return lambda: client.post(f"{where}/rehanging", said).response


def _end(stage: Stage) -> Send:
    before = MONDAY - timedelta(days=1)
    site, client = a_base(stage.world, parent="铁边城", at=before), stage.client("柳文书")
    where = f"sites/{site.unit.key}/ending"
    return lambda: client.post(where, {"why": "归还文物局"}).response


def _move(stage: Stage) -> Send:
    client, where = stage.client("柳文书"), _keyed(stage, "杨柳村")
    said = {"address": "新村部一楼", "why": "搬到新村部"}
    return lambda: client.post(f"{where}/moving", said).response


def _close(stage: Stage) -> Send:
    client, where = stage.client("柳文书"), _keyed(stage, "杨柳村")
    return lambda: client.post(f"{where}/closing", {"why": "村部翻修"}).response


def _reopen(stage: Stage) -> Send:
    client, where = stage.client("柳文书"), _keyed(stage, "杨柳村")
    site = Site.objects.get(unit=stage.world.units["杨柳村"])
    actions.close(site=site, why="村部翻修", by=stage.world.actor("柳文书"), at=MONDAY)
    return lambda: client.post(f"{where}/reopening", {"why": "修好了"}).response


OPERATIONS: dict[str, Story] = {
    "move_site": _move, "close_site": _close, "reopen_site": _reopen,
    "keep_site_contact": _contact, "keep_site_identity": _identity, "open_site": _open,
    "rehang_site": _rehang, "end_site": _end,
}  # fmt: skip
