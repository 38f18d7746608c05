"""队伍: who joined, which teams served and how long, who was trained, what sites were helped with (R043–R056)."""

from django.db.models import Q

from wudan.kit.figures import Figure, Share
from wudan.kit.phrases import Phrase
from wudan.ledger.enums import RecordState
from wudan.registers.figures.measuring import figures_of
from wudan.registers.figures.scope import Scope, Window
from wudan.registers.figures.sources import (
    MEMBERSHIPS,
    RECORDS,
    SUPPORT,
    TEAM_WORK,
    TRAINEES,
    TRAININGS,
)
from wudan.registers.figures.tallies import Tally

_COUNTS = Q(state=RecordState.RECORDED)
TALLIES = (
    Tally("members-joined", Phrase("新入队"), Phrase("人次"), MEMBERSHIPS, "joined_on", is_date=True),
    Tally("members-left", Phrase("退队"), Phrase("人次"), MEMBERSHIPS, "left_on", is_date=True),
    Tally("teams-served", Phrase("完成过单的队伍"), Phrase("支"), TEAM_WORK, "done_at",
          Q(dispatch__team__isnull=False), differs="dispatch__team"),
    Tally("teams-orders", Phrase("队伍完成的单"), Phrase("件"), TEAM_WORK, "done_at", Q(dispatch__team__isnull=False)),
    Tally("volunteers-served", Phrase("有服务记录的志愿者（去重）"), Phrase("人"), RECORDS, "day", _COUNTS,
          differs="person", is_date=True),
    Tally("service-minutes", Phrase("志愿服务时长"), Phrase("分钟"), RECORDS, "day", _COUNTS, adds="minutes", is_date=True),
    Tally("trainings-held", Phrase("办过的培训"), Phrase("次"), TRAININGS, "day", Q(held_at__isnull=False), is_date=True),
    Tally("trainees", Phrase("参加培训的人（去重）"), Phrase("人"), TRAINEES, "session__day", Q(present=True),
          differs="person", is_date=True),
    Tally("support-confirmed", Phrase("总队帮站上做的事"), Phrase("件"), SUPPORT, "confirmed_at"),
)  # fmt: skip


def figures(scope: Scope, window: Window) -> list[Figure | Share]:
    """The block; seven statements."""
    return list(figures_of(TALLIES, scope, window).values())
