"""我的时长: rows with evidence and both signatures, sums that open to rows, the dispute, the star."""

from datetime import timedelta

import pytest

from tests.audited.stages import Stage
from tests.ledger.serving import SHIFT, opening, presence
from tests.ledger.test_record import recorded
from tests.web.console.desk import words_of
from wudan.ledger.actions import reverse
from wudan.ledger.models import Dispute
from wudan.web.portal.hours import own


@pytest.fixture
def mine(world):
    """小武 with a record of two hours."""
    made = recorded(presence(world))
    return Stage(world).desk("小武"), made


def test_each_row_says_how_it_is_known_and_who_signed(mine):
    desk, made = mine
    words = words_of(desk.see("own-hours"))
    for told in (made.title, "10:00–12:00", "2 小时", "扫码签到签退", "组织方", "所在站确认"):
        assert told in words


def test_a_grade_opens_to_its_rows(mine):
    desk, made = mine
    assert made.no in words_of(desk.see("own-hours", grade="credit"))
    assert made.no not in words_of(desk.see("own-hours", grade="honor"))
    assert "没有找到" not in words_of(desk.see("own-hours", grade="nonsense", year="x"))


def test_a_month_opens_to_its_rows(mine):
    desk, made = mine
    assert made.no in desk.see("own-hours", month=str(made.day.month)).content.decode()
    assert made.no not in desk.see("own-hours", month=str(made.day.month % 12 + 1)).content.decode()
    assert desk.see("own-hours", month="99999999999").status_code == 200


def test_of_a_long_year_the_newest_are_shown(mine, monkeypatch):
    desk, made = mine
    monkeypatch.setattr(own, "SHOWN", 0)
    assert "更早的请点上面的月份" in words_of(desk.see("own-hours"))
    assert made.no in desk.see("own-hours", month=str(made.day.month)).content.decode()


def test_what_was_reversed_stays_to_be_seen(mine, world):
    desk, made = mine
    reverse(made=made, why="记错", by=world.actor("乔委员"), at=SHIFT + timedelta(hours=6))
    assert "已冲正" in words_of(desk.see("own-hours"))


def test_a_record_is_disputed_in_one_sentence_and_the_answer_is_awaited(mine):
    desk, made = mine
    page = desk.client.get(f"/hours/dispute?record={made.no}")
    assert made.title in words_of(page)
    desk.client.post(
        f"/hours/dispute?record={made.no}", {"token": "t" * 20, "words": "我十二点半才走"}
    )
    assert Dispute.objects.get().record == made
    words = words_of(desk.see("own-hours"))
    assert "等答复" in words
    assert "我十二点半才走" in words


def test_what_is_missing_names_the_presence(world):
    there, desk = presence(world, state="left"), Stage(world).desk("小武")
    assert there.opening.shift.activity.title in words_of(desk.see("hour-dispute"))
    desk.send("hour-dispute", attendance=str(there.pk), words="没记上")
    assert Dispute.objects.get().attendance == there


def test_typed_words_stay_when_something_is_missing(world):
    answer = Stage(world).desk("小武").send("hour-dispute", attendance="", words="没记上那次")
    assert answer.status_code == 422
    assert "没记上那次" in words_of(answer)


def test_anothers_record_is_not_there(mine, world):
    made = mine[1]
    assert (
        Stage(world).desk("李小妹").client.get(f"/hours/dispute?record={made.no}").status_code
        == 404
    )


def test_a_star_is_asked_for_when_the_hours_are_there(world):
    for day in range(1, 14):
        recorded(presence(world, at=opening(world, starts_at=SHIFT - timedelta(days=day), hours=8)))
    desk = Stage(world).desk("小武")
    assert "申请一星志愿者" in words_of(desk.see("own-hours"))
    desk.send("hour-star")
    assert "申请一星志愿者" not in words_of(desk.see("own-hours"))


def test_a_year_takes_few_queries(mine, django_assert_max_num_queries):
    desk, _ = mine
    desk.see("own-hours")
    with django_assert_max_num_queries(10):
        desk.see("own-hours")
