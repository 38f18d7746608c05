"""The file: masked, marked, scanned cell by cell, sealed, registered by its digest."""

from datetime import date, timedelta

import pytest

from tests.domain.refusing import objected
from tests.exchange.conftest import AT, PURPOSE
from tests.exchange.reading import mark_of, rows_of
from wudan.areas.models import Unit
from wudan.exchange.actions import fetch, make
from wudan.exchange.files import exports_kept
from wudan.exchange.models import Export
from wudan.jobs import worker
from wudan.journal.models import Event
from wudan.people.actions.consents import give, withdraw
from wudan.people.models import Person, Post
from wudan.people.opening import for_checking
from wudan.people.personal import Phone

pytestmark = pytest.mark.postgres


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_roster_is_masked(world, desk, form):
    export = desk.made("roster", "杨柳村", form=form)
    rows = rows_of(export)
    assert len(rows) == export.rows_count == export.persons_count
    assert ["秦**", "尾号0000", "杨柳村站", "铁边城所"] in rows
    text = str(rows)
    for person in Person.objects.all():
        assert person.name not in text
        assert not person.phone or person.phone.opened(for_checking()) not in text
        assert not person.address or person.address.opened(for_checking()) not in text


def test_orders_tell_what_was_done_and_no_words_of_the_resident(world, desk):
    order = world.order_at("reviewed")
    (row,) = rows_of(desk.made())
    assert row[0] == order.no
    assert row[2:10] == [
        "杨柳村站",
        "扶贫帮困",
        "上门理发",
        "网上",
        "秦**",
        "尾号0000",
        "已评单",
        "理发小队",
    ]
    assert row[11] == "5"


def agree(world, name):
    give(person=world.people[name], kind="export_unmasked", by=world.oneself(name), at=AT)


def test_who_agreed_stands_there_in_full_when_asked_for(world, desk):
    agree(world, "秦奶奶")
    export = desk.made("roster", "杨柳村", unmasked=True)
    rows = rows_of(export)
    assert ["秦奶奶", "10100000000", "杨柳村站", "铁边城所"] in rows
    assert sum("*" in row[0] for row in rows) == len(rows) - 1
    trail = Event.objects.get(verb="person.reveal")
    assert (trail.subject_id, trail.facts["about"]) == (world.people["秦奶奶"].pk, export.number)
    assert "秦奶奶" not in str(rows_of(desk.made("roster", "杨柳村")))


def test_a_child_is_masked_whoever_agreed(world, desk):
    agree(world, "秦奶奶")
    Person.objects.filter(name="秦奶奶").update(born_on=date(2015, 1, 1))
    assert "秦奶奶" not in str(rows_of(desk.made("roster", "杨柳村", unmasked=True)))


def test_consent_taken_back_masks_the_next_and_holds_this_one(world, desk):
    agree(world, "秦奶奶")
    export = desk.made("roster", "杨柳村", unmasked=True)
    elder, later = world.oneself("秦奶奶"), AT + timedelta(hours=1)
    withdraw(person=world.people["秦奶奶"], kind="export_unmasked", by=elder, at=later)
    assert "秦奶奶" not in str(rows_of(desk.made("roster", "杨柳村", unmasked=True, at=later)))
    with objected("withdrawn"):
        fetch(export=export, by=world.actor("柳文书"), at=later)


def test_the_mark_says_who_when_and_what_for(world, desk):
    world.order_at("done")
    export = desk.made()
    mark = mark_of(export)
    for words in (export.number, "县中心·中心办公室主任", "2026-09-08 09:01", PURPOSE):
        assert words in mark


def test_formulas_in_names_are_texts(world, desk):
    Person.objects.filter(name="秦奶奶").update(name="=1+1")
    Unit.objects.filter(key="杨柳村").update(short_name="=HYPERLINK(1)")
    assert "'=***" in str(rows_of(desk.made("roster", "杨柳村", form="csv")))
    assert "=HYPERLINK(1)" in str(rows_of(desk.made("roster", "杨柳村", form="xlsx")))


@pytest.mark.parametrize("words", ["老李13912345678", "110105 19491231 002X"])
def test_a_number_where_none_belongs_stops_it(world, desk, words):
    world.order_at("offered")
    Unit.objects.filter(key="clippers").update(name=words)
    export = desk.made()
    assert export.state == "stopped"
    assert "第 1 行“承办”" in export.stopped_words
    assert words not in export.stopped_words
    assert Event.objects.get(verb="export.stop").why == export.stopped_words
    assert list(exports_kept().names()) == []


def test_an_unmasked_phone_without_consent_stops_it(world, desk, monkeypatch):
    monkeypatch.setattr(Phone, "_mask", lambda _, text: text)
    assert desk.made("roster", "杨柳村").state == "stopped"


def test_the_file_is_sealed_and_its_digest_registered(world, desk):
    world.order_at("done")
    export = desk.made()
    sealed = (exports_kept().folder / export.file_name).read_bytes()
    assert b"PK\x03\x04" not in sealed
    event = Event.objects.get(verb="export.make")
    assert event.facts["sha256"] == export.sha256
    assert event.facts["rows"] == 1


def test_a_post_that_ended_gets_nothing(world, desk):
    world.order_at("done")
    export = desk.ask()
    Post.objects.filter(pk=world.posts["柳文书"].pk).update(ends_on=AT.date())
    made = make(export_id=export.pk, at=AT)
    assert (made.state, made.stopped_words) == ("stopped", "申请人已不在申请时的岗位上。")


def test_what_grew_beyond_a_hundred_waits_for_a_second_person(world, desk, request):
    export = desk.ask("roster", "杨柳村")
    request.getfixturevalue("crowd")
    make(export_id=export.pk, at=AT)
    export = Export.objects.get(pk=export.pk)
    assert (export.state, export.needs_second) == ("asked", True)


def test_what_was_not_agreed_to_is_not_made(world, desk, crowd):
    export = desk.ask("roster", "杨柳村")
    assert make(export_id=export.pk, at=AT) is None
    worker.run_once(at=AT)
    assert Export.objects.get(pk=export.pk).state == "asked"


def test_the_worker_makes_it_once_and_takes_over_from_one_that_died(world, desk):
    world.order_at("done")
    export = desk.ask()
    Export.objects.filter(pk=export.pk).update(taken_at=AT)
    worker.run_once(at=AT + timedelta(minutes=5))
    assert Export.objects.get(pk=export.pk).state == "approved", "in another's hands"
    worker.run_once(at=AT + timedelta(minutes=16))
    worker.run_once(at=AT + timedelta(minutes=17))
    assert Export.objects.get(pk=export.pk).state == "ready"
    assert Event.objects.filter(verb="export.make").count() == 1


def test_a_fault_of_ours_stops_it_and_not_the_worker(world, desk, monkeypatch, caplog):
    world.order_at("done")
    export = desk.ask()

    def broken(*_, **__):
        raise RuntimeError("not today")

    monkeypatch.setitem(make.__globals__, "lines_of", broken)
    worker.run_once(at=AT)
    assert Export.objects.get(pk=export.pk).state == "stopped"
