"""What one does about one's own data, and what the desk does about others'."""

from tests.audited.stages import Send, Stage, Story
from wudan.kit import clock
from wudan.privacy.actions import ask


def _correction(stage: Stage) -> Send:
    return lambda: stage.desk("秦奶奶").send("privacy-correction", address="五组", sex="")


def _request(stage: Stage) -> Send:
    return lambda: stage.desk("秦奶奶").send("privacy-request", kind="explain", words="为什么")


def _copy(stage: Stage) -> Send:
    return lambda: stage.desk("秦奶奶").send("privacy-copy", form="json")


def _erasure(stage: Stage) -> Send:
    return lambda: stage.desk("秦奶奶").send("privacy-erasure", step="sure", know="yes")


def _taking(stage: Stage) -> Send:
    person = stage.world.people["秦奶奶"].pk
    return lambda: stage.desk("马青山").send("privacy-taking", person=person, kind="copy")


def _asked(stage: Stage, kind: str) -> int:
    person, by = stage.world.people["秦奶奶"], stage.world.actor("马青山")
    return ask(person=person, kind=kind, words="要", by=by, at=clock.now()).pk


def _answer(stage: Stage) -> Send:
    pk, desk = _asked(stage, "explain"), stage.desk("乔委员")
    return lambda: desk.send("privacy-answer", pk, outcome="done", words="说过了")


def _paper(stage: Stage) -> Send:
    pk, desk = _asked(stage, "copy"), stage.desk("马青山")
    return lambda: desk.send("privacy-paper", pk)


def _erasing(stage: Stage) -> Send:
    pk, desk = _asked(stage, "erase"), stage.desk("乔委员")
    return lambda: desk.send("privacy-erasing", pk, step="sure")


PAGES: dict[str, Story] = {
    "privacy-correction": _correction, "privacy-request": _request, "privacy-copy": _copy,
    "privacy-erasure": _erasure, "privacy-taking": _taking, "privacy-answer": _answer,
    "privacy-paper": _paper, "privacy-erasing": _erasing,
}  # fmt: skip


def _ask_privacy(stage: Stage) -> Send:
    client, asked = stage.client("秦奶奶"), {"kind": "explain", "words": "为什么"}
    return lambda: client.post("privacy/requests", asked).response


OPERATIONS: dict[str, Story] = {"ask_privacy": _ask_privacy}
