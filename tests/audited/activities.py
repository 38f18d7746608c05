"""Activities: each page that writes, done by whom it belongs to."""

from tests.activities.drafting import drafted, opened, opening, sign
from tests.audited.stages import Send, Stage, Story
from tests.projects import working
from tests.world import MONDAY
from wudan.activities import actions
from wudan.activities.models import Activity

NEW = {
    "title": "周六村口义剪", "words": "给老人剪头发。", "place": "村口大槐树下", "venue": "outside",
    "audience": "everybody", "aim": "serve", "mode": "voluntary", "with_companion": "on",
    "shift0_day": "2026-09-12", "shift0_begins": "09:00", "shift0_ends": "12:00",
    "position0_name": "理发", "position0_quota": "2",
}  # fmt: skip
"""What an organizer types."""


def _new(stage: Stage) -> Send:
    desk = stage.desk("苏远")
    return lambda: desk.send("activity-new", **NEW)


def _correction(stage: Stage) -> Send:
    made, desk = drafted(stage.world), stage.desk("苏远")
    return lambda: desk.send("activity-correction", made.no, version=1, **NEW)


def _stage(stage: Stage) -> Send:
    made, desk = drafted(stage.world), stage.desk("苏远")
    return lambda: desk.send("activity-stage", made.no, act="open", version=1)


def _cancellation(stage: Stage) -> Send:
    made, desk = opened(stage.world), stage.desk("苏远")
    return lambda: desk.send("activity-cancellation", made.no, why="下大雨")


def _repetition(stage: Stage) -> Send:
    made, desk = drafted(stage.world), stage.desk("苏远")
    return lambda: desk.send("activity-repetition", made.no, every="week", until="2026-10-01")


def _size(stage: Stage) -> Send:
    made, desk = opened(stage.world), stage.desk("苏远")
    return lambda: desk.send("opening-size", made.no, opening(made).pk, quota="5")


def _entry(stage: Stage) -> Send:
    made, desk, phone = opened(stage.world), stage.desk("苏远"), stage.world.phone("小武")
    said = {"opening": opening(made).pk, "channel": "telephone", "name": "小武", "phone": phone}
    return lambda: desk.send("activity-entry", made.no, **said)


def _withdrawal(stage: Stage) -> Send:
    made, desk = opened(stage.world), stage.desk("苏远")
    row = sign(stage.world, made, "小武")
    return lambda: desk.send("sign-up-withdrawal", made.no, row.pk)


def _of_order(stage: Stage) -> Send:
    order, desk = stage.world.order_at("scheduled"), stage.desk("苏远")
    return lambda: desk.send("order-activity", order.no)


def opened_one(stage: Stage) -> Activity:
    """An activity of 理发小队, open."""
    made = drafted(stage.world)
    return actions.open_(activity=made, by=stage.world.actor("苏远"), at=MONDAY)


def _join_work(stage: Stage) -> Send:
    made, desk = drafted(stage.world), stage.desk("苏远")
    work = working.listed(stage.world)
    return lambda: desk.send("activity-key-work", made.no, key_work=work.pk)


PAGES: dict[str, Story] = {
    "activity-key-work": _join_work,
    "activity-new": _new, "activity-correction": _correction, "activity-stage": _stage,
    "activity-cancellation": _cancellation, "activity-repetition": _repetition,
    "opening-size": _size, "activity-entry": _entry, "sign-up-withdrawal": _withdrawal,
    "order-activity": _of_order,
}  # fmt: skip


def _client_join_work(stage: Stage) -> Send:
    made, client = drafted(stage.world), stage.client("苏远")
    work, where = working.listed(stage.world), f"activities/{made.no}/key-work"
    return lambda: client.post(where, {"key_work": work.pk}).response


OPERATIONS: dict[str, Story] = {"join_activity_to_key_work": _client_join_work}
