"""研判清单: each pattern once planted and once clean; a decision marks and hides nothing."""

from datetime import date, datetime, timedelta

import pytest

from tests.domain.refusing import malformed, objected
from tests.world import MONDAY, PATHS, take_step, walk
from wudan.journal.events import events_of
from wudan.kit.clock import CHINA
from wudan.orders import actions, attention
from wudan.orders.actions.place import Need
from wudan.orders.models import Decision, Order
from wudan.people.actors import for_self
from wudan.people.models import Post
from wudan.teams.models import Membership

LATER = MONDAY + timedelta(days=3)


def seen(world, kind, by="柳文书", at=LATER):
    return [i for i in attention.review_list(world.actor(by), at=at) if i.kind == kind]


def join(world, team, name):
    person = world.people[name]
    Membership.objects.create(team=world.teams[team], person=person, joined_on=date(2026, 1, 1))


def ring(world):
    join(world, "clippers", "秦奶奶")
    return world.order_at("reviewed")


def proxied(world, day, count, by="马青山", *, month=9, hour=10):
    at = datetime(2026, month, day, hour, tzinfo=CHINA)
    for _ in range(count):
        actions.place_for(
            need=Need(words="理发"), beneficiary=world.people["秦奶奶"], channel="paper",
            consent="signed", by=world.actor(by), at=at,
        )  # fmt: skip


def scheduled(world, day, service="haircut", who="秦奶奶"):
    """An order the team said yes to, for a day of September."""
    at = MONDAY + timedelta(hours=3)
    order = world.order_at("offered", who, service)
    return actions.confirm(
        order=order, by=world.actor("苏远"), at=at, contact="苏远",
        starts_at=datetime(2026, 9, day, 15, tzinfo=CHINA),
    )  # fmt: skip


def test_a_member_served_by_the_own_team_is_seen(world):
    order = ring(world)
    (item,) = seen(world, "ring")
    assert (item.key, item.orders, item.decided) == (f"ring:{order.no}", (order.no,), "")
    assert item.words


def test_so_is_a_leader_served_by_the_own_team(world):
    placed = actions.place(
        need=Need(service=world.services["haircut"]), by=world.oneself("苏远"), at=MONDAY
    )
    walk(world, placed, "done")
    assert len(seen(world, "ring")) == 1


def test_a_neighbour_served_by_a_strange_team_is_not(world):
    world.order_at("reviewed")
    assert seen(world, "ring") == []


def test_neither_is_who_left_the_team_long_ago(world):
    ring(world)
    Membership.objects.update(left_on=date(2026, 8, 1))
    assert seen(world, "ring") == []


def test_a_review_by_the_line_that_took_the_order_is_seen(world):
    Post.objects.create(
        county="610626", person=world.people["秦奶奶"], role="station_keeper",
        unit=world.units["杨柳村"], starts_on=date(2026, 1, 1),
    )  # fmt: skip
    order = world.order_at("reviewed")
    assert [i.orders for i in seen(world, "staff_rating")] == [(order.no,)]


@pytest.mark.parametrize("reviewer", ["小武", "苏远"])
def test_a_review_by_the_team_that_served_is_seen(world, reviewer):
    order = actions.place(
        need=Need(service=world.services["haircut"]), by=world.actor("秦奶奶"), at=MONDAY,
        reviewer=world.people[reviewer],
    )  # fmt: skip
    order = walk(world, order, "done")
    by = for_self(world.people[reviewer].pk)
    actions.review(order=order, by=by, at=LATER, score=5)
    assert [i.orders for i in seen(world, "staff_rating")] == [(order.no,)]


def test_a_residents_review_is_not(world):
    world.order_at("reviewed")
    assert seen(world, "staff_rating") == []


def test_neither_is_one_by_somebody_in_office_elsewhere(world):
    Post.objects.create(
        county="610626", person=world.people["秦奶奶"], role="station_keeper",
        unit=world.units["王台村"], starts_on=date(2026, 1, 1),
    )  # fmt: skip
    world.order_at("reviewed")
    assert seen(world, "staff_rating") == []


def test_ten_proxies_in_the_last_three_days_are_seen(world):
    proxied(world, 29, 10)
    proxied(world, 3, 10)
    (item,) = seen(world, "month_end", at=MONDAY + timedelta(days=30))
    assert item.key == f"month_end:{world.people['马青山'].pk}:2026-09"
    assert len(item.orders) == 10


@pytest.mark.parametrize(("late", "early"), [(9, 0), (10, 11)])
def test_few_or_in_step_with_the_month_are_not(world, late, early):
    proxied(world, 28, late)
    proxied(world, 3, early)
    assert seen(world, "month_end", at=MONDAY + timedelta(days=30)) == []


@pytest.mark.parametrize(
    ("month", "day", "hour", "is_late"),
    [(9, 27, 23, False), (9, 28, 0, True), (9, 30, 23, True), (10, 1, 0, False), (10, 28, 23, False), (10, 29, 0, True)],
)  # fmt: skip
def test_the_last_three_days_begin_and_end_by_the_wall_clock(world, month, day, hour, is_late):
    proxied(world, day, 10, month=month, hour=hour)
    found = seen(world, "month_end", at=datetime(2026, 11, 20, tzinfo=CHINA))
    assert [item.key[-7:] for item in found] == ([f"2026-{month:02}"] if is_late else [])


def test_a_month_that_the_window_cuts_counts_with_what_is_left_of_it(world):
    proxied(world, 3, 30)
    proxied(world, 29, 10)
    late = datetime(2026, 9, 29, tzinfo=CHINA) + timedelta(days=89)
    assert len(seen(world, "month_end", at=late)) == 1
    assert seen(world, "month_end", at=datetime(2026, 10, 2, tzinfo=CHINA)) == []


def test_two_proxies_are_two_persons(world):
    proxied(world, 29, 6, "马青山")
    proxied(world, 29, 6, "乔委员")
    assert seen(world, "month_end", at=MONDAY + timedelta(days=30)) == []


def test_one_haircut_a_day_is_enough(world):
    first, second = scheduled(world, 9), scheduled(world, 9)
    (item,) = seen(world, "piling")
    assert set(item.orders) == {first.no, second.no}


def test_five_services_in_a_week_are_asked_about(world):
    for day in (8, 9, 10, 11, 12):
        scheduled(world, day)
    (item,) = seen(world, "piling")
    assert len(item.orders) == 5


def test_spread_over_days_and_people_is_fine(world):
    for day in (8, 9, 10, 16):
        scheduled(world, day)
    scheduled(world, 8, who="李小妹")
    assert seen(world, "piling") == []


def test_what_was_called_off_does_not_count(world):
    scheduled(world, 9)
    refused = scheduled(world, 9)
    actions.refuse(order=refused, by=world.actor("苏远"), at=LATER, reason="weather")
    assert seen(world, "piling") == []


@pytest.mark.parametrize("stage", PATHS)
def test_the_list_can_be_read_whatever_state_orders_are_in(world, stage):
    world.order_at(stage)
    assert seen(world, "piling") == []


def test_one_sees_what_is_in_ones_reach(world):
    ring(world)
    assert [len(seen(world, "ring", by)) for by in ("乔委员", "马青山", "贾站长")] == [1, 1, 0]
    assert seen(world, "ring", at=LATER + timedelta(days=90)) == []


def test_a_decision_hides_nothing_it_marks(world):
    ring(world)
    other = take_step(world, walk(world, world.place(), "done"), "praise", at=LATER)
    (first, second) = seen(world, "ring")
    decide(world, first)
    listed = seen(world, "ring")
    assert [i.key for i in listed] == [second.key, first.key]
    assert [i.decided for i in listed] == ["", "问过本人，属实"]
    assert Order.objects.get(pk=other.pk).stage == "reviewed"


def decide(world, item, by="柳文书", words="问过本人，属实"):
    return actions.decide(
        kind=item.kind, key=item.key, words=words, county="610626", by=world.actor(by), at=LATER
    )


def test_a_second_decision_replaces_the_words_and_the_journal_keeps_both(world):
    ring(world)
    (item,) = seen(world, "ring")
    decide(world, item)
    made = decide(world, item, words="再查")
    assert Decision.objects.get() == made
    assert made.words == "再查"
    assert [e.why for e in events_of("decision", made.pk)] == ["问过本人，属实", "再查"]


def test_only_the_center_decides_and_says_what(world):
    ring(world)
    (item,) = seen(world, "ring")
    for by in ("乔委员", "马青山", "郝书记", "秦奶奶"):
        with objected("not_your_role"):
            decide(world, item, by)
    for words in (" ", "字" * 401):
        with malformed("words"):
            decide(world, item, words=words)


def test_every_kind_has_a_name():
    assert set(attention.KINDS) == {"ring", "staff_rating", "month_end", "piling"}
