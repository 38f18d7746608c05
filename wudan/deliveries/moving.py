"""挪一次要多跑多少路: one visit to another team or day of the same week, as things stand."""

from dataclasses import dataclass
from datetime import datetime

from wudan.deliveries import gathering
from wudan.deliveries.enums import PlanStage
from wudan.deliveries.holes import weeks_now
from wudan.deliveries.models import RoundPlan
from wudan.deliveries.touring import Cost, Question, cost_of_move, week_of
from wudan.deliveries.touring.clashes import clashing
from wudan.deliveries.touring.question import WEEK, read
from wudan.deliveries.touring.weeks import served_by
from wudan.kit.clock import day_of
from wudan.matching.rounds import Tour

NOT_SO = {
    "not_on_duty": "这支队那一天不去，或那一天已经过了。",
    "skill": "这支队不能把这一样送到这个村：技能、资质、服务范围不合，或它已经说过去不了。",
    "full": "这支队那一天已经排满了。",
    "too_long": "排不进去：那一天来不及按时回来，或村里那天已有安排。",
    "clash": "那个村那时已经有另一支队。",
    "gone": "这一次已经不在方案里了，请看最新的。",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """Which visit of which week, to whom, on which day of the plan."""

    week: int
    visit: str
    team: int
    day: int


def cost_now(
    plan: RoundPlan, wish: Wish, *, at: datetime
) -> tuple[tuple[Tour, ...], Cost, Question]:
    """The week's tours, what the move costs or why not, and the question it was reckoned by."""
    weeks = weeks_now(plan)
    published = plan.stage == PlanStage.PUBLISHED
    question = gathering.question_of(plan, at=at) if published else read(plan.question)
    if not 0 <= wish.week < len(weeks) or wish.day // WEEK != wish.week:
        return (), Cost(why_not="not_on_duty"), question
    tours = gathering.travelled(weeks[wish.week], question)
    if not any(wish.visit in tour.visits for tour in tours):
        return tours, Cost(why_not="gone"), question
    since = max(0, question.number(day_of(at)) + 1)
    visits, days = week_of(question, wish.week, served_by(weeks[: wish.week]), since=since)
    cost = cost_of_move(tours, visits, days, wish.visit, (str(wish.team), wish.day))
    lengths = {visit.id: visit.seconds for visit in visits}
    known = [tour for tour in cost.tours if all(name in lengths for name in tour.visits)]
    if not cost.why_not and clashing(known, lengths):
        cost = Cost(why_not="clash")
    return tours, cost, question
