"""还挂在队伍上的事: what a team has promised or was asked and is not over, so that none of it is lost when
the team is dissolved. Tells kinds and menu items, never what a resident wrote.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q

from wudan.activities.enums import ActivityStage
from wudan.activities.models import Activity
from wudan.deliveries.enums import PlanStage
from wudan.deliveries.models import Delivery, PlanTeam
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.orders.enums import DispatchState, Stage
from wudan.orders.models import Dispatch
from wudan.projects.enums.project import ProjectStage
from wudan.projects.models import Project
from wudan.sites.models import Booking, Loan
from wudan.sites.querysets.room import LIVE
from wudan.teams.founding import Hanging
from wudan.teams.models import Team

_IN_HAND = (Stage.OFFERED, Stage.SCHEDULED, Stage.STARTED)
_COMING = (ActivityStage.DRAFT, ActivityStage.OPEN, ActivityStage.CLOSED)
_BEFORE_SENDING = (PlanStage.DRAFT, PlanStage.QUEUED, PlanStage.PLANNING, PlanStage.PLANNED)


def hanging(team: Team, *, at: datetime) -> list[Hanging]:
    """Orders and offers first, then activities, deliveries, plans of rounds, rooms, loans, projects; seven statements."""
    return [
        *_orders(team), *_activities(team), *_deliveries(team), *_plans(team), *_rooms(team, at),
        *_loans(team), *_projects(team),
    ]  # fmt: skip


def _orders(team: Team) -> Iterator[Hanging]:
    state = Q(state=DispatchState.OFFERED) | Q(state=DispatchState.CONFIRMED)
    rows = Dispatch.objects.filter(state, team=team, order__stage__in=_IN_HAND)
    for one in rows.select_related("order__service", "order__platform").order_by("at", "pk"):
        what = one.order.service or one.order.platform
        named = what.name if what else Phrase("一件")
        if one.state == DispatchState.OFFERED:
            words = Phrase("{what}：等队伍答复的单", what=named)
        else:
            words = Phrase("{what}：接下了还没办完的单", what=named)
        yield Hanging("order", one.order.no, words)


def _activities(team: Team) -> Iterator[Hanging]:
    mine = Activity.objects.filter(Q(team=team) | Q(unit=team.unit_id), is_template=False)
    for one in mine.filter(stage__in=_COMING).order_by("pk"):
        yield Hanging("activity", one.no, Phrase("活动“{title}”", title=one.title))


def _deliveries(team: Team) -> Iterator[Hanging]:
    rows = Delivery.objects.open().filter(party=team.unit_id).with_names()
    for one in rows.order_by("day", "pk"):
        words = Phrase("{day:%Y-%m-%d} 到{unit}的配送", day=one.day, unit=one.unit.short_name)
        yield Hanging("delivery", one.no, words)


def _plans(team: Team) -> Iterator[Hanging]:
    rows = PlanTeam.objects.staying().filter(unit=team.unit_id, plan__stage__in=_BEFORE_SENDING)
    for one in rows.select_related("plan").order_by("plan"):
        words = Phrase("{day:%Y-%m-%d} 起的巡回方案", day=one.plan.starts_on)
        yield Hanging("plan", one.plan.no, words)


def _rooms(team: Team, at: datetime) -> Iterator[Hanging]:
    rows = Booking.objects.filter(unit=team.unit_id, day__gte=day_of(at), ends_at__gt=at)
    for one in rows.filter(state__in=LIVE).select_related("room").order_by("starts_at", "pk"):
        words = Phrase("{day:%Y-%m-%d} 订的“{room}”", day=one.day, room=one.room.name)
        yield Hanging("booking", one.no, words)


def _loans(team: Team) -> Iterator[Hanging]:
    rows = Loan.objects.unsettled().filter(borrower=team.unit_id)
    for one in rows.select_related("resource").order_by("starts_at", "pk"):
        yield Hanging("loan", str(one.pk), Phrase("借的“{thing}”", thing=one.resource.name))


def _projects(team: Team) -> Iterator[Hanging]:
    """Those somebody may have to change, take back or appeal for."""
    for one in Project.objects.live().filter(unit=team.unit_id).order_by("pk"):
        if one.stage == ProjectStage.AT_GATE:
            words = Phrase("项目“{title}”（在评审，等有了决定）", title=one.title)
        else:
            stage = ProjectStage(one.stage).label
            words = Phrase("项目“{title}”（{stage}，先转给别的单位）", title=one.title, stage=stage)
        yield Hanging("project", str(one.pk), words)
