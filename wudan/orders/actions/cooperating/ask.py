"""请配合: the lead asks a cooperating department for a piece of an order or of the menu."""

from datetime import date, datetime, timedelta

from django.db import transaction

from wudan.areas.models import Unit
from wudan.catalog.enums import DutyKind
from wudan.catalog.models import Platform, PlatformDuty, Service
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, insist
from wudan.orders.actions.cooperating.moving import first_due, journal, said
from wudan.orders.cooperating import asking_objection
from wudan.orders.models import Cooperation, Order
from wudan.people.actors import Actor

_FURTHEST = 180


@transaction.atomic(savepoint=False)
def ask(
    *, platform: Platform, unit: Unit, words: str, wanted_by: date, by: Actor, at: datetime,
    order: Order | None = None, service: Service | None = None,
) -> Cooperation:  # fmt: skip
    """Ask; it answers within two working days. Raises Objected or Malformed."""
    today = day_of(at)
    insist(asking_objection(by, platform.pk, on=today))
    words = said(words, missing="请写清楚请他们做什么。")
    faults = _faults(platform, unit, wanted_by, order, service, today)
    if faults:
        raise Malformed(faults)
    assert by.unit_id is not None  # noqa: S101 - who may ask acts under a post
    piece = Cooperation.objects.create(
        county=platform.county, platform=platform, order=order, service=service, unit=unit,
        asked_of_id=by.unit_id, words=words, wanted_by=wanted_by, asked_at=at, person_id=by.person,
        post_id=by.post, due_at=first_due(at),
    )  # fmt: skip
    journal("ask", piece, by=by, at=at, why=words)
    return piece


def _faults(
    platform: Platform, unit: Unit, wanted_by: date, order: Order | None,
    service: Service | None, today: date,
) -> dict[str, str]:  # fmt: skip
    faults: dict[str, str] = {}
    duties = PlatformDuty.objects.on(today).filter(platform=platform, unit=unit)
    if not duties.filter(kind=DutyKind.COOPERATING).exists():
        faults["unit"] = Phrase(
            "{unit}现在不配合这个平台，请先请中心办公室定分工。", unit=unit.short_name
        )
    if not today <= wanted_by <= today + timedelta(days=_FURTHEST):
        faults["wanted_by"] = "请选今天到半年以内的一天。"
    if (order is None) == (service is None):
        faults["service"] = "请选一单或一个菜单项，二选一。"
    thing = order or service
    if thing is not None and thing.platform_id != platform.pk:
        faults["order" if order else "service"] = "这不是本平台的。"
    if order is not None and order.is_closed:
        faults["order"] = "这一单已经结束。"
    return faults
