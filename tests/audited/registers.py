"""Stories of 月小结: for each page that writes, somebody does it with success."""

from datetime import date

from tests.audited.stages import Send, Stage, Story
from tests.web.console.desk import NOON
from tests.world import COUNTY
from wudan.registers.actions import close_month, confirm_month, draft_month
from wudan.registers.models import MonthSummary, ReportMonth

AUGUST = date(2026, 8, 1)


def drafted(stage: Stage) -> ReportMonth:
    """August, which is over, for every reporter."""
    draft_month(county=COUNTY, month=AUGUST, at=NOON)
    return ReportMonth.objects.get(month=AUGUST)


def of_town(stage: Stage) -> MonthSummary:
    """The one of 铁边城."""
    return drafted(stage).summaries.get(unit=stage.world.units["铁边城"])


def _draft(stage: Stage) -> Send:
    return lambda: stage.desk("乔委员").send("month-desk")


def _confirm(stage: Stage) -> Send:
    one = of_town(stage)
    return lambda: stage.desk("乔委员").send("summary-confirmation", one.pk, digest=one.digest)


def _take_back(stage: Stage) -> Send:
    one = of_town(stage)
    confirm_month(summary=one, by=stage.world.actor("乔委员"), at=NOON, seen=one.digest)
    return lambda: stage.desk("乔委员").send("summary-taking-back", one.pk)


def _close(stage: Stage) -> Send:
    month = drafted(stage)
    return lambda: stage.desk("柳文书").send("month-closing", month.pk)


def _reopen(stage: Stage) -> Send:
    month = drafted(stage)
    close_month(month=month, by=stage.world.actor("柳文书"), at=NOON)
    return lambda: stage.desk("柳文书").send("month-reopening", month.pk, why="漏了一场活动")


PAGES: dict[str, Story] = {
    "month-desk": _draft, "summary-confirmation": _confirm, "summary-taking-back": _take_back,
    "month-closing": _close, "month-reopening": _reopen,
}  # fmt: skip
