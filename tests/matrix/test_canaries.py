"""G08: what is known of five planted persons is found with nobody who may not know it: on no
page, in no answer of the API, no log, export, file name, error page. A control shows each time
that the search does find."""

import logging
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings

from tests.matrix.canaries import FLOCK, plant
from tests.matrix.crawling import Crawl, read
from tests.matrix.owning import TODAY, actor_of
from tests.matrix.seats import NOBODY, Seat
from tests.matrix.test_crawl import CRAWLERS
from tests.matrix.trying import Visitor
from tests.web.console.desk import NOON
from wudan.exchange.actions import Wanted, ask, make
from wudan.exchange.files import exports_kept
from wudan.orders.models import Order
from wudan.people.models import Person

SPAN = {"roster": {}, "orders": {"since": date(2026, 9, 1), "until": date(2026, 9, 7)}}
SITES = ("station_keeper", "institute_staff", "center_office")


@pytest.fixture
def flock(stage):
    """The five, in the shared county."""
    return plant(stage.world)


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.xdist_group("crawl")
def test_nobody_is_shown_a_canary_that_is_not_theirs_to_know(flock, visitors, caplog):
    caplog.set_level(logging.DEBUG)
    seats = {str(seat): visitors[seat] for seat in CRAWLERS}
    seats |= {canary.name: Visitor(person) for canary, person in flock.items()}
    leaks, pages, found = [], 0, 0
    for name, visitor in seats.items():
        crawl = Crawl(visitor).walk()
        pages += len(crawl.bodies)
        actor = actor_of(visitor.person)
        for canary, person in flock.items():
            own = visitor.person is not None and visitor.person.pk == person.pk
            knows = own or _serves(actor, person)
            sees = own or _sees_order(actor, person)
            hidden = [canary.id_number, canary.id_number[6:14]]
            hidden += [] if own else [canary.phone, canary.address]
            hidden += [] if knows else [canary.name]
            hidden += [] if sees or knows else [canary.hint]
            for address, text in crawl.bodies.items():
                leaks += [(name, address, word) for word in hidden if word in text]
                found += canary.name in text
    assert leaks == []
    assert found > 20, "the search finds nothing at all"
    assert pages > 300
    logged = "\n".join(record.getMessage() for record in caplog.records)
    assert [
        word
        for canary in FLOCK
        for word in (*canary.sealed, canary.name, canary.hint)
        if word in logged
    ] == []


@pytest.mark.django_db
def test_an_error_page_repeats_nothing_of_them(flock, visitors):
    keeper, stranger = (
        visitors[Seat("station_keeper", "own")],
        visitors[Seat("resident", "sibling")],
    )
    numbers = Order.objects.filter(placed_for__in=flock.values()).values_list("no", "pk")
    persons = [person.pk for person in flock.values()]
    for visitor in (stranger, visitors[NOBODY]):
        for address in [
            *(f"/orders/{no}{end}" for no, _ in numbers for end in ("", "/slip.html", "/contact", "/x")),
            *(f"/api/v1/orders/{no}" for no, _ in numbers), *(f"/desk/people/{pk}" for pk in persons),
        ]:  # fmt: skip
            _, text = read(visitor, address)
            assert not [w for c in FLOCK for w in (*c.sealed, c.name, c.hint) if w in text], address
    shown = next(
        no for no, pk in numbers if Order.objects.get(pk=pk).origin.name.startswith("杨柳村")
    )
    assert any(canary.name in read(keeper, f"/orders/{shown}")[1] for canary in FLOCK)


@pytest.mark.django_db
def test_an_export_and_its_name_carry_none_of_it(flock, stage):
    world, found = stage.world, b""
    for village in ("杨柳村", "王台村"):
        for kind in ("roster", "orders"):
            wanted = Wanted(
                kind=kind, unit=world.units[village], purpose="九月总结，报宣传部", **SPAN[kind]
            )
            export = make(
                export_id=ask(wanted=wanted, by=world.actor("柳文书"), at=NOON).pk, at=NOON
            )
            assert export is not None
            content = exports_kept().get(export.file_name)
            found += content + _inside(content)
            names = str([*Path(settings.EXPORTS).rglob("*")])
            assert not [w for c in FLOCK for w in (*c.sealed, c.name) if w in names]
            assert _clear(Path(settings.EXPORTS)) == []
    assert not [
        word for canary in FLOCK for word in (*canary.sealed, canary.name) if word.encode() in found
    ]
    assert "鸢*".encode() in found, "they are in it, masked"


def _serves(actor, person):
    """Whether the name is theirs to know: a site that reaches them, a team that serves them."""
    if actor is None:
        return False
    orders = Order.objects.visible_to(actor, on=TODAY).filter(placed_for=person)
    if actor.role in SITES:
        return (
            orders.exists()
            or Person.objects.filter(pk=person.pk, home__path__startswith=actor.unit_path).exists()
        )
    return orders.filter(stage__in=("scheduled", "started")).exists()


def _sees_order(actor, person):
    return (
        actor is not None
        and Order.objects.visible_to(actor, on=TODAY).filter(placed_for=person).exists()
    )


def _inside(content):
    """What a package or a sheet holds, unpacked as deep as it goes."""
    if not zipfile.is_zipfile(BytesIO(content)):
        return b""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        parts = [packed.read(name) for name in packed.namelist()]
    return b"".join([*parts, *map(_inside, parts)])


def _clear(folder):
    kept = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return [
        word for canary in FLOCK for word in (*canary.sealed, canary.name) if word.encode() in kept
    ]
