"""开兑换点: at a station, or a village shop that takes part; a unit answers for it (R076)."""

from dataclasses import dataclass
from datetime import datetime

from wudan.areas.models import Unit
from wudan.journal.events import Subject, record
from wudan.kit import numbers, open_hours
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Missing, Stale, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.rewards.actions.acting import one_transaction
from wudan.rewards.enums.shop import ShopKind
from wudan.rewards.models import Shop
from wudan.rewards.permissions.shop import changing_objection, opening_objection

_LENGTHS = {"name": 40, "partner": 60, "address": 120}
LONGEST_PHONE, LONGEST_HOLD = 20, 60


@dataclass(frozen=True, slots=True)
class Counter:
    """What is said of a shop; as typed, before it is checked."""

    name: str
    kind: str = ShopKind.STATION
    opening: str = "1-5 09:00-17:00"
    partner: str = ""
    address: str = ""
    phone: str = ""
    hold_days: int = 7
    lon: float | None = None
    lat: float | None = None


@one_transaction
def open_shop(*, unit: Unit, counter: Counter, by: Actor, at: datetime, key: str = "") -> Shop:
    """Open one. Raises Malformed, Objected."""
    insist(opening_objection(by, unit))
    made = Shop(county=unit.county, key=key or numbers.draw(), unit=unit, opened_at=at)
    _write(made, counter)
    made.save(force_insert=True)
    note("open", made, by=by, at=at)
    return made


@one_transaction
def correct(*, shop: Shop, counter: Counter, version: int, by: Actor, at: datetime) -> Shop:
    """Say it better. Raises Malformed, Objected, Stale."""
    held = lock(shop.pk)
    insist(changing_objection(by, held))
    if held.version != version:
        raise Stale("changed", "别人刚改过这个兑换点，请看过再改。")
    _write(held, counter)
    held.version += 1
    held.save()
    note("correct", held, by=by, at=at)
    return held


def lock(pk: int) -> Shop:
    """The shop, held. Raises Missing."""
    held = Shop.objects.select_for_update(of=("self",), no_key=True).with_units().filter(pk=pk).first()  # fmt: skip
    if held is None:
        raise Missing
    return held


def note(verb: str, shop: Shop, *, by: Actor, at: datetime, why: str = "") -> None:
    """The event of an act on a shop."""
    subject = Subject("shop", shop.pk, shop.county, shop.unit_id, shop.unit.branch_id)
    record(f"shop.{verb}", subject, by=by, at=at, why=why, facts={"key": shop.key}, react=False)


def _write(shop: Shop, counter: Counter) -> None:
    words = {name: tidy(getattr(counter, name)) for name in (*_LENGTHS, "opening", "phone")}
    if counter.kind == ShopKind.STATION:
        words["partner"] = ""
    if faults := _faults(words, counter):
        raise Malformed(faults)
    for name, said in words.items():
        setattr(shop, name, said)
    shop.kind, shop.hold_days = counter.kind, counter.hold_days
    shop.lon, shop.lat = counter.lon, counter.lat


def _faults(words: dict[str, str], counter: Counter) -> dict[str, str]:
    allowed = {words["phone"]}
    faults = {
        name: fault
        for name, most in _LENGTHS.items()
        if (fault := objection_to_published(words[name], most=most, allowed=allowed))
    }
    if not words["name"]:
        faults["name"] = "请写兑换点叫什么。"
    if counter.kind not in ShopKind.values:
        faults["kind"] = "请选谁开的。"
    if counter.kind == ShopKind.PARTNER and not words["partner"]:
        faults["partner"] = "请写合作商户的名称。"
    if len(words["phone"]) > LONGEST_PHONE or not set(words["phone"]) <= set("0123456789- "):
        faults["phone"] = "电话只写数字。"
    if isinstance(counter.hold_days, bool) or not 1 <= counter.hold_days <= LONGEST_HOLD:
        faults["hold_days"] = Phrase("留 1 到 {longest_hold} 天。", longest_hold=LONGEST_HOLD)
    try:
        found = open_hours.fault_in(open_hours.parse(words["opening"]))
    except ValueError as fault:
        found = f"{fault}。"
    if found or len(words["opening"]) > 200:
        faults["opening"] = found or "开放时间写得太长了。"
    return faults
