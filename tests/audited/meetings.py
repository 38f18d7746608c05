"""Meetings, decisions, duties: each page and operation that writes, done by whom it belongs to."""

from datetime import date
from typing import Any

from tests.audited.stages import Send, Stage, Story
from tests.meetings import keeping
from tests.world import MONDAY
from wudan.areas.models import Unit
from wudan.meetings.actions import duties, motions
from wudan.meetings.models import Motion, Task

_OFFICE = "柳文书"


def _meeting(step: str, noun: str, **typed: object) -> Story:
    """An act on a meeting that is drafted, called, held or adopted."""

    def story(stage: Stage) -> Send:
        world = stage.world
        day = date(2026, 9, 21)
        found = (
            keeping.drafted(world, month=date(2026, 8, 1), day=day, at=MONDAY)
            if step == "drafted" else keeping.before(world, step)
        )  # fmt: skip
        if noun == "removal":
            keeping.decided(world, found, on=keeping.EVENING)
        named = {"decisions": "民政局", "guests": "杨柳村", "excuses": "民政局"}.get(noun)
        told = {"unit": world.units[named].pk} | typed if named else typed
        found.refresh_from_db()
        desk = stage.desk(_OFFICE)
        return lambda: desk.send(f"meeting-{noun}", found.pk, version=found.version, **told)

    return story


def _new(stage: Stage) -> Send:
    keeping.duties()
    desk = stage.desk(_OFFICE)
    told = {"kind": "joint", "month": "2026-08", "day": "2026-09-14", "starts_at": "15:00"}
    return lambda: desk.send("meeting-new", place="县中心会议室", **told)


def _motion(stage: Stage) -> Send:
    desk = stage.desk("马青山")
    return lambda: desk.send("motion-new", title="站上的暖气", words="三个站冬天没有暖气")


def _raised(stage: Stage) -> Motion:
    raised = motions.Raised("站上的暖气")
    unit, by = stage.world.units["杨柳村"], stage.world.actor("马青山")
    return motions.put(unit=unit, raised=raised, by=by, at=MONDAY)


def _withdrawal(stage: Stage) -> Send:
    found, desk = _raised(stage), stage.desk("马青山")
    return lambda: desk.send("motion-withdrawal", found.pk)


def task(stage: Stage, *, reported: bool = False) -> Task:
    """Decided in August, owned by 民政局."""
    found = keeping.adopted(stage.world, on=keeping.EVENING, **keeping.JULY)[0]
    return keeping.reported(stage.world, found, on=keeping.EVENING) if reported else found


def _task(noun: str, who: str = _OFFICE, *, reported: bool = False, **typed: object) -> Story:
    """A step of a decision."""

    def story(stage: Stage) -> Send:
        found, desk = task(stage, reported=reported), stage.desk(who)
        told = {"unit": stage.world.units["卫健局"].pk} | typed if noun == "owner" else typed
        return lambda: desk.send(f"task-{noun}", found.pk, version=found.version, **told)

    return story


def _seat(stage: Stage) -> Unit:
    keeping.duties()
    return stage.world.units["铁边城"]


def _holder(stage: Stage) -> Send:
    unit, desk = _seat(stage), stage.desk("乔委员")
    told = {"name": "强书记", "starts_on": "2026-09-01"}
    return lambda: desk.send("seat-holder", unit.pk, "institute_head", **told)


def _ending(stage: Stage) -> Send:
    unit, desk = _seat(stage), stage.desk("乔委员")
    named = duties.Named("强书记", date(2026, 9, 1))
    by = stage.world.actor("乔委员")
    duties.name(unit=unit, seat_code="institute_head", named=named, by=by, at=MONDAY)
    return lambda: desk.send("seat-ending", unit.pk, "institute_head", why="另有任用")


PAGES: dict[str, Story] = {
    "meeting-new": _new, "motion-new": _motion, "motion-withdrawal": _withdrawal,
    "meeting-notice": _meeting("drafted", "notice"),
    "meeting-day": _meeting("drafted", "day", day="2026-09-22", why="会议室有冲突"),
    "meeting-cancellation": _meeting("drafted", "cancellation", why="另有安排"),
    "meeting-guests": _meeting("called", "guests", item=1),
    "meeting-excuses": _meeting("called", "excuses", why="这次没有它的事"),
    "meeting-attendance": _meeting("called", "attendance", others_head="on"),
    "meeting-minutes": _meeting("held", "minutes", number=1, words="都听了"),
    "meeting-items": _meeting("held", "items", title="冬天的暖气"),
    "meeting-decisions": _meeting("held", "decisions", words="排一遍", due_on="2026-10-30", item=1),
    "meeting-removal": _meeting("held", "removal", number=1),
    "meeting-adoption": _meeting("held", "adoption"),
    "meeting-corrections": _meeting("adopted", "corrections", number=1, words="十三户", why="听错了"),
    "task-report": _task("report", "景科长", words="排上了"),
    "task-acceptance": _task("acceptance", reported=True, words=""),
    "task-return": _task("return", reported=True, words="还差一个村"),
    "task-due-day": _task("due-day", due_on="2026-12-01", words="等天冷"),
    "task-owner": _task("owner", words="归卫健局管"),
    "task-dropping": _task("dropping", words="并到别的事里"),
    "seat-holder": _holder, "seat-ending": _ending,
}  # fmt: skip


def there(stage: Stage) -> dict[str, Any]:
    """A meeting that was called."""
    return {"pk": keeping.before(stage.world, "called").pk}


def figure_there(stage: Stage) -> dict[str, Any]:
    """One of its figures."""
    return there(stage) | {"key": "reviews"}


def task_there(stage: Stage) -> dict[str, Any]:
    """A decision that runs."""
    return {"pk": task(stage).pk}


def duties_there(stage: Stage) -> dict[str, Any]:
    """A town's seats."""
    return {"pk": _seat(stage).pk, "code": "institute_head"}


def _client_report(stage: Stage) -> Send:
    found, client = task(stage), stage.client("景科长")
    return lambda: client.post(f"tasks/{found.pk}/report", {"words": "排上了"}).response


OPERATIONS: dict[str, Story] = {"report_task": _client_report}
