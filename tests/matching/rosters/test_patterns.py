"""Rules over several days are kept, an independent look agrees, and nothing cheaper keeps them."""

from dataclasses import replace
from itertools import product

import pytest

from wudan.matching.rosters import Impossible, Pattern, Shift, Volunteer, check, pattern_roster

HOUR, DAY = 3600, 86_400
ALWAYS = ((0, 30 * DAY),)


def shift(day, kind="day", need=1, **more):
    begins = day * DAY + {"early": 6, "day": 9, "late": 14}[kind] * HOUR
    return Shift(f"{day:02d} {kind}", begins, begins + 8 * HOUR, need, kind=kind, **more)


def person(name, **more):
    return Volunteer(name, ALWAYS, 99, load=0, **more)


def asked(shifts, people, pattern, **more):
    patterns = {one.id: pattern for one in people}
    made = pattern_roster(shifts, people, patterns, work=5, **more)
    assert check(made, shifts, people, patterns) == []
    return made


def days(made, name):
    return [int(post[:2]) for post, names in sorted(made.places.items()) if name in names]


def test_without_rules_everybody_has_one_shift_a_day():
    made = asked([shift(0, "early"), shift(0, "late")], [person("ann")], Pattern())
    assert len(days(made, "ann")) == 1
    assert made.bound == made.objective


@pytest.mark.parametrize(
    ("pattern", "worked"),
    [
        (Pattern(most_in_a_row=3), 6),
        (Pattern(most_in_a_row=3, least_off=2), 5),
        (Pattern(most_seconds=4 * 8 * HOUR), 4),
        (Pattern(most_of={"day": 2}), 2),
        (Pattern(rest=17 * HOUR), 4),
        (Pattern(not_after=frozenset({("day", "day")})), 4),
        (Pattern(most_weekends=0), 5),
    ],
)
def test_a_rule_leaves_so_many_days(pattern, worked):
    made = asked([shift(day) for day in range(7)], [person("ann")], pattern)
    assert len(days(made, "ann")) == worked


def test_a_day_alone_is_not_worked_where_two_in_a_row_are_the_least():
    wanted = [shift(day, need=int(day == 2), surplus=5) for day in range(5)]
    made = asked(wanted, [person("ann")], Pattern(least_in_a_row=2))
    assert days(made, "ann") in ([1, 2], [2, 3])
    assert made.objective == 5


def test_a_late_shift_is_not_followed_by_an_early_one():
    wanted = [shift(0, "late"), shift(1, "early")]
    made = asked(wanted, [person("ann")], Pattern(rest=11 * HOUR))
    assert sum(missing for missing, _ in made.empty.values()) == 1


def test_rules_that_contradict_are_refused():
    with pytest.raises(Impossible):
        asked([shift(0)], [person("ann")], Pattern(least_seconds=9 * HOUR))
    with pytest.raises(Impossible, match="days"):
        asked([shift(0), shift(900)], [person("ann")], Pattern())


def test_the_same_work_gives_the_same_roster():
    wanted = [shift(day, kind) for day in range(7) for kind in ("early", "late")]
    people = [person(name, wishes={wanted[n].id: -3}) for n, name in enumerate("abcd")]
    rule = Pattern(rest=11 * HOUR, most_in_a_row=4, least_off=2)
    assert asked(wanted, people, rule, seed=3) == asked(wanted[::-1], people[::-1], rule, seed=3)


def test_no_roster_that_keeps_the_rules_is_cheaper():
    wanted = [shift(day, need=1, penalty=10, surplus=1) for day in range(5)]
    people = [person("ann", wishes={wanted[0].id: 7}), person("bo", wishes={wanted[3].id: -4})]
    rule = Pattern(most_in_a_row=2, least_in_a_row=2, least_off=2)
    made = asked(wanted, people, rule)
    patterns = {one.id: rule for one in people}
    best = None
    for chosen in product((False, True), repeat=10):
        places = {
            post.id: tuple(one.id for k, one in enumerate(people) if chosen[5 * k + n])
            for n, post in enumerate(wanted)
        }
        cost = sum(10 * (not places[post.id]) + max(0, len(places[post.id]) - 1) for post in wanted)
        cost += sum(
            one.wishes.get(post, 0)
            for one in people
            for post, names in places.items()
            if one.id in names
        )
        empty = {name: (1, None) for name, names in places.items() if not names}
        tried = replace(made, places=places, objective=cost, bound=cost, empty=empty)
        if not check(tried, wanted, people, patterns):
            best = cost if best is None else min(best, cost)
    assert made.objective == best == made.bound
