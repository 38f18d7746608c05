"""Hours: for each page and operation that writes, somebody does it, and it succeeds."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.audited.stages import Send, Stage, Story
from tests.ledger.serving import SHIFT, opening, presence
from tests.web.console.desk import NOON
from wudan.ledger.actions import Served, ask_backfill, dispute, record_hours
from wudan.ledger.files import looked_at
from wudan.ledger.models import Backfill, Dispute, ServiceRecord
from wudan.people.actors import THE_CLOCK

PDF = b"%PDF-1.4\n1 0 obj << >> endobj\n%%EOF\n"


def a_record(stage: Stage, **place: object) -> ServiceRecord:
    """小武's two hours on Monday morning."""
    there = presence(stage.world, at=opening(stage.world, **place))  # type: ignore[arg-type]
    return record_hours(attendance=there, by=THE_CLOCK, at=NOON)


def a_dispute(stage: Stage) -> Dispute:
    """小武 says that the record is wrong."""
    return dispute(made=a_record(stage), words="我十二点半才走", by=stage.world.actor("小武"), at=NOON)  # fmt: skip


def a_backfill(stage: Stage) -> Backfill:
    """站长 asks for two hours of 小武."""
    served = Served("收玉米", "帮老人掰玉米", SHIFT, SHIFT + timedelta(hours=2), no_meeting=True)
    return ask_backfill(
        person=stage.world.people["小武"], unit=stage.world.units["杨柳村"], served=served,
        reason="村里没信号", proof=looked_at(PDF), ref="b1", by=stage.world.actor("马青山"), at=NOON,
    )  # fmt: skip


def _star(stage: Stage) -> Send:
    for day in range(1, 14):
        a_record(stage, starts_at=SHIFT - timedelta(days=day), hours=8)
    return lambda: stage.desk("小武").send("hour-star")


def _dispute(stage: Stage) -> Send:
    unit = stage.world.teams["clippers"].unit_id
    fields = {"words": "少记了一次", "unit": unit, "day": f"{SHIFT:%Y-%m-%d}", "attendance": ""}
    return lambda: stage.desk("小武").send("hour-dispute", **fields)


def _backfill_new(stage: Stage) -> Send:
    fields = {
        "person": stage.world.people["小武"].pk, "unit": stage.world.units["杨柳村"].pk, "title": "收玉米",
        "words": "掰玉米", "day": f"{SHIFT:%Y-%m-%d}", "starts": "10:00", "ends": "12:00", "reason": "没信号",
        "no_meeting": "on", "file": SimpleUploadedFile("sheet.pdf", PDF),
    }  # fmt: skip
    return lambda: stage.desk("马青山").send("backfill-new", **fields)


def _backfill_decision(stage: Stage) -> Send:
    made = a_backfill(stage)
    return lambda: stage.desk("柳文书").send("backfill-decision", made.pk, approved="yes", words="")


def _backfill_proof(stage: Stage) -> Send:
    made = a_backfill(stage)
    return lambda: stage.desk("柳文书").send("backfill-proof", made.pk)


def _answer(stage: Stage) -> Send:
    made = a_dispute(stage)
    fields = {"state": "upheld", "remedy": "again", "words": "查过名册"}
    return lambda: stage.desk("乔委员").send("hour-dispute-answer", made.pk, **fields)


def _reversal(stage: Stage) -> Send:
    made = a_record(stage)
    return lambda: stage.desk("乔委员").send("hours-reversal", made.no, note="记错了人")


def _long_day(stage: Stage) -> Send:
    made = a_record(stage, starts_at=SHIFT - timedelta(days=1), hours=10)
    return lambda: stage.desk("柳文书").send("hours-long-day", made.no, note="抗洪")


def _dispute_api(stage: Stage) -> Send:
    made, client = a_record(stage), stage.client("小武")
    return lambda: client.post("hours/disputes", {"record": made.no, "words": "少了半小时"}).response  # fmt: skip


PAGES: dict[str, Story] = {
    "hour-star": _star, "hour-dispute": _dispute, "backfill-new": _backfill_new,
    "backfill-decision": _backfill_decision, "backfill-proof": _backfill_proof,
    "hour-dispute-answer": _answer, "hours-reversal": _reversal, "hours-long-day": _long_day,
}  # fmt: skip
OPERATIONS: dict[str, Story] = {"dispute_hours": _dispute_api}
