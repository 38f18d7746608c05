"""Next year's plan: drafted from what this year lacked, from October on; sessions hang on it."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.refusing import malformed
from tests.training.sessions import held, opened
from tests.training.test_planning import COUNTS, written
from tests.world import MONDAY, take_step
from wudan.catalog.models import Service
from wudan.kit.clock import CHINA
from wudan.lessons.training_ahead import ahead
from wudan.teams.actions import training
from wudan.teams.models import TrainingSession

SEPTEMBER, OCTOBER = datetime(2026, 9, 30, 9, tzinfo=CHINA), datetime(2026, 10, 1, 9, tzinfo=CHINA)


@pytest.fixture
def lacked(world):
    """Two orders take 助浴: one was declined, one is on its way. A haircut was declined, too."""
    Service.objects.filter(code="bath").update(skills=["bathing"])
    for who, service in (("秦奶奶", "bath"), ("李小妹", "haircut")):
        take_step(world, world.place(who, service), "decline", at=MONDAY + timedelta(hours=1))
    world.place("高大爷", "bath")


def write(world, at, by: str = "乔委员", year: int = 2027):
    said = {"year": year, "words": "补助浴。", "counts": COUNTS}
    return training.write_plan(unit=world.units["铁边城"], by=world.actor(by), at=at, **said)


def test_next_years_plan_is_written_from_october_on(world):
    with malformed("year"):
        write(world, SEPTEMBER)
    plan = write(world, OCTOBER)
    adopted = training.adopt_plan(plan=plan, seen=1, by=world.actor("乔委员"), at=OCTOBER)
    assert adopted.adopted_at == OCTOBER
    assert written(world).year == 2026  # this year's is another one
    with malformed("year"):
        write(world, OCTOBER, year=2028)


def test_the_draft_names_what_orders_lacked_and_what_runs_out_and_what_was_held(world, lacked):
    unit = world.units["铁边城"]
    written(world)
    held(world, opened(world, skill="first_aid", name="急救"))
    training.recognize(
        person=world.people["小武"], unit=unit, skill="nursing", since=date(2025, 6, 1),
        proof="县医院护理部结业证", by=world.actor("乔委员"), at=MONDAY,
    )  # fmt: skip
    drafted = ahead(unit, on=OCTOBER.date())
    assert [(one.skill, one.orders, one.ending) for one in drafted.wanting] == [
        ("nursing", 0, 1), ("bathing", 1, 0),
    ]  # fmt: skip
    assert drafted.counts == {"general": 0, "position": 2, "professional": 0}
    assert "助浴（今年有 1 单没有受过训的人能去）" in drafted.words
    assert "2026 年通用培训办了 0 次，计划 2 次。\n2026 年岗位培训办了 1 次" in drafted.words


def test_a_department_drafts_from_the_orders_of_its_platforms(world, lacked):
    def wanting(unit):
        return [one.skill for one in ahead(world.units[unit], on=OCTOBER.date()).wanting if one.orders]  # fmt: skip

    assert wanting("民政局") == ["bathing"]
    assert wanting("文旅局") == []
    assert wanting("周湾") == []


def test_the_draft_asks_five_questions_however_many_orders(world, lacked):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        ahead(world.units["c"], on=OCTOBER.date())
    for _ in range(3):
        take_step(world, world.place("秦奶奶", "bath"), "decline", at=MONDAY + timedelta(hours=1))
    with CaptureQueriesContext(connection) as again:
        ahead(world.units["c"], on=OCTOBER.date())
    assert len(asked) == len(again) == 5


def test_sessions_published_before_the_plan_and_moved_into_its_year_hang_on_it(world):
    early = opened(world, at=OCTOBER, day=date(2027, 1, 10))
    assert early.plan is None
    plan = write(world, OCTOBER)
    early.refresh_from_db()
    assert early.plan == plan
    moved = opened(world, at=OCTOBER, day=date(2026, 12, 20), name="急救")
    wanted = training.Wanted(
        **{name: getattr(moved, name) for name in training.Wanted.__slots__}
        | {"day": date(2027, 2, 1)}
    )
    training.change_session(session=moved, wanted=wanted, by=world.actor("乔委员"), at=OCTOBER)
    assert TrainingSession.objects.get(pk=moved.pk).plan == plan
