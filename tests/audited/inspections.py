"""Inspections: each page that writes, done by whom it belongs to."""

from tests.audited.stages import Send, Stage, Story
from tests.inspections import test_units as units
from tests.inspections.visiting import FIRST, LAST, going_to
from tests.sites.standing import adopted
from wudan.inspections.actions import mend
from wudan.inspections.models import UnitFinding, UnitVisit, Visit


def coming(stage: Stage, **more: object) -> Visit:
    """A visit to 杨柳村 that was announced."""
    return going_to(stage.world, manner="announced", **more)


def _plan(stage: Stage) -> Send:
    adopted()
    desk = stage.desk("柳文书")
    said = {
        "title": "九月督查", "why": "看标准落地没有", "kind": "inspection", "manner": "unannounced",
        "starts_on": f"{FIRST}", "ends_on": f"{LAST}", "choosing": "drawn", "count": "2",
        "posts": [stage.world.posts["柳文书"].pk],
    }  # fmt: skip
    return lambda: desk.send("inspection-new", **said)


def _close(stage: Stage) -> Send:
    visit, desk = coming(stage), stage.desk("柳文书")
    return lambda: desk.send("inspection-close", visit.inspection_id, words="农忙")


def _findings(stage: Stage) -> Send:
    visit, desk = coming(stage), stage.desk("柳文书")
    said = {
        "seen": adopted().pk,
        "found-brand": "lacking",
        "words-brand": "还没有",
        "days": "10",
    }
    return lambda: desk.send("visit-findings", visit.pk, **said)


def _guidance(stage: Stage) -> Send:
    visit, desk = coming(stage, kind="guidance"), stage.desk("柳文书")
    return lambda: desk.send("visit-guidance", visit.pk, words="教会了排班")


def _drop(stage: Stage) -> Send:
    visit, desk = coming(stage), stage.desk("柳文书")
    return lambda: desk.send("visit-drop", visit.pk, why="发大水")


def unit_coming(stage: Stage, name: str = "民政局") -> UnitVisit:
    """A visit to a department that was announced."""
    return units.going_to(stage.world, name, manner="announced")


def _unit_plan(stage: Stage) -> Send:
    desk = stage.desk("柳文书")
    said = {
        "title": "部门推进", "why": "看菜单更新", "kind": "inspection", "manner": "unannounced",
        "starts_on": f"{FIRST}", "ends_on": f"{LAST}", "choosing": "drawn", "count": "2",
        "posts": [stage.world.posts["柳文书"].pk],
    }  # fmt: skip
    return lambda: desk.send("unit-plan", **said)


def _unit_seen(stage: Stage) -> Send:
    visit, desk = unit_coming(stage), stage.desk("柳文书")
    return lambda: desk.send(
        "unit-visit-seen", visit.pk, words="开了会", lacking="没有专人", days=9
    )


def _unit_drop(stage: Stage) -> Send:
    visit, desk = unit_coming(stage), stage.desk("柳文书")
    return lambda: desk.send("unit-visit-drop", visit.pk, why="发大水")


def _found(stage: Stage) -> UnitFinding:
    return units.seen(stage.world, unit_coming(stage), "没有专人").findings.get()


def _unit_mend(stage: Stage) -> Send:
    row, desk = _found(stage), stage.desk("景科长")
    return lambda: desk.send("unit-finding-mend", row.pk, words="定了专人")


def _unit_look(stage: Stage) -> Send:
    row, desk = _found(stage), stage.desk("柳文书")
    mend(finding=row, words="定了专人", by=stage.world.actor("景科长"), at=units.TUESDAY)
    return lambda: desk.send("unit-finding-look", row.pk, is_mended="yes")


PAGES: dict[str, Story] = {
    "unit-plan": _unit_plan, "unit-visit-seen": _unit_seen, "unit-visit-drop": _unit_drop,
    "unit-finding-mend": _unit_mend, "unit-finding-look": _unit_look,
    "inspection-new": _plan, "inspection-close": _close, "visit-findings": _findings,
    "visit-guidance": _guidance, "visit-drop": _drop,
}  # fmt: skip
