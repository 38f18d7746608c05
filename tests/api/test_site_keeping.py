"""阵地 over the API (ADR 90): how it is reached, what it is, opened, moved under another, ended when nothing hangs on it."""

from datetime import timedelta

import pytest

from tests.funds.spending import committed, granted, paid
from tests.grounds.building import a_base
from tests.world import MONDAY
from wudan.areas.models import Unit, UnitMove
from wudan.funds.enums import Use
from wudan.journal.events import events_of
from wudan.sites.models import Site

HERE = "sites/杨柳村"


def test_a_site_says_how_it_is_reached_and_everybody_reads_it(enter, speaker):
    station, seen = enter("马青山"), speaker.get(HERE)
    told = {
        "version": seen["version"], "phone": "0911-7612345", "opening": "1-5 08:30-12:00; 8 09:00-12:00",
        "address": "村部一楼",
    }  # fmt: skip
    done = station.post(f"{HERE}/contact", told, key="said-anew-once")
    assert (done.status, done["version"]) == (200, seen["version"] + 1)
    assert station.post(f"{HERE}/contact", told, key="said-anew-once").raw == done.raw
    now = speaker.get(HERE)
    assert now.body == done.body
    assert (now["phone"], now["opening"], now["address"]) == ("09117612345", told["opening"], "村部一楼")  # fmt: skip
    assert now["directions"] == seen["directions"]


def test_hours_in_words_stand_until_others_are_said(enter):
    Site.objects.filter(unit__key="杨柳村").update(opening="逢集开门")
    station = enter("马青山")
    first = station.post(f"{HERE}/contact", {"version": 1, "phone": "10100000009"})
    assert (first.status, first["opening"]) == (200, "逢集开门")
    second = station.post(f"{HERE}/contact", {"version": 2, "opening": "6-7 09:00-12:00"})
    assert second["opening"] == "6-7 09:00-12:00"


def test_who_saw_an_older_one_is_told_and_nothing_is_written_over(enter):
    enter("乔委员").post(f"{HERE}/contact", {"version": 1, "phone": "10100000009"})
    late = enter("马青山").post(f"{HERE}/contact", {"version": 1, "directions": "往北 50 米"})
    assert (late.status, late["code"], late["order"]) == (409, "stale", None)
    assert Site.objects.get(unit__key="杨柳村").phone == "10100000009"


@pytest.mark.parametrize(
    ("where", "said", "field"),
    [
        ("contact", {"phone": "12"}, "phone"), ("contact", {"opening": "天天开"}, "opening"),
        ("contact", {"opening": "1 09:00-12:00; 1 11:00-13:00"}, "opening"),
        ("contact", {"address": "找张三 13800138001"}, "address"), ("contact", {"name": "杨柳"}, "name"),
        ("identity", {"name": ""}, "name"), ("identity", {"host": "供销社"}, "host"),
        ("identity", {"kind": "hall"}, "kind"), ("identity", {"base_kind": "none"}, "base_kind"),
    ],
)  # fmt: skip
def test_what_is_wrong_stands_beside_its_field(enter, where, said, field):
    answer = enter("柳文书").post(f"{HERE}/{where}", {"version": 1} | said)
    assert (answer.status, list(answer["fields"])) == (422, [field])
    assert Site.objects.get(unit__key="杨柳村").version == 1


def test_the_office_above_says_what_it_is_and_its_short_name_follows(enter, speaker):
    said = {"version": 1, "name": "杨柳湾村新时代文明实践站", "host": "村党群服务中心"}
    done = enter("乔委员").post(f"{HERE}/identity", said)
    assert (done.status, done["name"], done["short_name"]) == (200, said["name"], "杨柳湾村站")
    kept = enter("乔委员").post(f"{HERE}/identity", {"version": 2, "host": "社区党群服务中心"})
    assert (kept["name"], kept["short_name"]) == (said["name"], "杨柳湾村站")
    own = enter("马青山").post(f"{HERE}/identity", said)
    assert (own.status, own["code"]) == (422, "not_your_role")


def test_an_institute_opens_a_station_and_a_center_a_base(enter, speaker):
    said = {
        "kind": "station", "parent": "铁边城", "name": "新寨村新时代文明实践站", "area": "610626101201",
        "lon": 107.9, "lat": 36.9,
    }  # fmt: skip
    office = enter("乔委员")
    made = office.post("sites", said, key="opened-once")
    assert (made.status, made["short_name"], made["parent"]) == (201, "新寨村站", "铁边城")
    assert office.post("sites", said, key="opened-once").raw == made.raw
    assert speaker.get(f"sites/{made['key']}").body == made.body
    base = {"kind": "base", "parent": "c", "name": "革命旧址教育基地", "base_kind": "patriotism"}
    assert enter("柳文书").post("sites", base)["base_kind"] == "patriotism"


@pytest.mark.parametrize(
    ("who", "said", "code"),
    [
        ("乔委员", {"kind": "station", "parent": "周湾"}, "not_your_unit"),
        ("乔委员", {"kind": "institute", "parent": "c"}, "not_your_unit"),
        ("马青山", {"kind": "station", "parent": "铁边城"}, "not_your_role"),
        ("秦奶奶", {"kind": "station", "parent": "铁边城"}, "not_your_role"),
        ("柳文书", {"kind": "station", "parent": "c"}, "malformed"),
        ("柳文书", {"kind": "station", "parent": "none"}, "malformed"),
    ],
)
def test_nobody_opens_what_is_not_theirs_nor_where_it_cannot_stand(enter, who, said, code):
    answer = enter(who).post("sites", said | {"name": "新寨村新时代文明实践站"})
    assert (answer.status, answer["code"]) == (422, code)
    assert not Unit.objects.filter(name__startswith="新寨村").exists()


def test_a_station_goes_under_another_institute_with_its_team(world, enter):
    office = enter("柳文书")
    said = {"parent": "周湾", "moved_on": "2026-09-07", "why": "区划调整"}
    done = office.post(f"{HERE}/rehanging", said, key="moved-once")
    assert (done.status, done["parent"]) == (200, "周湾")
    assert office.post(f"{HERE}/rehanging", said, key="moved-once").raw == done.raw
    assert UnitMove.objects.count() == 1
    team = Unit.objects.get(key="clippers")
    assert team.path.startswith(world.units["周湾"].path)
    early = office.post(f"{HERE}/rehanging", said | {"parent": "铁边城", "moved_on": "2026-08-31"})
    assert (early.status, list(early["fields"])) == (422, ["moved_on"])
    for who in ("马青山", "贾站长"):
        refused = enter(who).post(f"{HERE}/rehanging", said)
        assert refused.status == (422 if who == "马青山" else 404)


def test_what_hangs_on_it_is_told_before_and_keeps_it(world, enter):
    order, office = world.place(), enter("柳文书")
    asked = office.get(f"{HERE}/ending")
    told = {one["what"]: one for one in asked["hanging"]}
    assert asked["objection"] == ""
    assert told["没办完的单"] == {"what": "没办完的单", "count": 1, "names": [order.no]}
    assert told["这里的队伍"]["names"] == ["理发小队"]
    refused = office.post(f"{HERE}/ending", {"why": "并村"})
    assert (refused.status, refused["code"]) == (422, "still_hanging")
    assert order.no in refused["words"]
    assert Unit.objects.get(key="杨柳村").ends_on is None


def test_what_nothing_hangs_on_ends_today_and_stays_in_the_journal(world, enter, speaker):
    site = a_base(world, at=MONDAY - timedelta(days=1))
    office, where = enter("柳文书"), f"sites/{site.unit.key}"
    assert office.get(f"{where}/ending").body == {"objection": "", "hanging": []}
    done = office.post(f"{where}/ending", {"why": "归还文物局"}, key="ended-once")
    assert (done.status, done["ended_on"]) == (200, "2026-09-07")
    assert office.post(f"{where}/ending", {"why": "归还文物局"}, key="ended-once").raw == done.raw
    assert speaker.get(where).status == 404
    assert "site.end" in {event.verb for event in events_of("site", site.pk)}
    again = office.post(f"{where}/ending", {"why": "再来一次"})
    assert (again.status, again["code"]) == (422, "ended")
    assert "已经撤销" in office.get(f"{where}/ending")["words"]


@pytest.mark.parametrize("who", ["马青山", "乔委员", "郝书记"])
def test_who_only_reads_it_neither_learns_what_hangs_there_nor_ends_it(enter, who):
    speaker = enter(who)
    for answer in (speaker.get(f"{HERE}/ending"), speaker.post(f"{HERE}/ending", {"why": "并村"})):
        assert (answer.status, answer["code"]) == (422, "not_your_role")


@pytest.mark.parametrize("act", ["contact", "identity", "rehanging", "ending"])
@pytest.mark.parametrize("who", ["秦奶奶", "贾站长", "景科长", "苏远"])
def test_to_keep_it_is_not_there_for_others(enter, who, act):
    said = {
        "contact": {"version": 1, "phone": ""}, "identity": {"version": 1},
        "rehanging": {"parent": "周湾", "moved_on": "2026-09-07", "why": "调整"}, "ending": {"why": "并村"},
    }  # fmt: skip
    answer = enter(who).post(f"{HERE}/{act}", said[act])
    assert (answer.status, answer["code"]) == (404, "missing")


def test_the_money_of_a_site_is_seen_by_who_reads_the_fund_and_reaches_it(world, enter):
    held = committed(world, granted(world), 5_000, use=Use.BASES)
    paid(world, held, 2_000)
    assert enter("柳文书").get(f"{HERE}/money")["spent_fen"] == 200_000
    for who in ("马青山", "乔委员", "秦奶奶"):
        assert enter(who).get(f"{HERE}/money").status == 404
