"""重点工作: the county's list, kept by the center's office; what a project, a menu item, an activity goes with (ADR 96)."""

from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.activities.actions import join_work
from wudan.api.v1.activities import load_run
from wudan.api.v1.answering import public
from wudan.api.v1.fields import Day, Fields, Line, Name, Whole
from wudan.api.v1.key_work_shapes import (
    KeyWorkNamed,
    KeyWorkShown,
    work_named,
    work_of_item,
    work_of_project,
    work_shown,
)
from wudan.api.v1.menu_items import load_item
from wudan.api.v1.once import Key, once
from wudan.api.v1.projects import load_project
from wudan.api.v1.refusals import READING, WRITING
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.people.actors import Actor
from wudan.projects.actions import key_works as actions
from wudan.projects.models import KeyWork
from wudan.projects.permissions.key_works import keeping_objection

router = Router(tags=["重点工作"], auth=signed_in)
_ENDS = "到哪天为止；写 null 是不定。到了那天不再能选，以前的数不变"
Said = Annotated[list[Name], Field(max_length=40)]


class KeyWorksShown(BaseModel):
    """In the order in which they came to the list; those that have ended, too."""

    items: list[KeyWorkShown]


class KeyWorkAdded(Fields):
    """One more on the list."""

    name: Line
    source: Line = Field("", description="来自哪份文件")
    words: Said = Field(default_factory=list, description="依据里还叫什么")
    starts_on: Day
    ends_on: Day | None = Field(None, description=_ENDS)


class KeyWorkCorrected(Fields):
    """Words put right, or an end; what is not said stays as it is."""

    name: Line | None = None
    source: Line | None = None
    words: Said | None = None
    ends_on: Day | None = Field(None, description=_ENDS)


class WorkJoined(Fields):
    """和哪项重点工作结合."""

    key_work: Annotated[int, Field(strict=True, ge=1, le=2**53), Whole] | None = Field(
        description="名单上的编号；null 是不挂"
    )


class WorkJoiningShown(BaseModel):
    """What it goes with from now on."""

    key_work: KeyWorkNamed | None


@router.get(
    "/key-works", summary="重点工作名单", operation_id="list_key_works", auth=None,
    response={200: KeyWorksShown, **READING},
)  # fmt: skip
def list_key_works(request: HttpRequest) -> HttpResponse:
    """全县的重点工作，按加上的先后；结束了的也在。"""
    rows = KeyWork.objects.filter(county=settings.PACK.county)
    return public({"items": [work_shown(one).model_dump(mode="json") for one in rows]})


@router.post(
    "/key-works", summary="加一项重点工作", operation_id="add_key_work",
    response={201: KeyWorkShown, **WRITING},
)  # fmt: skip
def add_key_work(request: HttpRequest, key: Key, body: KeyWorkAdded) -> HttpResponse:
    """中心办公室来加，马上能选。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        known = actions.Known(body.name, body.source, tuple(body.words), body.ends_on)
        made = actions.add(
            county=settings.PACK.county, known=known, starts_on=body.starts_on, by=actor, at=at
        )
        return Answer(201, work_shown(made).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/key-works/{int:pk}/correction", summary="改一项重点工作", operation_id="correct_key_work",
    response={200: KeyWorkShown, **WRITING},
)  # fmt: skip
def correct_key_work(
    request: HttpRequest, pk: int, key: Key, body: KeyWorkCorrected
) -> HttpResponse:
    """改名是把字写准，换了一项工作另加；结束也在这里写。已经算进去的数不变。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = _load(actor, pk)
        made = actions.correct(work=found, known=_known(found, body), by=actor, at=at)
        return Answer(200, work_shown(made).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/projects/{int:pk}/key-work", summary="项目和重点工作结合", operation_id="join_project_to_key_work",
    response={200: WorkJoiningShown, **WRITING},
)  # fmt: skip
def join_project_to_key_work(
    request: HttpRequest, pk: int, key: Key, body: WorkJoined
) -> HttpResponse:
    """提出单位或中心来写；它的活动、它在菜单上办成的单，从现在起算进这一项。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = load_project(actor, pk)
        actions.join_project(project=found, work=_chosen(body), by=actor, at=at)
        return _joined(work_of_project(found.pk))

    return once(request, key, body, at=at, do=do)


@router.post(
    "/services/{code}/key-work", summary="菜单项和重点工作结合", operation_id="join_service_to_key_work",
    response={200: WorkJoiningShown, **WRITING},
)  # fmt: skip
def join_service_to_key_work(
    request: HttpRequest, code: str, key: Key, body: WorkJoined
) -> HttpResponse:
    """管菜单的来写，从现在起算；来自项目的跟着项目走。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = load_item(actor, code)
        actions.join_item(service=found, work=_chosen(body), by=actor, at=at)
        return _joined(work_of_item(found.pk))

    return once(request, key, body, at=at, do=do)


@router.post(
    "/activities/{activity}/key-work", summary="活动和重点工作结合", operation_id="join_activity_to_key_work",
    response={200: WorkJoiningShown, **WRITING},
)  # fmt: skip
def join_activity_to_key_work(
    request: HttpRequest, activity: str, key: Key, body: WorkJoined
) -> HttpResponse:
    """办活动的来写；办完两周以后不再改。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = load_run(actor, activity)
        held = join_work(activity=found, work=_chosen(body), by=actor, at=at)
        return _joined(work_named(held.key_work))

    return once(request, key, body, at=at, do=do)


@looked_for("key-works")
def _load(actor: Actor, pk: int) -> KeyWork:
    """Whether there is one of that number is told to everybody; who does not keep the list is told so first."""
    insist(keeping_objection(actor))
    found = KeyWork.objects.filter(county=settings.PACK.county, pk=min(pk, LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found


def _known(work: KeyWork, body: KeyWorkCorrected) -> actions.Known:
    """As it stands, with what the body says; an end is said by null as well."""
    said = body.model_dump(exclude_unset=True)
    return actions.Known(
        name=work.name if body.name is None else body.name,
        source=work.source if body.source is None else body.source,
        words=tuple(work.words if body.words is None else body.words),
        ends_on=body.ends_on if "ends_on" in said else work.ends_on,
    )


def _chosen(body: WorkJoined) -> KeyWork | None:
    """One of the county's list, or none. Raises Malformed."""
    if body.key_work is None:
        return None
    found = KeyWork.objects.filter(county=settings.PACK.county, pk=body.key_work).first()
    if found is None:
        raise Malformed({"key_work": "名单上没有这一项。"})
    return found


def _joined(work: KeyWorkNamed | None) -> Answer:
    return Answer(200, WorkJoiningShown(key_work=work).model_dump_json())
