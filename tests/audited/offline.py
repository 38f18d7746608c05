"""The offline station: each operation and page that writes, done by whom it belongs to."""

from datetime import timedelta

from tests.audited.stages import Send, Stage, Story
from tests.offline.carried import Phone, act, enveloped, order_for
from tests.web.console.desk import NOON
from wudan.offline.models import OfflineAct, OfflineDevice


def device_there(stage: Stage) -> OfflineDevice:
    """马青山's telephone."""
    return Phone(stage.world, at=NOON - timedelta(hours=1)).device


def waiting(stage: Stage) -> OfflineAct:
    """An order noted for 秦奶奶 whom somebody else has ordered for meanwhile."""
    phone = Phone(stage.world, at=NOON - timedelta(hours=1))
    stage.world.place("秦奶奶")
    return phone.send(act("order", order_for(stage.world), NOON), NOON).act


def _take(stage: Stage) -> Send:
    client = stage.client("马青山")
    return lambda: client.post("offline-devices").response


def _deliver(stage: Stage) -> Send:
    device, client = device_there(stage), stage.client("马青山")
    body = enveloped(act("order", order_for(stage.world), NOON), at=NOON)
    return lambda: client.post(f"offline-devices/{device.pk}/acts", body).response


def _put_away(stage: Stage) -> Send:
    device, client = device_there(stage), stage.client("马青山")
    return lambda: client.post(f"offline-devices/{device.pk}/putting-away").response


def _decide(stage: Stage) -> Send:
    act, desk = waiting(stage), stage.desk("马青山")
    return lambda: desk.send("offline-act", act.pk, decision="drop", words="跟已有的是一件事")


PAGES: dict[str, Story] = {"offline-act": _decide}
OPERATIONS: dict[str, Story] = {
    "take_station": _take, "deliver_station": _deliver, "put_station_away": _put_away,
}  # fmt: skip
