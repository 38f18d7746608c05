"""A volunteer types the leader's code; the page asks for nothing else."""

import pytest

from tests.activities.attendance.building import an_afternoon, code, present
from tests.entering import come_in
from tests.web.console.desk import NOON, Desk, words_of
from wudan.activities.models import Attendance
from wudan.kit import clock


@pytest.fixture(autouse=True)
def _five_o_clock(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOON)


@pytest.fixture
def mine(world, client):
    return Desk(come_in(client, world.people["小武"].account))


def test_one_comes_and_leaves_by_code(world, mine):
    made, _ = an_afternoon(world)
    assert "村口义剪" in words_of(mine.see("attending"))
    told = code(made, at=NOON)
    assert f'value="{told}"' in words_of(mine.see("attend", made.pk, code=told))
    answer = mine.send("attend", made.pk, code=told, near="yes")
    found = Attendance.objects.get()
    assert (answer.status_code, found.came_by, found.in_range) == (303, "code", True)
    assert len(found.hand) == 16
    Attendance.objects.update(came_at=NOON.replace(hour=14))
    mine.send("attend", made.pk, code=code(made, "left", at=NOON))
    found.refresh_from_db()
    assert found.left_by == "code"


def test_a_wrong_code_is_refused_in_words_and_five_are_enough(world, mine):
    made, _ = an_afternoon(world)
    answers = [mine.send("attend", made.pk, code="000000") for _ in range(6)]
    assert [one.status_code for one in answers] == [422] * 5 + [429]
    assert "转发来的码没有用" in words_of(answers[0])
    assert "名册上点一下" in words_of(answers[5])
    assert not Attendance.objects.exists()


def test_who_has_no_place_finds_no_page(world, client):
    made, _ = an_afternoon(world)
    elder = Desk(come_in(client, world.people["秦奶奶"].account))
    assert elder.see("attend", made.pk).status_code == 404
    assert elder.send("attend", made.pk, code=code(made, at=NOON)).status_code == 404
    assert elder.see("attend", 2**64).status_code == 404


def test_nothing_asks_for_the_place_of_the_telephone(world, mine):
    made, [own, _] = an_afternoon(world)
    answer = mine.see("attend", made.pk)
    assert "geolocation=()" in answer["Permissions-Policy"]
    assert "不读手机定位" in words_of(answer)
    present(own)
    assert "离开" in words_of(mine.see("attend", made.pk))
