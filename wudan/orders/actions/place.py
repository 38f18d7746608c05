"""点单: a resident asks for something, in one sentence or from the menu."""

from dataclasses import dataclass
from datetime import date, datetime

from wudan.areas.models import Unit
from wudan.catalog.enums import PlaceMode
from wudan.catalog.models import Service
from wudan.catalog.reach import fault_of_asking
from wudan.kit import numbers
from wudan.kit.refusals import Malformed, Missing, Objected, Objection
from wudan.kit.text import tidy
from wudan.orders import policies
from wudan.orders.actions.reserving import reserve
from wudan.orders.actions.stepping import begin, one_transaction
from wudan.orders.enums import Channel, Consent, Verb, WhenFull
from wudan.orders.models import Order
from wudan.people.actions.bonds import held_bond
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.people.opening import for_checking
from wudan.sites.reception import reception_from


@dataclass(frozen=True, slots=True)
class Need:
    """What is wanted, where and when; as typed, before it is checked."""

    words: str = ""
    service: Service | None = None
    place_mode: str = PlaceMode.HOME
    address: str = ""
    lon: float | None = None
    lat: float | None = None
    wanted_on: date | None = None
    wanted_part: str = ""
    urgent: bool = False
    when_full: str = WhenFull.ASK
    """What then, if the menu item has no place left that week or month."""


@one_transaction
def place(
    *, need: Need, by: Actor, at: datetime, village: Unit | None = None,
    reviewer: Person | None = None, ward: int | None = None,
) -> Order:  # fmt: skip
    """Place an order for oneself, or for a ward; the nearest open site receives it (R063).

    Raises Malformed (field → what is wrong), Objected, or Missing for who is no ward.
    """
    if not by.may(Verb.PLACE) or by.person_id is None:
        raise Objected(Objection("not_your_role", "在岗位上不能给自己点单，请切换到“本人”。"))
    if ward is not None and ward != by.person_id:
        return _for_ward(need, ward, by=by, at=at, village=village)
    order = drafted(need, beneficiary=by.person_id, at=at, village=village)
    order.placed_by, order.reviewer = order.placed_for, reviewer
    order.channel, order.consent = Channel.WEB, Consent.SELF
    return begin(Verb.PLACE, order, by=by, at=at, facts={"channel": order.channel})


def _for_ward(need: Need, ward: int, *, by: Actor, at: datetime, village: Unit | None) -> Order:
    """By a guardian: consented to once, by the bond; never under one's own name (A32)."""
    lock_persons([by.person, ward])  # before the bond, in the order of who ends one
    bond = held_bond(guardian=by.person, ward=ward, at=at)
    order = drafted(need, beneficiary=bond.ward_id, at=at, village=village)
    order.placed_by, order.bond = bond.guardian, bond
    order.channel, order.consent = Channel.PROXY, Consent.BOND
    order.reviewer = bond.guardian if bond.reviews else None
    facts = {"channel": order.channel, "consent": order.consent, "bond": bond.pk}
    return begin(Verb.PLACE, order, by=by, at=at, facts=facts)


def _held(pk: int) -> Person:
    """Held until the order is written, so that nobody is erased meanwhile. Raises Missing."""
    person = lock_persons([pk])[pk]
    if person.erased_at is not None:
        raise Missing
    return person


def drafted(need: Need, *, beneficiary: int, at: datetime, village: Unit | None) -> Order:
    """An order of this need for a person, checked, with its place if the item is limited, and not yet
    saved; shared with `place_for`."""
    for_whom = _held(beneficiary)
    words = tidy(need.words)
    address = tidy(need.address)
    if not address and need.place_mode == PlaceMode.HOME:
        address = for_whom.address.opened(for_checking())
    faults = policies.faults_of_need(words, need.service)
    faults |= policies.faults_of_day(need.wanted_on, need.service, at=at)
    faults |= policies.faults_of_part(need.wanted_part)
    faults |= policies.faults_of_when_full(need.when_full)
    faults |= policies.faults_of_place(need.place_mode, address, need.service)
    faults |= policies.faults_of_point(need.lon, need.lat)
    lives_in = village.pk if village else for_whom.home_id
    if lives_in is None:
        faults["village"] = "请选一下您在哪个村或社区。"
    if faults:
        raise Malformed(faults)
    assert lives_in is not None  # noqa: S101 - said above
    origin, unit = reception_from(lives_in, at=at)
    if fault := fault_of_asking(need.service, origin.path):
        raise Malformed({"service": fault})
    order = Order(
        county=origin.county, no=numbers.draw(), unit=unit, origin=origin,
        platform=need.service.platform if need.service else None,
        words=words or (need.service.name if need.service else ""), place_mode=need.place_mode,
        address=address, place=_place_of(need), wanted_on=need.wanted_on,
        wanted_part=need.wanted_part, urgent=need.urgent,
        headcount=need.service.headcount if need.service else 1, placed_at=at,
        placed_for=for_whom, slip_code=numbers.draw_slip(),
    )  # fmt: skip
    order.ask_for(need.service)
    reserve(order, need.when_full, at=at)
    return order


def _place_of(need: Need) -> str:
    return "" if need.lon is None or need.lat is None else f"{need.lon},{need.lat}"
