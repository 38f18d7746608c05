"""发出: each service of the plan becomes a round, each visit a delivery offered to its team, who may refuse."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from wudan.areas.models import Unit
from wudan.catalog.models import Service
from wudan.deliveries import flow, permissions
from wudan.deliveries.actions.begin import begin
from wudan.deliveries.actions.holding import one_transaction
from wudan.deliveries.actions.place import place
from wudan.deliveries.actions.plans.carrying import moment
from wudan.deliveries.actions.plans.holding import lock_plan, note_plan
from wudan.deliveries.actions.publish import publish
from wudan.deliveries.enums import Mode, PlanStage, PlanVerb
from wudan.deliveries.holes import weeks_now
from wudan.deliveries.models import Round, RoundPlan
from wudan.deliveries.policies import Outline, Stop
from wudan.deliveries.touring.question import read
from wudan.deliveries.touring.weeks import key_of, length_of
from wudan.kit.clock import day_of
from wudan.kit.refusals import Objected, Objection, insist
from wudan.matching.rounds import Tour
from wudan.people.actors import Actor

_TITLE = 50


@one_transaction
def publish_plan(
    *, plan: RoundPlan, by: Actor, at: datetime, seen: int | None = None
) -> list[Round]:
    """Ask every team for its tours. Raises Objected (past, empty, a clash, the law), Stale, Missing."""
    held = lock_plan(plan, seen=seen)
    insist(permissions.plan_objection(PlanVerb.PUBLISH, by, held))
    if held.asked:
        raise Objected(Objection("in_work", "后台正在改排，等它算完再发。"))
    if held.starts_on <= day_of(at):
        raise Objected(Objection("past", "开始的那天已经到了，先把起始日期往后改，再排一遍。"))
    gone = set(held.teams.filter(left_on__isnull=False).values_list("unit", flat=True))
    tours = [tour for week in weeks_now(held) for tour in week if int(tour.team) not in gone]
    stops = _stops(held, tours)
    if not stops:
        raise Objected(Objection("empty", "一次也没有排上，没有可发的。"))
    services = Service.objects.select_related("platform").filter(pk__in=stops).order_by("pk")
    rounds = [_sent(held, one, stops[one.pk], by=by, at=at) for one in services]
    held.stage, held.published_at = flow.PLAN_EDGES[PlanVerb.PUBLISH][PlanStage(held.stage)], at
    held.version += 1
    held.save()
    deliveries = sum(map(len, stops.values()))
    note_plan("publish", held, by=by, at=at, rounds=[one.pk for one in rounds], deliveries=deliveries)  # fmt: skip
    return rounds


def _sent(
    plan: RoundPlan, service: Service, stops: list[Stop], *, by: Actor, at: datetime
) -> Round:
    title = f"{plan.title}·{service.name}"[:_TITLE]
    outline = Outline(title, service, Mode.VOLUNTARY, plan.starts_on, plan.ends_on)
    made = begin(outline=outline, by=by, at=at)
    made.plan = plan
    made.save(update_fields=["plan"])
    place(plan=made, stops=stops, by=by, at=at)
    return publish(plan=made, by=by, at=at)


def _stops(plan: RoundPlan, tours: Iterable[Tour]) -> dict[int, list[Stop]]:
    """Service → where, when, by whom."""
    tours = list(tours)
    lengths = {item.key: length_of(item) for item in read(plan.question).items}
    stations = plan.villages.in_bulk()
    parties = Unit.objects.in_bulk({int(tour.team) for tour in tours})
    found: dict[int, list[Stop]] = {}
    for tour in tours:
        for name, begins in zip(tour.visits, tour.begins, strict=True):
            service, unit = key_of(name)
            starts = moment(plan, tour.day, begins)
            ends = starts + timedelta(seconds=lengths[service])
            stop = Stop(stations[unit], starts, ends, parties[int(tour.team)])
            found.setdefault(service, []).append(stop)
    return found
