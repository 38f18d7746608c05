"""What pages say of a plan of rounds: tours with names, weeks with their gap, reasons in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from wudan.areas.models import Unit
from wudan.catalog.models import Service
from wudan.deliveries.enums import PlanStage
from wudan.deliveries.holes import weeks_now
from wudan.deliveries.models import PlanStep, PlanWeek, RoundPlan
from wudan.deliveries.touring.weeks import key_of
from wudan.kit.phrases import Phrase
from wudan.matching.rounds import Tour
from wudan.web.console.deliveries.touring.forms import clock_words
from wudan.web.templatetags.words import day as day_words

BADGES = {
    PlanStage.DRAFT: "open", PlanStage.QUEUED: "offered", PlanStage.PLANNING: "offered",
    PlanStage.PLANNED: "scheduled", PlanStage.PUBLISHED: "done", PlanStage.CANCELLED: "void",
    PlanStage.FAILED: "overdue",
}  # fmt: skip
REASONS = {
    "skill": Phrase("选的队里没有能把这一样送到这个村的：技能、资质、服务范围不合。"),
    "not_on_duty": Phrase("能做的队，去的日子和这个村合不上。"),
    "out_of_reach": Phrase("太远：当天去不了、回不来。"),
    "outbid": Phrase("排满了：去这一趟值 {prize} 分钟的路，要挤掉值 {price} 分钟的。"),
    "left_over": Phrase("剩下的：值 {prize} 分钟的路，估计要花 {price} 分钟；细排一遍也许能排上。"),
    "same_time": Phrase("那几天别的队也到这个村，没有别的空。"),
    "window_reversed": Phrase("这几周这个村没有合适的日子：不当季，或天天有安排。"),
    "travel_unknown": Phrase("位置不对，算不出路。"),
    "no_point": Phrase("没有位置：先导入村的代表点。"),
    "not_asked": Phrase("每样一次，前面几周已经到过。"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """Services, villages and teams by key."""

    services: Mapping[int, str]
    units: Mapping[int, str]

    def visit(self, name: str) -> tuple[str, str]:
        """Village and service of a visit."""
        service, unit = key_of(name)
        return self.units.get(unit, ""), self.services.get(service, "")


@dataclass(frozen=True, slots=True)
class Stop:
    """One visit of a tour, as it is shown."""

    visit: str
    week: int
    number: int
    day: date
    at: str
    village: str
    service: str
    team: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One tour: whose day, and its stops in turn."""

    team: str
    key: int
    day: date
    week: int
    stops: list[Stop]


@dataclass(frozen=True, slots=True)
class WeekLine:
    """A week: from when, how many of how many, how far from the best at most."""

    number: int
    starts: date
    served: int
    wanted: int
    gap: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """One service for one village: when it comes, or why it does not."""

    service: str
    stops: list[Stop] = field(default_factory=list)
    reason: str = ""


def names_of(plan: RoundPlan) -> Names:
    """Two statements."""
    services = dict(Service.objects.filter(round_plans=plan).values_list("pk", "name"))
    villages = plan.villages.order_by().values_list("pk", "short_name")
    teams = Unit.objects.filter(pk__in=plan.teams.values("unit"))
    units = dict(villages.union(teams.values_list("pk", "short_name")))
    return Names(services, units)


def tours_of(plan: RoundPlan, names: Names) -> list[Shown]:
    """All tours as they stand, in time."""
    found = [
        _shown(plan, week, tour, names)
        for week, tours in enumerate(weeks_now(plan))
        for tour in tours
    ]
    return sorted(found, key=lambda one: (one.day, one.team))


def _shown(plan: RoundPlan, week: int, tour: Tour, names: Names) -> Shown:
    team, on = names.units.get(int(tour.team), ""), plan.day(tour.day)
    stops = [
        Stop(name, week, number, on, clock_words(begins), *names.visit(name), team)
        for number, (name, begins) in enumerate(zip(tour.visits, tour.begins, strict=True), start=1)
    ]
    return Shown(team, int(tour.team), on, week, stops)


def lines_of(plan: RoundPlan, weeks: Iterable[PlanWeek]) -> list[WeekLine]:
    """The weeks that are planned or being planned."""
    return [
        WeekLine(
            week.number + 1, plan.day(7 * week.number), week.served, week.wanted,
            gap_words(week.objective, week.bound), week.is_done,
        )
        for week in weeks
    ]  # fmt: skip


def gap_words(objective: int, bound: int | None) -> str:
    """1.8%; nothing where nothing is proven."""
    if not bound or bound <= 0:
        return ""
    return f"{max(0.0, objective / bound - 1) * 100:.1f}%"


def outcomes_of(
    plan: RoundPlan, names: Names, answers: Sequence[Mapping[str, object]], unplaced: frozenset[int]
) -> dict[int, list[Outcome]]:
    """Village → what it gets of each service, and why not more."""
    stops: dict[tuple[int, int], list[Stop]] = {}
    for tour in tours_of(plan, names):
        for stop in tour.stops:
            stops.setdefault(key_of(stop.visit), []).append(stop)
    found: dict[int, list[Outcome]] = {}
    villages = list(plan.villages.order_by("path").values_list("pk", flat=True))
    for unit in villages:
        for service, name in names.services.items():
            here = stops.get((service, unit), [])
            told = "" if len(here) >= plan.often else _reason(service, unit, answers, unplaced)
            found.setdefault(unit, []).append(Outcome(name, here, told))
    return found


def _reason(
    service: int, unit: int, answers: Sequence[Mapping[str, object]], unplaced: frozenset[int]
) -> str:
    """The last week's word counts."""
    if unit in unplaced:
        return _(REASONS["no_point"])
    name = f"{service}.{unit}"
    for answer in reversed(answers):
        if name in answer.get("same_time", ()):  # type: ignore[operator]
            return _(REASONS["same_time"])
        why = answer.get("unserved", {}).get(name)  # type: ignore[attr-defined]
        if why:
            prize, price = (round(why[key] / 60) for key in ("prize", "price"))
            return _(REASONS[why["because"]]).format(prize=prize, price=price)
    return ""


@dataclass(frozen=True, slots=True)
class Line:
    """A week's gaps as points of a line, and where its name is written."""

    points: str
    x: float
    y: float
    label: str
    last: str


WIDTH, HEIGHT = 340.0, 120.0
_LEFT, _TOP = 8.0, 16.0


def curves_of(steps: Sequence[PlanStep]) -> list[Line]:
    """The gap falling, week by week, left to right; told in words beside it as well."""
    known = [(place, step, step.gap) for place, step in enumerate(steps) if step.gap is not None]
    if not known:
        return []
    most = max(max(gap, 0.0) for _place, _step, gap in known) or 1.0
    last = max(place for place, _step, _gap in known) or 1
    by_week: dict[int, list[tuple[float, float, PlanStep]]] = {}
    for place, step, gap in known:
        x = _LEFT + (WIDTH - 2 * _LEFT) * place / last
        y = _TOP + (HEIGHT - _TOP - 8) * (1 - max(gap, 0.0) / most)
        by_week.setdefault(step.week, []).append((round(x, 1), round(y, 1), step))
    label = _("第 {n} 周")
    return [
        Line(
            " ".join(f"{x},{y}" for x, y, _step in points), points[0][0], max(points[0][1] - 4, 11.0),
            label.format(n=week + 1), gap_words(points[-1][2].objective, points[-1][2].bound),
        )
        for week, points in sorted(by_week.items())
    ]  # fmt: skip


def span_words(plan: RoundPlan) -> str:
    """9月14日 – 9月27日."""
    return f"{day_words(plan.starts_on)} – {day_words(plan.ends_on)}"
