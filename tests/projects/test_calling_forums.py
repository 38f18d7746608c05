"""定期召开座谈会 (R066): who of the register is asked is told, and again when the day moves; the office hears how long ago the last was."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.domain.refusing import malformed, objected
from tests.notices.telling import channels, hear, told
from tests.projects.keeping import forum
from tests.projects.test_register import named, taken_in
from tests.world import COUNTY, MONDAY
from wudan.journal.events import events_of
from wudan.people.models import Account
from wudan.projects.actions import forums, guests
from wudan.projects.models import Forum, ForumInvitee
from wudan.projects.rhythm import forum_is_due

pytestmark = pytest.mark.postgres
DAY = date(2026, 9, 20)


def called(world, *seats, organisations=(), day=DAY):
    """Called by the institute, these of the register ticked."""
    chosen = forums.Chosen([row.pk for row in seats], [row.pk for row in organisations])
    asked = forums.Called("入冬缺什么", "所里二楼", day, chosen)
    unit, by = world.units["铁边城"], world.actor("乔委员")
    return forums.call(unit=unit, called=asked, by=by, at=MONDAY)


def test_who_is_ticked_is_told_of_the_day_of_another_and_of_none(world):
    society = taken_in(world, contact=world.people["李小妹"])
    row, by = named(world), world.actor("乔委员")
    hear()
    found = called(world, row, organisations=[society])
    hear()
    granny, sister = world.people["秦奶奶"], world.people["李小妹"]
    assert "请您9月20日（周日）到所里二楼开座谈会，说说“入冬缺什么”" in told(granny)[-1]
    assert told(sister)[-1] == told(granny)[-1]
    assert told(world.people["高大爷"]) == []
    forums.move(forum=found, day=date(2026, 9, 22), place="村部", by=by, at=MONDAY)
    hear()
    assert "“入冬缺什么”座谈会改了：9月22日（周二），在村部" in told(granny)[-1]
    forums.drop(forum=found, why="下大雪", by=by, at=MONDAY)
    hear()
    assert told(granny)[-1] == "9月22日（周二）的“入冬缺什么”座谈会不开了：下大雪。"
    assert [e.verb for e in events_of("forum", found.pk)] == [
        "forum.call", "forum.move", "forum.drop",
    ]  # fmt: skip


def test_who_has_no_telephone_hears_of_it_from_the_station(world):
    row = named(world, "高大爷")
    Account.objects.filter(person=row.person).delete()
    called(world, row)
    hear()
    assert channels(world.people["高大爷"])[-1] == ("call", "waiting")


def test_who_left_the_register_or_is_asked_too_late_hears_nothing(world):
    row = named(world)
    hear()
    called(world, row)
    guests.resign(row=row, by=world.oneself("秦奶奶"), at=MONDAY)
    hear()
    assert len(told(world.people["秦奶奶"])) == 1
    other = named(world, "高大爷")
    hear()
    called(world, other, day=date(2026, 8, 20))  # written down afterwards
    hear()
    assert len(told(world.people["高大爷"])) == 1


def test_only_lines_of_the_register_are_asked_each_once(world):
    row = named(world)
    guests.resign(row=row, by=world.oneself("秦奶奶"), at=MONDAY)
    with malformed("representatives"):
        called(world, row)
    assert not Forum.objects.exists()
    found = called(world, named(world), named(world, "高大爷"))
    seat = found.invitees.first().representative
    with pytest.raises(IntegrityError), transaction.atomic():
        ForumInvitee.objects.create(forum=found, representative=seat)
    with pytest.raises(IntegrityError), transaction.atomic():
        ForumInvitee.objects.create(forum=found)


def test_a_day_is_moved_ahead_and_only_while_it_is_called(world):
    found, by = called(world), world.actor("乔委员")
    with malformed("day"):
        forums.move(forum=found, day=date(2026, 9, 1), place="所里", by=by, at=MONDAY)
    with malformed("day"):
        forums.move(forum=found, day=DAY, place="所里二楼", by=by, at=MONDAY)
    with objected("not_your_role"):
        forums.move(forum=found, day=DAY, place="村部", by=world.actor("马青山"), at=MONDAY)
    forums.drop(forum=found, why="下大雪", by=by, at=MONDAY)
    with objected("wrong_stage"):
        forums.move(forum=found, day=DAY, place="村部", by=by, at=MONDAY)


def test_how_long_ago_the_last_one_was_is_said_until_the_next_is_called(world):
    def due(day):
        return forum_is_due(COUNTY, months=3, on=day)

    assert due(DAY) == "还没有登记过座谈会。"
    forum(world)  # 7 September
    assert [due(date(2026, 12, 6)), due(date(2027, 2, 8))] == [
        "", "上次座谈会是2026年9月7日，已过 5 个月。",
    ]  # fmt: skip
    called(world, day=date(2027, 2, 10))
    assert due(date(2027, 2, 8)) == ""
    assert due(date(2027, 2, 11)) == "上次座谈会是2026年9月7日，已过 5 个月。"  # it was not held
