"""Appraisals: each page that writes, done by whom it belongs to."""

from tests.appraisals.appraising import (
    EARLY,
    JULY,
    ROWS,
    adopted,
    judged,
    opened,
    published,
    stand_in,
)
from tests.audited.stages import Send, Stage, Story
from tests.world import COUNTY, MONDAY
from wudan.appraisals import actions
from wudan.appraisals.models import Appeal, Round, Simulation


def told(stage: Stage) -> Round:
    """A round whose preliminary results were told on Monday morning, by somebody else at the office."""
    return published(stage.world, by=stand_in(stage.world), at=MONDAY)


def a_unit(stage: Stage) -> dict[str, object]:
    """铁边城 in that round."""
    return {"pk": told(stage).pk, "unit_id": stage.world.units["铁边城"].pk}


def a_figure(stage: Stage) -> dict[str, object]:
    """A figure its result was reckoned from."""
    return a_unit(stage) | {"name": "orders_taken"}


def simulated(stage: Stage) -> Simulation:
    """A sheet that was simulated and is not adopted."""
    sheet = actions.bring_in(COUNTY, ROWS["town_points"])
    return actions.simulate(sheet=sheet, by=stage.world.actor("柳文书"), at=EARLY)


def _new(stage: Stage) -> Send:
    adopted(stage.world)
    desk = stage.desk("柳文书")
    return lambda: desk.send("appraisal-new", appraises="institute", year="2026", half="1")


def _publication(stage: Stage) -> Send:
    row, desk = judged(stage.world), stage.desk("柳文书")
    return lambda: desk.send("appraisal-publication", row.pk)


def _end(stage: Stage) -> Send:
    row, desk = published(stage.world, at=JULY), stage.desk("柳文书")
    return lambda: desk.send("appraisal-end", row.pk)


def _judgement(stage: Stage) -> Send:
    row, desk = opened(stage.world), stage.desk("柳文书")
    said = {"code": "leading", "value": "8", "evidence": "到现场看过"}
    return lambda: desk.send("appraisal-judgement", row.pk, stage.world.units["铁边城"].pk, **said)


def _appeal(stage: Stage) -> Send:
    row, desk = told(stage), stage.desk("乔委员")
    said = {"code": "leading", "words": "书记主持过两次"}
    return lambda: desk.send("appraisal-appeal", row.pk, stage.world.units["铁边城"].pk, **said)


def waiting(stage: Stage) -> Appeal:
    """An appeal that 柳文书 may answer."""
    return actions.appeal(
        row=told(stage), unit=stage.world.units["铁边城"], code="leading", words="书记主持过两次",
        by=stage.world.actor("乔委员"), at=MONDAY,
    )  # fmt: skip


def _answer(stage: Stage) -> Send:
    row, desk = waiting(stage), stage.desk("柳文书")
    said = {"outcome": "changed", "value": "10", "reasons": "查了纪要"}
    return lambda: desk.send("appraisal-answer", row.pk, **said)


def _simulation(stage: Stage) -> Send:
    sheet, desk = actions.bring_in(COUNTY, ROWS["town_points"]), stage.desk("柳文书")
    return lambda: desk.send("appraisal-sheet-simulation", sheet.pk)


def _adoption(stage: Stage) -> Send:
    made, desk = simulated(stage), stage.desk("柳文书")
    said = {"starts_on": f"{MONDAY.date()}", "why": "常委会定的"}
    return lambda: desk.send("appraisal-sheet-adoption", made.sheet_id, **said)


PAGES: dict[str, Story] = {
    "appraisal-new": _new, "appraisal-publication": _publication, "appraisal-end": _end,
    "appraisal-judgement": _judgement, "appraisal-appeal": _appeal, "appraisal-answer": _answer,
    "appraisal-sheet-simulation": _simulation, "appraisal-sheet-adoption": _adoption,
}  # fmt: skip
