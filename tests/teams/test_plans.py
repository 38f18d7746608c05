"""文明实践方案 (R051): consulted, adjusted, adopted; what was adopted stays, a new version follows."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from tests.domain.refusing import malformed, objected
from tests.teams.planned import ITEM, activity_of, adopted, begun, consulted, first_tier
from tests.world import MONDAY
from wudan.activities.delivered import delivered
from wudan.activities.models import Activity
from wudan.teams.actions import plans
from wudan.teams.actions.plans import Item
from wudan.teams.models import PlanItem, PlanVersion

pytestmark = pytest.mark.postgres


@pytest.fixture
def team(world):
    return first_tier(world)


def test_it_is_consulted_adjusted_and_adopted(world, team):
    version = begun(world)
    with objected("not_consulted"):
        plans.adopt(version=version, by=world.actor("呼延歌"), at=MONDAY)
    consulted(world, version)
    more = (ITEM, Item("教唱红歌", "culture", 2, "周湾", "十一月"))
    plans.adjust(version=version, words="再加教唱", items=more, by=world.actor("呼延歌"), at=MONDAY)
    made = plans.adopt(version=version, by=world.actor("柳文书"), at=MONDAY)
    assert (made.step, made.items.count()) == ("adopted", 2)
    assert "中心" in made.adopted_as


def test_an_adopted_version_is_not_edited_not_even_in_the_database(world, team):
    made = adopted(world, begun(world))
    with objected("adopted"):
        plans.adjust(version=made, words="改", items=(ITEM,), by=world.actor("呼延歌"), at=MONDAY)
    item = made.items.get()
    for spoil in (
        lambda: PlanItem.objects.filter(pk=item.pk).update(target=9),
        lambda: PlanItem.objects.filter(pk=item.pk).delete(),
        lambda: PlanVersion.objects.filter(pk=made.pk).update(words="别的"),
        lambda: PlanVersion.objects.filter(pk=made.pk).update(step="adjust"),
        lambda: PlanItem.objects.create(
            version=made, line=9, title="字", category="culture", target=1, places="村", times="冬"
        ),
    ):
        with pytest.raises(DatabaseError, match="adopted plan is not edited"), transaction.atomic():
            spoil()


def test_a_new_version_supersedes_and_keeps_the_lines(world, team):
    first = adopted(world, begun(world))
    second = plans.renew(version=first, by=world.actor("呼延歌"), at=MONDAY)
    with objected("in_writing"):
        plans.renew(version=first, by=world.actor("呼延歌"), at=MONDAY)
    adopted(world, second)
    first.refresh_from_db()
    assert (first.step, second.number) == ("superseded", 2)
    assert second.items.get().line == first.items.get().line


def test_a_line_keeps_its_number_when_another_is_taken_out(world, team):
    more = (ITEM, Item("教唱红歌", "culture", 2, "周湾", "十一月"))
    version = adopted(world, begun(world, items=more))
    second = plans.renew(version=version, by=world.actor("呼延歌"), at=MONDAY)
    kept = replace(more[1], line=2)
    said = {"words": "只教唱", "by": world.actor("呼延歌"), "at": MONDAY}
    plans.adjust(version=second, items=(kept, Item("剪纸", "culture", 1, "村", "冬")), **said)
    assert list(second.items.order_by("line").values_list("line", flat=True)) == [2, 3]
    for wrong in ((kept, kept), (replace(kept, line=9),)):
        with malformed("items"):
            plans.adjust(version=second, items=wrong, **said)


def test_what_is_delivered_is_counted_from_activities_whatever_the_version(world, team):
    version = adopted(world, begun(world))
    for _ in range(3):
        activity_of(world, version.plan, 1)
    one, other, gone = Activity.objects.order_by("pk")
    Activity.objects.filter(pk=one.pk).update(stage="ended", opened_at=MONDAY, ended_at=MONDAY)
    Activity.objects.filter(pk=gone.pk).update(
        stage="cancelled", cancelled_at=MONDAY, cancelled_why="雨"
    )
    adopted(world, plans.renew(version=version, by=world.actor("呼延歌"), at=MONDAY))
    counted = delivered([version.plan_id])[version.plan_id, 1]
    assert (counted.done, counted.coming, other.stage) == (1, 1, "draft")


def test_two_plans_never_share_a_day(world, team):
    begun(world)
    with objected("planned"):
        begun(world)


@pytest.mark.parametrize(("by", "code"), [("苏远", "not_your_team"), ("马青山", "not_your_role"),
                                          ("乔委员", "not_your_role"), ("景科长", "not_your_role")])  # fmt: skip
def test_others_do_not_plan(world, team, by, code):
    with objected(code):
        begun(world, by=world.actor(by))


def test_a_team_of_a_lower_tier_has_no_plan_of_its_own(world):
    with objected("not_first"):
        begun(world)


@pytest.mark.parametrize("item", [
    Item("", "culture", 1, "村", "冬"), Item("字" * 61, "culture", 1, "村", "冬"),
    Item("戏", "nothing", 1, "村", "冬"), Item("戏", "culture", 0, "村", "冬"),
    Item("戏", "culture", 501, "村", "冬"), Item("戏", "culture", 1, "打13800138000", "冬"),
])  # fmt: skip
def test_a_line_that_makes_no_sense_is_named(world, team, item):
    with malformed("items"):
        begun(world, items=(item,))


def test_no_line_and_too_short_a_time_are_told(world, team):
    with malformed("items"):
        begun(world, items=())
    with malformed("ends_on"):
        begun(world, ends_on=date(2026, 10, 5))
