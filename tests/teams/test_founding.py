"""组建 (R047, R050): a site names a team and asks a volunteer to lead it; their yes makes it, nobody else's."""

from datetime import timedelta

import pytest

from tests.domain.refusing import malformed, objected, refused_by_the_database
from tests.notices.telling import hear, told
from tests.people.bonding import TEEN_BORN
from tests.teams.founding import NAME, accept, propose
from tests.teams.joining import born, registered
from tests.world import COUNTY, MONDAY
from wudan.areas.models import Unit
from wudan.journal.events import events_of
from wudan.orders.proposals import ranking_for
from wudan.people.actions import posts
from wudan.people.models import Post, Volunteer
from wudan.people.signing_in import actor_under
from wudan.privacy.actions import erase_person
from wudan.teams.actions import founding, keeping
from wudan.teams.coverage import coverage
from wudan.teams.models import Founding, Membership, Team

pytestmark = pytest.mark.postgres
TODAY = MONDAY.date()


@pytest.fixture
def county(world):
    registered(world, "白嫂", "贺叔", "小武", "秦奶奶")
    return world


def test_the_yes_makes_the_team_its_post_and_its_first_member(county):
    Volunteer.objects.filter(person=county.people["白嫂"]).update(slots=7)
    team = accept(county, propose(county))
    unit = Unit.objects.get(pk=team.unit_id)
    assert (unit.name, unit.parent_id) == (NAME, county.units["杨柳村"].pk)
    assert unit.path == f"{county.units['杨柳村'].path}{unit.pk}."
    assert (team.tier, team.category, team.skills) == (3, "culture", ["singing"])
    assert (team.serves, team.slots) == ([county.units["杨柳村"].path], 7)
    post = Post.objects.get(unit=unit)
    assert (post.person_id, post.role, post.heads) == (
        county.people["白嫂"].pk,
        "team_leader",
        True,
    )
    assert post.granted_by_id == county.people["马青山"].pk
    assert Membership.objects.get(team=team).person_id == county.people["白嫂"].pk
    assert Team.objects.get(pk=team.pk).members_count == 1
    verbs = [event.verb for event in events_of("founding", Founding.objects.get().pk)]
    assert verbs == ["founding.propose", "founding.accept"]


def test_without_a_yes_there_is_no_team_and_nothing_is_sent_to_it(county):
    order, before = county.order_at("accepted"), Team.objects.count()
    asked = propose(county, name="理发二队", category="relief", skills=["haircut"])
    assert Team.objects.count() == before
    team = accept(county, asked)
    assert str(team.pk) not in ranking_for(order, at=MONDAY).eligible, "no hour was told"
    Team.objects.filter(pk=team.pk).update(slots=county.teams["clippers"].slots)
    assert str(team.pk) in ranking_for(order, at=MONDAY).eligible


@pytest.mark.parametrize("by", ["马青山", "柳文书", "贺叔", "安守一"])
def test_nobody_says_yes_or_no_for_somebody_else(county, by):
    asked = propose(county)
    with objected("not_yours"):
        accept(county, asked, by)
    with objected("not_yours"):
        founding.refuse(founding=asked, by=county.actor(by), at=MONDAY)


def test_a_no_needs_no_reason_and_another_is_asked(county):
    asked = propose(county)
    founding.refuse(founding=asked, by=county.actor("白嫂"), at=MONDAY)
    with objected("answered"):
        accept(county, asked)
    accept(county, propose(county, "贺叔"), "贺叔")
    assert Founding.objects.filter(state="founded").count() == 1


def test_the_site_takes_it_back_before_the_answer(county):
    asked = propose(county)
    with objected("not_your_unit"):
        founding.drop(founding=asked, by=county.actor("贾站长"), at=MONDAY)
    founding.drop(founding=asked, by=county.actor("乔委员"), at=MONDAY)
    with objected("answered"):
        accept(county, asked)
    with objected("answered"):
        founding.drop(founding=asked, by=county.actor("马青山"), at=MONDAY)


@pytest.mark.parametrize(("by", "site"), [("马青山", "杨柳村"), ("乔委员", "铁边城"), ("乔委员", "石峁村"), ("柳文书", "王台村"), ("柳文书", "c")])  # fmt: skip
def test_a_site_founds_at_itself_and_below(county, by, site):
    team = accept(county, propose(county, site=site, by=by))
    assert team.unit.parent_id == county.units[site].pk


@pytest.mark.parametrize(("by", "site", "code"), [
    ("马青山", "石峁村", "not_your_unit"), ("乔委员", "王台村", "not_your_unit"),
    ("苏远", "杨柳村", "not_your_role"), ("景科长", "杨柳村", "not_your_role"),
    ("郝书记", "杨柳村", "not_your_role"), ("秦奶奶", "杨柳村", "not_your_role"),
    ("柳文书", "民政局", "not_a_site"),
])  # fmt: skip
def test_nobody_else_does(county, by, site, code):
    with objected(code):
        propose(county, site=site, by=by)


def test_who_leads_is_a_grown_up_volunteer_and_not_the_founder(county):
    with objected("not_a_volunteer"):
        propose(county, "高大爷")
    born(county, "贺叔", TEEN_BORN)
    with objected("under_age"):
        propose(county, "贺叔")
    registered(county, "马青山", "严审计")
    with objected("yourself"):
        propose(county, "马青山")
    with objected("apart"):
        propose(county, "严审计")


def test_a_name_is_given_once_in_the_county(county):
    propose(county)
    with malformed("name"):
        propose(county, "贺叔", site="王台村", by="贾站长")
    with malformed("name"):
        propose(county, "贺叔", name="理发小队")
    with refused_by_the_database("unit_team_name_once|areas_unit.name"):
        Unit.objects.create(
            county=COUNTY,
            key="twin",
            kind="team",
            name="理发小队",
            short_name="二",
            starts_on=TODAY,
        )
    with refused_by_the_database("founding_name_once|teams_founding.name"):
        held = Founding.objects.get()
        held.pk = None
        held.save(force_insert=True)


def test_a_name_that_a_dissolved_team_had_is_free(county):
    Unit.objects.filter(pk=county.teams["clippers"].unit_id).update(ends_on=TODAY)
    assert accept(county, propose(county, name="理发小队")).unit.name == "理发小队"


def test_what_cannot_be_used_is_said_beside_its_field(county):
    with malformed("name", "category", "skills"):
        propose(county, name=" ", category="none", skills=["flying"])
    with malformed("name"):
        propose(county, name="找13912345678报名")


def test_the_founders_post_ended_and_so_did_the_asking(county):
    asked = propose(county)
    Post.objects.filter(pk=county.posts["马青山"].pk).update(ends_on=TODAY)
    with objected("offer_over"):
        accept(county, asked)
    assert not Team.objects.filter(unit__name=NAME).exists()


def test_who_stopped_being_a_volunteer_does_not_begin_to_lead(county):
    asked = propose(county)
    Volunteer.objects.filter(person=county.people["白嫂"]).update(left_at=MONDAY)
    with objected("not_a_volunteer"):
        accept(county, asked)


def founders_post_ends(county):
    Post.objects.filter(pk=county.posts["马青山"].pk).update(ends_on=TODAY)


def no_volunteer_any_more(county):
    Volunteer.objects.filter(person=county.people["白嫂"]).update(left_at=MONDAY)


def site_goes_elsewhere(county):
    """Who asked keeps another one."""
    Post.objects.filter(pk=county.posts["马青山"].pk).update(unit=county.units["石峁村"])


@pytest.mark.parametrize(
    ("happens", "why"),
    [(founders_post_ends, "来请的人离开了岗位，或不再管这里"), (no_volunteer_any_more, "请的这位现在当不了队长"), (site_goes_elsewhere, "来请的人离开了岗位，或不再管这里")],
)  # fmt: skip
def test_what_nobody_can_say_yes_to_is_asked_no_longer_and_the_name_is_free(county, happens, why):
    asked = propose(county)
    assert founding.lapse_foundings(at=MONDAY) == 0
    happens(county)
    assert founding.lapse_foundings(at=MONDAY) == 1
    assert founding.lapse_foundings(at=MONDAY) == 0
    assert Founding.objects.get().state == "lapsed"
    event = events_of("founding", asked.pk).get(verb="founding.lapse")
    assert (event.why, event.person_id) == (why, None)
    with objected("answered"):
        accept(county, asked)
    assert propose(county, "贺叔", by="乔委员").name == NAME


def test_a_site_waits_four_weeks_for_a_word(county):
    propose(county)
    assert founding.lapse_foundings(at=MONDAY + timedelta(days=27)) == 0
    assert founding.lapse_foundings(at=MONDAY + timedelta(days=28)) == 1


def test_the_site_and_who_was_asked_hear_that_it_is_over(county):
    propose(county)
    hear(MONDAY)
    founders_post_ends(county)
    founding.lapse_foundings(at=MONDAY)
    Post.objects.filter(pk=county.posts["马青山"].pk).update(ends_on=None)  # a successor, in short
    hear(MONDAY)
    assert told(county.people["白嫂"])[-1] == f"杨柳村站请您当“{NAME}”队长的事停了，不用答复了。"
    words = f"请人当“{NAME}”队长的事停了：来请的人离开了岗位，或不再管这里。可以另请一位。"
    assert told(county.people["马青山"])[-1] == words


def test_who_is_erased_while_asked_leaves_no_site_waiting(county):
    """The site hears that it may ask somebody else; the event names the team and not the person."""
    asked = propose(county)
    erase_person(person=county.people["白嫂"], by=county.oneself("白嫂"), at=MONDAY)
    hear(MONDAY)
    assert Founding.objects.get().state == "refused"
    event = events_of("founding", asked.pk).get(verb="founding.refuse")
    assert "person" not in event.facts
    words = f"请来当“{NAME}”队长的人这次没有答应，可以另请一位。"
    assert told(county.people["马青山"])[-1] == words


def test_a_no_after_the_founder_left_is_told_to_who_holds_the_post_now(county):
    words = f"请来当“{NAME}”队长的人这次没有答应，可以另请一位。"
    asked = propose(county)
    posts.hand_over(
        post=county.posts["马青山"], to=county.people["贺叔"], by=county.actor("乔委员"), at=MONDAY, items={}
    )  # fmt: skip
    founding.refuse(founding=asked, by=county.oneself("白嫂"), at=MONDAY)
    hear(MONDAY)
    assert told(county.people["贺叔"])[-1] == words
    assert words not in told(county.people["马青山"])


def test_a_no_after_the_founders_post_stayed_empty_is_told_to_who_keeps_the_site(county):
    asked = propose(county, site="杨柳村", by="乔委员")
    Post.objects.filter(pk=county.posts["乔委员"].pk).update(ends_on=TODAY)
    founding.refuse(founding=asked, by=county.oneself("白嫂"), at=MONDAY)
    hear(MONDAY)
    assert "这次没有答应" in told(county.people["马青山"])[-1]
    assert told(county.people["乔委员"]) == []


def test_a_site_that_was_closed_gets_no_team(county):
    asked = propose(county)
    Unit.objects.filter(pk=county.units["杨柳村"].pk).update(ends_on=TODAY)
    with objected("site_gone"):
        accept(county, asked)


def test_the_village_is_covered_once_its_team_is_there(county):
    Team.objects.update(serves=[])

    def cause():
        found = coverage(COUNTY, county.units["石峁村"].path, on=TODAY)
        return [one.cause for one in found]

    asked = propose(county, site="石峁村", by="乔委员")
    assert cause() == ["no_team"]
    accept(county, asked)
    assert cause() == [""]


def test_the_new_leader_keeps_the_team_at_once(county):
    team = accept(county, propose(county))
    leader = actor_under(Post.objects.select_related("unit").get(unit=team.unit_id))
    facts = keeping.facts_of(Team.objects.get(pk=team.pk))
    keeping.keep_team(team=team, told=facts, seen=facts.digest, by=leader, at=MONDAY + timedelta(1))


def test_the_database_knows_no_founded_team_without_a_team(county):
    asked = propose(county)
    with refused_by_the_database("founding_makes_a_team_by_a_yes"):
        Founding.objects.filter(pk=asked.pk).update(state="founded", answered_at=MONDAY)
    with refused_by_the_database("founding_answered_when_closed"):
        Founding.objects.filter(pk=asked.pk).update(state="refused")
