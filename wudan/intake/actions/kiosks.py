"""大厅点单机: opened for a screen with a code, begun there once, ended from the desk; asks name nobody."""

import hashlib
import secrets
from datetime import datetime, timedelta

from wudan.areas.models import Unit
from wudan.catalog.models import Service
from wudan.intake import permissions
from wudan.intake.actions.holding import note, one_transaction
from wudan.intake.models import Kiosk, KioskAsk
from wudan.journal.events import Signer
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Missing, Objected, Objection, insist
from wudan.kit.text import objection_to, tidy
from wudan.orders.enums import DayPart
from wudan.orders.models import Order
from wudan.people.actors import Actor

CODE_VALID = timedelta(minutes=15)
MOST_ASKS_A_DAY = 300
_LONGEST_NAME = 40
_WRONG = Objection("wrong_code", "开机码不对，或已经过时。请站上的人再看一眼，或重新登记一台。")


@one_transaction
def open_kiosk(*, unit: Unit, name: str, by: Actor, at: datetime) -> tuple[Kiosk, str]:
    """A screen to begin, and the code to type there within minutes. Raises Malformed, Objected."""
    insist(permissions.kiosk_objection(by))
    if not unit.is_within(by.unit_path) or not unit.is_site:
        raise Objected(Objection("not_your_unit", "这个站不在您的辖区。"))
    name = tidy(name)
    if fault := objection_to(name, most=_LONGEST_NAME) or (
        "" if name else "写一下放在哪里，例：一楼大厅。"
    ):
        raise Malformed({"name": fault})
    code = f"{secrets.randbelow(10**8):08d}"
    made = Kiosk.objects.create(
        county=unit.county, unit=unit, name=name, code=_digest(code), code_until=at + CODE_VALID,
        made_at=at, made_by_id=by.person,
    )  # fmt: skip
    note("kiosk.open", "kiosk", made.pk, unit, by=by, at=at)
    return made, code


@one_transaction
def begin_kiosk(*, code: str, by: Signer, at: datetime) -> tuple[Kiosk, str]:
    """The screen on which the code was typed, and the key it keeps. Raises Objected."""
    digits = "".join(code.split())
    held = Kiosk.objects.select_for_update(of=("self",)).select_related("unit").filter(code=_digest(digits)).first()  # fmt: skip
    if held is None or held.begun_at or held.ended_at or at > held.code_until:
        raise Objected(_WRONG)
    key = secrets.token_urlsafe(24)
    held.key, held.begun_at = _digest(key), at
    held.save(update_fields=["key", "begun_at"])
    note("kiosk.begin", "kiosk", held.pk, held.unit, by=by, at=at)
    return held, key


@one_transaction
def end_kiosk(*, kiosk: Kiosk, by: Actor, at: datetime) -> Kiosk:
    """From now on the screen shows nothing. Raises Missing, Objected."""
    held = Kiosk.objects.select_for_update(of=("self",)).select_related("unit").filter(pk=kiosk.pk).first()  # fmt: skip
    if held is None:
        raise Missing
    insist(permissions.kiosk_objection(by, held))
    if held.ended_at is not None:
        raise Objected(Objection("ended", "这台点单机已经停用了。"))
    held.ended_at, held.ended_by_id = at, by.person
    held.save(update_fields=["ended_at", "ended_by_id"])
    note("kiosk.end", "kiosk", held.pk, held.unit, by=by, at=at)
    return held


def kiosk_with(key: str) -> Kiosk | None:
    """The running screen that keeps this key."""
    if not key:
        return None
    rows = Kiosk.objects.filter(key=_digest(key), ended_at=None).exclude(key="")
    return rows.select_related("unit").first()


@one_transaction
def ask_at_kiosk(
    *, kiosk: Kiosk, service: Service, part: str, by: Signer, at: datetime
) -> KioskAsk:  # fmt: skip
    """A number to tell at the desk. Raises Missing, Malformed, Objected."""
    held = Kiosk.objects.select_for_update(of=("self",)).select_related("unit").filter(pk=kiosk.pk).first()  # fmt: skip
    if held is None or held.ended_at is not None or held.begun_at is None:
        raise Missing
    if part not in DayPart.values:
        raise Malformed({"part": "请选上午、下午或都行。"})
    today = day_of(at)
    number = held.asks.filter(day=today).count() + 1
    if number > MOST_ASKS_A_DAY:
        raise Objected(Objection("too_many", "今天的号发完了，请直接找工作人员。"))
    made = KioskAsk.objects.create(
        kiosk=held, day=today, number=number, service=service, wanted_part=part, asked_at=at
    )
    note("kiosk.ask", "kiosk_ask", made.pk, held.unit, by=by, at=at, number=number)
    return made


@one_transaction
def settle_ask(*, ask: KioskAsk, by: Actor, at: datetime, order: Order | None = None) -> KioskAsk:
    """Done with: an order was placed for it, or nobody came. Raises Missing, Objected."""
    seen = KioskAsk.objects.visible_to(by).filter(pk=ask.pk).exists()
    held = KioskAsk.objects.select_for_update(of=("self",)).select_related("kiosk__unit").filter(pk=ask.pk).first()  # fmt: skip
    if held is None or not seen:
        raise Missing
    insist(permissions.kiosk_objection(by, held.kiosk))
    if held.settled_at is not None:
        raise Objected(Objection("settled", "这个号已经办完了。"))
    held.settled_at, held.settled_by_id, held.order = at, by.person, order
    held.save(update_fields=["settled_at", "settled_by_id", "order"])
    note("kiosk.settle", "kiosk_ask", held.pk, held.kiosk.unit, by=by, at=at, ordered=order is not None)  # fmt: skip
    return held


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
