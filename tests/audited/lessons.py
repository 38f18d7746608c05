"""What was learned is written down and struck; the year's summary is signed and taken down."""

from tests.audited.stages import Send, Stage, Story
from tests.web.console.desk import NOON
from tests.world import MONDAY
from wudan.kit.clock import day_of
from wudan.lessons.actions import sign_summary, write_learned
from wudan.lessons.models import Learned
from wudan.lessons.policies import Told

SAID = {
    "kind": "visit", "title": "看院坝会怎么开", "place": "志丹县", "starts_on": "2026-09-01", "ends_on": "2026-09-02",
    "posts": "宣传委员、站长", "people_count": "6", "words": "先听群众说，再排活动。", "link": "",
}  # fmt: skip
YEAR = 2026


def told(**given: object) -> Told:
    """A visit to a neighbour."""
    day = day_of(MONDAY)
    said = SAID | {"starts_on": day, "ends_on": day, "people_count": 6} | given
    return Told(**said)  # type: ignore[arg-type]


def a_visit(stage: Stage) -> Learned:
    """Written down by the center's office."""
    return write_learned(told=told(), by=stage.world.actor("柳文书"), at=NOON)


def signed(stage: Stage) -> None:
    """This year's summary is public."""
    sign_summary(year=YEAR, words="靠五单。", by=stage.world.actor("柳文书"), at=NOON)


def _new(stage: Stage) -> Send:
    desk = stage.desk("柳文书")
    return lambda: desk.send("learned-new", **SAID)


def _striking(stage: Stage) -> Send:
    row, desk = a_visit(stage), stage.desk("柳文书")
    return lambda: desk.send("learned-striking", row.pk, why="记重了")


def _signing(stage: Stage) -> Send:
    desk = stage.desk("柳文书")
    return lambda: desk.send("experience-signing", YEAR, words="靠五单。")


def _withdrawal(stage: Stage) -> Send:
    signed(stage)
    desk = stage.desk("柳文书")
    return lambda: desk.send("experience-withdrawal", YEAR, why="数要重核")


PAGES: dict[str, Story] = {
    "learned-new": _new, "learned-striking": _striking, "experience-signing": _signing,
    "experience-withdrawal": _withdrawal,
}  # fmt: skip
