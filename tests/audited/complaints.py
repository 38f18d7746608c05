"""Complaints: each page and operation that writes, done by whom it belongs to."""

from tests.audited.stages import Send, Stage, Story
from tests.complaints.saying import filed
from tests.web.console.desk import NOON
from wudan.complaints.models import Complaint

_SAID = {"kind": "complaint", "words": "约好上午来，等到天黑没有人来。"}


def about_the_station(stage: Stage) -> Complaint:
    """About 杨柳村: its institute answers."""
    return filed(stage.world, about="杨柳村", at=NOON)


def shown(stage: Stage) -> dict[str, object]:
    """The number of such a one, and what its desk does."""
    return {"no": about_the_station(stage).no, "act": "receipt"}


def _new(stage: Stage) -> Send:
    visitor = stage.desk()
    return lambda: visitor.send("complaint-new", **_SAID)


def _act(stage: Stage) -> Send:
    held, visitor = about_the_station(stage), stage.desk()
    visitor.send("complaints", no=held.no, code=held.slip_code)
    return lambda: visitor.send("complaint-act", held.no, "reply", words="上周三。")


def _noting(stage: Stage) -> Send:
    desk = stage.desk("马青山")
    return lambda: desk.send("complaint-noting", channel="phone", **_SAID)


def _work(stage: Stage) -> Send:
    held, desk = about_the_station(stage), stage.desk("乔委员")
    said = {"outcome": "upheld", "words": "车坏了没有说一声，已经补上。"}
    return lambda: desk.send("complaint-work", held.no, "answer", **said)


def _informant(stage: Stage) -> Send:
    by = stage.world.actor("秦奶奶")
    held = filed(stage.world, about="杨柳村", by=by, is_anonymous=False, at=NOON)
    desk = stage.desk("乔委员")
    return lambda: desk.send("complaint-informant", held.no, words="要回电话核实")


def _api_file(stage: Stage) -> Send:
    stranger = stage.stranger()
    return lambda: stranger.post("complaints", _SAID).response


def _api_reply(stage: Stage) -> Send:
    held, stranger = about_the_station(stage), stage.stranger()
    said = {"no": held.no, "code": held.slip_code, "words": "上周三。"}
    return lambda: stranger.post("complaint-replies", said).response


def at_desk(stage: Stage) -> dict[str, object]:
    """The number of one that its desk reads."""
    return {"complaint": about_the_station(stage).no}


def _api_desk(noun: str, **said: object) -> Story:
    """One of the desk's acts, by the institute."""

    def story(stage: Stage) -> Send:
        held, client = about_the_station(stage), stage.client("乔委员")
        return lambda: client.post(f"complaint-desk/{held.no}/{noun}", said).response

    return story


def _api_merge(stage: Stage) -> Send:
    first, again = about_the_station(stage), about_the_station(stage)
    client, where = stage.client("乔委员"), f"complaint-desk/{again.no}/merger"
    return lambda: client.post(where, {"into": first.no}).response


PAGES: dict[str, Story] = {
    "complaint-new": _new, "complaint-act": _act, "complaint-noting": _noting, "complaint-work": _work,
    "complaint-informant": _informant,
}  # fmt: skip
OPERATIONS: dict[str, Story] = {
    "file_complaint": _api_file, "reply_complaint": _api_reply, "merge_complaint": _api_merge,
    "receive_complaint": _api_desk("receipt"), "ask_about_complaint": _api_desk("question", words="哪一天？"),
    "extend_complaint": _api_desk("extension", why="要到村里看"),
    "answer_complaint": _api_desk("answer", outcome="upheld", words="已经补上。"),
    "transfer_complaint": _api_desk("transfer", unit="c", why="牵涉几个镇"),
}  # fmt: skip
