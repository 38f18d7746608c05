"""Notices: each page and operation that writes, done by whom it belongs to."""

from tests.audited.stages import Send, Stage, Story


def _ways(stage: Stage) -> Send:
    desk = stage.desk("秦奶奶")
    return lambda: desk.send("message-ways", way="call", mail="")


def _api_ways(stage: Stage) -> Send:
    client = stage.client("秦奶奶")
    return lambda: client.put("messages/ways", {"way": "call"}).response


PAGES: dict[str, Story] = {"message-ways": _ways}
OPERATIONS: dict[str, Story] = {"put_message_ways": _api_ways}
