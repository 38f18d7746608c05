"""到站入队: who has no telephone joins, leaves and objects like anybody else; the station only writes it down (R050)."""

from datetime import timedelta

import pytest

from tests.domain.refusing import malformed, objected, refused_by_the_database
from tests.notices.telling import hear
from tests.notices.telling import told as told_of
from tests.people.bonding import TEEN_BORN, parented
from tests.teams.joining import ask, member, registered
from tests.world import MONDAY
from wudan.journal.models import Event
from wudan.notices.models import Copy
from wudan.people.actions import consents
from wudan.teams.actions import joining
from wudan.teams.actions.enroll import enroll
from wudan.teams.models import Appeal, Application, Membership, Team

pytestmark = pytest.mark.postgres
LATER = MONDAY + timedelta(days=2)


@pytest.fixture
def county(world):
    registered(world, "白嫂", "秦奶奶")
    return world


def told(world, who="秦奶奶", by="马青山", *, at=MONDAY, **given):
    """A keeper writes down that somebody wants to join."""
    given = {"team": world.teams["clippers"], "channel": "counter", **given}
    return joining.apply_for(person=world.people[who], by=world.actor(by), at=at, **given)


def introduced(world, who="秦奶奶"):
    """The leader thinks that somebody would be right for the team."""
    given = {"team": world.teams["clippers"], "by": world.actor("苏远"), "at": MONDAY}
    return joining.introduce(person=world.people[who], **given)


def taken_in(world, **given):
    """The same, and the leader said yes."""
    asked = told(world, **given)
    joining.approve(application=asked, risks=(), by=world.actor("苏远"), at=MONDAY)
    return asked


def test_a_keeper_writes_it_down_and_the_leader_says_yes_as_always(county):
    asked = told(county, words="会剪头发")
    assert (asked.state, asked.channel, asked.taken_as) == (
        "asked", "counter", county.actor("马青山").label,
    )  # fmt: skip
    assert asked.taken_by_id == county.people["马青山"].pk
    before = Team.objects.get(pk=county.teams["clippers"].pk).members_count
    joining.approve(application=asked, risks=(), by=county.actor("苏远"), at=MONDAY)
    assert member(county, "秦奶奶").team_id == county.teams["clippers"].pk
    assert Team.objects.get(pk=county.teams["clippers"].pk).members_count == before + 1
    events = Event.objects.filter(subject="team").order_by("pk")
    assert [event.verb for event in events] == ["team.apply_for", "team.approve"]
    assert events[0].facts["channel"] == "counter"


@pytest.mark.parametrize(("by", "code"), [("贾站长", "not_your_unit"), ("苏远", "not_your_role"), ("小武", "not_your_role"), ("景科长", "not_your_role")])  # fmt: skip
def test_only_staff_of_where_they_live_write_it_down(county, by, code):
    with objected(code):
        told(county, by=by)


def test_nobody_writes_down_their_own_wish_under_a_post(county):
    registered(county, "马青山")
    with objected("yourself"):
        told(county, "马青山")


@pytest.mark.parametrize("channel", ["web", "", "pigeon"])
def test_how_it_was_told_is_said(county, channel):
    with malformed("channel"):
        told(county, channel=channel)


def test_who_is_no_volunteer_registers_first_and_nobody_asks_twice(county):
    with objected("not_a_volunteer"):
        told(county, "李小妹")
    told(county)
    with objected("asked"):
        told(county)


def test_a_minor_joins_only_with_the_guardians_word(county):
    parented(county, child="秦奶奶", day=TEEN_BORN)
    with objected("needs_guardian"):
        told(county)
    consents.give(
        person=county.people["秦奶奶"], kind="minor", given_by="guardian", channel="counter",
        guardian=county.people["李小妹"], by=county.actor("马青山"), at=MONDAY,
    )  # fmt: skip
    assert told(county).state == "asked"


def test_they_take_it_back_or_leave_by_word_of_mouth(county):
    asked = told(county)
    joining.withdraw(application=asked, by=county.actor("马青山"), at=MONDAY)
    assert Application.objects.get(pk=asked.pk).state == "withdrawn"
    taken_in(county)
    with objected("not_your_unit"):
        joining.leave(membership=member(county, "秦奶奶"), by=county.actor("贾站长"), at=LATER)
    joining.leave(membership=member(county, "秦奶奶"), by=county.actor("马青山"), at=LATER)
    assert not Membership.objects.filter(person=county.people["秦奶奶"], left_on=None).exists()


def test_who_was_introduced_says_yes_at_the_counter(county):
    made = introduced(county)
    with objected("not_yours"):
        joining.agree(application=made, by=county.actor("小武"), at=MONDAY)
    with malformed("channel"):
        joining.agree(application=made, by=county.actor("马青山"), at=MONDAY)
    joining.agree(application=made, channel="telephone", by=county.actor("马青山"), at=MONDAY)
    said = Application.objects.get(pk=made.pk)
    assert (said.state, said.channel, said.taken_as) == (
        "asked", "telephone", county.actor("马青山").label,
    )  # fmt: skip
    assert said.taken_by_id == county.people["马青山"].pk


def test_a_yes_that_was_never_said_is_void_too_and_ones_own_is_not(county):
    """Who was introduced is told of the yes that a station wrote down, and never of their own."""
    made, own = (introduced(county, who) for who in ("秦奶奶", "白嫂"))
    joining.agree(application=own, channel="counter", by=county.oneself("白嫂"), at=MONDAY)
    joining.agree(application=made, channel="counter", by=county.actor("马青山"), at=MONDAY)
    joining.approve(application=made, risks=(), by=county.actor("苏远"), at=MONDAY)
    hear()
    assert told_of(county.people["秦奶奶"])[0].startswith("有人介绍您进“理发小队”，站上照您说的")
    assert told_of(county.people["白嫂"]) == []
    joining.disown(application=made, by=county.oneself("秦奶奶"), at=LATER)
    assert not Membership.objects.filter(person=county.people["秦奶奶"], left_on=None).exists()
    assert [*Application.objects.disowned_below(county.actor("乔委员"))] == [made]
    with objected("own_wish"):
        joining.disown(application=own, by=county.oneself("白嫂"), at=LATER)


def test_a_refusal_is_appealed_against_at_the_counter(county):
    asked = told(county)
    joining.refuse(application=asked, reason="人满了", by=county.actor("苏远"), at=MONDAY)
    joining.appeal(against=asked, words="我天天有空", by=county.actor("马青山"), at=LATER)
    assert Appeal.objects.get().words == "我天天有空"


SAID = {
    "withdraw": "收回", "disown": "作废", "leave": "替您退出了“理发小队”", "appeal": "提了申诉",
}  # fmt: skip


def say(world, act, by):
    """What somebody says of a team after asking to join it."""
    given = {"by": by, "at": MONDAY}
    if act == "leave":
        taken_in(world)
        return joining.leave(membership=member(world, "秦奶奶"), **given)
    asked = told(world)
    if act == "appeal":
        joining.refuse(application=asked, reason="人满了", by=world.actor("苏远"), at=MONDAY)
        return joining.appeal(against=asked, words="我天天有空", **given)
    return getattr(joining, act)(application=asked, **given)


@pytest.mark.parametrize("act", SAID)
def test_of_what_a_station_says_in_ones_name_one_is_told(county, act):
    say(county, act, county.actor("马青山"))
    hear()
    heard = told_of(county.people["秦奶奶"])[-1]
    assert heard.startswith("站上照您说的")
    assert SAID[act] in heard
    assert not Copy.objects.filter(message__text=heard, channel__in=["call", "paper"]).exists()


@pytest.mark.parametrize("act", SAID)
def test_of_what_one_says_oneself_one_is_not_told(county, act):
    before = {"withdraw": 1, "disown": 1, "leave": 2, "appeal": 2}[act]
    say(county, act, county.oneself("秦奶奶"))
    hear()
    assert len(told_of(county.people["秦奶奶"])) == before


@pytest.mark.parametrize("by", ["马青山", "乔委员"])
def test_what_was_never_said_is_void_and_whoever_came_in_by_it_is_out(county, by):
    asked = taken_in(county)
    before = Team.objects.get(pk=county.teams["clippers"].pk).members_count
    joining.disown(application=asked, by=county.actor(by), at=LATER)
    assert Application.objects.get(pk=asked.pk).state == "disowned"
    assert Membership.objects.get(person=county.people["秦奶奶"]).left_on == LATER.date()
    assert Team.objects.get(pk=county.teams["clippers"].pk).members_count == before - 1
    told_of = Event.objects.get(verb="team.disown")
    assert told_of.facts["taken_by"] == county.people["马青山"].pk
    with objected("answered"):
        joining.disown(application=asked, by=county.actor(by), at=LATER)


def test_who_has_an_account_by_then_says_so_oneself_and_nobody_else_does(county):
    asked = told(county)
    with objected("not_yours"):
        joining.disown(application=asked, by=county.oneself("白嫂"), at=LATER)
    joining.disown(application=asked, by=county.oneself("秦奶奶"), at=LATER)
    assert Application.objects.get(pk=asked.pk).state == "disowned"


def test_ones_own_wish_is_not_disowned_and_one_who_joined_anew_stays(county):
    own = ask(county)
    with objected("own_wish"):
        joining.disown(application=own, by=county.oneself("白嫂"), at=LATER)
    first = taken_in(county)
    joining.leave(membership=member(county, "秦奶奶"), by=county.oneself("秦奶奶"), at=MONDAY)
    again = ask(county, "秦奶奶", at=LATER)
    joining.approve(application=again, risks=(), by=county.actor("苏远"), at=LATER)
    joining.disown(application=first, by=county.oneself("秦奶奶"), at=LATER)
    assert member(county, "秦奶奶").left_on is None


@pytest.mark.parametrize(
    ("channel", "change"),
    [
        ("counter", {"taken_as": ""}),
        ("counter", {"channel": "web"}),
        ("web", {"channel": "counter"}),
    ],
)
def test_the_database_keeps_who_wrote_it_down(county, channel, change):
    row = told(county) if channel == "counter" else ask(county)
    with refused_by_the_database("application_taken_under_post_iff_not_web"):
        Application.objects.filter(pk=row.pk).update(**change)


def test_nor_is_ones_own_wish_ever_disowned(county):
    with refused_by_the_database("application_disowned_only_if_taken"):
        Application.objects.filter(pk=ask(county).pk).update(state="disowned", answered_at=MONDAY)


def test_a_station_takes_in_for_its_own_team_and_not_for_anothers(county):
    """Its post reaches only itself; the team below is its own all the same."""
    person = county.people["白嫂"]
    given = {"team": county.teams["clippers"], "person": person, "risks": (), "at": MONDAY}
    with objected("not_your_team"):
        enroll(by=county.actor("贾站长"), **given)
    enroll(by=county.actor("马青山"), **given)
    assert member(county, "白嫂")
