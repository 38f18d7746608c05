"""提投诉建议: by anybody, anonymous if wished; written down for somebody by a site it is not about."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from wudan.activities.models import Activity
from wudan.areas.models import Unit
from wudan.complaints.actions.holding import note, one_transaction, set_terms, words_of
from wudan.complaints.enums import About, ComplaintChannel, ComplaintKind
from wudan.complaints.models import Complaint, Involved
from wudan.complaints.permissions import noting_objection
from wudan.complaints.policies import Party, parties_of, route_of
from wudan.kit import numbers
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.people.roles import ROLES

_DRAWS = 8
LONGEST_NAME, LONGEST_PHONE = 40, 20


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says, about whom, and who they are if they wish to say it."""

    kind: str
    words: str
    unit: Unit | None = None
    role: str = ""
    order: Order | None = None
    activity: Activity | None = None
    is_anonymous: bool = True
    name: str = ""
    phone: str = ""


@one_transaction
def file(*, county: str, said: Said, by: Actor, at: datetime) -> Complaint:
    """File it on a page, signed in or not. Raises Malformed."""
    parties = _parties(said, at)
    return _filed(county, said, parties, ComplaintChannel.PAGE, by=by, at=at)


@one_transaction
def note_down(*, county: str, said: Said, channel: str, by: Actor, at: datetime) -> Complaint:
    """Write down what somebody says on the telephone or brings on paper. Raises Malformed, Objected."""
    if channel not in (ComplaintChannel.PHONE, ComplaintChannel.PAPER):
        raise Malformed({"channel": "请选是电话还是纸面。"})
    parties = _parties(said, at)
    insist(noting_objection(by, parties))
    return _filed(county, said, parties, ComplaintChannel(channel), by=by, at=at)


def _parties(said: Said, at: datetime) -> list[Party]:
    faults = {}
    if said.kind not in ComplaintKind.values:
        faults["kind"] = "请选是投诉还是建议。"
    if said.role and said.role not in ROLES:
        faults["role"] = "请从列出的岗位里选。"
    if faults:
        raise Malformed(faults)
    return parties_of(
        unit=said.unit, role=said.role, order=said.order, activity=said.activity, on=day_of(at)
    )


def _filed(
    county: str,
    said: Said,
    parties: list[Party],
    channel: ComplaintChannel,
    *,
    by: Actor,
    at: datetime,
) -> Complaint:
    words = words_of(said.words, ask="请写是什么事，一句话也行。")
    name = words_of(said.name, field="name", most=LONGEST_NAME)
    phone = words_of(said.phone, field="phone", most=LONGEST_PHONE)
    route = route_of(parties, county=county, on=day_of(at))
    written = channel != ComplaintChannel.PAGE
    own = None if written or said.is_anonymous else by.person_id
    made = Complaint(
        county=county, kind=said.kind, about=_about(said), unit=said.unit, role=said.role, order=said.order,
        activity=said.activity, words=words, channel=channel, noted_as=by.label[:80] if written else "",
        is_anonymous=said.is_anonymous or not (own or name or phone), person_id=own,
        informant="" if said.is_anonymous else " ".join(filter(None, (name, phone))),
        desk=route.desk, holder=route.holder, filed_at=at,
    )  # fmt: skip
    set_terms(made, at)
    _draw(made)
    Involved.objects.bulk_create(
        Involved(complaint=made, path=one.path, person_id=one.person_id, role=one.role)
        for one in parties
    )
    note("file", made, by=by if written else None, at=at, kind=made.kind, channel=channel)
    return made


def _about(said: Said) -> About:
    if said.order is not None:
        return About.ORDER
    if said.activity is not None:
        return About.ACTIVITY
    if said.role:
        return About.POST
    return About.UNIT if said.unit is not None else About.GENERAL


def _draw(made: Complaint) -> None:
    """Saved under a number nobody has, with a code to find it again."""
    made.slip_code = numbers.draw_slip()
    for _ in range(_DRAWS):
        made.no = numbers.draw()
        try:
            with transaction.atomic():
                made.save(force_insert=True)
        except IntegrityError:
            if not Complaint.objects.filter(no=made.no).exists():
                raise
            continue
        return
    raise Objected(Objection("try_again", "没有记成，请再试一次。"))
