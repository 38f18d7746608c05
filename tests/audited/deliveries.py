"""Deliveries: each page and operation that writes, done by whom it belongs to."""

from datetime import timedelta

from tests.audited.stages import Send, Stage, Story
from tests.deliveries.planning import begun, placed, stop, the_one
from tests.world import MONDAY
from wudan.catalog.models import Service
from wudan.deliveries import actions
from wudan.deliveries.actions import plans
from wudan.deliveries.holes import weeks_now
from wudan.deliveries.models import Delivery, PlanAmendment, Round, RoundPlan
from wudan.deliveries.plan_policies import PlanOutline
from wudan.jobs.planning import plan_next

_PLANNER, _LEADER, _KEEPER = "景科长", "苏远", "马青山"
_SOON = MONDAY + timedelta(days=4)
_DAY = _SOON.date().isoformat()


def _planned(stage: Stage, *, party: str | None = "clippers") -> Round:
    """民政局 brings haircuts to 杨柳村 on Friday."""
    service = Service.objects.get(code="haircut")
    plan = begun(stage.world, _PLANNER, title="理发进村", service=service)
    placed(stage.world, plan, stop(stage.world, "杨柳村", party=party), who=_PLANNER)
    return plan


def _published(stage: Stage, *, party: str | None = "clippers") -> Round:
    plan = _planned(stage, party=party)
    return actions.publish(plan=plan, by=stage.world.actor(_PLANNER), at=MONDAY)


def offered(stage: Stage) -> Delivery:
    """Asked of 理发小队."""
    return the_one(_published(stage))


def accepted(stage: Stage) -> Delivery:
    """With 理发小队's yes."""
    return actions.accept(row=offered(stage), by=stage.world.actor(_LEADER), at=MONDAY)


def _this_morning(stage: Stage) -> Delivery:
    """Promised for this morning, which is over."""
    row = accepted(stage)
    at = MONDAY + timedelta(minutes=30)
    Delivery.objects.filter(pk=row.pk).update(
        day=at.date(), starts_at=at, ends_at=at + timedelta(hours=1)
    )
    return Delivery.objects.select_related("round", "unit", "party").get(pk=row.pk)


def _brought(stage: Stage) -> Delivery:
    by = stage.world.actor(_LEADER)
    return actions.deliver(
        row=_this_morning(stage), served=40, by=by, at=MONDAY + timedelta(hours=2)
    )


def _new(stage: Stage) -> Send:
    desk, service = stage.desk(_PLANNER), Service.objects.get(code="haircut")
    ends = (MONDAY + timedelta(weeks=3)).date().isoformat()
    return lambda: desk.send(
        "round-new", title="理发进村", service=str(service.pk), mode="voluntary", way="site",
        starts_on=_DAY, ends_on=ends,
    )  # fmt: skip


def _spreading(stage: Stage) -> Send:
    plan, desk = _planned(stage), stage.desk(_PLANNER)
    party = stage.world.teams["clippers"].unit_id
    return lambda: desk.send(
        "round-spreading", plan.no, most="2", weekdays=["2", "4"], times=["09:00"], minutes="60",
        parties=[str(party)],
    )  # fmt: skip


def _placement(stage: Stage) -> Send:
    plan, desk = _planned(stage), stage.desk(_PLANNER)
    station = stage.world.units["石峁村"].pk
    said = {"station": str(station), "day": _DAY, "begins": "09:00", "ends": "10:30"}
    return lambda: desk.send("round-placement", plan.no, **said)


def _publication(stage: Stage) -> Send:
    plan, desk = _planned(stage), stage.desk(_PLANNER)
    return lambda: desk.send("round-publication", plan.no)


def _end(stage: Stage) -> Send:
    plan, desk = _published(stage), stage.desk(_PLANNER)
    past = MONDAY.date() - timedelta(days=1)
    Round.objects.filter(pk=plan.pk).update(starts_on=past - timedelta(days=9), ends_on=past)
    return lambda: desk.send("round-end", plan.no)


def _cancellation(stage: Stage) -> Send:
    plan, desk = _published(stage), stage.desk(_PLANNER)
    return lambda: desk.send("round-cancellation", plan.no, why="经费没下来")


def _acceptance(stage: Stage) -> Send:
    row, desk = offered(stage), stage.desk(_LEADER)
    return lambda: desk.send("delivery-acceptance", row.no, version=row.version)


def _refusal(stage: Stage) -> Send:
    row, desk = offered(stage), stage.desk(_LEADER)
    return lambda: desk.send("delivery-refusal", row.no, words="那天有演出")


def _report(stage: Stage) -> Send:
    row, desk = _this_morning(stage), stage.desk(_LEADER)
    return lambda: desk.send("delivery-report", row.no, served="40")


def _acknowledgement(stage: Stage) -> Send:
    row, desk = _brought(stage), stage.desk(_KEEPER)
    return lambda: desk.send("delivery-acknowledgement", row.no, served="35")


def _miss(stage: Stage) -> Send:
    row, desk = _this_morning(stage), stage.desk(_KEEPER)
    return lambda: desk.send("delivery-miss", row.no, why="下雨没搭成台")


def _party(stage: Stage) -> Send:
    plan = _published(stage, party=None)
    row, desk = the_one(plan), stage.desk(_PLANNER)
    party = stage.world.teams["clippers"].unit_id
    return lambda: desk.send("delivery-party", row.no, party=str(party))


def _move(stage: Stage) -> Send:
    row, desk = accepted(stage), stage.desk(_PLANNER)
    day = (_SOON + timedelta(days=1)).date().isoformat()
    return lambda: desk.send("delivery-move", row.no, day=day, begins="09:00", ends="10:00")


def _recall(stage: Stage) -> Send:
    row, desk = accepted(stage), stage.desk(_PLANNER)
    return lambda: desk.send("delivery-recall", row.no, why="村里修路")


def _dropping(stage: Stage) -> Send:
    row, desk = accepted(stage), stage.desk(_PLANNER)
    return lambda: desk.send("delivery-cancellation", row.no, why="村里修路")


def touring(stage: Stage) -> RoundPlan:
    """民政局 plans haircuts in all villages for next week."""
    world = stage.world
    service = Service.objects.get(code="haircut")
    villages = [world.units[name] for name in ("杨柳村", "石峁村", "王台村", "徐家湾村")]
    teams = [world.teams[name].unit for name in ("clippers", "carers")]
    outline = PlanOutline(
        "理发下乡", [service], villages, teams, MONDAY.date() + timedelta(days=7), 1, effort="quick"
    )
    return plans.begin_plan(outline=outline, by=world.actor(_PLANNER), at=MONDAY, seed=1)


def toured(stage: Stage) -> RoundPlan:
    """The same, planned by the engine."""
    plan = plans.queue(plan=touring(stage), by=stage.world.actor(_PLANNER), at=MONDAY)
    plan_next()
    plan.refresh_from_db()
    return plan


def sent(stage: Stage) -> RoundPlan:
    """The same, sent out."""
    plan = toured(stage)
    plans.publish_plan(plan=plan, by=stage.world.actor(_PLANNER), at=MONDAY)
    plan.refresh_from_db()
    return plan


def to_amend(stage: Stage) -> PlanAmendment:
    """理发小队 left; what the others would take over was reckoned."""
    plan = sent(stage)
    team = plan.teams.get(unit=stage.world.teams["clippers"].unit)
    plans.leave(plan=plan, team=team, by=stage.world.actor(_PLANNER), at=MONDAY)
    plan_next()
    return PlanAmendment.objects.get()


def a_visit(stage: Stage) -> dict[str, object]:
    """The first visit of a plan."""
    plan = toured(stage)
    return {"no": plan.no, "week": 0, "visit": weeks_now(plan)[0][0].visits[0]}


def an_amendment(stage: Stage) -> dict[str, object]:
    """One that waits for a decision."""
    row = to_amend(stage)
    return {"no": row.plan.no, "pk": row.pk}


def _plan_new(stage: Stage) -> Send:
    desk, service = stage.desk(_PLANNER), Service.objects.get(code="haircut")
    monday = (MONDAY + timedelta(days=7)).date().isoformat()
    return lambda: desk.send(
        "round-plan-new", title="理发下乡", services=[str(service.pk)], starts_on=monday, weeks="1", often="1",
        mode="balanced", ageing="on", effort="quick",
    )  # fmt: skip


def _plan_outline(stage: Stage) -> Send:
    plan, desk = touring(stage), stage.desk(_PLANNER)
    said = {
        "services": [str(plan.services.get().pk)],
        "starts_on": plan.starts_on.isoformat(),
        "weeks": "2",
    }
    more = {"title": "理发再下乡", "often": "1", "mode": "balanced", "effort": "quick"}
    return lambda: desk.send("round-plan-outline", plan.no, **said, **more)


def _plan_queue(stage: Stage) -> Send:
    plan, desk = touring(stage), stage.desk(_PLANNER)
    return lambda: desk.send("round-plan-queue", plan.no)


def _plan_cancellation(stage: Stage) -> Send:
    plan, desk = touring(stage), stage.desk(_PLANNER)
    return lambda: desk.send("round-plan-cancellation", plan.no)


def _plan_publication(stage: Stage) -> Send:
    plan, desk = toured(stage), stage.desk(_PLANNER)
    return lambda: desk.send("round-plan-publication", plan.no)


def _plan_team(stage: Stage) -> Send:
    plan, desk = touring(stage), stage.desk(_PLANNER)
    said = {"weekdays": ["1", "3"], "starts": "09:00", "ends": "16:00", "most_a_day": "3"}
    return lambda: desk.send("round-plan-team", plan.no, plan.teams.first().pk, **said)


def _plan_departure(stage: Stage) -> Send:
    plan, desk = sent(stage), stage.desk(_LEADER)
    team = plan.teams.get(unit=stage.world.teams["clippers"].unit)
    return lambda: desk.send("round-plan-departure", plan.no, team=str(team.pk))


def _plan_visit(stage: Stage) -> Send:
    found = a_visit(stage)
    plan, desk = RoundPlan.objects.get(), stage.desk(_PLANNER)
    tour = weeks_now(plan)[0][0]
    said = {"team": tour.team, "day": str((tour.day + 1) % 5)}
    return lambda: desk.send("round-plan-visit", plan.no, 0, found["visit"], **said)


def _plan_amending(stage: Stage) -> Send:
    plan, desk = sent(stage), stage.desk(_PLANNER)
    row = Delivery.objects.filter(round__plan=plan).select_related("round", "party").first()
    by = {"理发小队": _LEADER, "助老分队": "宗梅"}[row.party.short_name]
    actions.refuse(row=row, by=stage.world.actor(by), at=MONDAY)
    return lambda: desk.send("round-plan-amending", plan.no)


def _plan_adoption(stage: Stage) -> Send:
    row, desk = to_amend(stage), stage.desk(_PLANNER)
    return lambda: desk.send("round-plan-adoption", row.plan.no, row.pk)


def _plan_dismissal(stage: Stage) -> Send:
    row, desk = to_amend(stage), stage.desk(_PLANNER)
    return lambda: desk.send("round-plan-dismissal", row.plan.no, row.pk)


PAGES: dict[str, Story] = {
    "round-plan-new": _plan_new, "round-plan-outline": _plan_outline, "round-plan-queue": _plan_queue, "round-plan-cancellation": _plan_cancellation,
    "round-plan-publication": _plan_publication, "round-plan-team": _plan_team,
    "round-plan-departure": _plan_departure, "round-plan-visit": _plan_visit, "round-plan-amending": _plan_amending,
    "round-plan-adoption": _plan_adoption, "round-plan-dismissal": _plan_dismissal,
    "round-new": _new, "round-spreading": _spreading, "round-placement": _placement,
    "round-publication": _publication, "round-end": _end, "round-cancellation": _cancellation,
    "delivery-acceptance": _acceptance, "delivery-refusal": _refusal, "delivery-report": _report,
    "delivery-acknowledgement": _acknowledgement, "delivery-miss": _miss, "delivery-party": _party,
    "delivery-move": _move, "delivery-recall": _recall, "delivery-cancellation": _dropping,
}  # fmt: skip


def _client_accept(stage: Stage) -> Send:
    row, client = offered(stage), stage.client(_LEADER)
    return lambda: client.post(f"deliveries/{row.no}/acceptance").response


def _client_refuse(stage: Stage) -> Send:
    row, client = offered(stage), stage.client(_LEADER)
    return lambda: client.post(f"deliveries/{row.no}/refusal").response


def _client_report(stage: Stage) -> Send:
    row, client = _this_morning(stage), stage.client(_LEADER)
    return lambda: client.post(f"deliveries/{row.no}/report", {"served": 40}).response


def _client_acknowledge(stage: Stage) -> Send:
    row, client = _brought(stage), stage.client(_KEEPER)
    return lambda: client.post(f"deliveries/{row.no}/acknowledgement").response


def _client_miss(stage: Stage) -> Send:
    row, client = _this_morning(stage), stage.client(_KEEPER)
    return lambda: client.post(f"deliveries/{row.no}/miss", {"why": "下雨"}).response


OPERATIONS: dict[str, Story] = {
    "accept_delivery": _client_accept, "refuse_delivery": _client_refuse,
    "report_delivery": _client_report, "acknowledge_delivery": _client_acknowledge,
    "miss_delivery": _client_miss,
}  # fmt: skip
