"""交换包: out and in again gives the same figures; a second time nothing; bad files touch nothing."""

import json
from datetime import date, timedelta
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.db import transaction

from tests.domain.refusing import malformed, objected
from tests.exchange.conftest import AT
from tests.ledger.records import record_of, volunteer
from tests.world import COUNTY, MONDAY
from wudan.exchange.actions import (
    fetch,
    figures_imported,
    import_bundle,
    import_table,
    mark_reported,
)
from wudan.exchange.models import ImportedRow
from wudan.exchange.national.mapping import TABLES
from wudan.exchange.national.packing import unpack
from wudan.exchange.reporting import to_report
from wudan.ledger.actions import certify
from wudan.ledger.models import Account, ServiceRecord
from wudan.people.actions import consents
from wudan.people.models import Invitation, Person, Volunteer

pytestmark = pytest.mark.postgres
BOTH = {"since": date(2025, 1, 1), "until": MONDAY.date(), "form": "zip"}


def agree(world, who):
    person = world.people[who]
    consents.give(person=person, kind="export_unmasked", by=world.oneself(who), at=MONDAY)


def served(world):
    """小武 (agreed) and 秦奶奶 (did not) served; 小武 holds a certificate."""
    for who in ("小武", "秦奶奶"):
        volunteer(world, who)
    agree(world, "小武")
    for number in range(3):
        record_of(world, day=date(2026, 3, 7 + number))
    record_of(world, "秦奶奶", unit="杨柳村")
    record_of(world, state="reversed", hour=15)
    certify(
        person=world.people["小武"], since=date(2026, 1, 1), until=MONDAY.date(), naming="named",
        by=world.oneself("小武"), at=MONDAY,
    )  # fmt: skip


def packed(desk, **given):
    export = desk.made("national", **BOTH | given)
    assert export.state == "ready", export.stopped_words
    return fetch(export=export, by=desk.world.actor("柳文书"), at=AT + timedelta(minutes=2))


def packed_elsewhere(desk):
    """A bundle of a county that is not here: everything it told of is taken back."""
    with transaction.atomic():
        served(desk.world)
        content = packed(desk, unmasked=True)
        transaction.set_rollback(True)
    return content


def bring(world, content, *, at=AT):
    return import_bundle(content=content, by=world.actor("柳文书"), at=at)


def test_a_bundle_holds_every_table_and_no_number_of_a_document(world, desk):
    served(world)
    content = packed(desk, unmasked=True)
    told = unpack(content)
    assert set(told["tables"]) == set(TABLES)
    assert told["figures"]["hours"] == 5
    assert told["figures"]["minutes"] == 4 * 90
    assert told["tables"]["awards"] == []
    people = {row["name"]: row["phone"] for row in told["tables"]["volunteers"]}
    assert people == {"小武": world.phone("小武"), "秦**": ""}
    with ZipFile(BytesIO(content)) as opened:
        assert {"hours.xlsx", "volunteers.xlsx", "说明.txt"} <= set(opened.namelist())


def test_masked_is_what_was_not_asked_for(world, desk):
    served(world)
    rows = unpack(packed(desk))["tables"]["volunteers"]
    assert {row["name"] for row in rows} == {"小*", "秦**"}


def test_only_what_changed_since_a_day_is_in_a_delta(world, desk):
    served(world)
    told = unpack(packed(desk, since=date(2026, 3, 9)))
    assert told["figures"]["hours"] == 2  # recorded on the 9th and 10th of March


@pytest.mark.django_db
def test_out_and_in_again_gives_the_same_figures_and_twice_nothing(world, desk):
    content = packed_elsewhere(desk)
    assert not ServiceRecord.objects.exists()
    first = bring(world, content)
    assert figures_imported(COUNTY, COUNTY) == unpack(content)["figures"]
    assert not first.faults
    book = list(ServiceRecord.objects.values_list("person__name", "minutes", "grade", "evidence"))
    assert book == [("小武", 90, "honor", "imported")] * 3
    assert sum(Account.objects.values_list("balance", flat=True)) == 0
    second = bring(world, content, at=AT + timedelta(hours=1))
    assert second.changed == 0
    assert second.counts["same"] == sum(first.counts.values())
    assert ServiceRecord.objects.count() == 3


def test_whom_nobody_knows_becomes_no_volunteer_and_their_hours_wait(world, desk):
    content = packed_elsewhere(desk)
    Person.objects.filter(pk=world.people["小武"].pk).update(name="武小")
    done = bring(world, content)
    assert done.invited == [{"姓名": "小武", "电话": world.phone("小武")}]
    assert not Volunteer.objects.exists()
    assert not Invitation.objects.exists()
    assert not ServiceRecord.objects.exists()
    Person.objects.filter(pk=world.people["小武"].pk).update(name="小武")
    later = bring(world, content, at=AT + timedelta(days=1))
    assert later.counts["applied"] == 3
    assert ServiceRecord.objects.count() == 3


def test_hours_that_cannot_be_are_refused_row_by_row(world, desk):
    content = packed_elsewhere(desk)
    record_of(world, day=date(2026, 3, 7), hour=10, minutes=30)
    done = bring(world, content)
    assert [fault.words for fault in done.faults if "重叠" in fault.words]
    assert ServiceRecord.objects.filter(origin=COUNTY).count() == 2
    assert bring(world, content, at=AT + timedelta(hours=1)).changed == 0


def test_a_row_already_in_the_book_is_not_changed_by_a_file(world, desk):
    content = packed_elsewhere(desk)
    bring(world, content)
    told = unpack(content)
    for row in told["tables"]["hours"]:
        row["minutes"] = "60"
    done = bring(world, zipped(told), at=AT + timedelta(hours=1))
    assert len([fault for fault in done.faults if "已经入账" in fault.words]) == 3
    assert set(ServiceRecord.objects.values_list("minutes", flat=True)) == {90}


def zipped(told, *, raw=None):
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        made.writestr("bundle.json", raw if raw is not None else json.dumps(told))
    return out.getvalue()


GOOD = {"format": "wudan-national", "schema": 1, "origin": "610802", "tables": {}}


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"not a zip", zipped(GOOD)[:-30], zipped({}), zipped([1]),
     zipped(GOOD | {"schema": 2}), zipped(GOOD | {"origin": ""}), zipped(GOOD | {"tables": []}),
     zipped(GOOD | {"tables": {"hours": {}}}), zipped(GOOD | {"tables": {"hours": [3]}}),
     zipped(GOOD, raw="[" * 100_000), zipped(GOOD, raw=" " * 40_000_000)],
    ids=range(13),
)  # fmt: skip
def test_a_bad_file_is_refused_whole(world, content):
    with malformed("file"):
        bring(world, content)
    assert not ImportedRow.objects.exists()


def test_bad_rows_are_named_and_the_others_brought_in(world):
    row = {"record_no": "A1", "volunteer_no": "V1", "title": "x", "day": "2026-03-07",
           "starts": "09:00", "ends": "10:00", "minutes": "60"}  # fmt: skip
    bad = [row | {"minutes": "九十"}, row | {"day": "3月7日"}, row | {"title": ""},
           row | {"title": "标" * 51}, row | {"words": "\x00"}, row | {"minutes": "99999"}]  # fmt: skip
    rows = [row, *({**one, "record_no": f"B{n}"} for n, one in enumerate(bad))]
    done = bring(world, zipped(GOOD | {"tables": {"hours": rows}}))
    assert [fault.line for fault in done.faults] == [2, 3, 4, 5, 6, 7]
    assert list(ImportedRow.objects.values_list("origin_no", "state")) == [("A1", "waiting")]


def test_a_sheet_comes_in_as_well(world):
    titles = [column.title for column in TABLES["teams"].columns]
    lines = [",".join(titles), "T1,爱心队,,,,2024-01-01,,12", "T2,,,,,,,"]
    content = "\n".join(lines).encode()
    asked = {"name": "团队.csv", "kind": "teams", "origin": "全国系统", "by": world.actor("柳文书")}
    done = import_table(content=content, at=AT, **asked)
    assert done.counts["kept"] == 1
    assert [(fault.line, fault.column) for fault in done.faults] == [(3, "名称")]


@pytest.mark.parametrize("who", ["乔委员", "马青山", "景科长", "严审计"])
def test_only_the_center_office_brings_in_and_ticks_off(world, who):
    with objected("not_your_role"):
        import_bundle(content=zipped(GOOD), by=world.actor(who), at=AT)
    with objected("not_your_role"):
        mark_reported(kind="record", subjects=[1], on=AT.date(), by=world.actor(who), at=AT)


def test_a_department_asks_for_no_bundle(world, desk):
    with objected("no_bundle"):
        desk.ask("national", "民政局", who="景科长", **BOTH)
    with malformed("form"):
        desk.ask("national", since=BOTH["since"], until=BOTH["until"])


def test_what_waits_to_be_reported_is_ticked_off_and_a_correction_comes_back(world):
    one = record_of(world)
    known = volunteer(world)
    office = world.actor("柳文书")

    def waiting():
        counts = {one.kind: one.count for one in to_report(COUNTY, on=AT.date())}
        return [counts[kind] for kind in ("volunteer", "record", "correction")]

    assert waiting() == [1, 1, 0]
    for kind, pk in (("volunteer", known.pk), ("record", one.pk), ("record", one.pk)):
        mark_reported(kind=kind, subjects=[pk], on=AT.date(), by=office, at=AT)
    assert waiting() == [0, 0, 0]
    ServiceRecord.objects.filter(pk=one.pk).update(state="reversed")
    assert waiting() == [0, 0, 1]
    mark_reported(kind="correction", subjects=[one.pk, 999], on=AT.date(), by=office, at=AT)
    assert waiting() == [0, 0, 0]
    with malformed("on"):
        mark_reported(kind="record", subjects=[1], on=date(2030, 1, 1), by=office, at=AT)
