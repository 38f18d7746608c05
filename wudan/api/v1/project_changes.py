"""在清单上改: small facts at once, what the gate judged by a change that passes it again; every version as before and after."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import public, told
from wudan.api.v1.fields import Fields, Note
from wudan.api.v1.loading import storable
from wudan.api.v1.once import Key, once
from wudan.api.v1.project_texts import (
    ProjectAdjusted,
    ProjectChanging,
    ProjectText,
    ProjectVersions,
    VersionShown,
    draft_with,
    text_of,
    versions_shown,
)
from wudan.api.v1.projects import ProjectShown, load_project, project_shown
from wudan.api.v1.refusals import READING, READING_SIGNED_IN, WRITING
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.projects.actions import changes
from wudan.projects.enums import ProjectStage
from wudan.projects.history import history_of, since_admission
from wudan.projects.models import Project

router = Router(tags=["项目"], auth=signed_in)


class DecidedProject(BaseModel):
    """A project that was decided on, as everybody may read it."""

    key: str
    title: str
    stage: ProjectStage
    unit: str
    service: str = Field(description="菜单上的代码；不在菜单上的是空")
    text: ProjectText
    versions: list[VersionShown] = Field(description="准入以后的各版，新的在前；没准入的没有")


class ChangeTakenBack(Fields):
    """撤回变更."""

    why: Note


@router.get(
    "/decided-projects/{key}", summary="一个有了决定的项目", operation_id="read_decided_project",
    auth=None, response={200: DecidedProject, **READING},
)  # fmt: skip
def read_decided_project(request: HttpRequest, key: str) -> HttpResponse:
    """现在写着什么，准入以后改过什么、按哪个决定改的；草稿是提出单位自己的，不在这里。"""
    rows = Project.objects.decided(settings.PACK.county).filter(key=storable(key))
    found = rows.select_related("unit", "area", "platform", "service").first()
    if found is None:
        raise Missing
    shown = DecidedProject(
        key=found.key, title=found.title, stage=ProjectStage(found.stage), unit=found.unit.short_name,
        service=found.service.code if found.service else "", text=text_of(found),
        versions=versions_shown(since_admission(history_of(found))).items,
    )  # fmt: skip
    return public(shown.model_dump(mode="json"))


@router.get(
    "/projects/{int:pk}/versions", summary="一个项目的各版", operation_id="read_project_versions",
    response={200: ProjectVersions, **READING_SIGNED_IN},
)  # fmt: skip
def read_project_versions(request: HttpRequest, pk: int) -> HttpResponse:
    """每一版改了什么（改前、改后）、谁以什么岗位写的、按哪个决定；新的在前，草稿也在。"""
    return told(versions_shown(history_of(load_project(actor_of(request), pk))))


@router.post(
    "/projects/{int:pk}/adjustment", summary="小改", operation_id="adjust_project",
    response={200: ProjectShown, **WRITING},
)  # fmt: skip
def adjust_project(request: HttpRequest, pk: int, key: Key, body: ProjectAdjusted) -> HttpResponse:
    """清单上的项目，提出单位改措辞、月份、规模，马上作数，菜单跟着改；每次一版。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = load_project(actor, pk)
        changes.adjust(
            project=found, draft=draft_with(found, body), by=actor, at=at, seen=body.version
        )
        return Answer(200, project_shown(load_project(actor, pk)).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/projects/{int:pk}/changes", summary="提出变更", operation_id="propose_project_change",
    response={201: ProjectShown, **WRITING},
)  # fmt: skip
def propose_project_change(
    request: HttpRequest, pk: int, key: Key, body: ProjectChanging
) -> HttpResponse:
    """准入时评过的内容要改，再过一次准入关；有决定以前照清单上的做。一次只有一个变更在评。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        found = load_project(actor, pk)
        changes.propose_change(
            project=found, draft=draft_with(found, body), why=body.why, by=actor, at=at,
            seen=body.version,
        )  # fmt: skip
        return Answer(201, project_shown(load_project(actor, pk)).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/projects/{int:pk}/change-retraction", summary="撤回变更",
    operation_id="take_back_project_change", response={200: ProjectShown, **WRITING},
)  # fmt: skip
def take_back_project_change(
    request: HttpRequest, pk: int, key: Key, body: ChangeTakenBack
) -> HttpResponse:
    """还没有决定的变更，提出单位可以撤回，写明为什么；清单上的照旧。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        changes.take_back_change(project=load_project(actor, pk), why=body.why, by=actor, at=at)
        return Answer(200, project_shown(load_project(actor, pk)).model_dump_json())

    return once(request, key, body, at=at, do=do)
