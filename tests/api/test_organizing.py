"""办活动 over the API: drafted, opened, put right, closed, ended, repeated, cancelled by who runs it, as on the desk."""

from datetime import timedelta

import pytest
from django.db.models import F

from tests.activities.drafting import INSURED, drafted, opened, opening, sign
from tests.audited.activities import DRAFT
from tests.projects.keeping import admitted
from wudan.activities.models import Activity, SignUp

SATURDAY = {"starts_at": "2026-09-12T09:00:00+08:00", "ends_at": "2026-09-12T12:00:00+08:00"}


def test_a_leader_drafts_reads_what_is_missing_and_opens(world, enter, speaker):
    leader = enter("苏远")
    said = DRAFT | {"team": "clippers", "risks": ["bodily"]}
    made = leader.post("activities", said, key="drafted-once")
    assert (made.status, made["stage"], made["team"]["name"]) == (201, "draft", "理发小队")
    assert leader.post("activities", said, key="drafted-once").raw == made.raw
    assert len(made["missing"]) == 2
    assert all("风险" in words for words in made["missing"])
    where = f"activities/{made['no']}"
    early = leader.post(f"{where}/opening", {"version": made["version"]})
    assert (early.status, early["code"]) == (422, "no_risk_words")
    insured = INSURED | {"insured_until": "2026-12-31"}
    mended = leader.post(f"{where}/correction", {"version": made["version"]} | insured)
    assert (mended.status, mended["missing"], mended["title"]) == (200, [], "周六村口义剪")
    done = leader.post(f"{where}/opening", {"version": mended["version"]}, key="opened-once")
    assert (done.status, done["stage"]) == (200, "open")
    assert (
        leader.post(f"{where}/opening", {"version": mended["version"]}, key="opened-once").raw
        == done.raw
    )
    assert [one["no"] for one in speaker.get("activities")["items"]] == [made["no"]]
    assert leader.get(f"organized-activities/{made['no']}").body == done.body


def test_only_an_organizer_reads_the_drafts(world, enter):
    made = drafted(world)
    assert [
        one["no"] for one in enter("苏远").get("organized-activities", which="drafts")["items"]
    ] == [made.no]
    assert enter("马青山").get(f"organized-activities/{made.no}")["stage"] == "draft"
    for who in ("秦奶奶", "贾站长", "郝书记"):
        speaker = enter(who)
        assert speaker.get("organized-activities", which="drafts")["items"] == []
        assert speaker.get(f"organized-activities/{made.no}").status == 404


def test_the_list_takes_the_same_statements_for_many(world, enter, django_assert_num_queries):
    leader = enter("苏远")
    for n in range(4):
        opened(world, title=f"第 {n} 次")
    leader.get("organized-activities")
    with django_assert_num_queries(3):
        assert len(leader.get("organized-activities")["items"]) == 4


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"title": ""}, "title"), ({"team": "singers"}, "team"), ({"service": "none"}, "service"),
        ({"platform": "none"}, "platform"), ({"project": "none"}, "project"), ({"plan_item": 999}, "plan_item"),
        ({"resource": 999}, "resource"), ({"area": "999999999999"}, "area"), ({"audience": "backfill"}, "audience"),
        ({"shifts": [SATURDAY | {"ends_at": "2026-09-12T08:00:00+08:00"}]}, "shifts"),
        ({"positions": [{"name": "理发", "quota": 0}]}, "positions"),
        ({"words": "打 13800138001"}, "words"),
    ],
)  # fmt: skip
def test_what_is_wrong_stands_beside_its_field(world, enter, said, field):
    answer = enter("苏远").post("activities", DRAFT | {"team": "clippers"} | said)
    assert (answer.status, list(answer["fields"])) == (422, [field])
    assert not Activity.objects.exists()


@pytest.mark.parametrize("who", ["秦奶奶", "郝书记"])
def test_who_organizes_nothing_drafts_nothing(world, enter, who):
    answer = enter(who).post("activities", DRAFT)
    assert (answer.status, answer["code"]) == (422, "not_your_role")


def test_one_like_an_earlier_one_or_of_a_project(world, enter):
    leader, found = enter("苏远"), admitted(world)
    first = drafted(world, conditions="管饭")
    like = leader.post("activities", {"title": "又一次", "like": first.no, "shifts": [SATURDAY]})
    assert (like.status, like["conditions"], like["team"]["key"]) == (201, "管饭", "clippers")
    of_project = leader.post("activities", DRAFT | {"project": found.key})
    assert (of_project.status, of_project["project"], of_project["platform"]) == (
        201, found.key, found.platform.code,
    )  # fmt: skip


def test_of_an_open_one_only_what_people_are_told_is_put_right(world, enter):
    made, leader = opened(world), enter("苏远")
    where = f"activities/{made.no}/correction"
    settled = leader.post(where, {"version": 2, "venue": "home", "shifts": [SATURDAY]})
    assert (settled.status, set(settled["fields"])) == (422, {"venue", "shifts"})
    told = leader.post(where, {"version": 2, "place": "村部门口"})
    assert (told.status, told["place"]) == (200, "村部门口")
    late = leader.post(where, {"version": 2, "place": "又换了"})
    assert (late.status, late["code"], late["order"]) == (409, "stale", None)


def test_places_are_more_and_who_waits_gets_them(world, enter):
    made, leader = opened(world), enter("苏远")
    for name in ("小武", "小钱", "小郑"):
        sign(world, made, name)
    where = f"activities/{made.no}/openings/{opening(made).pk}/size"
    done = leader.post(where, {"quota": 3})
    [one] = done["openings"]
    assert (done.status, one["quota"], one["taken"], one["waiting"]) == (200, 3, 3, 0)
    fewer = leader.post(where, {"quota": 2})
    assert (fewer.status, list(fewer["fields"])) == (422, ["quota"])
    other = leader.post(f"activities/{made.no}/openings/{10**9}/size", {"quota": 3})
    assert other.status == 404


def test_it_is_closed_ended_and_summed_up(world, enter):
    made, leader = opened(world), enter("苏远")
    where = f"activities/{made.no}"
    assert leader.post(f"{where}/closing")["stage"] == "closed"
    early = leader.post(f"{where}/ending")
    assert (early.status, early["code"]) == (422, "not_over")
    week = timedelta(days=7)
    made.shifts.update(starts_at=F("starts_at") - week, ends_at=F("ends_at") - week)
    ended = leader.post(f"{where}/ending", {"residents": 20})
    assert (ended.status, ended["stage"], ended["residents"]) == (200, "ended", 20)
    said = leader.post(f"{where}/summary", {"residents": 25, "summary": "剪了二十五个头"})
    assert (said["residents"], said["summary"]) == (25, "剪了二十五个头")
    wrong = leader.post(f"{where}/summary", {"summary": "找 13800138001"})
    assert (wrong.status, list(wrong["fields"])) == (422, ["summary"])


def test_a_cancelled_one_frees_who_signed_up_and_tells_why(world, enter):
    made = opened(world)
    sign(world, made, "小武")
    where = f"activities/{made.no}/cancellation"
    done = enter("马青山").post(where, {"why": "下大雨"}, key="cancelled-once")
    assert (done.status, done["stage"], done["cancelled_why"]) == (200, "cancelled", "下大雨")
    assert enter("马青山").post(where, {"why": "下大雨"}, key="cancelled-once").raw == done.raw
    assert SignUp.objects.get().state == "released"
    assert enter("苏远").post(f"activities/{made.no}/opening").status == 422


def test_a_series_is_made_of_it(world, enter):
    made = drafted(world)
    said = {"every": "week", "until": "2026-10-01", "opens": True}
    done = enter("苏远").post(f"activities/{made.no}/repetition", said)
    assert (done.status, [one["stage"] for one in done["items"]]) == (201, ["open", "open"])
    early = enter("苏远").post(f"activities/{made.no}/repetition", said | {"until": "2026-09-12"})
    assert (early.status, list(early["fields"])) == (422, ["until"])


@pytest.mark.parametrize("who", ["秦奶奶", "贾站长", "郝书记", "景科长"])
def test_what_others_run_is_not_there(world, enter, who):
    made, speaker = drafted(world), enter(who)
    for noun in ("opening", "closing", "ending", "summary"):
        assert speaker.post(f"activities/{made.no}/{noun}").status == 404
    assert speaker.post(f"activities/{made.no}/cancellation", {"why": "x"}).status == 404
