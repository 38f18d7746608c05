"""Inspections: each page that writes, done by whom it belongs to."""

from tests.audited.stages import Send, Stage, Story
from tests.inspections.visiting import FIRST, LAST, going_to
from tests.sites.standing import adopted
from wudan.inspections.models import Visit


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


PAGES: dict[str, Story] = {
    "inspection-new": _plan, "inspection-close": _close, "visit-findings": _findings,
    "visit-guidance": _guidance, "visit-drop": _drop,
}  # fmt: skip
