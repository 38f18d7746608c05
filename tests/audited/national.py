"""What the center office brings in: of the national system, and points of villages."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.audited.stages import Send, Stage, Story
from tests.ledger.records import record_of

POINTS = b"code,lon,lat,crs\n610626101201,107.96,36.96,GCJ-02\n"
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


def _points(stage: Stage) -> Send:
    desk = stage.desk("柳文书")
    return lambda: desk.client.post(
        "/desk/reach/points/import", {"file": SimpleUploadedFile("points.csv", POINTS)}
    )


PAGES: dict[str, Story] = {
    "national-report": _report, "national-import": _import, "village-points-import": _points,
}  # fmt: skip
