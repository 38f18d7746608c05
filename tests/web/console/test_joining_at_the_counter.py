"""A person without a telephone joins a team at the station's counter, and takes a slip home (R050)."""

import pytest

from tests.people.test_enter_and_correct import WOMAN
from tests.people.test_volunteers import joined
from tests.teams.joining import member, registered
from tests.web.console.desk import words_of
from tests.world import MONDAY
from wudan.people.models import Consent, Person, Volunteer
from wudan.teams.actions import joining
from wudan.teams.models import Application, Membership

NEW = {"skills": ["haircut"], "kinds": ["relief"], "id_number": WOMAN, "channel": "counter"}


@pytest.fixture
def elder(world):
    """She has neither a telephone nor an account."""
    return Person.objects.create(
        county=world.people["秦奶奶"].county, name="折奶奶", home=world.units["杨柳村"]
    )


def apply(desk, person, team, **said):
    return desk.send("person-teams", person.pk, team=team.pk, **said)


def test_a_new_person_is_noted_down_registered_and_asked_for_in_three_steps(world, desk_of):
    desk, team = desk_of("马青山"), world.teams["clippers"]
    noted = desk.send("person-entry", name="折奶奶", home=world.units["杨柳村"].pk)
    found = Person.objects.get(name="折奶奶")
    assert noted.headers["Location"] == f"/desk/people/{found.pk}"
    assert f"/desk/people/{found.pk}/teams" in words_of(desk.see("person", found.pk))
    assert apply(desk, found, team, **NEW, address="二组").status_code == 303
    assert Volunteer.objects.get().person_id == found.pk
    assert Consent.objects.get(kind="volunteer").channel == "counter"
    asked = Application.objects.get()
    assert (asked.state, asked.channel, asked.team_id) == ("asked", "counter", team.pk)
    leader = desk_of("苏远")
    assert "到站当面" in words_of(leader.see("members"))
    leader.send("members-act", act="approve", pk=asked.pk)
    assert Membership.objects.get(person=found).team_id == team.pk


def test_nothing_is_half_done_and_what_was_typed_stays(elder, world, desk_of):
    desk, team = desk_of("马青山"), world.teams["clippers"]
    answer = apply(desk, elder, team, **NEW, words="会剪头发")
    assert answer.status_code == 422
    assert "电话和住址写一样" in words_of(answer)
    assert "会剪头发" in words_of(answer)
    assert not Volunteer.objects.exists()
    wrong = apply(desk, elder, team, **NEW | {"id_number": "1"}, address="二组")
    assert wrong.status_code == 422
    assert not Application.objects.exists()


def test_a_volunteer_is_asked_for_the_team_only(world, desk_of):
    joined(world)
    desk, found = desk_of("马青山"), world.people["秦奶奶"]
    page = words_of(desk.see("person-teams", found.pk))
    assert 'name="skills"' not in page
    assert page.index("理发小队") < page.index("助老分队") < page.index("文艺队")
    assert apply(desk, found, world.teams["clippers"], channel="telephone").status_code == 303
    page = words_of(desk.see("person-teams", found.pk))
    assert "电话，杨柳村" in page
    twice = apply(desk, found, world.teams["clippers"], channel="telephone")
    assert twice.status_code == 422
    assert "已经申请过" in words_of(twice)


def test_the_slip_says_what_was_joined_what_is_kept_and_how_to_leave(elder, world, desk_of):
    desk = desk_of("马青山")
    apply(desk, elder, world.teams["clippers"], **NEW, address="二组")
    slip = words_of(desk.see("person-slip", elder.pk))
    for told in (
        "理发小队",
        "等队长答复",
        "身份证号、出生日期、性别",
        "存多久",
        "不问为什么",
        "打印，不要钱",
        "不排名",
    ):
        assert told in slip
    assert WOMAN not in slip
    assert "什么时候有空" not in slip, "what was never told is not kept"
    assert desk_of("贾站长").see("person-slip", elder.pk).status_code == 404


def test_leaving_and_disowning_are_said_at_the_counter(world, desk_of):
    registered(world, "秦奶奶")
    desk, found = desk_of("马青山"), world.people["秦奶奶"]
    apply(desk, found, world.teams["clippers"], channel="counter")
    asked = Application.objects.get()
    joining.approve(application=asked, risks=(), by=world.actor("苏远"), at=asked.asked_at)
    assert "本人说退队" in words_of(desk.see("person-teams", found.pk))
    assert desk.send("person-teams-act", found.pk, act="disown", pk=asked.pk).status_code == 303
    assert not Membership.objects.filter(person=found, left_on=None).exists()
    assert "本人说没有申请过的" in words_of(desk_of("乔委员").see("members"))
    assert "本人说没有申请过的" not in words_of(desk.see("members"))
    apply(desk, found, world.teams["clippers"], channel="counter")
    again = Application.objects.get(state="asked")
    joining.approve(application=again, risks=(), by=world.actor("苏远"), at=again.asked_at)
    desk.send("person-teams-act", found.pk, act="leave", pk=member(world, "秦奶奶").pk)
    assert not Membership.objects.filter(person=found, left_on=None).exists()


def test_a_yes_to_an_introduction_is_kept_as_it_was_told_and_can_be_disowned(world, desk_of):
    registered(world, "秦奶奶")
    desk, found = desk_of("马青山"), world.people["秦奶奶"]
    made = joining.introduce(
        team=world.teams["clippers"], person=found, by=world.actor("苏远"), at=MONDAY
    )
    assert 'name="channel"' in words_of(desk.see("person-teams", found.pk)).split("在等的")[1]
    refused = desk.send("person-teams-act", found.pk, act="agree", pk=made.pk, channel="web")
    assert refused.status_code == 422
    desk.send("person-teams-act", found.pk, act="agree", pk=made.pk, channel="telephone")
    assert "电话，杨柳村" in words_of(desk.see("person-teams", found.pk))
    desk_of("秦奶奶").send("my-teams-act", act="disown", pk=made.pk)
    assert Application.objects.get().state == "disowned"


def test_who_has_a_page_by_then_reads_who_wrote_it_down_and_says_no(world, desk_of):
    registered(world, "秦奶奶")
    desk, found = desk_of("马青山"), world.people["秦奶奶"]
    apply(desk, found, world.teams["clippers"], channel="counter")
    own = desk_of("秦奶奶")
    assert "我没有申请过" in words_of(own.see("my-teams"))
    own.send("my-teams-act", act="disown", pk=Application.objects.get().pk)
    assert Application.objects.get().state == "disowned"


def test_an_appeal_is_written_down_and_empty_words_are_told(world, desk_of):
    registered(world, "秦奶奶")
    desk, found = desk_of("马青山"), world.people["秦奶奶"]
    apply(desk, found, world.teams["clippers"], channel="counter")
    asked = Application.objects.get()
    joining.refuse(application=asked, reason="人满了", by=world.actor("苏远"), at=asked.asked_at)
    assert "人满了" in words_of(desk.see("person-teams", found.pk))
    empty = desk.send("person-teams-act", found.pk, act="appeal", pk=asked.pk, words=" ")
    assert empty.status_code == 422
    done = desk.send("person-teams-act", found.pk, act="appeal", pk=asked.pk, words="我天天有空")
    assert done.status_code == 303
    assert "我天天有空" in words_of(desk.see("members"))


@pytest.mark.parametrize(("act", "pk"), [("nonsense", 1), ("leave", 999), ("disown", 999)])
def test_nonsense_is_not_found(world, desk_of, act, pk):
    found = world.people["秦奶奶"]
    assert desk_of("马青山").send("person-teams-act", found.pk, act=act, pk=pk).status_code == 404


def test_the_page_asks_little_of_the_database(world, desk_of, django_assert_max_num_queries):
    registered(world, "秦奶奶")
    desk, found = desk_of("马青山"), world.people["秦奶奶"]
    desk.see("person-teams", found.pk)
    with django_assert_max_num_queries(12):
        desk.see("person-teams", found.pk)
