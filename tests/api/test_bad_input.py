"""Whatever is sent, the answer is one of ours: never a crash, never a page."""

import json

import pytest
from django.db import InterfaceError, OperationalError, connection

from wudan.api.v1 import orders

FIELDS = ["words", "address", "consent_words", "service", "village"]
WICKED = [
    "a\x00b", "\x1b[31m", "长" * 100_000, 7, 1.5, True, None, [], {}, ["x"], {"a": {"b": 1}},
    "\ud800", "x\udfffy",
]  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("wicked", WICKED, ids=lambda given: repr(given)[:20])
def test_wicked_words_are_refused_or_kept(enter, field, wicked):
    if wicked is None and field in {"service", "village"}:
        return
    body = {"service": "haircut", field: wicked}
    answer = enter("秦奶奶").post("orders", body)
    assert (answer.status, list(answer["fields"])) == (422, [field])


@pytest.mark.parametrize(
    ("field", "wicked"),
    [
        ("wanted_on", "0001-01-01"), ("wanted_on", "9999-12-31"), ("wanted_on", "2026-02-30"),
        ("wanted_on", "1700000000"), ("wanted_on", 1700000000), ("wanted_on", "２０２６-09-09"),
        ("wanted_part", "noon"), ("place_mode", "space"), ("urgent", "yes"), ("urgent", 1),
        ("lon", 10**400), ("lon", "108"), ("lon", 500), ("channel", "pigeon"), ("consent", "none"),
        ("for_person", []), ("for_person", {"name": 1}), ("unknown", 1), ("\ud800", 1), ("x" * 5000, 1),
    ],
)  # fmt: skip
def test_wicked_values_are_refused(enter, field, wicked):
    answer = enter("秦奶奶").post("orders", {"service": "haircut", field: wicked})
    assert (answer.status, answer["code"]) == (422, "malformed")


@pytest.mark.parametrize(
    "starts_at",
    [
        "2026-09-08T09:00:00", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00", "2026-09-08",
        "tomorrow", 1e18, 10**30, "2026-09-08T25:00:00+08:00", "2026-09-08T09:00:00+99:99", "\x00",
        "2026-09-01T09:00:00+08:00", "2027-09-08T09:00:00+08:00",
    ],
)  # fmt: skip
def test_a_wicked_time_is_refused(world, enter, starts_at):
    order = world.order_at("offered")
    body = {"starts_at": starts_at, "contact": "苏远"}
    answer = enter("苏远").post(f"orders/{order.no}/confirmation", body)
    assert (answer.status, list(answer["fields"])) == (422, ["starts_at"])


@pytest.mark.parametrize("version", [0, -1, 2**31, 2**63, 2**64, 10**4000, "1", 1.5, True, [1]])
def test_a_wicked_version_is_refused(world, enter, version):
    order = world.place()
    answer = enter("马青山").post(f"orders/{order.no}/acceptance", {"version": version})
    assert (answer.status, list(answer["fields"])) == (422, ["version"])


@pytest.mark.parametrize("post", [-1, 2**63, 2**64, 10**30, "0", 0.5, None, False])
def test_a_wicked_post_is_refused(enter, post):
    answer = enter("马青山").say("PUT", "session/post", {"post": post})
    assert (answer.status, list(answer["fields"])) == (422, ["post"])


@pytest.mark.parametrize("field", ["account", "password"])
@pytest.mark.parametrize("wicked", ["", "\x00", "x" * 100_000, 1, None, "\udc00"])
def test_wicked_credentials_are_refused(db, speaker, field, wicked):
    body = {"account": "a1", "password": "long-enough"} | {field: wicked}
    answer = speaker.say("POST", "session", body)
    assert (answer.status, list(answer["fields"])) == (422, [field])


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b"\xff\xfe\x00", b"[" * 100_000, b'{"service": NaN}', b'{"lon": Infinity}',
        b'{"version": ' + b"9" * 5000 + b"}", b"null", b"[]", b'"text"', b"1", b"\x00",
    ],
    ids=lambda raw: repr(raw)[:16],
)  # fmt: skip
def test_what_is_no_object_is_refused(enter, raw):
    answer = enter("秦奶奶").say("POST", "orders", raw=raw, key="unreadable")
    assert answer.status in {400, 415, 422}
    assert answer["words"]


def test_a_body_that_is_too_big_is_refused(enter):
    raw = json.dumps({"words": "x" * 2_100_000}).encode()
    answer = enter("秦奶奶").say("POST", "orders", raw=raw, key="much-too-big")
    assert (answer.status, answer["code"]) == (413, "too_big")


def test_too_many_filters_are_refused(enter):
    answer = enter("秦奶奶").get("orders", **{f"x{number}": 1 for number in range(1200)})
    assert (answer.status, answer["code"]) == (400, "unreadable")


def test_where_nobody_knows_whether_it_was_kept_it_says_so(enter, monkeypatch):
    elder = enter("秦奶奶")
    monkeypatch.setattr(connection, "savepoint_commit", broken_off)
    answer = elder.post("orders", {"service": "haircut"}, key="in-doubt")
    assert (answer.status, answer["code"]) == (503, "busy")
    assert "不知道" in answer["words"]
    assert answer.headers["Retry-After"] == "5"


def broken_off(*_args):
    raise OperationalError("gone at the very end")


@pytest.mark.parametrize("trouble", [OperationalError, InterfaceError])
def test_a_database_in_trouble_asks_to_try_again(enter, monkeypatch, trouble):
    elder = enter("秦奶奶")

    def fails(*args, **kwargs):
        raise trouble("gone")

    monkeypatch.setattr(orders, "place", fails)
    answer = elder.post("orders", {"service": "haircut"})
    assert (answer.status, answer["code"]) == (503, "busy")
    assert answer.headers["Retry-After"] == "5"
