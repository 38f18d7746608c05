"""培训: what is to come, a place taken or given back, one's own record; as oneself."""

from datetime import date, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Nothing
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.refusals import Missing, Objected
from wudan.people.actors import Actor, for_self
from wudan.people.models import Person
from wudan.teams.actions import training
from wudan.teams.enums import TrainingKind, TrainingMode
from wudan.teams.models import Competence, TrainingAttendance, TrainingSession
from wudan.teams.training import NOT_SIGNED_UP

router = Router(tags=["培训"], auth=signed_in)
_MOST = 200


class TrainingShown(BaseModel):
    """One session, with the facts of 67号令 §8."""

    id: int
    name: str
    content: str
    kind: TrainingKind
    mode: TrainingMode
    skill: str = Field(description="认定的技能；空的不认定")
    is_assessed: bool
    unit: str
    day: date
    begins: str = Field(description="北京时间，如 14:00")
    ends: str = Field(description="北京时间，如 14:00")
    minutes: int
    place: str
    trainer: str
    capacity: int
    left: int = Field(description="还有几个名额")
    signed_up: bool = Field(description="您报了名")
    cancelled_why: str


class Trainings(BaseModel):
    """Sessions to come, the next one first."""

    items: list[TrainingShown]


class AttendedShown(BaseModel):
    """One session of one's own record."""

    training: TrainingShown
    signed_at: datetime
    present: bool | None = Field(description="null：名册还没有登记")
    passed: bool | None = Field(description="null：没有考核")
    corrected_why: str


class CompetenceShown(BaseModel):
    """What one was trained for."""

    skill: str
    skill_name: str
    since: date
    valid_until: date
    unit: str
    proof: str
    revoked_at: datetime | None
    revoked_why: str


class OwnTraining(BaseModel):
    """One's own record."""

    competences: list[CompetenceShown]
    trainings: list[AttendedShown]


@router.get(
    "/trainings", summary="接下来的培训", operation_id="list_trainings",
    response={200: Trainings, **READING_SIGNED_IN},
)  # fmt: skip
def list_trainings(request: HttpRequest) -> HttpResponse:
    """全县接下来的培训，最近的在前。"""
    me, county = actor_of(request).person, settings.PACK.county
    rows = list(TrainingSession.objects.coming(county, clock.day_of(clock.now()))[:_MOST])
    mine = _signed_up(me, rows)
    return told(Trainings(items=[_shown(row, row.pk in mine) for row in rows]))


@router.get(
    "/trainings/mine", summary="我的培训记录", operation_id="own_training",
    response={200: OwnTraining, **READING_SIGNED_IN},
)  # fmt: skip
def own_training(request: HttpRequest) -> HttpResponse:
    """受过训的技能和到哪天，报过名、参加过的培训。"""
    me = actor_of(request).person
    held = Competence.objects.filter(person=me).select_related("unit")
    rows = TrainingAttendance.objects.live().filter(person=me).select_related("session__unit")
    return told(
        OwnTraining(
            competences=[_competence(row) for row in held.order_by("-valid_until", "-pk")[:_MOST]],
            trainings=[_attended(row) for row in rows.order_by("-session__day", "-pk")[:_MOST]],
        )
    )


@router.post(
    "/trainings/{int:pk}/sign-up", summary="报名培训", operation_id="sign_up_for_training",
    response={200: TrainingShown, **WRITING},
)  # fmt: skip
def sign_up_for_training(request: HttpRequest, pk: int, key: Key, body: Nothing) -> HttpResponse:
    """为自己报名。满了、时间撞上了、还没登记为志愿者，都答 422 和原因。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        person = Person.objects.get(pk=actor.person)
        made = training.sign_up(
            session=_load(actor, pk), person=person, by=for_self(person.pk), at=at
        )
        return Answer(200, _shown(made.session, is_mine=True).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/trainings/{int:pk}/withdrawal", summary="退出培训", operation_id="withdraw_from_training",
    response={200: TrainingShown, **WRITING},
)  # fmt: skip
def withdraw_from_training(request: HttpRequest, pk: int, key: Key, body: Nothing) -> HttpResponse:
    """来不了，退出；座位马上让出来，不问为什么。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        session = _load(actor, pk)
        row = TrainingAttendance.objects.live().filter(session=session, person=actor.person).first()
        if row is None:
            raise Objected(NOT_SIGNED_UP)
        done = training.withdraw(attendance=row, by=for_self(actor.person), at=at)
        return Answer(200, _shown(done.session, is_mine=False).model_dump_json())

    return once(request, key, body, at=at, do=do)


@looked_for("trainings")
def _load(actor: Actor, pk: int) -> TrainingSession:
    rows = TrainingSession.objects.filter(county=settings.PACK.county, pk=pk)
    found = rows.select_related("unit").first()
    if found is None:
        raise Missing
    return found


def _signed_up(me: int, rows: list[TrainingSession]) -> frozenset[int]:
    live = TrainingAttendance.objects.live().filter(person=me, session__in=rows)
    return frozenset(live.values_list("session", flat=True))


def _shown(row: TrainingSession, is_mine: bool) -> TrainingShown:
    return TrainingShown(
        id=row.pk, name=row.name, content=row.content, kind=TrainingKind(row.kind),
        mode=TrainingMode(row.mode), skill=row.skill, is_assessed=row.is_assessed,
        unit=row.unit.short_name, day=row.day, begins=f"{row.begins:%H:%M}", ends=f"{row.ends:%H:%M}",
        minutes=row.minutes, place=row.place, trainer=row.trainer, capacity=row.capacity,
        left=row.capacity - row.taken, signed_up=is_mine, cancelled_why=row.cancelled_why,
    )  # fmt: skip


def _attended(row: TrainingAttendance) -> AttendedShown:
    return AttendedShown(
        training=_shown(row.session, is_mine=True), signed_at=row.signed_at, present=row.present,
        passed=row.passed, corrected_why=row.corrected_why,
    )  # fmt: skip


def _competence(row: Competence) -> CompetenceShown:
    return CompetenceShown(
        skill=row.skill, skill_name=settings.PACK.skills.get(row.skill, row.skill),
        since=row.since, valid_until=row.valid_until, unit=row.unit.short_name, proof=row.proof,
        revoked_at=row.revoked_at, revoked_why=row.revoked_why,
    )  # fmt: skip
