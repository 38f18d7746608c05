"""项目: what is on the list, under which of the two poles, what came of it, what was talked over (R003, R065–R069)."""

from django.db.models import Q

from wudan.kit.figures import Figure, Share
from wudan.kit.phrases import Phrase
from wudan.projects.enums.project import Pole
from wudan.registers.figures.activities import HELD
from wudan.registers.figures.measuring import figures_of
from wudan.registers.figures.scope import Scope, Window
from wudan.registers.figures.sources import FORUMS, LISTED, SERVICES, SHIFTS
from wudan.registers.figures.tallies import Ratio, Tally

TALLIES = (
    Tally("projects-entered", Phrase("新进名单"), Phrase("个"), LISTED, "entered_on", is_date=True),
    Tally("projects-left", Phrase("退出名单"), Phrase("个"), LISTED, "left_on", is_date=True),
    Tally("projects-listed", Phrase("期末在名单上"), Phrase("个"), LISTED, "entered_on", before="left_on"),
    Tally("projects-ideas", Phrase("其中宣传教育（上接天线）"), Phrase("个"), LISTED, "entered_on",
          Q(project__pole=Pole.IDEAS), before="left_on"),
    Tally("projects-life", Phrase("其中美好生活需要（下接地气）"), Phrase("个"), LISTED, "entered_on",
          Q(project__pole=Pole.LIFE), before="left_on"),
    Tally("projects-orders", Phrase("按项目完成的单"), Phrase("件"), SERVICES, "done_at",
          Q(order__service__project__isnull=False)),
    Tally("projects-shifts", Phrase("项目的活动"), Phrase("场"), SHIFTS, "ends_at",
          HELD & Q(activity__project__isnull=False)),
    Tally("forums-held", Phrase("三方到齐的座谈会"), Phrase("次"), FORUMS, "day", Q(state="held"), is_date=True),
)  # fmt: skip
SHARES = (
    Ratio("pole-ideas", Phrase("上接天线的占比"), "projects-ideas", "projects-listed"),
    Ratio("pole-life", Phrase("下接地气的占比"), "projects-life", "projects-listed"),
)


def figures(scope: Scope, window: Window) -> list[Figure | Share]:
    """The block; six statements."""
    found = figures_of(TALLIES, scope, window)
    return [*found.values(), *(share.of(found) for share in SHARES)]
