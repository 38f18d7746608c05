"""点单、代点单: a body becomes a need, for oneself or for somebody who asked by other ways."""

from datetime import datetime

from pydantic import Field

from wudan.api.v1.fields import (
    Address,
    Code,
    Day,
    Fields,
    Flag,
    Latitude,
    Line,
    Longitude,
    Name,
    Words,
)
from wudan.api.v1.loading import load_service, load_village
from wudan.catalog.enums import PlaceMode
from wudan.kit.refusals import Malformed
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.enums import Channel, Consent, DayPart, WhenFull
from wudan.orders.models import Order
from wudan.people.actions.persons import enter as enter_person
from wudan.people.actors import Actor


class ForPerson(Fields):
    """The resident for whom staff place an order; one known by all of this is found again."""

    name: Name
    phone: Name = Field("", description="没有电话可以不填")
    address: Address = ""
    village: Code = Field(description="所在站的 key")


class Placing(Fields):
    """What is wanted, where and when."""

    words: Words = Field("", description="一句话；选了菜单可以不写")
    service: Code | None = Field(None, description="菜单项代码")
    place_mode: PlaceMode = PlaceMode.HOME
    address: Address = ""
    lon: Longitude | None = Field(None, description="CGCS2000")
    lat: Latitude | None = None
    wanted_on: Day | None = None
    wanted_part: DayPart = DayPart.ANY
    urgent: Flag = False
    when_full: WhenFull = Field(
        WhenFull.ASK,
        description="约满了怎么办：空为先问（422 at_capacity）；next 约到最早有名额的日子；wait 登记排队",
    )
    village: Code | None = Field(None, description="从哪个站点单；不填用本人所在的站")
    ward: int | None = Field(
        None, ge=1, le=2**63 - 1, strict=True, description="替谁点：`GET /bonds` 里作数的 `ward_id`"
    )
    for_person: ForPerson | None = Field(None, description="代点单：替谁")
    channel: Channel | None = Field(None, description="代点单：怎么来的")
    consent: Consent | None = Field(None, description="代点单：本人怎么同意的")
    consent_words: Line = ""


def place(body: Placing, *, by: Actor, at: datetime) -> Order:
    """Place it. Raises Malformed or Objected."""
    need = _need(body)
    if body.for_person is None:
        _insist_on_own(body)
        return actions.place(
            need=need, by=by, at=at, village=load_village(body.village), ward=body.ward
        )
    return _place_for(body, body.for_person, need, by=by, at=at)


def _place_for(body: Placing, person: ForPerson, need: Need, *, by: Actor, at: datetime) -> Order:
    if body.ward is not None:
        raise Malformed({"ward": "替家里人点单和代点单不能一起用。"})
    home = load_village(person.village)
    assert home is not None  # noqa: S101 - a key was given
    beneficiary = enter_person(
        name=person.name, phone=person.phone, address=person.address, home=home, by=by, at=at
    )
    return actions.place_for(
        need=need, beneficiary=beneficiary, channel=body.channel or "", consent=body.consent or "",
        by=by, at=at, consent_words=body.consent_words, village=load_village(body.village),
    )  # fmt: skip


def _need(body: Placing) -> Need:
    if (body.lon is None) != (body.lat is None):
        raise Malformed({"lat": "经度、纬度要一起填。"})
    return Need(
        words=body.words, service=load_service(body.service), place_mode=body.place_mode,
        address=body.address, lon=body.lon, lat=body.lat, wanted_on=body.wanted_on,
        wanted_part=body.wanted_part, urgent=body.urgent, when_full=body.when_full,
    )  # fmt: skip


def _insist_on_own(body: Placing) -> None:
    """Words about a proxy without saying for whom are a mistake, not an own order."""
    if body.channel or body.consent or body.consent_words:
        raise Malformed({"for_person": "代点单请写明替谁点。"})
