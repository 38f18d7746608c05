"""The month's agenda (R096, R117): drafted with nothing typed, frozen when it is sent, every figure opens."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.meetings import keeping
from tests.meetings.keeping import LATER, OCTOBER
from tests.registers.september import september
from tests.world import COUNTY
from wudan.activities.models import Activity
from wudan.kit.canonical import spell
from wudan.meetings import agenda
from wudan.meetings.actions import meetings, motions, tasks
from wudan.meetings.enums import AgendaPart
from wudan.meetings.figures import by_platform
from wudan.meetings.models import FrozenFigure, Meeting, Pack
from wudan.meetings.models.pack import digest_of
from wudan.orders.models import Order
from wudan.registers.actions import confirm_month, draft_month
from wudan.registers.figures import Scope, Window, figures_of, platforms
from wudan.registers.figures.blocks import TALLIES
from wudan.registers.models import MonthSummary

pytestmark = pytest.mark.postgres
_R096 = ["overdue", "running", "platforms", "sites", "word"]


def parts(found):
    return {part.part: part for part in found.parts}


def lines(found, part):
    return {line.label: line for line in parts(found)[part].lines}


def values(line):
    return {
        one.key.removeprefix("relief-").removeprefix("铁边城-"): one.value for one in line.figures
    }


def test_the_agenda_needs_no_typed_field_and_every_figure_adds_up(world):
    september(world)
    found = agenda.agenda_of(keeping.drafted(world), at=OCTOBER)
    assert [part.part for part in found.parts] == _R096
    assert values(lines(found, "platforms")["扶贫帮困"])["orders-placed"] == 5
    assert values(lines(found, "sites")["铁边城所"])["orders-fulfilled"] == 3
    assert "群众评过 2 件" in lines(found, "word")["评价"].words
    assert "老人腿脚不便，剪个头要跑二十里。" in [line.words for line in parts(found)["word"].lines]
    figures = list(found.figures())
    assert len(figures) > 20
    assert [one.key for one in figures if not one.adds_up()] == []


def test_what_was_done_without_an_order_is_told_beside_the_orders(world):
    september(world)
    Activity.objects.update(platform=world.platforms["relief"])
    found = agenda.agenda_of(keeping.drafted(world), at=OCTOBER)
    site = values(lines(found, "sites")["铁边城所"])
    assert (site["shifts-held"], site["volunteers-came"], site["trainings-held"]) == (1, 1, 1)
    assert sum(line.figures[4].value for line in parts(found)["platforms"].lines) == 1
    relief = values(lines(found, "platforms")["扶贫帮困"])
    assert (relief["shifts-held"], relief["volunteers-came"], relief["deliveries"]) == (1, 1, 0)
    assert [one.key for one in found.figures() if not one.adds_up()] == []


def test_what_units_wrote_under_their_month_is_read_out_without_phones(world):
    september(world)
    draft_month(county=COUNTY, month=date(2026, 9, 1), at=OCTOBER)
    one = MonthSummary.objects.get(unit=world.units["铁边城"])
    words = "缺一台轮椅，问 13800138000"
    by = world.actor("乔委员")
    assert confirm_month(summary=one, by=by, at=OCTOBER, seen=one.digest, words=words) == []
    told = lines(agenda.agenda_of(keeping.drafted(world), at=OCTOBER), "sites")
    assert told["铁边城所的问题和请求"].words.startswith("缺一台轮椅")
    assert "13800138000" not in told["铁边城所的问题和请求"].words


def test_what_was_sent_reads_the_same_when_the_rows_have_gone_on(world):
    september(world)
    sent = keeping.called(world)
    before = agenda.agenda_of(sent, at=OCTOBER).content()
    Order.objects.update(placed_at=LATER)
    after = agenda.agenda_of(sent, at=LATER)
    assert spell(after.content()) == spell(before)
    assert [one.key for one in after.figures() if not one.adds_up()] == []
    kept = Pack.objects.get(meeting=sent)
    assert digest_of(kept.content, kept.figures.all()) == kept.digest
    with pytest.raises(IntegrityError), transaction.atomic():
        FrozenFigure.objects.update(value=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Pack.objects.update(digest="0")


def test_overdue_decisions_lead_and_every_state_is_told_next_month(world):
    late, done, running = keeping.adopted(world, "民政局", "卫健局", "文旅局")
    tasks.extend(
        task=running,
        due_on=LATER.date().replace(month=12),
        words="等天冷",
        by=world.actor("柳文书"),
        at=LATER,
    )
    _close(world, done)
    found = agenda.agenda_of(
        keeping.drafted(
            world, month=OCTOBER.date().replace(day=1), day=LATER.date().replace(day=20), at=LATER
        ),
        at=LATER,
    )
    first, second, *_ = found.parts
    assert [first.part, second.part] == _R096[:2]
    assert [line.words for line in first.lines[1:]] == ["民政局 · 10月30日前 · 交办中"]
    assert {line.words.split(" · ")[-1] for line in second.lines[1:]} == {"交办中", "验收办结"}
    assert late.pk in [part.pk for part in found.figure("tasks-overdue").parts()]


def _close(world, task):
    task.meeting.refresh_from_db()
    type(task).objects.filter(pk=task.pk).update(unit=world.units["民政局"])
    task = keeping.reported(world, task)
    tasks.accept(task=task, by=world.actor("柳文书"), at=LATER)


def test_what_units_ask_for_comes_last_and_waits_again_if_nothing_came_of_it(world):
    raised = motions.Raised("站上的暖气", "三个站冬天没有暖气。")
    made = motions.put(
        unit=world.units["杨柳村"], raised=raised, by=world.actor("马青山"), at=OCTOBER
    )
    sent = keeping.called(world)
    item = sent.items.last()
    assert (item.part, item.title, item.motion_id) == (AgendaPart.MOTION, "站上的暖气", made.pk)
    meetings.drop(meeting=sent, why="大雪封路", by=world.actor("柳文书"), at=OCTOBER)
    made.refresh_from_db()
    assert made.state == "waiting"


def test_a_platforms_meeting_has_its_own_figures(world):
    september(world)
    found = agenda.agenda_of(
        keeping.drafted(world, "景科长", unit="民政局", platform="relief"), at=OCTOBER
    )
    assert [part.part for part in found.parts] == [p for p in _R096 if p != "sites"]
    assert [line.label for line in parts(found)["platforms"].lines] == ["扶贫帮困"]
    assert [one.key for one in found.figures() if not one.adds_up()] == []


def test_all_platforms_at_once_say_the_same_as_each_alone(world):
    september(world)
    Activity.objects.update(platform=world.platforms["relief"])
    month = Window.month(OCTOBER.date().replace(month=9))
    tallies = [*platforms.TALLIES, *(TALLIES[key] for key in ("shifts-held", "volunteers-came"))]
    with CaptureQueriesContext(connection) as asked:
        found = by_platform(tallies, COUNTY, month, [p.pk for p in world.platforms.values()])
    assert len(asked) <= 8
    for one in world.platforms.values():
        alone = figures_of(tallies, Scope(COUNTY, "", frozenset({one.pk})), month)
        assert {k: f.value for k, f in found[one.pk].items()} == {
            k: f.value for k, f in alone.items()
        }


def test_a_kept_agenda_is_read_in_three_statements(world):
    sent = keeping.called(world)
    with CaptureQueriesContext(connection) as asked:
        agenda.agenda_of(Meeting.objects.get(pk=sent.pk), at=OCTOBER)
    assert len(asked) <= 3
