"""The plan of the year, and how a session is published."""

from datetime import time, timedelta

import pytest

from tests.domain.refusing import malformed, objected, stale
from tests.training.sessions import DAY, opened
from tests.world import MONDAY
from wudan.teams.actions import training

COUNTS = {"general": 2, "position": 3, "professional": 1}


def written(world, by="乔委员", unit="铁边城", **changes):
    said = {"year": 2026, "words": "冬天前把助浴、急救补上。", "counts": COUNTS} | changes
    return training.write_plan(unit=world.units[unit], by=world.actor(by), at=MONDAY, **said)


def test_a_plan_is_written_and_adopted_by_a_post(world):
    plan = written(world)
    adopted = training.adopt_plan(plan=plan, seen=plan.version, by=world.actor("乔委员"), at=MONDAY)
    assert adopted.adopted_as == "铁边城所·宣传委员"
    with objected("adopted"):
        training.adopt_plan(plan=plan, seen=1, by=world.actor("乔委员"), at=MONDAY)


def test_a_changed_plan_waits_to_be_adopted_again(world):
    first = written(world)
    training.adopt_plan(plan=first, seen=1, by=world.actor("柳文书"), at=MONDAY)
    again = written(world, words="再加一次心理疏导。")
    assert (again.pk, again.version, again.adopted_at) == (first.pk, 2, None)
    with stale():
        training.adopt_plan(plan=again, seen=1, by=world.actor("乔委员"), at=MONDAY)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"words": " "}, "words"),
        ({"words": "找 13900001234 报名"}, "words"),
        ({"year": 2030}, "year"),
        ({"counts": {}}, "general_count"),
        ({"counts": {"general": 900}}, "general_count"),
    ],
)
def test_a_plan_that_is_none(world, changes, field):
    with malformed(field):
        written(world, **changes)


@pytest.mark.parametrize(
    ("by", "unit", "code"),
    [
        ("马青山", "杨柳村", "not_your_role"),
        ("乔委员", "杨柳村", "not_a_holder"),
        ("乔委员", "周湾", "not_your_unit"),
        ("景科长", "文旅局", "not_your_unit"),
        ("郝书记", "c", "not_your_role"),
    ],
)
def test_who_does_not_keep_training(world, by, unit, code):
    with objected(code):
        opened(world, by=by, unit=unit)


def test_departments_and_the_office_do(world):
    assert opened(world, by="景科长", unit="民政局").pk
    assert opened(world, by="柳文书", unit="周湾").pk


def test_a_session_belongs_to_its_units_plan_of_its_year(world):
    plan = written(world)
    assert opened(world).plan == plan
    assert opened(world, by="柳文书", unit="c").plan is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"content": "打 0911-8888888 问"}, "content"),
        ({"kind": "party"}, "kind"),
        ({"mode": "telepathy"}, "mode"),
        ({"skill": "haircut"}, "skill"),
        ({"capacity": 0}, "capacity"),
        ({"ends": time(8)}, "ends"),
        ({"minutes": 600}, "minutes"),
        ({"day": DAY - timedelta(days=60)}, "day"),
        ({"day": DAY + timedelta(days=900)}, "day"),
    ],
)
def test_a_session_that_is_none(world, changes, field):
    with malformed(field):
        opened(world, **changes)
