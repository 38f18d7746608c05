"""联席会议 (R095): a working day, notice in time, who came, minutes that stay once they are adopted."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.domain.refusing import malformed, missing, objected, stale
from tests.meetings import keeping
from tests.meetings.keeping import DAY, HELD, OCTOBER
from wudan.areas.models import Unit
from wudan.journal.events import events_of
from wudan.kit.clock import day_of
from wudan.meetings.actions import meetings
from wudan.meetings.models import AgendaItem, Meeting, Task

pytestmark = pytest.mark.postgres


def by(world):
    return {"by": world.actor("柳文书"), "at": HELD}


def test_a_meeting_goes_from_notice_to_adopted_minutes(world):
    found = keeping.held(world)
    assert {one.unit.key for one in found.invitees.all()} == {"民政局", "文旅局", "卫健局"}
    meetings.write(meeting=found, number=3, words="平台都转起来了。", **by(world))
    keeping.decided(world, found)
    meetings.adopt(meeting=found, **by(world))
    done = Meeting.objects.get(pk=found.pk)
    assert (done.state, done.tasks.get().state) == ("adopted", "open")
    assert done.convener == "第一副主任（县委常委、宣传部部长）"
    assert [e.verb.partition(".")[2] for e in events_of("meeting", found.pk)] == [
        "draft", "call", "hold", "write", "decide", "adopt",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2026, 10, 9), "过去"), (date(2026, 10, 18), "不上班"), (date(2027, 6, 1), "四个月")],
)
def test_the_day_is_a_working_day_to_come(world, day, words):
    with malformed("day"):
        keeping.drafted(world, day=day)


def test_units_are_told_so_many_working_days_before(world):
    found = keeping.drafted(world, day=date(2026, 10, 15))
    with malformed("day"):
        meetings.call(meeting=found, by=world.actor("柳文书"), at=OCTOBER)
    meetings.move(
        meeting=found,
        day=date(2026, 10, 16),
        why="给单位留准备的时间",
        by=world.actor("柳文书"),
        at=OCTOBER,
    )
    assert meetings.call(meeting=found, by=world.actor("柳文书"), at=OCTOBER).state == "called"


def test_a_month_has_one_joint_meeting_until_it_is_dropped(world):
    found = keeping.drafted(world)
    with objected("twice"):
        keeping.drafted(world)
    with malformed("month"):
        keeping.drafted(world, month=day_of(OCTOBER).replace(day=1))
    meetings.drop(meeting=found, why="另有安排", by=world.actor("柳文书"), at=OCTOBER)
    assert keeping.drafted(world).state == "drafted"


def test_who_calls_which_meeting(world):
    with objected("not_the_center"):
        keeping.drafted(world, "景科长", unit="民政局")
    with objected("not_the_lead"):
        keeping.drafted(world, "景科长", unit="民政局", platform="culture")
    with objected("not_your_role"):
        keeping.drafted(world, "郝书记")
    assert keeping.drafted(world, "景科长", unit="民政局", platform="relief").kind == "platform"


def test_nothing_is_held_before_its_day_nor_minuted_before_it_is_held(world):
    found = keeping.called(world)
    with objected("not_yet"):
        meetings.attend(meeting=found, came={}, by=world.actor("柳文书"), at=OCTOBER)
    with objected("wrong_stage"):
        meetings.write(meeting=found, number=1, words="说了", **by(world))
    with malformed("came"):
        meetings.attend(meeting=found, came={1 << 40: "head"}, **by(world))


def test_a_decision_has_an_owner_that_exists_and_a_day_to_come(world):
    found = keeping.held(world)
    tell = {"meeting": found} | by(world)
    with malformed("unit"):
        meetings.decide(decided=meetings.Decided("办", None, date(2026, 11, 1)), **tell)
    with malformed("due_on"):
        keeping.decided(world, found, due_on=day_of(HELD))
    with malformed("words"):
        keeping.decided(world, found, words="")
    Unit.objects.filter(key="文旅局").update(ends_on=DAY)
    with malformed("unit"):
        keeping.decided(world, found, unit="文旅局")
    keeping.decided(world, found, unit="卫健局")
    Unit.objects.filter(key="卫健局").update(ends_on=DAY)
    with malformed("tasks"):
        meetings.adopt(**tell)
    meetings.undecide(number=1, **tell)
    with missing():
        meetings.undecide(number=1, **tell)


def test_adopted_minutes_are_corrected_with_a_reason_never_changed(world):
    keeping.adopted(world)
    found = Meeting.objects.get()
    tell = {"meeting": found, "number": 1} | by(world)
    with objected("adopted"):
        meetings.write(words="别的", **tell)
    with malformed("why"):
        meetings.correct(words="应为别的", why="", **tell)
    made = meetings.correct(words="应为十三户", why="听错了", **tell)
    assert (made.item.minutes, made.words) == ("", "应为十三户")
    for change in (
        lambda: AgendaItem.objects.filter(meeting=found).update(minutes="改"),
        lambda: Task.objects.update(words="改"),
        lambda: found.invitees.update(presence="absent"),
        lambda: Meeting.objects.update(state="held", adopted_at=None),
        lambda: Task.objects.filter(meeting=found).update(unit=None),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_two_clerks_who_saw_the_same_page_do_not_both_close_the_minutes(world):
    found = keeping.held(world)
    meetings.adopt(meeting=found, seen=found.version, **by(world))
    with stale():
        meetings.adopt(meeting=found, seen=found.version, **by(world))
    with objected("adopted"):
        meetings.adopt(meeting=found, **by(world))


def test_minutes_name_nobody_and_carry_no_phone(world):
    found = keeping.held(world)
    with malformed("words"):
        meetings.write(meeting=found, number=1, words="打 13800138000 找他", **by(world))
    with malformed("title"):
        meetings.add_item(meeting=found, title="", **by(world))
    assert meetings.add_item(meeting=found, title="冬天的暖气", **by(world)).number == 6


def test_what_is_read_by_whom(world):
    keeping.adopted(world)
    drafted = keeping.drafted(
        world, month=date(2026, 8, 1), day=HELD.date() + timedelta(days=3), at=HELD
    )
    sees = {
        who: set(Meeting.objects.visible_to(world.actor(who)).values_list("pk", flat=True))
        for who in ("柳文书", "郝书记", "严审计", "景科长", "马青山", "计管理", "秦奶奶")
    }  # fmt: skip
    both = {drafted.pk, Meeting.objects.exclude(pk=drafted.pk).get().pk}
    assert sees["柳文书"] == sees["郝书记"] == sees["严审计"] == both
    assert sees["景科长"] == both - {drafted.pk}
    assert sees["马青山"] == sees["计管理"] == sees["秦奶奶"] == set()
