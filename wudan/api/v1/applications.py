"""入队申请: ask to join a team, say yes to an introduction, take it back; as oneself, or as a station writes it down (R057, ADR 91)."""

from datetime import datetime
from typing import Annotated

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import AskedFlag, Fields, Line, Note, Nothing
from wudan.api.v1.loading import load_village, storable
from wudan.api.v1.once import Key, once
from wudan.api.v1.placing import ForPerson
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.api.v1.volunteers import Telling, missing_of, wishes_of
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing
from wudan.people.actions import persons
from wudan.people.actors import Actor, for_self
from wudan.people.enums import ConsentChannel
from wudan.people.models import Person, Volunteer
from wudan.teams.actions import joining
from wudan.teams.enums import ApplicationState
from wudan.teams.models import Application, Team
from wudan.teams.querysets import ApplicationQuerySet

router = Router(tags=["志愿队伍"], auth=signed_in)
_MOST = 200


class ApplicationShown(BaseModel):
    """A wish to join a team."""

    id: int
    person: str = Field(description="谁要入队")
    team: str = Field(description="队伍编号")
    team_name: str
    state: ApplicationState
    words: str
    channel: ConsentChannel = Field(description="本人怎么说的")
    taken_as: str = Field(description="站上代记的，是以什么岗位记的；自己申请的是空")
    asked_at: datetime
    answered_at: datetime | None
    reason: str = Field(description="没有同意的理由；不服的可以申诉")


class Applications(BaseModel):
    """The latest first."""

    items: list[ApplicationShown]


class Applying(Fields):
    """Why one would like to join; need not be said. For somebody else, who, and how they said it."""

    words: Line = ""
    for_person: ForPerson | None = Field(None, description="站上代记：谁要入队")
    channel: ConsentChannel | None = Field(None, description="代记：本人怎么说的，不能是 web")
    volunteer: Telling | None = Field(
        None, description="代记：还不是志愿者的，一起登记；已经是的不用写"
    )


class Told(Fields):
    """How somebody said it; oneself need not say."""

    channel: ConsentChannel | None = Field(
        None, description="站上代记：本人怎么说的，不能是 web；自己说的不用写"
    )


class Appealed(Fields):
    """申诉."""

    words: Note = Field(description="为什么不服")


@router.post(
    "/teams/{key}/applications", summary="申请入队", operation_id="apply_to_team",
    response={201: ApplicationShown, **WRITING},
)  # fmt: skip
def apply_to_team(request: HttpRequest, key: str, idempotency: Key, body: Applying) -> HttpResponse:
    """为自己申请，先要登记为志愿者；没有电话的到站上说，站、所、中心代记（`for_person`），本人会知道。队长来答复。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        team = _team(key)
        if body.for_person is None:
            made = _apply(team, body, by=for_self(actor.person), at=at)
        else:
            made = _apply_for(team, body, body.for_person, by=actor, at=at)
        return Answer(201, _shown(made).model_dump_json())

    return once(request, idempotency, body, at=at, do=do)


@router.get(
    "/applications", summary="入队申请", operation_id="own_applications",
    response={200: Applications, **READING_SIGNED_IN},
)  # fmt: skip
def own_applications(
    request: HttpRequest,
    noted: Annotated[AskedFlag, Query(False, description="不看自己的，看辖区里站上代记的")],
) -> HttpResponse:
    """自己申请过的、被介绍的；`noted` 看站上替群众记下的。最近的在前。"""
    actor = actor_of(request)
    rows = Application.objects.filter(person=actor.person)
    if noted:
        known = Person.objects.findable_by(actor).values("pk")
        rows = Application.objects.filter(person__in=known).exclude(taken_as="")
    named = rows.select_related("team__unit", "person").order_by("-pk")[:_MOST]
    return told(Applications(items=[_shown(row) for row in named]))


@router.post(
    "/applications/{int:pk}/agreement", summary="愿意入队", operation_id="agree_to_join",
    response={200: ApplicationShown, **WRITING},
)  # fmt: skip
def agree_to_join(request: HttpRequest, pk: int, key: Key, body: Told) -> HttpResponse:
    """被人介绍的，本人点头以后队长才看得到；也可以跟站上说，站上记下怎么说的。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        held = _load(actor, pk)
        channel = body.channel.value if body.channel else ""
        done = joining.agree(application=held, channel=channel, by=_speaks(actor, held), at=at)
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
        held = _load(actor, pk)
        done = joining.withdraw(application=held, by=_speaks(actor, held), at=at)
        return Answer(200, _shown(done).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/applications/{int:pk}/disavowal", summary="没说过要入队", operation_id="disown_application",
    response={200: ApplicationShown, **WRITING},
)  # fmt: skip
def disown_application(request: HttpRequest, pk: int, key: Key, body: Nothing) -> HttpResponse:
    """站上代记的，本人没说过就不作数；因此进了队的退出来。不问为什么，上一级看得到是谁记的。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        held = _load(actor, pk)
        done = joining.disown(application=held, by=_speaks(actor, held), at=at)
        return Answer(200, _shown(done).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/applications/{int:pk}/appeal", summary="不服没有同意", operation_id="appeal_application",
    response={200: ApplicationShown, **WRITING},
)  # fmt: skip
def appeal_application(request: HttpRequest, pk: int, key: Key, body: Appealed) -> HttpResponse:
    """没有同意入队的，可以申诉一次，由没有作这个决定的上一级来定。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        held = _load(actor, pk)
        joining.appeal(against=held, words=body.words, by=_speaks(actor, held), at=at)
        return Answer(200, _shown(held).model_dump_json())

    return once(request, key, body, at=at, do=do)


def _apply(team: Team, body: Applying, *, by: Actor, at: datetime) -> Application:
    if body.channel is not None or body.volunteer is not None:
        raise Malformed({"for_person": "代记请写明是谁要入队。"})
    return joining.apply(team=team, words=body.words, by=by, at=at)


def _apply_for(
    team: Team, body: Applying, whom: ForPerson, *, by: Actor, at: datetime
) -> Application:
    """As they told it; who is no volunteer yet is registered in the same breath. Raises Malformed, Objected."""
    home = load_village(whom.village)
    assert home is not None  # noqa: S101 - a key was given
    channel = body.channel.value if body.channel else ""
    person = persons.enter(
        name=whom.name, phone=whom.phone, address=whom.address, home=home, by=by, at=at
    )
    known = Volunteer.objects.active().filter(person=person).exists()
    if body.volunteer is not None and not known:
        persons.register_told(
            person=person, wishes=wishes_of(body.volunteer, person), channel=channel,
            missing=missing_of(body.volunteer.id_number), by=by, at=at,
        )  # fmt: skip
    return joining.apply_for(
        team=team, person=person, channel=channel, words=body.words, by=by, at=at
    )


def _team(key: str) -> Team:
    found = Team.objects.active(settings.PACK.county).filter(unit__key=storable(key)).first()
    if found is None:
        raise Missing
    return found


def _speaks(actor: Actor, held: Application) -> Actor:
    """Of one's own wish oneself speaks, whatever post one acts under."""
    return for_self(actor.person) if held.person_id == actor.person_id else actor


@looked_for("applications")
def _load(actor: Actor, pk: int) -> Application:
    found = _known(actor).filter(pk=pk).select_related("team__unit", "person").first()
    if found is None:
        raise Missing
    return found


def _known(actor: Actor) -> ApplicationQuerySet:
    """One's own, and those of whom staff may speak for."""
    people = Person.objects.findable_by(actor).values("pk")
    return Application.objects.filter(Q(person=actor.person) | Q(person__in=people))


def _shown(row: Application) -> ApplicationShown:
    return ApplicationShown(
        id=row.pk, person=row.person.name, team=row.team.unit.key, team_name=row.team.unit.name,
        state=ApplicationState(row.state), words=row.words, channel=ConsentChannel(row.channel),
        taken_as=row.taken_as, asked_at=row.asked_at, answered_at=row.answered_at, reason=row.reason,
    )  # fmt: skip
