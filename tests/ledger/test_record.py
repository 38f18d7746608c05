"""记录时长: what two sides signed counts, once, by the national rules (domain §2.3)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.domain.refusing import objected
from tests.ledger.serving import SHIFT, opening, presence
from wudan.journal.events import events_of
from wudan.ledger.actions import record_hours, reverse
from wudan.ledger.models import Account, Entry, ServiceRecord, Transfer
from wudan.people.actors import THE_CLOCK

EVENING = SHIFT + timedelta(hours=9)


def recorded(attendance, at=EVENING):
    return record_hours(attendance=attendance, by=THE_CLOCK, at=at)


def balance(kind, grade="credit"):
    return Account.objects.get(kind=kind, grade=grade).balance


def test_two_hours_are_a_record_a_transfer_and_two_entries(world):
    made = recorded(presence(world))
    assert (made.minutes, made.grade, made.evidence, made.late_days) == (
        120,
        "credit",
        "scanned",
        0,
    )
    assert (made.title[:4], made.place, made.leader_name, made.words) == ("义务理发", "村口", "苏远", "给老人理发")  # fmt: skip
    assert sorted(Entry.objects.values_list("minutes", flat=True)) == [-120, 120]
    assert (balance("person"), balance("source")) == (120, -120)
    assert [event.verb for event in events_of("record", made.pk)] == ["hours.record"]


def test_asked_again_it_is_the_same_record(world):
    there = presence(world)
    assert recorded(there).pk == recorded(there).pk
    assert (ServiceRecord.objects.count(), Transfer.objects.count(), balance("person")) == (1, 1, 120)  # fmt: skip


def test_what_the_leader_called_out_is_countersigned_and_as_good(world):
    made = recorded(presence(world, by="roster"))
    assert (made.evidence, made.grade) == ("countersigned", "credit")


def test_the_way_there_does_not_count_and_the_end_has_some_grace(world):
    assert recorded(presence(world, early=40, late=90)).minutes == 120 + 30


def test_where_the_county_says_so_coming_early_counts(world, settings):
    settings.PACK = replace(settings.PACK, hours=replace(settings.PACK.hours, exclude_travel=False))
    assert recorded(presence(world, early=40)).minutes == 120 + 30


def test_what_only_one_side_signed_is_no_time(world):
    with objected("not_confirmed"):
        recorded(presence(world, state="left"))


def test_nothing_is_recorded_before_it_happened(world):
    with objected("in_future"):
        recorded(presence(world), at=SHIFT)


def test_nobody_is_in_two_places(world):
    recorded(presence(world))
    with objected("overlap"):
        recorded(presence(world, at=opening(world, starts_at=SHIFT + timedelta(hours=1))))


def test_a_day_has_eight_hours(world):
    recorded(presence(world, at=opening(world, hours=5)))
    later = opening(world, starts_at=SHIFT + timedelta(hours=5), hours=4)
    assert recorded(presence(world, at=later), at=EVENING + timedelta(hours=3)).minutes == 180
    last = opening(world, starts_at=SHIFT + timedelta(hours=10), hours=1)
    with objected("day_is_full"):
        recorded(presence(world, at=last), at=EVENING + timedelta(hours=9))


@pytest.mark.parametrize(("days", "late"), [(14, 0), (15, 1), (17, 3), (21, 5)])
def test_lateness_is_counted_beyond_ten_working_days(world, days, late):
    assert recorded(presence(world), at=SHIFT + timedelta(days=days, hours=3)).late_days == late


def test_what_was_reversed_does_not_come_back_by_itself(world):
    there = presence(world)
    reverse(made=recorded(there), why="记错了人", by=world.actor("乔委员"), at=EVENING)
    with objected("reversed"):
        recorded(there)
