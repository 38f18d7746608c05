"""Shifts are filled by who can, wishes and loads counted, and nothing cheaper is possible."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wudan.matching.rosters import Because, Shift, Volunteer, check, roster

HOUR = 3600
DAY = ((0, 24 * HOUR),)


def shift(name, begins, ends, need=1, **more):
    return Shift(name, begins * HOUR, ends * HOUR, need, **more)


def test_nobody_is_in_two_places_at_once_and_loads_are_shared():
    shifts = [shift("gate", 8, 12), shift("stage", 9, 11), shift("clearing", 12, 14)]
    people = [Volunteer("ann", DAY, 3), Volunteer("bo", DAY, 3)]
    made = roster(shifts, people)
    assert check(made, shifts, people) == []
    assert made.empty == {}
    assert made.objective == made.bound
    assert len(set(made.places["gate"] + made.places["stage"])) == 2


@pytest.mark.parametrize(
    ("post", "because"),
    [
        (shift("x", 8, 9, skills=frozenset({"sign language"})), Because.NOBODY),
        (shift("x", 9, 8), Because.NOBODY),
        (shift("x", 20, 30), Because.NOBODY),
        (shift("x", 8, 9, penalty=1), Because.OUTBID),
    ],
)
def test_an_empty_place_says_why(post, because):
    made = roster([post], [Volunteer("ann", DAY, 1)])
    assert made.empty == {"x": (1, because)}


def test_who_cannot_says_why():
    ann = Volunteer("ann", ((0, 10 * HOUR),), 1, frozenset({"first aid"}))
    assert ann.refusal(shift("x", 9, 11)) == Because.AVAILABILITY
    assert ann.refusal(shift("x", 8, 9, skills=frozenset({"law"}))) == Because.SKILL
    assert ann.refusal(shift("x", 9, 9)) == Because.SHIFT_REVERSED
    assert ann.refusal(shift("x", 8, 9, skills=frozenset({"first aid"}))) is None


def test_the_same_twice_is_refused():
    with pytest.raises(ValueError, match="twice"):
        roster([shift("x", 8, 9), shift("x", 8, 9)], [])


spans = st.tuples(st.integers(0, 6), st.integers(1, 4))
problems = st.tuples(
    st.lists(st.tuples(spans, st.integers(0, 2), st.integers(0, 5000)), min_size=1, max_size=4),
    st.lists(st.tuples(spans, st.integers(0, 3), st.integers(0, 900)), min_size=1, max_size=3),
    st.lists(st.integers(-500, 500), min_size=12, max_size=12),
)


@settings(max_examples=60)
@given(problems)
def test_no_roster_at_all_is_cheaper(problem):
    posts, people, wishes = problem
    shifts = [
        shift(f"s{n}", begins, begins + length, need, penalty=penalty)
        for n, ((begins, length), need, penalty) in enumerate(posts)
    ]
    people = [
        Volunteer(
            f"p{n}", ((begins * HOUR, (begins + 2 * length) * HOUR),), most, load=load,
            wishes={f"s{k}": wishes[4 * n + k] for k in range(4)},
        )
        for n, ((begins, length), most, load) in enumerate(people)
    ]  # fmt: skip
    made = roster(shifts, people)
    assert check(made, shifts, people) == []
    assert made.objective == cheapest_of_all(shifts, people)
    assert made.bound <= made.objective
    assert roster(shifts[::-1], people[::-1]) == made


def cheapest_of_all(shifts, people):
    def ways(person):
        able = [one for one in shifts if not person.refusal(one)]
        for taken in product((False, True), repeat=len(able)):
            mine = [one for one, chosen in zip(able, taken, strict=True) if chosen]
            apart = all(
                one.ends <= other.begins or other.ends <= one.begins
                for n, one in enumerate(mine)
                for other in mine[n + 1 :]
            )
            if apart and len(mine) <= person.most:
                cost = sum(person.wishes.get(one.id, 0) for one in mine)
                yield (
                    [one.id for one in mine],
                    cost + sum(person.step(n + 1) for n in range(len(mine))),
                )

    best = None
    for chosen in product(*(list(ways(person)) for person in people)):
        counts = {one.id: sum(one.id in mine for mine, _ in chosen) for one in shifts}
        if all(counts[one.id] <= one.need for one in shifts):
            cost = sum(paid for _, paid in chosen)
            cost += sum((one.need - counts[one.id]) * one.penalty for one in shifts)
            best = cost if best is None else min(best, cost)
    return best
