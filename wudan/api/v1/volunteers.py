"""我的志愿: one's own record as a volunteer, and the invitations that wait for one's word."""

from datetime import date, datetime
from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Code, Fields
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.areas.models import Unit
from wudan.journal.answers import Answer
from wudan.kit import clock, slots
from wudan.kit.refusals import Malformed, Missing
from wudan.people.actions import persons, volunteers
from wudan.people.actions.invitations import answer as say
from wudan.people.actors import Actor
from wudan.people.enums import SourceKind
from wudan.people.invitations import waiting_for
from wudan.people.models import Invitation, Person, Volunteer, VolunteerLicence
from wudan.people.wishes import Wishes

router = Router(tags=["志愿者"], auth=signed_in)
SlotWord = Annotated[str, Field(max_length=5, pattern="^[1-8](am|pm|eve)$")]
IdText = Annotated[str, Field(min_length=1, max_length=40)]
"""As typed; what is wrong with it the action says, without repeating it."""
Codes = Annotated[list[Code], Field(max_length=60)]


class LicenceShown(BaseModel):
    """One paper of one's own."""

    code: str
    valid_until: date
    is_valid: bool = Field(description="站上看过原件，没有过期")


class VolunteerShown(BaseModel):
    """One's own record; empty when one is no volunteer."""

    is_volunteer: bool
    joined_at: datetime | None
    skills: list[str]
    kinds: list[str]
    slots: list[str] = Field(description="有空的时段：1am … 8eve，8 是节假日；空着就是看情况")
    serves: list[str] = Field(description="愿意去的地方（单位 key）；空着就是自己镇上")
    source: SourceKind | None
    licences: list[LicenceShown]


class Telling(Fields):
    """What one says. Only skills and kinds must be; `id_number` only if it is not known yet."""

    skills: Codes
    kinds: Codes
    slots: Annotated[list[SlotWord], Field(max_length=24)] = []
    serves: Codes = []
    source: SourceKind | None = None
    id_number: IdText | None = None


class InvitationShown(BaseModel):
    """One invitation that waits."""

    id: int
    unit: str
    invited_at: datetime
    expires_at: datetime
    skills: list[str]
    kinds: list[str]


class Invitations(BaseModel):
    """Those that wait for one's word."""

    items: list[InvitationShown]


class Answering(Fields):
    """One's word: yes registers (with what else is needed), no for now, never again."""

    answer: Literal["yes", "no", "never"]
    skills: Codes | None = None
    kinds: Codes | None = None
    id_number: IdText | None = None


@router.get("/volunteer", summary="我的志愿者登记", operation_id="read_volunteer", response={200: VolunteerShown, **READING_SIGNED_IN})  # fmt: skip
def read_volunteer(request: HttpRequest) -> HttpResponse:
    """您自己的登记；不是志愿者时 `is_volunteer` 为 false。"""
    return told(_shown(_own(actor_of(request))))


@router.put("/volunteer", summary="登记或改自己的意愿", operation_id="tell_volunteer", response={200: VolunteerShown, **WRITING})  # fmt: skip
def tell_volunteer(request: HttpRequest, key: Key, body: Telling) -> HttpResponse:
    """还不是志愿者就登记（等于同意志愿者约定，合适的邀请也就此答应），已经是就整个改一遍。"""
    actor, at = actor_of(request), clock.now()

    def do() -> Answer:
        person = _oneself(actor)
        told_now, own = wishes_of(body, person), _own(actor)
        if own is not None:
            volunteers.tell(volunteer=own, wishes=told_now, by=actor, at=at)
        else:
            persons.register(
                person=person, by=actor, at=at, missing=missing_of(body.id_number),
                skills=told_now.skills, kinds=told_now.kinds, slots=told_now.slots,
                serves=told_now.serves, source=told_now.source,
            )  # fmt: skip
        return Answer(200, _shown(_own(actor)).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.get("/invitations", summary="等您答复的邀请", operation_id="list_invitations", response={200: Invitations, **READING_SIGNED_IN})  # fmt: skip
def list_invitations(request: HttpRequest) -> HttpResponse:
    """有人邀请您当志愿者；不答复也行，过期作废。"""
    rows = waiting_for(_oneself(actor_of(request)), at=clock.now())
    return told(Invitations(items=[_invitation(row) for row in rows]))


@router.post(
    "/invitations/{int:pk}/answer", summary="答复邀请", operation_id="answer_invitation",
    response={200: VolunteerShown, **WRITING},
)  # fmt: skip
def answer_invitation(request: HttpRequest, pk: int, key: Key, body: Answering) -> HttpResponse:
    """答应就登记为志愿者；`no` 这次不参加；`never` 以后也别问。不问为什么。"""
    actor, at = actor_of(request), clock.now()

    def do() -> Answer:
        held, person = _load(actor, pk), _oneself(actor)
        if body.answer == "yes":
            persons.register(
                person=person, by=actor, at=at, missing=missing_of(body.id_number),
                skills=body.skills if body.skills is not None else held.skills,
                kinds=body.kinds if body.kinds is not None else held.kinds, source=held.source,
            )  # fmt: skip
        else:
            say(invitation=held, person=person, word=body.answer, by=actor, at=at)
        return Answer(200, _shown(_own(actor)).model_dump_json())

    return once(request, key, body, at=at, do=do)


@looked_for("invitations")
def _load(actor: Actor, pk: int) -> Invitation:
    mine = waiting_for(_oneself(actor), at=clock.now())
    found = next((row for row in mine if row.pk == pk), None)
    if found is None:
        raise Missing
    return found


def _oneself(actor: Actor) -> Person:
    return Person.objects.select_related("home").get(pk=actor.person)


def _own(actor: Actor) -> Volunteer | None:
    return Volunteer.objects.active().filter(person=actor.person).first()


def missing_of(number: str | None) -> dict[str, object]:
    """What is told of the eight that was not known."""
    return {"id_number": number} if number else {}


def wishes_of(body: Telling, person: Person) -> Wishes:
    """The body as the action takes it. Raises Malformed for a unit that is not there."""
    units = Unit.objects.filter(county=person.county, key__in=body.serves)
    paths = dict(units.values_list("key", "path"))
    if set(body.serves) - paths.keys():
        raise Malformed({"serves": "没有这个地方。"})
    mask = slots.to_mask(slots.parse(";".join(body.slots)))
    return Wishes(body.skills, body.kinds, mask, list(paths.values()), body.source or "")


def _shown(own: Volunteer | None) -> VolunteerShown:
    if own is None:
        return VolunteerShown(
            is_volunteer=False, joined_at=None, skills=[], kinds=[], slots=[], serves=[], source=None,
            licences=[],
        )  # fmt: skip
    keys = Unit.objects.filter(path__in=own.serves).order_by("path").values_list("key", flat=True)
    rows = VolunteerLicence.objects.live().filter(volunteer=own).order_by("code")
    return VolunteerShown(
        is_volunteer=True, joined_at=own.joined_at, skills=own.skills, kinds=own.kinds,
        slots=slots_shown(own.slots), serves=list(keys) if own.serves else [],
        source=SourceKind(own.source) if own.source else None,
        licences=[_licence(row) for row in rows],
    )  # fmt: skip


def _licence(row: VolunteerLicence) -> LicenceShown:
    is_valid = row.checked_at is not None and row.valid_until >= clock.day_of(clock.now())
    return LicenceShown(code=row.code, valid_until=row.valid_until, is_valid=is_valid)


def slots_shown(mask: int) -> list[str]:
    """1am … 8eve: the slots of a mask."""
    parts = [part.name.lower() for part in slots.PARTS]
    return [f"{slot // 3 + 1}{parts[slot % 3]}" for slot in sorted(slots.from_mask(mask))]


def _invitation(row: Invitation) -> InvitationShown:
    return InvitationShown(
        id=row.pk, unit=row.unit.short_name, invited_at=row.invited_at, expires_at=row.expires_at,
        skills=row.skills, kinds=row.kinds,
    )  # fmt: skip
