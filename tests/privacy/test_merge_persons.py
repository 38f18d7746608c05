"""合并志愿者: places, memberships and hours follow the person; nothing is counted twice; undone again."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.activities.drafting import morning, opened, opening
from tests.entering import come_in
from tests.teams.joining import registered
from tests.web.console.desk import Desk, words_of
from tests.world import MONDAY
from wudan.activities import actions
from wudan.activities.models import SignUp
from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.ledger.actions.posting import post, take_back
from wudan.ledger.models import Account, ServiceRecord
from wudan.ledger.proof import verify
from wudan.people.actors import THE_CLOCK, for_self
from wudan.people.models import Consent, Person
from wudan.privacy.actions import merge_persons, separate_persons, withdraw_consent
from wudan.teams.models import Membership

pytestmark = pytest.mark.postgres


@pytest.fixture
def twin(world):
    """白嫂 once more, registered a second time."""
    one = world.people["白嫂"]
    made = Person.objects.create(county=one.county, name=one.name, phone=world.phone("白嫂"), home=one.home)  # fmt: skip
    world.people["白嫂二"] = made
    registered(world, "白嫂", "白嫂二")
    return made


def merged(world, twin):
    kept = world.people["白嫂"]
    return merge_persons(kept=kept, dropped=twin, by=world.actor("柳文书"), at=MONDAY)


def signs_up(world, name, activity):
    who = world.people[name]
    return actions.sign_up(opening=opening(activity), person=who, by=for_self(who.pk), at=MONDAY)


def minutes_of(person):
    return ServiceRecord.objects.live().filter(person=person).total()


def entered(world, name, *, hour=9, ref="story"):
    like = record_like(world, name, hour=hour)
    return post(like, ref=f"{ref}:{name}:{hour}", kind="record", by=THE_CLOCK, at=MONDAY)


def record_like(world, name, *, hour):
    starts_at = MONDAY - timedelta(days=30, hours=9 - hour)
    return ServiceRecord(
        county="610626", person=world.people[name], unit=world.units["clippers"], title="上门理发",
        day=day_of(starts_at), starts_at=starts_at, ends_at=starts_at + timedelta(minutes=90),
        minutes=90, grade="credit", evidence="countersigned",
    )  # fmt: skip


def test_hours_follow_by_reversal_and_the_book_still_proves(world, twin):
    entered(world, "白嫂二")
    made = merged(world, twin)
    kept = world.people["白嫂"]
    assert (minutes_of(kept), minutes_of(twin)) == (90, 0)
    assert verify().faults == []
    assert Account.objects.filter(person=twin).count() == 2
    separate_persons(merger=made, by=world.actor("柳文书"), at=MONDAY)
    assert (minutes_of(kept), minutes_of(twin)) == (0, 90)
    assert verify().faults == []


def test_one_service_noted_under_both_rows_counts_once_and_comes_back(world, twin):
    entered(world, "白嫂")
    entered(world, "白嫂二")
    made = merged(world, twin)
    assert minutes_of(world.people["白嫂"]) == 90
    separate_persons(merger=made, by=world.actor("柳文书"), at=MONDAY)
    assert (minutes_of(world.people["白嫂"]), minutes_of(twin)) == (90, 90)


def test_what_was_reversed_meanwhile_stays_reversed(world, twin):
    entered(world, "白嫂二")
    made = merged(world, twin)
    take_back(ServiceRecord.objects.live().get(), by=THE_CLOCK, at=MONDAY, why="查过，没有去")
    separate_persons(merger=made, by=world.actor("柳文书"), at=MONDAY)
    assert minutes_of(twin) == 0


def test_places_follow_and_a_doubled_one_is_given_to_who_waits(world, twin):
    registered(world, "高大爷")
    activity = opened(world)
    for name in ("白嫂", "白嫂二", "高大爷"):
        signs_up(world, name, activity)
    other = opened(world, title="义剪二", shifts=(morning(days=7),))
    signs_up(world, "白嫂二", other)
    merged(world, twin)
    live = SignUp.objects.live()
    assert live.get(opening__shift__activity=other).person == world.people["白嫂"]
    states = live.filter(opening__shift__activity=activity).order_by("pk")
    assert [(row.person.name, row.state) for row in states] == [
        ("白嫂", "placed"),
        ("高大爷", "placed"),
    ]
    assert opening(activity).taken == 2


def test_memberships_follow_and_a_doubled_one_ends(world, twin):
    for who in (world.people["白嫂"], twin):
        Membership.objects.create(team=world.teams["clippers"], person=who, joined_on=MONDAY.date())
    Membership.objects.create(team=world.teams["carers"], person=twin, joined_on=MONDAY.date())
    merged(world, twin)
    mine = Membership.objects.present().filter(person=world.people["白嫂"])
    assert set(mine.values_list("team__unit__key", flat=True)) == {"clippers", "carers"}
    assert not Membership.objects.present().filter(person=twin).exists()


def test_who_leaves_gives_back_what_is_to_come_and_is_told_before(world, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MONDAY)
    registered(world, "白嫂", "高大爷", "李小妹")
    agreed(world, "白嫂")
    activity = opened(world)
    for name in ("白嫂", "高大爷", "李小妹"):
        signs_up(world, name, activity)
    assert "报上的 1 个名额" in words_of(
        Desk(come_in(Client(), world.people["白嫂"].account)).see("volunteer")
    )
    me = world.people["白嫂"]
    withdraw_consent(person=me, kind="volunteer", by=for_self(me.pk), at=MONDAY)
    assert not SignUp.objects.live().filter(person=me).exists()
    assert SignUp.objects.live().get(person=world.people["李小妹"]).state == "placed"


def agreed(world, name):
    """A consent to being a volunteer, as registering leaves it."""
    Consent.objects.create(
        county="610626", person=world.people[name], kind="volunteer", text_code="volunteer",
        text_version=MONDAY.date(), text_hash="x", given_at=MONDAY, channel="web", given_by="self",
    )  # fmt: skip
