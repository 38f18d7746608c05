"""搬迁、关闭、重开 over the API (R063): by the center, from today on; what was stays in the site's history."""

import pytest

from wudan.journal.events import events_of
from wudan.sites.models import Site, SitePeriod

HERE = "sites/杨柳村"


def test_the_center_moves_it_and_everybody_reads_where_it_is(world, enter, speaker):
    office = enter("柳文书")
    said = {
        "address": "新村部一楼",
        "lon": 107.97,
        "lat": 36.96,
        "system": "GCJ-02",
        "why": "搬到新村部",
    }
    done = office.post(f"{HERE}/moving", said, key="moved-once")
    assert (done.status, done["address"], done["state"]) == (200, "新村部一楼", "open")
    assert done["lon"] != 107.97
    assert office.post(f"{HERE}/moving", said, key="moved-once").raw == done.raw
    assert speaker.get(HERE).body == done.body
    site = Site.objects.get(unit__key="杨柳村")
    assert [one.verb for one in events_of("site", site.pk)].count("site.move") == 1
    assert SitePeriod.objects.filter(site=site).count() == 2


def test_a_closed_one_sends_new_orders_up_until_it_opens_again(world, enter, speaker):
    office = enter("柳文书")
    closed = office.post(f"{HERE}/closing", {"why": "村部翻修"})
    assert (closed.status, closed["state"]) == (200, "closed")
    twice = office.post(f"{HERE}/closing", {"why": "村部翻修"})
    assert (twice.status, twice["code"]) == (422, "closed")
    moved = office.post(f"{HERE}/moving", {"address": "小学旁", "why": "换个地方"})
    assert (moved.status, moved["code"]) == (422, "closed")
    assert world.place().unit == world.units["铁边城"]
    back = office.post(f"{HERE}/reopening", {"why": "修好了"})
    assert (back.status, back["state"], back["address"]) == (200, "open", closed["address"])
    open_already = office.post(f"{HERE}/reopening", {"why": "修好了"})
    assert (open_already.status, open_already["code"]) == (422, "open")


def test_the_center_itself_stays_open(enter):
    answer = enter("柳文书").post("sites/c/closing", {"why": "放假"})
    assert (answer.status, answer["code"]) == (422, "center_stays_open")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"address": " "}, "address"), ({"address": "找张三 13800138001"}, "address"), ({"why": ""}, "why"),
        ({"lon": 107.97}, "lat"), ({"system": "MARS"}, "system"), ({"lon": 500}, "lon"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_move_stands_beside_its_field(enter, said, field):
    answer = enter("柳文书").post(f"{HERE}/moving", {"address": "新村部", "why": "搬了"} | said)
    assert (answer.status, list(answer["fields"])) == (422, [field])


ACTS = {
    "moving": {"address": "新村部", "why": "搬了"}, "closing": {"why": "翻修"}, "reopening": {"why": "修好了"},
}  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("马青山", 422),
        ("乔委员", 422),
        ("郝书记", 422),
        ("贾站长", 404),
        ("秦奶奶", 404),
        ("景科长", 404),
    ],
)
def test_nobody_else_does(enter, who, status, act):
    answer = enter(who).post(f"{HERE}/{act}", ACTS[act])
    assert (answer.status, answer["code"]) == (
        status,
        "not_your_role" if status == 422 else "missing",
    )
    assert SitePeriod.objects.filter(site__unit__key="杨柳村").count() == 1
