"""What machines that watch the house are told: is it well, what does it count, what was asked; nobody's name."""

import json
import logging
import re
from datetime import timedelta
from io import StringIO
from math import inf
from urllib.parse import quote

import pytest
from django.conf import settings as house
from prometheus_client.parser import text_string_to_metric_families

from tests.web.portal.visiting import text
from tests.world import MONDAY
from wudan.kit import clock
from wudan.kit.log_lines import JsonLines
from wudan.kit.sealing import open_keyring
from wudan.privacy.models import RetentionRun
from wudan.vitals import readiness
from wudan.vitals.beats import Beat
from wudan.web.portal import health

NAME, PHONE, ADDRESS = "鸢尾甲子", "13987654321", "白鹭沟渠丑字窑洞"
WORDS = "夜里咳血丙要人陪护"
CANARIES = (NAME, PHONE, ADDRESS, WORDS, "咳血", "白鹭")


@pytest.fixture(autouse=True)
def _asked_anew(monkeypatch, settings, tmp_path):
    monkeypatch.setattr(health, "KEPT_SECONDS", -1.0)
    monkeypatch.setattr(readiness, "LEAST_BYTES_AT_EASE", 0)
    settings.HOME = tmp_path


@pytest.fixture
def written():
    """All that is logged, as the file of a machine would have it."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    root, access = logging.getLogger(), logging.getLogger("wudan.access")
    levels = root.level, access.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    access.setLevel(logging.INFO)
    yield stream
    root.removeHandler(handler)
    root.setLevel(levels[0])
    access.setLevel(levels[1])


def spellings(word):
    """As it is, as JSON writes it, as Django writes it, as an address does."""
    escaped = word.encode("unicode_escape").decode()
    return {word, escaped, quote(word), *(json.dumps(one)[1:-1] for one in (word, escaped))}


def found(stream):
    """Which of the canaries stand in what was logged."""
    seen = stream.getvalue()
    return {word for word in CANARIES for spelt in spellings(word) if spelt in seen}


def lines(stream, logger="wudan.access"):
    told = [json.loads(line) for line in stream.getvalue().splitlines()]
    return [one for one in told if one["logger"] == logger]


def counted(answer):
    """Sample by name and labels."""
    families = text_string_to_metric_families(text(answer))
    return {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in families
        for sample in family.samples
    }


def test_each_request_is_one_line_by_names_and_numbers(as_, written):
    answer = as_("秦奶奶").look("/orders/mine")
    (line,) = lines(written)
    assert line.pop("at").endswith("+00:00")
    assert line.pop("ms") > 0
    assert 0 < line.pop("sql") < 12
    assert line == {
        "level": "INFO", "logger": "wudan.access", "request": answer["X-Request-Id"],
        "route": "my-orders", "method": "GET", "status": 200, "role": "resident", "post": None,
    }  # fmt: skip


def test_staff_are_a_role_and_a_post(as_, world, written):
    as_("马青山").look("/desk/queue")
    (line,) = lines(written)
    assert line["role"] == "station_keeper"
    assert line["post"] > 0


def test_what_is_typed_reaches_no_log(as_, passer_by, written):
    own = as_("秦奶奶")
    own.send("/orders/new", words=f"{WORDS}，打 {PHONE}", place_mode="home", address=ADDRESS)
    own.client.post("/orders/new", {"words": WORDS, "place_mode": "nowhere", "address": ADDRESS})
    passer_by.look(f"/{NAME}/{PHONE}", q=WORDS)
    passer_by.look("/orders/99999999999", q=ADDRESS)
    passer_by.look("/services", q=WORDS, place=ADDRESS)
    own.client.generic("PROPFIND", "/", HTTP_X_REQUEST_ID=WORDS)
    body = json.dumps({"words": WORDS, "place_mode": NAME, "address": ADDRESS, "phone": PHONE})
    own.client.post("/api/v1/orders", body, content_type="application/json")
    assert len(lines(written)) == 7
    assert any("Not Found: none" in one["message"] for one in lines(written, "django.request"))
    assert found(written) == set()


def test_the_search_for_what_was_typed_does_find(written):
    """The control: a careless line is found, however it is spelt."""
    logging.getLogger("wudan.web").error("typed %s", WORDS)
    logging.getLogger("wudan.web").error("asked for %s", f"/{NAME}".encode("unicode_escape").decode())  # fmt: skip
    assert found(written) >= {WORDS, NAME}


def test_an_answer_bears_the_number_of_its_request(passer_by):
    numbers = {passer_by.look(path)["X-Request-Id"] for path in ("/", "/nowhere", "/api/v1/services")}  # fmt: skip
    assert len(numbers) == 3
    assert all(re.fullmatch(r"[0-9a-f]{16}", number) for number in numbers)


def test_only_our_own_proxy_may_give_the_number(passer_by, settings):
    settings.PROXIES = ("127.0.0.1",)
    given = "ab" * 16
    ask = passer_by.client.get
    assert ask("/", HTTP_X_REQUEST_ID=given)["X-Request-Id"] == given
    assert ask("/", HTTP_X_REQUEST_ID=given, REMOTE_ADDR="10.0.0.9")["X-Request-Id"] != given
    assert ask("/", HTTP_X_REQUEST_ID="<script>")["X-Request-Id"] != "<script>"


def test_requests_are_counted_by_page_and_status(as_, passer_by):
    before = counted(passer_by.look("/metrics"))
    as_("秦奶奶").look("/orders/mine")
    passer_by.look("/nowhere/13987654321")
    after = counted(passer_by.look("/metrics"))
    for labels in (("200", "my-orders"), ("404", "none")):
        name = ("wudan_requests_total", *labels)
        assert after[name] - before.get(name, 0) == 1
    sent = after["wudan_request_statements_total", "my-orders"]
    assert sent - before.get(("wudan_request_statements_total", "my-orders"), 0) > 0
    assert after["wudan_request_seconds_count", "my-orders"] >= 1
    assert "13987654321" not in str(after.keys())


def test_the_house_itself_is_counted(passer_by, django_assert_max_num_queries):
    Beat(house.HOME).now(clock.now() - timedelta(seconds=40))
    with django_assert_max_num_queries(10):
        seen = counted(passer_by.look("/metrics"))
    assert 39 < seen["wudan_worker_seen_seconds",] < 60
    assert seen["wudan_database_bytes",] > 100_000
    assert seen["wudan_notices", "waiting"] >= 0


def test_what_never_happened_is_infinitely_long_ago_so_that_its_alarm_goes_off(passer_by):
    seen = counted(passer_by.look("/metrics"))
    for name in ("worker_seen", "backup_age", "backup_proven_age", "retention_age"):
        assert seen[f"wudan_{name}_seconds",] == inf


@pytest.mark.parametrize(
    ("around", "status"),
    [
        ({}, 200),
        ({"REMOTE_ADDR": "10.1.2.3"}, 404),
        ({"HTTP_X_FORWARDED_FOR": "127.0.0.1"}, 404),
        ({"REMOTE_ADDR": "10.1.2.3", "HTTP_AUTHORIZATION": "Bearer " + "t" * 24}, 200),
        ({"REMOTE_ADDR": "10.1.2.3", "HTTP_AUTHORIZATION": "Bearer wrong"}, 404),
    ],
)
def test_who_may_watch(passer_by, settings, around, status):
    settings.WATCH_TOKEN = "t" * 24
    assert passer_by.client.get("/metrics", **around).status_code == status


def test_a_network_that_was_named_may_watch(passer_by, settings):
    settings.WATCHERS = ("10.1.0.0/16",)
    assert passer_by.client.get("/metrics", REMOTE_ADDR="10.1.2.3").status_code == 200
    assert passer_by.client.get("/metrics").status_code == 404


def test_what_is_not_right_has_a_name(passer_by):
    answer = passer_by.look("/readyz")
    assert answer.status_code == 503
    told = json.loads(answer.content)
    assert {one["name"] for one in told["wrong"]} == {"worker", "backup", "drill", "retention"}
    Beat(house.HOME).now(clock.now())
    told = json.loads(passer_by.look("/readyz").content)
    assert {one["name"] for one in told["wrong"]} == {"backup", "drill", "retention"}


def wrong(visitor):
    return {one["name"] for one in json.loads(visitor.look("/readyz").content)["wrong"]}


def test_personal_texts_past_their_term_are_asked_about_after_two_days(passer_by, monkeypatch):
    now = clock.now()
    RetentionRun.objects.create(county="610626", started_at=now, finished_at=now)
    RetentionRun.objects.create(county="610626", started_at=now + timedelta(days=1))
    for days, is_told in ((1.9, False), (2.1, True)):
        monkeypatch.setattr(clock, "now", lambda days=days: now + timedelta(days=days))
        assert ("retention" in wrong(passer_by)) is is_told


def test_pages_can_be_served_without_what_only_asks_for_a_look(passer_by):
    answer = passer_by.look("/readyz", only="serving")
    assert (answer.status_code, json.loads(answer.content)["ready"]) == (200, True)


def test_a_full_disk_stops_and_a_small_one_asks(passer_by, monkeypatch):
    monkeypatch.setattr(readiness, "free_bytes", lambda: 150_000_000)
    monkeypatch.setattr(readiness, "LEAST_BYTES_AT_EASE", 2_000_000_000)
    told = json.loads(passer_by.look("/readyz", only="serving").content)["wrong"]
    assert [(one["name"], one["stops"]) for one in told] == [("disk", True)]
    monkeypatch.setattr(readiness, "free_bytes", lambda: 1_500_000_000)
    assert passer_by.look("/readyz", only="serving").status_code == 200


def test_keys_that_open_nothing_of_the_house_are_told_until_the_right_ones_are_back(world, passer_by, settings, tmp_path):  # fmt: skip
    right = settings.KEYRING
    settings.KEYRING = open_keyring(tmp_path / "stray.json", made_on=MONDAY.date())
    told = json.loads(passer_by.look("/readyz", only="serving").content)["wrong"]
    assert [one["name"] for one in told] == ["keys"]
    settings.KEYRING = right
    assert passer_by.look("/readyz", only="serving").status_code == 200


def test_steps_that_were_not_taken_stop(passer_by, monkeypatch):
    monkeypatch.setattr(readiness, "_migrated_for", set())
    monkeypatch.setattr(readiness, "unapplied", lambda: [("orders", "0002_more")])
    told = json.loads(passer_by.look("/readyz", only="serving").content)["wrong"]
    assert [one["name"] for one in told] == ["migrations"]


def test_all_steps_are_taken_here(world):
    assert readiness.unapplied() == []


def test_who_may_not_watch_hears_only_whether(passer_by):
    answer = passer_by.client.get("/readyz", REMOTE_ADDR="10.1.2.3")
    assert (answer.status_code, json.loads(answer.content)) == (503, {"ready": False})
