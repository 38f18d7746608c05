"""One's own data by the API, as on the pages (tests/web/portal/test_my_privacy.py)."""

import json
from base64 import b64decode
from datetime import timedelta

from tests.world import MONDAY
from wudan.people.actions.reveal import reveal
from wudan.privacy.models import PrivacyRequest


def test_she_reads_what_is_kept_and_why(enter, world):
    world.order_at("reviewed")
    kinds = {kind["what"]: kind for kind in enter("秦奶奶").get("privacy")["kinds"]}
    assert kinds["电话和住址"]["rows"][0]["phone"] == world.phone("秦奶奶")
    assert kinds["您的评价"]["rows"][0]["words"] == "剪得好"
    assert "password" not in kinds["账号"]["rows"][0]


def test_nobody_under_a_post_and_nobody_unknown(enter, speaker):
    answer = enter("马青山").get("privacy")
    assert (answer.status, answer["code"]) == (422, "be_yourself")
    assert enter("马青山", post=0).get("privacy").status == 200
    assert speaker.get("privacy").status == 401


def test_who_looked(enter, world):
    for n in range(51):
        reveal(
            person=world.people["秦奶奶"], kinds=["phone"], purpose="call_back",
            by=world.actor("马青山"), at=MONDAY + timedelta(minutes=n),
        )  # fmt: skip
    elder = enter("秦奶奶")
    first = elder.get("privacy/readings")
    assert (len(first["items"]), first["items"][0]["who"]) == (50, "杨柳村站·站长")
    rest = elder.get("privacy/readings", before=first["next"])
    assert (len(rest["items"]), rest["next"]) == (1, None)
    assert enter("高大爷").get("privacy/readings")["items"] == []


def test_her_copy(enter, world, monday):
    elder = enter("秦奶奶")
    made = elder.get("privacy/copy", form="json")
    assert made.headers["Cache-Control"] == "no-store"
    assert world.phone("秦奶奶") in json.dumps(json.loads(b64decode(made["content"])))
    assert b64decode(elder.get("privacy/copy", form="pdf")["content"]).startswith(b"%PDF-")
    assert elder.get("privacy/copy", form="exe").status == 422
    monday[0] += timedelta(minutes=6)
    assert elder.get("privacy/copy")["code"] == "not_recent"


def test_she_asks_once(enter, world):
    elder, body = enter("秦奶奶"), {"kind": "explain", "words": "为什么存我的电话？"}
    first = elder.post("privacy/requests", body, key="ask-privacy-1")
    again = elder.post("privacy/requests", body, key="ask-privacy-1")
    assert (first.status, first.raw) == (201, again.raw)
    assert PrivacyRequest.objects.get().person == world.people["秦奶奶"]
    assert elder.post("privacy/requests", body)["code"] == "asked"
    assert elder.post("privacy/requests", {"kind": "correct"}).status == 422
    assert elder.get("privacy")["requests"][0]["words"] == "为什么存我的电话？"
