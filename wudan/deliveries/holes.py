"""缺口: what a plan lost since it was made — a team that left, deliveries nobody goes to — and what has to stay."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wudan.deliveries import gathering
from wudan.deliveries.enums import DeliveryStage, PlanStage
from wudan.deliveries.models import Delivery, RoundPlan
from wudan.deliveries.touring import Question, weeks_of_tours
from wudan.deliveries.touring.question import WEEK
from wudan.deliveries.touring.weeks import name_of
from wudan.kit.clock import day_of
from wudan.matching.rounds import Tour

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Hole:
    """What `touring.amend_weeks` is asked."""

    question: Question
    weeks: list[tuple[Tour, ...]]
    declined: frozenset[Key]
    lost: Mapping[int, frozenset[str]]
    frozen: frozenset[Key]
    since: int

    @property
    def size(self) -> int:
        """How many visits have nobody."""
        gone = sum(
            len(tour.visits) for week in self.weeks for tour in week if tour.key in self.declined
        )
        return gone + sum(map(len, self.lost.values()))


def hole_of(plan: RoundPlan, *, at: datetime, moves_promised: bool = False) -> Hole:
    """From tomorrow on; the days before are over."""
    question = gathering.question_of(plan, at=at)
    since = max(0, question.number(day_of(at)) + 1)
    weeks = weeks_now(plan)
    left = dict(plan.teams.filter(left_on__isnull=False).values_list("unit", "left_on"))
    declined = {
        tour.key
        for week in weeks
        for tour in week
        if tour.day >= since
        and (gone := left.get(int(tour.team))) is not None
        and plan.day(tour.day) >= gone
    }
    frozen = set() if moves_promised else _promised(plan)
    return Hole(question, weeks, frozenset(declined), _lost(plan, since), frozenset(frozen), since)


def weeks_now(plan: RoundPlan) -> list[tuple[Tour, ...]]:
    """The tours as they stand: as planned, or as asked for and promised since they were sent out."""
    if plan.stage == PlanStage.PUBLISHED:
        return gathering.standing_weeks(plan)
    return weeks_of_tours(plan.planned_weeks.order_by("number").values_list("answer", flat=True))


def _promised(plan: RoundPlan) -> set[Key]:
    """Team-days with a yes: they stay as they are."""
    rows = Delivery.objects.filter(round__plan=plan, stage=DeliveryStage.ACCEPTED)
    return {
        (str(party), (day - plan.starts_on).days) for party, day in rows.values_list("party", "day")
    }


def _lost(plan: RoundPlan, since: int) -> Mapping[int, frozenset[str]]:
    """Deliveries that nobody goes to, by week."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    rows = Delivery.objects.filter(
        round__plan=plan, stage=DeliveryStage.PLANNED, day__gte=plan.day(since)
    )
    for service, unit, day in rows.values_list("round__service", "unit", "day"):
        found[(day - plan.starts_on).days // WEEK].add(name_of(service, unit))
    return {week: frozenset(names) for week, names in found.items()}
