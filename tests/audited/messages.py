"""Notices: each page and operation that writes, done by whom it belongs to."""

from tests.audited.stages import Send, Stage, Story
from tests.audited.volunteering import placed
from tests.web.console.desk import NOON
from wudan.notices.actions import announcing, print_slips, tell
from wudan.notices.answerable import CANNOT_COME, code_for
from wudan.notices.models import Announcement, Copy, SlipSheet
from wudan.notices.policies import Told
from wudan.notices.templates import rule_of


def to_carry(stage: Stage, code: str = "order_accepted") -> Copy:
    """秦奶奶 has no page: her station carries what she is told."""
    elder = stage.world.people["秦奶奶"]
    rule = rule_of(code)
    assert rule is not None
    told = [Told(elder.pk, {"item": "上门理发", "unit": "杨柳村站"}, by_voice=True)]
    tell(rule=rule, told=told, at=NOON)
    return Copy.objects.get()


def printed(stage: Stage) -> SlipSheet:
    """A slip for her is on a sheet."""
    to_carry(stage, "order_done")
    unit, by = stage.world.units["杨柳村"], stage.world.actor("马青山")
    return print_slips(unit=unit, by=by, at=NOON)


def written(stage: Stage) -> Announcement:
    """The keeper wrote to his village."""
    return announcing.write(
        text="明天上午停水，请先接好水。", recipients="residents", by=stage.world.actor("马青山"), at=NOON
    )  # fmt: skip


def _ways(stage: Stage) -> Send:
    desk = stage.desk("秦奶奶")
    return lambda: desk.send("message-ways", way="call", mail="")


def _answer(stage: Stage) -> Send:
    code, visitor = code_for(CANNOT_COME, placed(stage).pk), stage.desk()
    return lambda: visitor.send("message-answer", code)


def _outcome(stage: Stage) -> Send:
    held, desk = to_carry(stage), stage.desk("马青山")
    return lambda: desk.send("call-outcome", held.pk, outcome="reached")


def _contact(stage: Stage) -> Send:
    held, desk = to_carry(stage), stage.desk("马青山")
    return lambda: desk.send("call-contact", held.pk)


def _print(stage: Stage) -> Send:
    to_carry(stage, "order_done")
    desk, unit = stage.desk("马青山"), stage.world.units["杨柳村"].pk
    return lambda: desk.send("slip-printing", unit=unit)


def _carried(stage: Stage) -> Send:
    sheet, desk = printed(stage), stage.desk("马青山")
    return lambda: desk.send("slip-carried", sheet.pk)


def _allowance(stage: Stage) -> Send:
    desk = stage.desk("柳文书")
    return lambda: desk.send("message-allowance", per_day=500, why="这个月钱紧")


def _announce(stage: Stage) -> Send:
    desk = stage.desk("马青山")
    return lambda: desk.send("announcements", text="明天停水。", recipients="residents")


def _release(stage: Stage) -> Send:
    held, desk = written(stage), stage.desk("乔委员")
    return lambda: desk.send("announcement-release", held.pk)


def _cancel(stage: Stage) -> Send:
    held, desk = written(stage), stage.desk("马青山")
    return lambda: desk.send("announcement-cancellation", held.pk)


def _api_ways(stage: Stage) -> Send:
    client = stage.client("秦奶奶")
    return lambda: client.put("messages/ways", {"way": "call"}).response


PAGES: dict[str, Story] = {
    "message-ways": _ways, "message-answer": _answer, "call-outcome": _outcome, "call-contact": _contact,
    "slip-printing": _print, "slip-carried": _carried, "message-allowance": _allowance,
    "announcements": _announce, "announcement-release": _release, "announcement-cancellation": _cancel,
}  # fmt: skip
OPERATIONS: dict[str, Story] = {"put_message_ways": _api_ways}
