"""What one does with one's own certificates, and what the desk does."""

from tests.audited.stages import Send, Stage, Story
from tests.ledger.records import record_of
from wudan.kit import clock
from wudan.ledger.actions import certify

PERIOD = {"since": "2026-01-01", "until": "2026-09-07", "naming": "named"}


def certificate_of(stage: Stage) -> int:
    """One of 秦奶奶, recorded by 杨柳村."""
    record_of(stage.world, "秦奶奶", unit="杨柳村")
    person = stage.world.people["秦奶奶"]
    day = clock.day_of(clock.now())
    made = certify(
        person=person, since=day.replace(month=1, day=1), until=day, naming="named",
        by=stage.world.oneself("秦奶奶"), at=clock.now(),
    )  # fmt: skip
    return made[0].pk


def _making(stage: Stage) -> Send:
    record_of(stage.world, "秦奶奶", unit="杨柳村")
    return lambda: stage.desk("秦奶奶").send("certificates", **PERIOD)


def _withdrawal(stage: Stage) -> Send:
    pk = certificate_of(stage)
    return lambda: stage.desk("秦奶奶").send("certificate-withdrawal", pk)


def _at_the_counter(stage: Stage) -> Send:
    record_of(stage.world, "秦奶奶", unit="杨柳村")
    person = stage.world.people["秦奶奶"].pk
    return lambda: stage.desk("马青山").send("person-certificates", person, **PERIOD)


def _printing(stage: Stage) -> Send:
    pk = certificate_of(stage)
    return lambda: stage.desk("马青山").send("certificate-print", pk)


def _revocation(stage: Stage) -> Send:
    pk = certificate_of(stage)
    return lambda: stage.desk("马青山").send("certificate-revocation", pk, why="时长记错了")


PAGES: dict[str, Story] = {
    "certificates": _making, "certificate-withdrawal": _withdrawal,
    "person-certificates": _at_the_counter, "certificate-print": _printing,
    "certificate-revocation": _revocation,
}  # fmt: skip


def _certify(stage: Stage) -> Send:
    record_of(stage.world, "秦奶奶", unit="杨柳村")
    client = stage.client("秦奶奶")
    return lambda: client.post("certificates", PERIOD).response


def _withdraw(stage: Stage) -> Send:
    pk, client = certificate_of(stage), stage.client("秦奶奶")
    return lambda: client.post(f"certificates/{pk}/withdrawal").response


OPERATIONS: dict[str, Story] = {"certify": _certify, "withdraw_certificate": _withdraw}
