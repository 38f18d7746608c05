"""时长 at the desk: what waits, who is late, the book that opens to rows."""

from datetime import timedelta

import pytest

from tests.audited.hours import PDF, a_backfill, a_dispute, a_record
from tests.audited.stages import Stage
from tests.ledger.serving import SHIFT, opening, presence
from tests.web.console.desk import words_of
from wudan.ledger.models import Backfill, Dispute, ServiceRecord


@pytest.fixture
def stage(world):
    return Stage(world)


def test_the_desk_lists_what_waits(stage, desk_of):
    a_backfill(stage)
    a_dispute(stage)
    presence(stage.world, "李小妹", at=opening(stage.world, starts_at=SHIFT - timedelta(days=30)), state="left")  # fmt: skip
    words = words_of(desk_of("乔委员").see("hours-desk"))
    for told in ("收玉米", "记错了", "李小妹", "等组织方确认", "杨柳村站"):
        assert told in words
    assert "收玉米" not in words_of(desk_of("贾站长").see("hours-desk"))


def test_a_backfill_is_asked_for_with_a_file_and_approved_by_another_unit(stage, desk_of):
    keeper, office = desk_of("马青山"), desk_of("柳文书")
    made = a_backfill(stage)
    assert "没信号" in words_of(office.see("backfill", made.pk))
    assert office.send("backfill-proof", made.pk).content == PDF
    assert "由上级所或中心办公室来审批" in words_of(keeper.see("backfill", made.pk))
    refused = office.send("backfill-decision", made.pk, approved="no", words="")
    assert refused.status_code == 422
    office.send("backfill-decision", made.pk, approved="yes", words="看过签到表")
    assert Backfill.objects.get().record.minutes == 120


def test_a_missing_file_keeps_what_was_typed(desk_of, stage):
    answer = desk_of("马青山").send("backfill-new", title="收玉米那天")
    assert answer.status_code == 422
    assert "收玉米那天" in words_of(answer)


def test_a_dispute_is_answered_with_the_times_found_out(stage, desk_of):
    row = a_dispute(stage)
    office = desk_of("乔委员")
    assert "我十二点半才走" in words_of(office.see("hour-dispute-desk", row.pk))
    half = {"state": "corrected", "remedy": "again", "came": "10:00", "words": "问过"}
    assert office.send("hour-dispute-answer", row.pk, **half).status_code == 422
    office.send("hour-dispute-answer", row.pk, left="12:20", **half)
    assert Dispute.objects.get().outcome_record.minutes == 140


def test_the_book_opens_to_rows_and_a_record_is_reversed(stage, desk_of):
    made, office = a_record(stage), desk_of("乔委员")
    assert made.no in words_of(office.see("hours-book", made.unit_id))
    assert office.send("hours-reversal", made.no, note="").status_code == 422
    office.send("hours-reversal", made.no, note="记错了人")
    assert ServiceRecord.objects.get().state == "reversed"
    words = words_of(office.see("hours-record", made.no))
    assert "记错了人" in words


def test_the_lists_take_few_queries(stage, desk_of, django_assert_max_num_queries):
    a_dispute(stage)
    office = desk_of("柳文书")
    office.see("hours-desk")
    with django_assert_max_num_queries(12):
        office.see("hours-desk")
