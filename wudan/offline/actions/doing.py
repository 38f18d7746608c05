"""How a noted act is done: by the same action as on its page, with what was noted or changed since.

Raises Objected, Malformed or Missing; then nothing was done and a person decides.
"""

from dataclasses import dataclass
from datetime import date, datetime

from wudan.areas.models import Unit
from wudan.catalog.models import Service
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection
from wudan.offline.enums import ActKind
from wudan.offline.sent import Body, day_in, key_of, moment_in, text_of, whether
from wudan.orders.actions import place_for
from wudan.orders.actions.place import Need
from wudan.orders.duplicates import possible_duplicates, same_day_bookings
from wudan.orders.models import Order
from wudan.people.actions.persons import enter
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.sites.actions import bookings
from wudan.sites.models import Booking, Room
from wudan.sites.wanted import WantedBooking


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it."""

    order: Order | None = None
    booking: Booking | None = None


def do(kind: str, county: str, body: Body, *, by: Actor, at: datetime) -> Made:
    """Do it."""
    if kind == ActKind.BOOKING:
        return Made(booking=_book(county, body, by=by, at=at))
    return Made(order=_place(county, body, by=by, at=at))


def known_person(body: Body, by: Actor) -> Person | None:
    """The resident an act is for, if one was chosen whom the actor may look up."""
    pk = key_of(body, "person")
    found = (
        Person.objects.findable_by(by).select_related("home").filter(pk=pk).first() if pk else None
    )
    if pk and found is None:
        raise Malformed({"person": "这位群众已经不在您的辖区，或登记已经变了，请重新查。"})
    return found


def _place(county: str, body: Body, *, by: Actor, at: datetime) -> Order:
    service, village = _service(county, body), _village(body, by, day_of(at))
    on, words = day_in(body, "wanted_on"), text_of(body, "words", most=2000)
    person = known_person(body, by) or _entered(body, village, by=by, at=at)
    if not whether(body, "although"):
        _insist_on_no_twin(person, service, words, on)
    need = Need(
        words=words, service=service, place_mode=text_of(body, "place_mode", most=8),
        address=text_of(body, "address"), wanted_on=on, wanted_part=text_of(body, "wanted_part", most=4),
        urgent=whether(body, "urgent"), when_full=text_of(body, "when_full", most=4),
    )  # fmt: skip
    return place_for(
        need=need, beneficiary=person, channel=text_of(body, "channel"), consent=text_of(body, "consent"),
        consent_words=text_of(body, "consent_words"), village=village, by=by, at=at,
    )  # fmt: skip


def _service(county: str, body: Body) -> Service | None:
    pk = key_of(body, "service")
    if pk is None:
        return None
    found = Service.objects.filter(county=county, pk=pk).on_offer().first()
    if found is None:
        raise Malformed({"service": "这个服务项目现在停了。请换一项，或不选项目、按原话办。"})
    return found


def _village(body: Body, by: Actor, today: date) -> Unit | None:
    pk = key_of(body, "village")
    if pk is None:
        return None
    found = Unit.objects.open_on(today).at_or_below(by.unit_path).sites().filter(pk=pk).first()
    if found is None:
        raise Malformed({"village": "这个村站已经撤并，或不在您的辖区了，请重新选。"})
    return found


def _entered(body: Body, village: Unit | None, *, by: Actor, at: datetime) -> Person:
    if village is None:
        raise Malformed({"village": "新登记的群众，请选是哪个村的。"})
    return enter(
        name=text_of(body, "name"), phone=text_of(body, "phone"), address=text_of(body, "address"),
        home=village, by=by, at=at,
    )  # fmt: skip


def _insist_on_no_twin(
    person: Person, service: Service | None, words: str, on: date | None
) -> None:
    """The same elder is not ordered for twice unasked: somebody else may have done it meanwhile."""
    twins = possible_duplicates(person, service, words)
    same_day = same_day_bookings(person, service, on)
    found = twins[0] if twins else same_day
    if found is not None:
        raise Objected(
            Objection(
                "twin",
                Phrase(
                    "这位群众已经有一单差不多的：{found}（{number}，{stage}）。是同一件事就不用再点；不是，可以照样点。",
                    found=found.title,
                    number=found.number,
                    stage=found.get_stage_display(),
                ),
            )
        )


def _book(county: str, body: Body, *, by: Actor, at: datetime) -> Booking:
    room = Room.objects.in_use().filter(county=county, pk=key_of(body, "room") or 0).first()
    if room is None:
        raise Malformed({"room": "这个场地已经不用了，请换一处。"})
    day = day_in(body, "day")
    if day is None:
        raise Malformed({"day": "请选哪一天。"})
    party = key_of(body, "party") or 0
    wanted = WantedBooking(
        moment_in(body, "begins", day), moment_in(body, "ends", day), text_of(body, "theme", most=40),
        text_of(body, "use", most=40), min(party, 32_000), text_of(body, "words", most=100),
    )  # fmt: skip
    return bookings.book(room=room, wanted=wanted, by=by, at=at, waits=whether(body, "waits"))
