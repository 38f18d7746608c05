"""存档: old chains leave the database as files, and are proved there."""

import json
from datetime import datetime, timedelta

import pytest
from django.db import transaction

from tests.domain.refusing import refused_by_the_database
from tests.domain.tampering import run
from tests.world import COUNTY, MONDAY
from wudan.journal.anchoring import anchor
from wudan.journal.archiving import archive, youngest_day
from wudan.journal.events import Subject, heads_of, record
from wudan.journal.models import Chain, Event, Outbox, Reaction
from wudan.journal.outbox import deliver
from wudan.journal.verifying import Places, verify
from wudan.kit.clock import CHINA
from wudan.kit.refusals import Objected
from wudan.people.actors import THE_CLOCK, THE_OPERATOR

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
LONG_AGO = datetime(2024, 1, 30, 9, tzinfo=CHINA)
MARCH = datetime(2024, 3, 1, tzinfo=CHINA).date()


@pytest.fixture
def places(shared_world, tmp_path):
    """Four days of January and February 2024, some reacted to; and this Monday. All anchored."""
    with transaction.atomic():
        for day in range(4):
            for hour in range(3):
                subject = Subject("order", hour + 1, COUNTY, None, branch_id=day % 2 or None)
                at = LONG_AGO + timedelta(days=day, hours=hour)
                facts = {"旧": [1, None, 0.5], "day": day}
                record("order.test", subject, by=THE_CLOCK, at=at, why="为了存档", facts=facts)
        record("order.test", Subject("order", 1, COUNTY, None), by=THE_CLOCK, at=MONDAY)
    deliver(lambda verb: [("look", lambda happening: None)], at=MONDAY)
    places = Places(tmp_path / "anchors", tmp_path / "archive")
    anchor(folder=places.anchors, at=MONDAY + timedelta(days=1))
    return places


def move(places, before=MARCH, **given):
    said = {"months": 12, "county": COUNTY, "by": THE_OPERATOR, "at": MONDAY + timedelta(days=2)}
    return archive(before=before, places=places, **said | given)


def faults(places, **which):
    verdict = verify(places=places, at=MONDAY + timedelta(days=3), **which)
    return "\n".join(map(str, verdict.faults))


def test_old_chains_become_files_a_month_each_and_their_heads_stay(places):
    heads = heads_of()
    done = move(places)
    assert (done.files, done.chains_count, done.events_count) == (("2024-01", "2024-02"), 4, 12)
    assert Event.objects.count() == 3
    assert Outbox.objects.count() == Reaction.objects.count() == 1
    kept = heads_of()
    assert {key: (kept[key].length, kept[key].hash) for key in heads} == {
        key: (head.length, head.hash) for key, head in heads.items()
    }
    assert Event.objects.last().verb == "journal.archive"


def test_archived_chains_are_proved_from_their_files(places):
    move(places)
    verdict = verify(places=places, at=MONDAY + timedelta(days=3))
    assert (verdict.faults, verdict.events_count) == ((), 15)
    assert faults(places, since=MARCH.replace(month=1), until=MARCH) == ""


def test_a_later_run_of_the_same_month_makes_a_file_of_its_own(places):
    move(places, before=MARCH.replace(month=2))
    move(places, before=MARCH.replace(month=2, day=2))
    names = sorted(path.name for path in places.archive.iterdir())
    assert names == ["2024-01.json", "2024-01.jsonl", "2024-02.json", "2024-02.jsonl"]
    move(places)
    assert (places.archive / "2024-02-2.jsonl").exists()
    assert faults(places) == ""


def test_an_edited_or_missing_file_is_noticed(places):
    move(places)
    file = places.archive / "2024-01.jsonl"
    whole = file.read_bytes()
    file.write_bytes(whole.replace("为了存档".encode(), "为了改过".encode(), 1))
    assert "内容被改过" in faults(places)
    assert "存档 2024-01：与清单里的摘要不符" in faults(places)
    file.write_bytes(b"".join(whole.splitlines(keepends=True)[:-1]))
    assert "尾部被截断" in faults(places)
    file.unlink()
    assert "存档 2024-01：文件不见了" in faults(places)


def test_a_file_written_anew_to_fit_itself_does_not_fit_the_anchor(places):
    move(places)
    listed = places.archive / "2024-01.json"
    told = json.loads(listed.read_text())
    listed.write_text(json.dumps(told | {"sha256": "0" * 64}))
    assert "与清单里的摘要不符" in faults(places)


def test_months_that_must_stay_stay(places):
    assert youngest_day(12, MONDAY) == datetime(2025, 9, 1, tzinfo=CHINA).date()
    with pytest.raises(Objected, match="要在库里留 12 个月"):
        move(places, before=MONDAY.date())
    assert move(places, dry_run=True).files == ()
    assert Event.objects.count() == 13


def test_what_is_not_anchored_stays(shared_world, tmp_path):
    with transaction.atomic():
        subject = Subject("order", 1, COUNTY, None)
        record("order.test", subject, by=THE_CLOCK, at=LONG_AGO, react=False)
    with pytest.raises(Objected, match="还没有锚定"):
        move(Places(tmp_path / "anchors", tmp_path / "archive"))
    assert Event.objects.count() == 1


def test_what_is_not_whole_stays(places):
    with transaction.atomic():
        record("order.test", Subject("order", 1, COUNTY, 7, 9), by=THE_CLOCK, at=LONG_AGO)
    Outbox.objects.update(done_at=MONDAY)
    with pytest.raises(Objected, match="对不上，不能存档"):
        move(places)
    assert Event.objects.count() == 14


def test_a_chain_with_a_waiting_reaction_is_held_back(places):
    waiting = Outbox.objects.filter(event__chain__endswith="20240130").first()
    Outbox.objects.filter(pk=waiting.pk).update(done_at=None)
    done = move(places)
    assert done.waiting == (f"{COUNTY}:0:20240130",)
    assert done.chains_count == 3
    assert faults(places) == ""


def test_a_chain_that_names_an_archive_lets_go_of_old_rows_only(places):
    run("DELETE FROM journal_outbox")
    run("DELETE FROM journal_reaction")
    with refused_by_the_database("append-only"):
        run("DELETE FROM journal_event WHERE chain LIKE %s", "%20240130")
    with refused_by_the_database("append-only"), transaction.atomic():
        Chain.objects.filter(key__endswith=f"{MONDAY:%Y%m%d}").update(archive="x")
        run("DELETE FROM journal_event WHERE chain LIKE %s", f"%{MONDAY:%Y%m%d}")


def test_an_archived_chain_grows_no_more(places):
    move(places)
    with refused_by_the_database("only grows"), transaction.atomic():
        record("order.test", Subject("order", 1, COUNTY, None), by=THE_CLOCK, at=LONG_AGO)
