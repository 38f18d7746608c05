"""Activities: each page that writes, done by whom it belongs to."""

from collections.abc import Callable
from datetime import timedelta

from django.db.models import F

from tests.activities.drafting import drafted, opened, opening, sign
from tests.audited.stages import Send, Stage, Story
from tests.projects import working
from tests.world import MONDAY, World
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


DRAFT: dict[str, object] = {
    "title": "周六村口义剪", "words": "给老人剪头发。", "place": "村口大槐树下", "venue": "outside",
    "shifts": [{"starts_at": "2026-09-12T09:00:00+08:00", "ends_at": "2026-09-12T12:00:00+08:00"}],
    "positions": [{"name": "理发", "quota": 2}],
}  # fmt: skip
"""What a client sends."""


def _client_draft(stage: Stage) -> Send:
    client = stage.client("苏远")
    return lambda: client.post("activities", DRAFT).response


def _of(noun: str, made_by: Callable[[World], Activity], **said: object) -> Story:
    """An act on an activity of 理发小队, by its leader."""

    def story(stage: Stage) -> Send:
        made, client = made_by(stage.world), stage.client("苏远")
        return lambda: client.post(f"activities/{made.no}/{noun}", said).response

    return story


def _over(world: World) -> Activity:
    """Its only shift was last week; opened in time."""
    made = opened(world)
    week = timedelta(days=7)
    made.shifts.update(starts_at=F("starts_at") - week, ends_at=F("ends_at") - week)
    return made


def _ended(world: World) -> Activity:
    return actions.end(activity=_over(world), by=world.actor("苏远"), at=MONDAY)


def _client_size(stage: Stage) -> Send:
    made, client = opened(stage.world), stage.client("苏远")
    where = f"activities/{made.no}/openings/{opening(made).pk}/size"
    return lambda: client.post(where, {"quota": 5}).response


def there(stage: Stage) -> dict[str, object]:
    """A draft, by its number."""
    return {"activity": drafted(stage.world).no}


OPERATIONS: dict[str, Story] = {
    "join_activity_to_key_work": _client_join_work, "draft_activity": _client_draft,
    "correct_activity": _of("correction", drafted, version=1, title="周六村口理发"),
    "open_activity": _of("opening", drafted, version=1), "close_activity": _of("closing", opened),
    "end_activity": _of("ending", _over, residents=20), "sum_up_activity": _of("summary", _ended, residents=20),
    "cancel_activity": _of("cancellation", opened, why="下大雨"),
    "repeat_activity": _of("repetition", drafted, every="week", until="2026-10-01"),
    "resize_opening": _client_size,
}  # fmt: skip
