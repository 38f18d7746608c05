"""会议交办: what meetings decided for one's unit, and the one sentence that says it is done (R096)."""

from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Fields, Words
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.kit.refusals import Missing
from wudan.meetings.actions import tasks
from wudan.meetings.agenda import is_overdue
from wudan.meetings.enums import TaskState, TaskStep
from wudan.meetings.models import Task
from wudan.meetings.permissions.tasks import stepping_objection
from wudan.people.actors import Actor

router = Router(tags=["会议交办"], auth=signed_in)
_MOST = 200


class TaskShown(BaseModel):
    """One decision of a meeting."""

    id: int
    meeting: str = Field(description="哪次会定的")
    words: str = Field(description="定了什么")
    unit: str = Field(description="承办单位编号")
    unit_name: str
    due_on: date
    state: TaskState
    is_overdue: bool = Field(description="过了日子，还没有报办完")
    closed_at: datetime | None
    can_report: bool = Field(description="现在能不能由您报办完")


class Tasks(BaseModel):
    """Those within sight, in the order of their days."""

    items: list[TaskShown]


class TaskReported(Fields):
    """What was done, in one sentence."""

    words: Words


@router.get(
    "/tasks", summary="会议交办", operation_id="list_tasks",
    response={200: Tasks, **READING_SIGNED_IN},
)  # fmt: skip
def list_tasks(request: HttpRequest) -> HttpResponse:
    """交给本单位、还没有办结的；中心和领导看得到全县的。按日子排。"""
    actor = actor_of(request)
    rows = (
        Task.objects.visible_to(actor)
        .running()
        .select_related("unit", "meeting__unit", "meeting__platform")
    )
    shown = rows.order_by("due_on", "pk")[:_MOST]
    return told(Tasks(items=[_shown(row, actor) for row in shown]))


@router.get(
    "/tasks/{int:pk}", summary="一件会议交办", operation_id="read_task",
    response={200: TaskShown, **READING_SIGNED_IN},
)  # fmt: skip
def read_task(request: HttpRequest, pk: int) -> HttpResponse:
    """办到哪一步。"""
    actor = actor_of(request)
    return told(_shown(_load(actor, pk), actor))


@router.post(
    "/tasks/{int:pk}/report", summary="报办完", operation_id="report_task",
    response={200: TaskShown, **WRITING},
)  # fmt: skip
def report_task(request: HttpRequest, pk: int, key: Key, body: TaskReported) -> HttpResponse:
    """承办单位写一句做了什么；召集单位来验收。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        tasks.report(task=_load(actor, pk), words=body.words, by=actor, at=at)
        return Answer(200, _shown(_load(actor, pk), actor).model_dump_json())

    return once(request, key, body, at=at, do=do)


@looked_for("tasks")
def _load(actor: Actor, pk: int) -> Task:
    rows = Task.objects.visible_to(actor).filter(pk=pk)
    found = rows.select_related("unit", "meeting__unit", "meeting__platform").first()
    if found is None:
        raise Missing
    return found


def _shown(row: Task, actor: Actor) -> TaskShown:
    return TaskShown(
        id=row.pk, meeting=str(row.meeting), words=row.words, unit=row.unit.key,
        unit_name=row.unit.short_name, due_on=row.due_on, state=TaskState(row.state),
        is_overdue=is_overdue(row, day_of(clock.now())), closed_at=row.closed_at,
        can_report=stepping_objection(actor, row, TaskStep.REPORT) is None,
    )  # fmt: skip
