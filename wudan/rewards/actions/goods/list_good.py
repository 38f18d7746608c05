"""登记可换的: what it is, how many 兑换分, for whom, how many a month (R076).

A new price holds from now on; what somebody has set aside keeps the price it was set aside at.
"""

from dataclasses import dataclass
from datetime import datetime

from wudan.areas.models import Unit
from wudan.journal.events import Subject, record
from wudan.kit import numbers
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Missing, Stale, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.rewards.actions.acting import one_transaction
from wudan.rewards.enums.shop import GoodFor, GoodKind
from wudan.rewards.models import Good
from wudan.rewards.permissions.shop import changing_objection, opening_objection

_LENGTHS = {"name": 40, "words": 400, "measure": 8}
MOST_PRICE, MOST_COST, MOST_A_MONTH = 100_000, 100_000_000, 1000


@dataclass(frozen=True, slots=True)
class Offer:
    """What is said of a good; as typed, before it is checked."""

    name: str
    price: int
    kind: str = GoodKind.THING
    words: str = ""
    measure: str = "份"
    cost_fen: int = 0
    per_month: int | None = None
    meant_for: str = GoodFor.EVERYONE
    is_offered: bool = True


@one_transaction
def list_good(*, unit: Unit, offer: Offer, by: Actor, at: datetime, key: str = "") -> Good:
    """List one, for the shops of this unit and below. Raises Malformed, Objected."""
    insist(opening_objection(by, unit))
    made = Good(county=unit.county, key=key or numbers.draw(), unit=unit, listed_at=at)
    _write(made, offer)
    made.save(force_insert=True)
    _note("list", made, by=by, at=at)
    return made


@one_transaction
def correct(*, good: Good, offer: Offer, version: int, by: Actor, at: datetime) -> Good:
    """Say it better, change the price, or offer it no more. Raises Malformed, Objected, Stale."""
    rows = Good.objects.select_for_update(of=("self",), no_key=True).select_related("unit")
    held = rows.filter(pk=good.pk).first()
    if held is None:
        raise Missing
    insist(changing_objection(by, held))
    if held.version != version:
        raise Stale("changed", "别人刚改过这一样，请看过再改。")
    _write(held, offer)
    held.version += 1
    held.save()
    _note("correct", held, by=by, at=at)
    return held


def _note(verb: str, good: Good, *, by: Actor, at: datetime) -> None:
    subject = Subject("good", good.pk, good.county, good.unit_id, good.unit.branch_id)
    facts = {"key": good.key, "price": good.price, "offered": good.is_offered}
    record(f"good.{verb}", subject, by=by, at=at, facts=facts, react=False)


def _write(good: Good, offer: Offer) -> None:
    words = {name: tidy(getattr(offer, name)) for name in _LENGTHS}
    if faults := _faults(words, offer):
        raise Malformed(faults)
    for name, said in words.items():
        setattr(good, name, said)
    for name in ("price", "kind", "cost_fen", "per_month", "meant_for", "is_offered"):
        setattr(good, name, getattr(offer, name))


def _faults(words: dict[str, str], offer: Offer) -> dict[str, str]:
    faults = {
        name: fault
        for name, most in _LENGTHS.items()
        if (fault := objection_to_published(words[name], most=most))
    }
    for name, ask in (("name", "请写这一样叫什么。"), ("measure", "请写按什么数，比如“袋”。")):
        if not words[name]:
            faults[name] = ask
    if not 1 <= offer.price <= MOST_PRICE:
        faults["price"] = Phrase("要 1 到 {most_price} 兑换分。", most_price=MOST_PRICE)
    if not 0 <= offer.cost_fen <= MOST_COST:
        faults["cost_fen"] = "成本写得太大了。"
    if offer.per_month is not None and not 1 <= offer.per_month <= MOST_A_MONTH:
        faults["per_month"] = Phrase(
            "每户每月 1 到 {most_a_month}，不限就空着。", most_a_month=MOST_A_MONTH
        )
    if offer.kind not in GoodKind.values:
        faults["kind"] = "请选是东西还是服务。"
    if offer.meant_for not in GoodFor.values:
        faults["meant_for"] = "请选谁能换。"
    return faults
