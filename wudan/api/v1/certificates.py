"""证明: one's own certificates, the public check, the public keys."""

from base64 import b64encode
from datetime import date, datetime
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Query, Router
from pydantic import BaseModel, Field

from wudan.api.v1.answering import public, told
from wudan.api.v1.fields import Day, Fields, Nothing
from wudan.api.v1.once import Key, once
from wudan.api.v1.refusals import READING, READING_SIGNED_IN, WRITING
from wudan.api.v1.shapes import UnitNamed
from wudan.api.v1.showing import unit_named
from wudan.api.v1.sight import looked_for
from wudan.api.v1.signing import actor_of, signed_in
from wudan.journal.answers import Answer
from wudan.kit import clock
from wudan.kit.refusals import Missing, Objected, Objection
from wudan.ledger import actions
from wudan.ledger.enums import CertificateState, Naming
from wudan.ledger.models import Certificate
from wudan.ledger.verifying import standing_of
from wudan.people import throttling
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.people.proving import is_recent

router = Router(tags=["证明"], auth=signed_in)
MOST = 60
_LARGEST = 2**63 - 1
_BE_YOURSELF = Objection(
    "be_yourself", "证明由本人自己开：请先换到本人（PUT /session/post，post 填 0）。"
)
_NOT_RECENT = Objection(
    "not_recent", "写完整证件号要刚验过身份：请重新登录（POST /session），五分钟内再来。"
)


class CertificateShown(BaseModel):
    """One of one's own certificates."""

    id: int
    no: str
    code: str = Field(description="查验码")
    unit: UnitNamed = Field(description="记录单位")
    since: date
    until: date
    naming: Naming
    credit_minutes: int
    honor_minutes: int
    records_count: int
    is_reported: bool = Field(description="所列记录都已录入全国系统")
    made_at: datetime
    state: CertificateState
    is_corrected: bool = Field(description="开出以后，其中有记录已更正")
    ended_why: str


class Certificates(BaseModel):
    """Some certificates."""

    items: list[CertificateShown]


class Certifying(Fields):
    """For which days, how named."""

    since: Day
    until: Day
    naming: Naming = Naming.NAMED


class CertificateFile(BaseModel):
    """The signed PDF, in base64: it passes through no cache."""

    name: str
    content: str = Field(description="base64")


class CertificateChecked(BaseModel):
    """What anybody who holds number and code is told."""

    no: str
    state: CertificateState
    name: str = Field(description="遮住")
    unit: str
    since: date
    until: date
    made_on: date
    credit_minutes: int
    honor_minutes: int
    records_count: int
    is_corrected: bool
    is_reported: bool
    why: str = Field(description="撤销的原因")


class SigningKeyShown(BaseModel):
    """A public key that signs, or signed, certificates."""

    id: str = Field(description="指纹")
    algorithm: str
    public: str = Field(description="base64，32 字节")
    since: date
    is_current: bool


class SigningKeys(BaseModel):
    """All of them, the present one last."""

    items: list[SigningKeyShown]


@router.get("/certificates", summary="我的证明", operation_id="list_certificates", response={200: Certificates, **READING_SIGNED_IN})  # fmt: skip
def list_certificates(request: HttpRequest) -> HttpResponse:
    """新的在前。"""
    mine = Certificate.objects.of_person(_oneself(actor_of(request))).with_names()
    return told(Certificates(items=[_shown(one) for one in mine[:MOST]]))


@router.post("/certificates", summary="开证明", operation_id="certify", response={201: Certificates, **WRITING})  # fmt: skip
def certify(request: HttpRequest, key: Key, body: Certifying) -> HttpResponse:
    """免费，马上开好；几个单位记录的，就开几份。完整证件号要五分钟内验过身份。"""
    actor, at = actor_of(request), clock.now()

    def do() -> Answer:
        person = Person.objects.get(pk=_oneself(actor))
        _insist_on_proof(request, body.naming, at)
        made = actions.certify(
            person=person, since=body.since, until=body.until, naming=body.naming, by=actor, at=at
        )
        rows = Certificate.objects.with_names().filter(pk__in=[one.pk for one in made])
        shown = Certificates(items=[_shown(one) for one in rows.order_by("pk")])
        return Answer(201, shown.model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.get("/certificates/{int:pk}", summary="一份证明", operation_id="read_certificate", response={200: CertificateShown, **READING_SIGNED_IN})  # fmt: skip
def read_certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """自己的一份。"""
    return told(_shown(_load(actor_of(request), pk)))


@router.get("/certificates/{int:pk}/file", summary="取证明的 PDF", operation_id="fetch_certificate", response={200: CertificateFile, **READING_SIGNED_IN})  # fmt: skip
def fetch_certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """签好名的 PDF；改动任何一个字节都查得出来。"""
    actor, at = actor_of(request), clock.now()
    found = _load(actor, pk)
    _insist_on_proof(request, found.naming, at)
    where = request.build_absolute_uri(reverse("certificate-check"))
    pdf = actions.print_certificate(certificate=found, address=where, by=actor, at=at)
    file = CertificateFile(name=f"certificate-{found.no}.pdf", content=b64encode(pdf).decode())
    answer = told(file)
    answer["Cache-Control"] = "no-store"
    return answer


@router.post("/certificates/{int:pk}/withdrawal", summary="收回证明", operation_id="withdraw_certificate", response={200: CertificateShown, **WRITING})  # fmt: skip
def withdraw_certificate(request: HttpRequest, pk: int, key: Key, body: Nothing) -> HttpResponse:
    """以后再查，就说本人收回了。"""
    actor, at = actor_of(request), clock.now()

    def do() -> Answer:
        actions.withdraw_certificate(certificate=_load(actor, pk), by=actor, at=at)
        return Answer(200, _shown(_load(actor, pk)).model_dump_json())

    return once(request, key, body, at=at, do=do)


@router.get("/certificate-checks", summary="查验证明", operation_id="check_certificate", auth=None, response={200: CertificateChecked, **READING})  # fmt: skip
def check_certificate(
    request: HttpRequest,
    no: Annotated[str, Query(max_length=20, description="证明编号")],
    code: Annotated[str, Query(max_length=20, description="查验码")],
) -> HttpResponse:
    """谁都能查；不给证件号。查不到和码不对是一样的答复。"""
    address, at = request.META["REMOTE_ADDR"], clock.now()
    throttling.spend("certificate", address, at=at)
    found = standing_of(no, code)
    if found is None:
        raise Missing("没有这份证明，或查验码不对。")
    throttling.give_back("certificate", address)
    shown = CertificateChecked(
        no=found.no, state=CertificateState(found.state), name=found.name, unit=found.unit,
        since=found.since, until=found.until, made_on=found.made_on,
        credit_minutes=found.credit_minutes, honor_minutes=found.honor_minutes,
        records_count=found.records_count, is_corrected=found.is_corrected,
        is_reported=found.is_reported, why=found.why,
    )  # fmt: skip
    answer = told(shown)
    answer["Cache-Control"] = "no-store"
    return answer


@router.get("/signing-keys", summary="证明的公钥", operation_id="list_signing_keys", auth=None, response={200: SigningKeys, **READING})  # fmt: skip
def list_signing_keys(request: HttpRequest) -> HttpResponse:
    """不联网查验用：wudan verify-certificate 文件 --key 公钥。"""
    keys = settings.KEYRING.public_keys()
    rows = [
        {"id": key.id, "algorithm": "Ed25519", "public": key.spelt, "since": key.made_on,
         "is_current": key is keys[-1]}
        for key in keys
    ]  # fmt: skip
    return public({"items": rows})


def _oneself(actor: Actor) -> int:
    if actor.is_staff:
        raise Objected(_BE_YOURSELF)
    return actor.person


def _insist_on_proof(request: HttpRequest, naming: str, at: datetime) -> None:
    if naming == Naming.FULL and not is_recent(request.session, at=at):
        raise Objected(_NOT_RECENT)


@looked_for("certificates")
def _load(actor: Actor, pk: int) -> Certificate:
    mine = Certificate.objects.with_names().filter(person=_oneself(actor))
    found = mine.filter(pk=min(pk, _LARGEST)).first()
    if found is None:
        raise Missing
    return found


def _shown(one: Certificate) -> CertificateShown:
    return CertificateShown(
        id=one.pk, no=one.no, code=one.check_code, unit=unit_named(one.unit), since=one.since,
        until=one.until, naming=Naming(one.naming), credit_minutes=one.credit_minutes,
        honor_minutes=one.honor_minutes, records_count=one.records_count,
        is_reported=one.is_reported, made_at=one.made_at, state=CertificateState(one.state),
        is_corrected=bool(getattr(one, "is_corrected", False)), ended_why=one.ended_why,
    )  # fmt: skip
