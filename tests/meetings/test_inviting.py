"""加请和不请 (R095): after the notice went out a unit is added, for all of it or one item, or excused; each is told once."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.domain.refusing import malformed, objected
from tests.meetings.keeping import HELD, OCTOBER, adopted, called, drafted
from tests.notices.telling import hear
from wudan.kit.refusals import Missing
from wudan.meetings.actions import meetings
from wudan.meetings.enums import Presence
from wudan.meetings.models import Invitee, Meeting
from wudan.notices.models import Message

pytestmark = pytest.mark.postgres
SOON = OCTOBER + timedelta(hours=1)


def invited(world, found, unit="杨柳村", **given):
    """By the office."""
    by = world.actor("柳文书")
    return meetings.invite(meeting=found, unit=world.units[unit], by=by, at=SOON, **given)


def excused(world, found, unit="民政局", *, at=SOON, why="这次没有它的事"):
    """By the office."""
    by = world.actor("柳文书")
    return meetings.excuse(meeting=found, unit=world.units[unit], why=why, by=by, at=at)


def told(world, who, code):
    """What they read under one rule."""
    rows = Message.objects.filter(person=world.people[who], code=code)
    return list(rows.values_list("text", flat=True))


def test_a_guest_for_one_item_is_told_and_sees_the_meeting(world):
    found = called(world)
    keeper = world.actor("马青山")
    assert not Meeting.objects.visible_to(keeper).exists()
    invited(world, found, item=3)
    hear(SOON)
    (text,) = told(world, "马青山", "meeting_invited")
    assert found.items.get(number=3).title in text
    assert Meeting.objects.visible_to(keeper).exists()
    hear(SOON)
    assert len(told(world, "马青山", "meeting_invited")) == 1


def test_who_is_excused_is_told_why_and_counts_no_more(world):
    found = excused(world, called(world))
    hear(SOON)
    (text,) = told(world, "景科长", "meeting_excused")
    assert "原因：这次没有它的事" in text
    assert not Meeting.objects.visible_to(world.actor("景科长")).exists()
    gone = found.invitees.get(unit=world.units["民政局"])
    with malformed("came"):
        meetings.attend(meeting=found, came={gone.pk: "head"}, by=world.actor("柳文书"), at=HELD)
    came = dict.fromkeys(found.invitees.live().values_list("pk", flat=True), Presence.HEAD.value)
    meetings.attend(meeting=found, came=came, by=world.actor("柳文书"), at=HELD)
    gone.refresh_from_db()
    assert gone.presence == "unsaid"
    with objected("wrong_stage"):
        excused(world, found, "铁边城", at=HELD)


def test_whoever_was_excused_may_be_asked_again(world):
    found = excused(world, called(world))
    invited(world, found, "民政局")
    row = found.invitees.get(unit=world.units["民政局"])
    assert (row.off_at, row.off_why, row.is_added) == (None, "", True)
    hear(SOON)  # the excuse is no longer how it stands
    assert told(world, "景科长", "meeting_excused") == []
    assert len(told(world, "景科长", "meeting_invited")) == 1


def test_nobody_is_asked_twice_too_early_or_too_late(world):
    with objected("wrong_stage"):
        invited(world, drafted(world))
    Meeting.objects.all().delete()
    found = called(world)
    with malformed("unit"):
        invited(world, found, "民政局")
    with malformed("unit"):
        invited(world, found, "c")
    with malformed("item"):
        invited(world, found, item=99)
    with malformed("why"):
        excused(world, found, why="")
    with pytest.raises(Missing), transaction.atomic():
        excused(world, found, "杨柳村")
    with objected("not_yours"):
        meetings.invite(
            meeting=found, unit=world.units["杨柳村"], by=world.actor("景科长"), at=SOON
        )


def test_adopted_minutes_take_no_guest(world):
    (task,) = adopted(world)
    with objected("wrong_stage"):
        invited(world, task.meeting)


def test_the_database_wants_a_reason(world):
    row = called(world).invitees.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitee.objects.filter(pk=row.pk).update(off_at=SOON)
