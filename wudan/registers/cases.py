"""案例, drafted from what the house knows of a project: the need, what was done, what came of it (R070).

Nobody types a figure. No number below five is told as it is: a few people of one village are known.
Money is told in the project's own public words; the fund's rows are not public.
"""

from datetime import datetime

from django.db.models import Sum

from wudan.kit.phrases import Listed, Phrase
from wudan.kit.text import tidy
from wudan.ledger.enums import RecordState
from wudan.ledger.models import ServiceRecord
from wudan.orders.unmet import SMALLEST
from wudan.projects.evidence import shown_by
from wudan.projects.figures import Figures
from wudan.projects.models import Project
from wudan.registers.projects import figures_of

_HOUR = 60


def body_of(project: Project, learned: str, *, at: datetime) -> str:
    """The text of a case: four parts, the last in somebody's own words. Six questions."""
    shown, seen = shown_by(project), figures_of([project], at=at)[project.pk]
    orders = Phrase("准入前，{persons}个不同的人点过 {orders}单。", persons=_few(shown.persons), orders=_few(shown.orders))  # fmt: skip
    notes = Phrase("座谈会上有 {notes}条发言。", notes=_few(shown.notes))
    paid = Phrase("要多少钱、从哪里来：{words}", words=project.cost_words)
    parts = [
        Phrase("# 为什么做"), project.need_words, orders if shown.orders else "",
        notes if shown.notes else "",
        Phrase("# 怎么做的"), project.description, project.people_words,
        paid if project.cost_words else "",
        Phrase("# 做成了什么"), "\n".join(_came_of(project, seen)),
        Phrase("# 学到了什么"), tidy(learned),
    ]  # fmt: skip
    return str(Listed("\n\n", [part for part in parts if part]))


def _came_of(project: Project, seen: Figures) -> list[str]:
    """Lines of what came of it; what there was nothing of is not told."""
    minutes = ServiceRecord.objects.filter(
        activity__project=project, state=RecordState.RECORDED
    ).aggregate(n=Sum("minutes"))["n"] or 0  # fmt: skip
    lines = []
    if seen.orders:
        lines.append(Phrase("- 点单 {orders}单，{persons}个人", orders=_few(seen.orders), persons=_few(seen.persons)))  # fmt: skip
    if seen.activities:
        lines.append(Phrase("- 活动 {n} 次", n=seen.activities))
    if seen.last_on:
        lines.append(Phrase("- 最近一次是 {day}", day=seen.last_on.isoformat()))
    if minutes >= _HOUR:
        lines.append(Phrase("- 志愿服务 {hours} 小时", hours=minutes // _HOUR))
    if seen.reviews >= SMALLEST:
        lines.append(_reviewed(seen))
    return [str(line) for line in lines] or [str(Phrase("- 还没有数"))]


def _reviewed(seen: Figures) -> Phrase:
    """How many were good is told where neither they nor the others are a few."""
    if any(0 < count < SMALLEST for count in (seen.good, seen.reviews - seen.good)):
        return Phrase("- 群众评了 {n} 次", n=seen.reviews)
    return Phrase("- 群众评了 {n} 次，{good} 次是四分、五分", n=seen.reviews, good=seen.good)


def _few(count: int) -> str:
    """A number that points at nobody."""
    return str(Phrase("不到 {n} ", n=SMALLEST)) if 0 < count < SMALLEST else f"{count} "
