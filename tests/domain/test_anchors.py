"""锚定: what is written down outside the database, and what only that can show."""

from datetime import timedelta

import pytest

from tests.domain.tampering import release, run
from tests.world import MONDAY
from wudan.journal.anchoring import anchor, is_due
from wudan.journal.anchors import read_book
from wudan.journal.events import Subject, chain_keys, hash_of, heads_of, record
from wudan.journal.models import Anchor, Chain, Event
from wudan.journal.verifying import Places, verify
from wudan.people.actors import THE_CLOCK

pytestmark = pytest.mark.postgres
EVENING = MONDAY + timedelta(hours=12)
NEXT_DAY = MONDAY + timedelta(hours=17)
"""Two at night: Monday's chains are closed."""


@pytest.fixture
def places(tmp_path):
    return Places(tmp_path / "anchors", tmp_path / "archive")


@pytest.fixture
def anchored(world, places):
    """Two chains, anchored in the evening and after midnight; the file."""
    world.order_at("reviewed")
    world.place("白嫂")
    anchor(folder=places.anchors, at=EVENING)
    world.place("白嫂", at=EVENING)
    anchor(folder=places.anchors, at=NEXT_DAY)
    (file,) = places.anchors.iterdir()
    return file


def faults(places, at=NEXT_DAY + timedelta(days=1), **which):
    return "\n".join(map(str, verify(places=places, at=at, **which).faults))


def rewrite(chain, seqs):
    """Give a chain hashes that fit each other again, as a forger with the code could."""
    previous = ""
    for seq, event in enumerate(Event.objects.filter(chain=chain, seq__in=seqs).order_by("seq"), 1):
        event.seq, event.previous = seq, previous
        previous = event.hash = hash_of(event)
        run(
            "UPDATE journal_event SET seq = %s, previous = %s, hash = %s WHERE id = %s",
            seq, event.previous, event.hash, event.pk,
        )  # fmt: skip
    Chain.objects.filter(key=chain).update(length=len(seqs), head=previous)


def test_an_anchor_names_the_chains_that_grew(anchored, places):
    lines = anchored.read_text().splitlines()
    said = [line.split(" ")[:3] for line in lines]
    long, short = sorted(heads_of().items(), key=lambda item: -item[1].length)
    assert [words[0] for words in said] == [
        "begin", "chain", "chain", "seal", "begin", "chain", "seal",
    ]  # fmt: skip
    assert said[5] == ["chain", short[0], "2"]
    assert f"chain {long[0]} {long[1].length} {long[1].hash}" in anchored.read_text()
    assert faults(places) == ""


def test_each_line_and_each_month_hangs_on_the_one_before(anchored, places):
    anchor(folder=places.anchors, at=NEXT_DAY + timedelta(days=40))
    first, second = sorted(places.anchors.iterdir())
    assert [first.name, second.name] == ["2026-09.txt", "2026-10.txt"]
    assert read_book(places.anchors).faults == []
    first.unlink()
    assert "锚定文件 2026-10.txt 第 1 行" in faults(places)


def test_head_and_rows_rewritten_together_show_by_the_anchor(anchored, places):
    release()
    chain = next(key for key, head in heads_of().items() if head.length > 2)
    run("UPDATE journal_event SET why = '改过' WHERE chain = %s AND seq = 3", chain)
    rewrite(chain, range(1, 7))
    assert f"{chain} 第 6 条" in faults(places)
    assert "与锚定不符" in faults(places)


def test_a_tail_cut_with_its_head_shows_by_the_anchor(anchored, places):
    release()
    chain = next(key for key, head in heads_of().items() if head.length > 2)
    run("DELETE FROM journal_event WHERE chain = %s AND seq > 4", chain)
    rewrite(chain, range(1, 5))
    assert f"{chain} 第 5 条：尾部被截断：锚定时有 6 条，实有 4 条" in faults(places)


def test_a_chain_removed_whole_shows_by_the_anchor(anchored, places):
    release()
    chain = next(iter(chain_keys()))
    run("DELETE FROM journal_event WHERE chain = %s", chain)
    run("DELETE FROM journal_chain WHERE key = %s", chain)
    assert "整条链不见了" in faults(places)
    assert "整条链不见了" in faults(places, chain=chain)
    assert "整条链不见了" in faults(places, since=MONDAY.date())


def test_what_is_added_to_a_closed_day_shows_by_the_anchor(anchored, places):
    record("order.test", Subject("order", 1, "610626", None), by=THE_CLOCK, at=MONDAY)
    assert "610626:0:20260907 第 1 条：那一天已在第 2 次锚定，之后又补进 1 条" in faults(places)


def test_a_seal_from_the_future_closes_nothing(anchored, places):
    record("order.test", Subject("order", 1, "610626", None), by=THE_CLOCK, at=MONDAY)
    assert faults(places, at=MONDAY) == ""


@pytest.mark.parametrize("number", range(1, 8))
def test_an_edited_line_of_the_file_is_named(anchored, places, number):
    lines = anchored.read_text().splitlines(keepends=True)
    lines[number - 1] = lines[number - 1].replace("2", "7", 1)
    anchored.write_text("".join(lines))
    assert f"锚定文件 2026-09.txt 第 {number} 行：被改过" in faults(places)


def test_a_missing_line_of_the_file_is_named(anchored, places):
    lines = anchored.read_text().splitlines(keepends=True)
    anchored.write_text("".join(lines[:2] + lines[3:]))
    assert "第 3 行：被改过，或者它前面缺了行" in faults(places)


def test_a_file_cut_short_or_gone_is_noticed(anchored, places):
    lines = anchored.read_text().splitlines(keepends=True)
    anchored.write_text("".join(lines[:4]))
    assert "第 2 次锚定：锚定文件里没有这一次" in faults(places)
    anchored.unlink()
    assert "第 1 次锚定" in faults(places)


def test_a_block_cut_short_by_a_crash_is_passed_over(anchored, places):
    with anchored.open("a") as file:
        file.write("begin 3 2026-09-08T0")
    assert faults(places) == ""
    assert anchor(folder=places.anchors, at=NEXT_DAY + timedelta(hours=1)).number == 3
    assert faults(places) == ""


def test_an_anchor_that_cannot_be_written_leaves_no_row(world, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        anchor(folder=tmp_path / "file" / "anchors", at=EVENING)
    assert Anchor.objects.count() == 0


def test_the_worker_anchors_once_a_day_from_one_oclock(world, places):
    assert not is_due(at=MONDAY - timedelta(hours=8, minutes=30))
    assert is_due(at=MONDAY)
    anchor(folder=places.anchors, at=MONDAY)
    assert not is_due(at=EVENING)
    assert is_due(at=NEXT_DAY)


def test_a_chain_that_only_grew_meanwhile_is_whole(world, places, monkeypatch):
    """The head was read before the last event came: proved again alone, nothing is wrong."""
    world.order_at("accepted")
    stale = {key: head._replace(length=head.length - 1) for key, head in heads_of().items()}
    monkeypatch.setattr("wudan.journal.verifying.heads_of", lambda: stale)
    assert faults(places) == ""
