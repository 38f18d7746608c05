"""守护人与同意: the same acts and objections as the pages, for oneself."""

from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.fields import Code, Fields, Flag, Line, Name, Nothing
from wudan.api.v1.loading import load_village
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING_SIGNED_IN, WRITING
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.refusals import Missing, Objected, Objection
from wudan.kit.text import masked_name
from wudan.people.actions import bonds as actions
from wudan.people.actions import consents
from wudan.people.actors import Actor
from wudan.people.budgets import spend_budget
from wudan.people.enums import BondEnd, BondKind, Confirmation, ConsentKind
from wudan.people.models import Bond, Consent, Person
from wudan.people.querysets import BondQuerySet
from wudan.privacy.actions import withdraw_consent as end_consent

router = Router(tags=["守护人与同意"], auth=signed_in)
_UNKNOWN = Objection("unknown_ward", "没有找到这个人，或不能这样登记。")
_LARGEST = 2**63 - 1


class BondShown(BaseModel):
    """One bond, as this side sees it; the other's name is masked."""

    id: int
    guardian: str
    ward: str
    is_guardian: bool = Field(description="您是守护人（否则您是被守护的人）")
    ward_id: int | None = Field(description="点单时的 `ward`；只在作数时给守护人")
    kind: BondKind
    runs: bool = Field(description="本人点过头，现在作数")
    reviews: bool
    proposed_at: datetime
    confirmed_at: datetime | None
    ended_at: datetime | None
    ended_how: BondEnd | None


class Bonds(BaseModel):
    """Both sides' bonds that have not ended."""

    items: list[BondShown]


class ConsentShown(BaseModel):
    """One consent that was not withdrawn."""

    kind: ConsentKind
    text: str
    version: date
    hash: str
    given_at: datetime


class Consents(BaseModel):
    """What one agreed to."""

    items: list[ConsentShown]


class Proposing(Fields):
    """For whom one would like to order."""

    name: Name
    village: Code
    phone: Line
    kind: BondKind


class Agreeing(Fields):
    """The ward's yes."""

    reviews: Flag = False


@router.get("/bonds", summary="守护人", operation_id="list_bonds", response={200: Bonds, **READING_SIGNED_IN})  # fmt: skip
def list_bonds(request: HttpRequest) -> HttpResponse:
    """可以替您点单的人，和您可以替谁点单；没有结束的。"""
    me = actor_of(request).person
    live = _mine(me).live().with_names().order_by("pk")
    return told(Bonds(items=[_shown(bond, me) for bond in live]))


@router.post("/bonds", summary="提出守护", operation_id="propose_bond", response={201: BondShown, **WRITING})  # fmt: skip
def propose_bond(request: HttpRequest, key: Key, body: Proposing) -> HttpResponse:
    """想替某人点单：写对姓名、村和登记的电话。本人点了头才作数。"""
    at = clock.now()
    spend_budget("look_up", by=actor_of(request), at=at)
    return once(request, key, body, at=at, do=lambda: _propose(request, body, at))


@router.post(
    "/bonds/{int:pk}/confirmation", summary="点头", operation_id="confirm_bond",
    response={200: BondShown, **WRITING},
)  # fmt: skip
def confirm_bond(request: HttpRequest, pk: int, key: Key, body: Agreeing) -> HttpResponse:
    """被守护的人点头；`reviews` 是也让他替您评他所点的单。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        bond = actions.confirm(
            bond=_load(actor, pk), by=actor, at=at, how=Confirmation.ACCOUNT, reviews=body.reviews
        )
        return Answer(200, _shown(bond, actor.person).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/bonds/{int:pk}/end", summary="结束守护", operation_id="end_bond",
    response={200: BondShown, **WRITING},
)  # fmt: skip
def end_bond(request: HttpRequest, pk: int, key: Key, body: Nothing) -> HttpResponse:
    """双方都可以，马上生效，不问为什么。"""
    at, actor = clock.now(), actor_of(request)

    def do() -> Answer:
        bond = actions.end(bond=_load(actor, pk), by=actor, at=at)
        return Answer(200, _shown(bond, actor.person).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.get("/consents", summary="同意", operation_id="list_consents", response={200: Consents, **READING_SIGNED_IN})  # fmt: skip
def list_consents(request: HttpRequest) -> HttpResponse:
    """您现在同意着的。"""
    live = Consent.objects.live().filter(person=actor_of(request).person).order_by("kind")
    return told(Consents(items=[_consent(row) for row in live]))


@router.post(
    "/consents/{kind}/giving", summary="同意一项", operation_id="give_consent",
    response={200: ConsentShown, **WRITING},
)  # fmt: skip
def give_consent(request: HttpRequest, kind: str, key: Key, body: Nothing) -> HttpResponse:
    """为自己同意一项；文本的版本和摘要一起记下。"""
    at = clock.now()

    def do() -> Answer:
        made = consents.give(
            person=_oneself(request), kind=_kind(kind), by=actor_of(request), at=at
        )
        return Answer(200, _consent(made).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.post(
    "/consents/{kind}/withdrawal", summary="撤回一项", operation_id="withdraw_consent",
    response={204: None, **WRITING},
)  # fmt: skip
def withdraw_consent(request: HttpRequest, kind: str, key: Key, body: Nothing) -> HttpResponse:
    """撤回，和同意一样简单，马上生效。"""
    at = clock.now()

    def do() -> Answer:
        end_consent(person=_oneself(request), kind=_kind(kind), by=actor_of(request), at=at)
        return Answer(204, "")

    return once(request, key, body, at=at, do=do)


def _oneself(request: HttpRequest) -> Person:
    return Person.objects.get(pk=actor_of(request).person)


def _kind(kind: str) -> str:
    if kind not in ConsentKind.values:
        raise Missing
    return kind


def _mine(me: int) -> BondQuerySet:
    return Bond.objects.of_guardian(me) | Bond.objects.of_ward(me)


@looked_for("bonds")
def _load(actor: Actor, pk: int) -> Bond:
    found = _mine(actor.person).live().filter(pk=min(pk, _LARGEST)).first()
    if found is None:
        raise Missing
    return found


def _propose(request: HttpRequest, body: Proposing, at: datetime) -> Answer:
    actor, home = actor_of(request), load_village(body.village)
    alike = Person.objects.present().filter(name=body.name, home=home)
    found = list(alike.with_phone(body.phone)[:2])
    if len(found) != 1:
        raise Objected(_UNKNOWN)
    bond = actions.propose(
        guardian=_oneself(request), ward=found[0], kind=body.kind, by=actor, at=at
    )
    return Answer(201, _shown(bond, actor.person).model_dump_json())


def _shown(bond: Bond, me: int) -> BondShown:
    is_guardian = bond.guardian_id == me
    runs = Bond.objects.running_on(clock.day_of(clock.now())).filter(pk=bond.pk).exists()
    return BondShown(
        id=bond.pk, guardian=masked_name(bond.guardian.name), ward=masked_name(bond.ward.name),
        is_guardian=is_guardian, ward_id=bond.ward_id if is_guardian and runs else None,
        kind=BondKind(bond.kind), runs=runs, reviews=bond.reviews, proposed_at=bond.proposed_at,
        confirmed_at=bond.confirmed_at, ended_at=bond.ended_at,
        ended_how=BondEnd(bond.ended_how) if bond.ended_how else None,
    )  # fmt: skip


def _consent(row: Consent) -> ConsentShown:
    return ConsentShown(
        kind=ConsentKind(row.kind), text=row.text_code, version=row.text_version,
        hash=row.text_hash, given_at=row.given_at,
    )  # fmt: skip
