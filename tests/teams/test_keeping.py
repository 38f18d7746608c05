"""What a team can is kept by its leader; what the law rests on counts when the site above saw it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.domain.refusing import malformed, objected
from tests.world import MONDAY
from wudan.journal.events import events_of
from wudan.orders.proposals import ranking_for
from wudan.people.models import Post
from wudan.teams.actions import keeping
from wudan.teams.models import Team, TeamLicence, TeamPaper

pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()
NEXT_YEAR = TODAY + timedelta(days=365)


def keep(world, who="苏远", team="clippers", *, why="", seen="", **changes):
    held = Team.objects.get(pk=world.teams[team].pk)
    before = keeping.facts_of(held)
    return keeping.keep_team(
        team=held, told=replace(before, **changes), seen=seen or before.digest, why=why,
        by=world.actor(who), at=MONDAY,
    )  # fmt: skip


def tell(world, who="苏远", team="clippers", code=TeamPaper.INSURANCE, until=NEXT_YEAR, **given):
    given = {"insurer": "人保财险", "policy_number": "P-1"} | given
    return keeping.tell_paper(
        team=world.teams[team],
        code=code,
        valid_until=until,
        by=world.actor(who),
        at=MONDAY,
        **given,
    )


def check(world, paper, who="马青山"):
    return keeping.check_paper(paper=paper, by=world.actor(who), at=MONDAY)


def strike(world, paper, who="马青山", why="保单上不是这支队"):
    return keeping.strike_paper(paper=paper, by=world.actor(who), at=MONDAY, why=why)


def facts(team):
    return Team.objects.get(pk=team.pk)


def verbs(world, team="clippers"):
    return [event.verb for event in events_of("team", world.teams[team].pk)]


def may_be_asked(world, order, team="clippers"):
    return str(world.teams[team].pk) in ranking_for(order, at=MONDAY).eligible


def test_a_leader_tells_how_much_when_where_and_what(world):
    there = world.units["杨柳村"].path
    kept = keep(
        world, capacity_per_week=2, slots=0b11, skills=("haircut", "childcare"), serves=(there,),
        phone="101-0000-0099",
    )  # fmt: skip
    now = facts(kept)
    assert (now.capacity_per_week, now.slots, now.skills) == (2, 0b11, ["childcare", "haircut"])
    assert (now.serves, now.phone) == ([there], "10100000099")


def test_the_journal_says_what_changed_but_no_telephone(world):
    keep(world, capacity_per_week=2, phone="10100000099", why="农忙")
    event = next(iter(events_of("team", world.teams["clippers"].pk)))
    assert (event.verb, event.why, event.facts["changed"]) == (
        "team.keep", "农忙", ["phone", "capacity_per_week"],
    )  # fmt: skip
    assert (event.facts["before"], event.facts["after"]) == (
        {"capacity_per_week": 5}, {"capacity_per_week": 2},
    )  # fmt: skip
    keep(world, capacity_per_week=2)
    assert verbs(world) == ["team.keep"], "nothing is otherwise: nothing is written"


def test_the_office_above_says_why_and_others_may_not(world):
    with malformed("why"):
        keep(world, "乔委员", capacity_per_week=3)
    assert facts(keep(world, "乔委员", why="队长住院", capacity_per_week=3)).capacity_per_week == 3
    assert facts(keep(world, "柳文书", why="队长住院", capacity_per_week=4)).capacity_per_week == 4
    for stranger in ("宗梅", "马青山", "景科长", "秦奶奶"):
        with objected("not_your_team"):
            keep(world, stranger, why="代改", capacity_per_week=1)
    with objected("not_your_team"):
        keep(world, "乔委员", "singers", why="别的镇", capacity_per_week=1)


def test_what_cannot_be_used_is_said_field_by_field(world):
    with malformed("phone", "capacity_per_week", "skills", "serves", "slots"):
        keep(world, phone="12", capacity_per_week=999, skills=("magic",), serves=(), slots=1 << 24)
    with malformed("serves"):
        keep(world, serves=(world.units["民政局"].path,))


def test_who_filled_in_while_somebody_else_changed_it_is_told(world):
    before = keeping.facts_of(world.teams["clippers"]).digest
    keep(world, capacity_per_week=2)
    with objected("changed_meanwhile"):
        keep(world, capacity_per_week=9, seen=before)


def test_an_insured_order_is_offered_again_once_the_renewal_was_seen(world):
    order = world.order_at("accepted")
    service = order.service
    service.needs_insurance = True
    service.save(update_fields=["needs_insurance"])
    Team.objects.filter(pk=world.teams["clippers"].pk).update(
        insured_until=TODAY - timedelta(days=1)
    )
    assert not may_be_asked(world, order)
    paper = tell(world)
    assert not may_be_asked(world, order), "told is not seen"
    check(world, paper)
    assert may_be_asked(world, order)
    assert facts(world.teams["clippers"]).insured_until == NEXT_YEAR
    assert verbs(world)[-2:] == ["team.tell_paper", "team.check_paper"]


def test_a_licence_counts_once_seen_and_its_number_is_not_kept(world):
    paper = tell(world, code="driver")
    assert (paper.insurer, paper.policy_number) == ("", "")
    held = TeamLicence.objects.filter(team=world.teams["clippers"])
    assert not held.exists()
    check(world, paper, "乔委员")
    assert held.get().valid_until == NEXT_YEAR


def test_the_old_counts_until_the_new_was_seen_and_gives_way_then(world):
    check(world, tell(world, until=TODAY + timedelta(days=30)))
    later = tell(world)
    assert facts(world.teams["clippers"]).insured_until == TODAY + timedelta(days=30)
    check(world, later)
    assert TeamPaper.objects.live().get().valid_until == NEXT_YEAR


def test_told_twice_one_waits(world):
    tell(world, until=TODAY + timedelta(days=300))
    second = tell(world)
    assert TeamPaper.objects.live().get() == second


def test_nobody_looks_at_the_papers_of_the_team_they_lead(world):
    paper = tell(world)
    with objected("not_your_team"):
        check(world, paper, "苏远")
    Post.objects.create(
        county=world.units["c"].county, person=world.people["马青山"], role="team_leader",
        unit=world.units["clippers"], starts_on=date(2026, 1, 1),
    )  # fmt: skip
    with objected("yourself"):
        check(world, paper)
    with objected("not_your_team"):
        check(world, paper, "贾站长")
    assert check(world, paper, "乔委员").checked_at == MONDAY


def test_a_paper_is_looked_at_once_and_not_when_it_is_over(world):
    paper = tell(world, until=TODAY)
    with objected("paper_over"):
        keeping.check_paper(paper=paper, by=world.actor("马青山"), at=MONDAY + timedelta(days=1))
    check(world, paper)
    with objected("decided"):
        check(world, paper)


def test_a_struck_insurance_counts_no_more(world):
    paper = check(world, tell(world))
    with malformed("why"):
        strike(world, paper, why=" ")
    with objected("not_your_team"):
        strike(world, paper, "宗梅")
    strike(world, paper, "苏远", why="退保了")
    assert facts(world.teams["clippers"]).insured_until is None
    with objected("decided"):
        strike(world, paper)
    licence = check(world, tell(world, code="driver"))
    strike(world, licence)
    assert not TeamLicence.objects.filter(team=world.teams["clippers"]).exists()


def test_one_that_waits_is_refused_and_what_counts_goes_on(world):
    check(world, tell(world, until=TODAY + timedelta(days=30)))
    strike(world, tell(world))
    assert facts(world.teams["clippers"]).insured_until == TODAY + timedelta(days=30)


def test_a_paper_wants_an_insurer_and_a_day_to_come(world):
    with malformed("insurer", "valid_until"):
        tell(world, insurer="", until=TODAY - timedelta(days=1))
    with malformed("valid_until"):
        tell(world, until=TODAY + timedelta(days=9 * 366))
    with malformed("code"):
        tell(world, code="magic")
    with objected("not_your_team"):
        tell(world, "马青山")
