"""入队申请: ask to join a team, say yes to an introduction, take it back; as oneself (R057)."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Fields, Line, Nothing
from wudan.api.v1.loading import storable
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor, for_self
from wudan.teams.actions import joining
from wudan.teams.enums import ApplicationState
from wudan.teams.models import Application, Team

router = Router(tags=["志愿队伍"], auth=signed_in)
_MOST = 200


class ApplicationShown(BaseModel):
    """One's own wish to join a team."""

    id: int
    team: str = Field(description="队伍编号")
    team_name: str
    state: ApplicationState
    words: str
    asked_at: datetime
    answered_at: datetime | None
    reason: str = Field(description="没有同意的理由；不服的可以申诉")


class Applications(BaseModel):
    """One's own, the latest first."""

    items: list[ApplicationShown]


class Applying(Fields):
    """Why one would like to join; need not be said."""

    words: Line = ""


@router.post(
    "/teams/{key}/applications", summary="申请入队", operation_id="apply_to_team",
    response={201: ApplicationShown, **WRITING},
)  # fmt: skip
def apply_to_team(request: HttpRequest, key: str, idempotency: Key, body: Applying) -> HttpResponse:
    """为自己申请；先要登记为志愿者。队长来答复。"""
    at, me = clock.now(), for_self(actor_of(request).person)

    def do() -> Answer:
        made = joining.apply(team=_team(key), words=body.words, by=me, at=at)
        return Answer(201, _shown(made).model_dump_json())

    return once(request, idempotency, body, at=at, do=do)


@router.get(
    "/applications", summary="我的入队申请", operation_id="own_applications",
    response={200: Applications, **READING_SIGNED_IN},
)  # fmt: skip
def own_applications(request: HttpRequest) -> HttpResponse:
    """申请过的、被介绍的，最近的在前。"""
    rows = Application.objects.filter(person=actor_of(request).person).select_related("team__unit")
    return told(Applications(items=[_shown(row) for row in rows.order_by("-pk")[:_MOST]]))


@router.post(
    "/applications/{int:pk}/agreement", summary="愿意入队", operation_id="agree_to_join",
    response={200: ApplicationShown, **WRITING},
)  # fmt: skip
def agree_to_join(request: HttpRequest, pk: int, key: Key, body: Nothing) -> HttpResponse:
    """被人介绍的，本人点头以后队长才看得到。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        done = joining.agree(application=_load(actor, pk), by=for_self(actor.person), at=at)
        return Answer(200, _shown(done).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/applications/{int:pk}/withdrawal", summary="不申请了", operation_id="withdraw_application",
    response={200: ApplicationShown, **WRITING},
)  # fmt: skip
def withdraw_application(request: HttpRequest, pk: int, key: Key, body: Nothing) -> HttpResponse:
    """收回申请，或者对介绍说不；不问为什么。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        done = joining.withdraw(application=_load(actor, pk), by=for_self(actor.person), at=at)
        return Answer(200, _shown(done).model_dump_json())

    return once(request, key, body, at=at, do=do)


def _team(key: str) -> Team:
    found = Team.objects.active(settings.PACK.county).filter(unit__key=storable(key)).first()
    if found is None:
        raise Missing
    return found


@looked_for("applications")
def _load(actor: Actor, pk: int) -> Application:
    rows = Application.objects.filter(person=actor.person, pk=pk)
    found = rows.select_related("team__unit").first()
    if found is None:
        raise Missing
    return found


def _shown(row: Application) -> ApplicationShown:
    return ApplicationShown(
        id=row.pk, team=row.team.unit.key, team_name=row.team.unit.name,
        state=ApplicationState(row.state), words=row.words, asked_at=row.asked_at,
        answered_at=row.answered_at, reason=row.reason,
    )  # fmt: skip
