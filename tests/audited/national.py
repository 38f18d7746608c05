"""What the center office does about the national system."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.audited.stages import Send, Stage, Story
from tests.ledger.records import record_of

TEAMS = "联络编号,名称\nT1,爱心队\n".encode()


def _report(stage: Stage) -> Send:
    pk, desk = record_of(stage.world).pk, stage.desk("柳文书")
    return lambda: desk.send("national-report", "record", subjects=pk, on="2026-09-07")


def _import(stage: Stage) -> Send:
    desk = stage.desk("柳文书")
    return lambda: desk.client.post(
        "/desk/national/import",
        {"kind": "teams", "origin": "全国系统", "file": SimpleUploadedFile("a.csv", TEAMS)},
    )


PAGES: dict[str, Story] = {"national-report": _report, "national-import": _import}
