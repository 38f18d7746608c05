"""A million records are proved within a minute: shown on fewer, at the same pace."""

import time
from datetime import timedelta

import pytest

from bench.audit import AIM_SECONDS, ROWS, fill
from tests.domain.tampering import release, run
from tests.world import MONDAY
from wudan.journal.anchoring import anchor
from wudan.journal.verifying import Places, verify

pytestmark = [pytest.mark.long, pytest.mark.postgres]
FEWER = 60_000
AFTERWARDS = MONDAY + timedelta(days=60)


def test_many_records_are_proved_at_the_pace_of_a_million_a_minute(db, tmp_path):
    fill(FEWER, begin=MONDAY)
    places = Places(tmp_path / "anchors", tmp_path / "archive")
    anchor(folder=places.anchors, at=AFTERWARDS)
    begun = time.process_time()
    verdict = verify(places=places, at=AFTERWARDS)
    seconds = time.process_time() - begun
    assert (verdict.faults, verdict.events_count) == ((), FEWER)
    assert seconds * ROWS / FEWER <= AIM_SECONDS, f"{FEWER / seconds:,.0f} rows/s"


def test_one_wrong_record_among_many_is_named(db, tmp_path):
    fill(FEWER, begin=MONDAY)
    release()
    run("UPDATE journal_event SET subject_id = subject_id + 1 WHERE id = (SELECT max(id) - 500 FROM journal_event)")  # fmt: skip
    (fault,) = verify(
        places=Places(tmp_path / "anchors", tmp_path / "archive"), at=AFTERWARDS
    ).faults
    assert "内容被改过" in fault.words
    assert fault.event is not None
