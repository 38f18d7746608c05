"""开放资源 (R020): each origin has its own way; no door opens without an agreement that ends."""

from datetime import date, timedelta

import pytest

from tests.domain.refusing import malformed, missing, objected
from tests.resources.keeping import NEXT_YEAR, agreed, draft, gym, opened, step, terms
from tests.world import MONDAY
from wudan.journal.events import events_of
from wudan.kit.clock import day_of
from wudan.kit.open_hours import Span
from wudan.sites.actions import resource as acts
from wudan.sites.enums.resource import Origin, ResourceVerb
from wudan.sites.flow import resource as flow
from wudan.sites.models import Agreement, Resource

pytestmark = pytest.mark.postgres
WAYS = {"idle": ("survey",), "closed": ("talk",), "social": ("talk", "survey"), "public": ()}


@pytest.mark.parametrize("origin", WAYS)
def test_each_origin_goes_its_own_way_and_no_other(world, origin):
    found = gym(world, origin=origin)
    for verb in WAYS[origin]:
        with objected("wrong_stage"):
            acts.agree(resource=found, terms=terms(), by=world.actor("乔委员"), at=MONDAY)
        found = step(world, found, verb)
    acts.agree(resource=found, terms=terms(), by=world.actor("乔委员"), at=MONDAY)
    assert step(world, found, "open").stage == "open"
    verbs = ["list", *WAYS[origin], "agree", "open"]
    assert [e.verb for e in events_of("resource", found.pk)] == [f"resource.{v}" for v in verbs]


def test_no_step_without_a_reason_nor_by_another_unit(world):
    found = gym(world)
    with malformed("why"):
        step(world, found, "talk", why="  ")
    with objected("not_your_unit"):
        step(world, found, "talk", who="艾科长")
    with objected("not_your_role"):
        step(world, found, "talk", who="郝书记")
    with missing():
        step(world, found, "list")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"last_day": None}, "last_day"),
        ({"last_day": day_of(MONDAY) - timedelta(days=1)}, "last_day"),
        ({"starts_on": date(2026, 12, 1), "last_day": date(2026, 11, 30)}, "last_day"),
        ({"last_day": date(2099, 1, 1)}, "last_day"),
        ({"responsible": ""}, "responsible"),
        ({"responsible": "张主任 13800138000"}, "responsible"),
        ({"liability": ""}, "liability"),
        ({"insurance": " "}, "insurance"),
        ({"hours": ()}, "hours"),
        ({"hours": (Span(5, 540, 720), Span(5, 700, 800))}, "hours"),
        ({"hours": (Span(5, 720, 540),)}, "hours"),
        ({"hours": (Span(9, 540, 720),)}, "hours"),
    ],
)
def test_an_agreement_that_is_none_is_refused_with_words(world, given, field):
    found = step(world, gym(world), "talk")
    with malformed(field):
        acts.agree(resource=found, terms=terms(**given), by=world.actor("乔委员"), at=MONDAY)
    assert not Agreement.objects.exists()


def test_a_public_place_needs_no_word_of_liability(world):
    found = gym(world, origin="public")
    lean = terms(liability="", insurance="")
    assert acts.agree(resource=found, terms=lean, by=world.actor("乔委员"), at=MONDAY).pk


def test_the_door_stays_shut_until_the_first_day(world):
    found = agreed(world, starts_on=date(2026, 10, 1))
    with objected("not_yet"):
        step(world, found, "open")
    assert step(world, found, "open", at=MONDAY + timedelta(days=30)).stage == "open"


def test_at_its_end_it_closes_by_itself_once(world):
    found = opened(world, last_day=date(2026, 9, 30))
    last_evening = MONDAY.replace(day=30, hour=23)
    assert acts.end_over(at=last_evening) == 0
    day = day_of(MONDAY)
    assert not Resource.objects.running_out(day - timedelta(days=10)).exists()
    assert Resource.objects.running_out(day).get() == found
    assert [acts.end_over(at=last_evening + timedelta(hours=2)) for _ in range(2)] == [1, 0]
    found.refresh_from_db()
    assert found.stage == "ended"
    ended = events_of("resource", found.pk).last()
    assert (ended.verb, ended.role) == ("resource.end", "clock")


def test_a_renewal_begins_the_day_after_and_keeps_the_door_open(world):
    found = opened(world, last_day=date(2026, 9, 30))
    made = acts.renew(resource=found, terms=terms(), by=world.actor("乔委员"), at=MONDAY)
    assert (made.starts_on, made.last_day) == (date(2026, 10, 1), NEXT_YEAR)
    assert acts.end_over(at=MONDAY + timedelta(days=60)) == 0
    found.refresh_from_db()
    assert (found.stage, found.until) == ("open", NEXT_YEAR)


def test_ended_early_it_is_shut_the_same_day_and_may_be_signed_again(world):
    found = opened(world)
    acts.renew(
        resource=found, terms=terms(last_day=date(2028, 1, 1)), by=world.actor("乔委员"), at=MONDAY
    )
    step(world, found, "end", why="学校要维修")
    assert not Agreement.objects.in_force(day_of(MONDAY)).exists()
    assert not Agreement.objects.in_force(date(2027, 12, 1)).exists()
    found.refresh_from_db()
    acts.agree(resource=found, terms=terms(), by=world.actor("乔委员"), at=MONDAY)
    assert step(world, found, "open").stage == "open"


def test_once_on_its_way_its_origin_stands(world):
    found = step(world, gym(world), "talk")
    with malformed("origin"):
        acts.correct(
            resource=found, draft=draft(world, origin="public"), by=world.actor("乔委员"), at=MONDAY
        )


def test_what_everybody_reads_carries_no_private_number(world):
    with malformed("entry_words"):
        gym(world, entry_words="找老王，13800138000")


def test_the_flow_leads_every_origin_from_the_register_to_the_door():
    for origin in Origin:
        stage = flow.S.LISTED
        for after in flow.WAYS[origin][1:]:
            verb = flow.REACHED_BY[after]
            assert stage in flow.sources_of(origin, verb)
            stage = flow.target_of(verb)
        assert stage == flow.S.OPEN
    assert flow.target_of(ResourceVerb.LIST) == flow.S.LISTED
