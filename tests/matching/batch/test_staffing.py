"""Orders that want several people are settled within what their bound proves."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.dispatch.batches import heads, units, week
from wudan.matching.batch import Arc, Because, Crew, Effort, Job, check, settle, staff

CREWS = [Crew("x", 3, 60, {"mon": 5, "tue": 2}), Crew("y", 2, 60, {"mon": 3})]


def best(jobs, crews, arcs, **more):
    *_, found = staff(jobs, crews, arcs, **more)
    return found


def test_three_and_two_go_together_and_four_goes_elsewhere():
    jobs = [Job("a", 9000, 3), Job("b", 9000, 2), Job("c", 9000, 3)]
    arcs = [Arc(job.id, "x", "mon", 100) for job in jobs] + [Arc("c", "y", "mon", 700)]
    found = best(jobs, CREWS, arcs)
    assert {name: pair.crew for name, pair in found.pairs.items()} == {"a": "x", "b": "x", "c": "y"}
    assert check(found, jobs, CREWS, arcs) == []


def test_more_people_than_any_team_has_is_nobody():
    found = best([Job("a", 9000, 6)], CREWS, [Arc("a", "x", "mon", 100)])
    assert found.unserved["a"].because == Because.NOBODY


def test_a_place_dearer_than_the_order_is_outbid():
    jobs = [Job("a", 9000, 3), Job("b", 50, 1)]
    found = best(jobs, CREWS, [Arc("a", "y", "mon", 100), Arc("b", "y", "mon", 70)])
    assert found.unserved["b"].because == Because.OUTBID


def test_nobody_wanted_is_refused_and_the_flow_takes_no_headcounts():
    with pytest.raises(ValueError, match="nobody is wanted"):
        Job("a", 1, 0)
    with pytest.raises(ValueError, match="headcounts are no flow"):
        settle([Job("a", 1, 2)], CREWS, [])
    with pytest.raises(ValueError, match="given twice: a"):
        best([Job("a", 1), Job("a", 1)], CREWS, [])


def test_no_jobs_no_crews_no_arcs():
    assert best([], CREWS, []).objective == 0
    assert best([Job("a", 7, 2)], [], []).objective == best([Job("a", 7, 2)], CREWS, []).bound == 7


def test_a_small_county_is_near_its_bound_and_the_same_again():
    asked = heads(week(300, 20, seed=1))
    answers = list(staff(*asked, effort=Effort(moves=2)))
    assert [one.work for one in answers] == list(range(1, len(answers) + 1))
    objectives = [one.objective for one in answers]
    assert objectives == sorted(objectives, reverse=True)
    assert check(answers[-1], *asked) == []
    assert answers[-1].gap < 0.02
    assert list(staff(*(rows[::-1] for rows in asked), effort=Effort(moves=2))) == answers


def test_headcounts_of_one_come_near_the_flow():
    asked = units(week(200, 20, seed=2))
    exact, found = settle(*asked), best(*asked)
    assert exact.objective - 1 <= found.bound <= exact.objective <= found.objective
    assert found.objective <= exact.objective * 1.002


numbers = st.integers(0, 1000)
problems = st.tuples(
    st.lists(st.tuples(numbers, st.integers(1, 4)), min_size=1, max_size=5),
    st.lists(st.tuples(st.integers(0, 3), numbers, st.integers(0, 6), st.integers(0, 6)), max_size=3),
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2), st.integers(0, 1), numbers), max_size=12),
)  # fmt: skip


@settings(max_examples=40)
@given(problems)
def test_nothing_is_cheaper_than_the_bound(problem):
    wanted, crews, arcs = problem
    jobs = [Job(f"j{n}", penalty, heads) for n, (penalty, heads) in enumerate(wanted)]
    crews = [
        Crew(f"c{n}", limit, load, {0: first, 1: second})
        for n, (limit, load, first, second) in enumerate(crews)
    ]
    arcs = list(
        {(j, c, s): Arc(f"j{j}", f"c{c}", s, cost) for j, c, s, cost in arcs
         if j < len(jobs) and c < len(crews)}.values()
    )  # fmt: skip
    found = best(jobs, crews, arcs, effort=Effort(moves=3))
    assert check(found, jobs, crews, arcs) == []
    exact = cheapest_of_all(jobs, crews, arcs)
    assert found.bound <= exact <= found.objective


def cheapest_of_all(jobs, crews, arcs):
    mine = [[None, *(arc for arc in arcs if arc.job == job.id)] for job in jobs]
    costs = (cost_of(jobs, crews, chosen) for chosen in product(*mine))
    return min(cost for cost in costs if cost is not None)


def cost_of(jobs, crews, chosen):
    cost = sum(arc.cost if arc else job.penalty for job, arc in zip(jobs, chosen, strict=True))
    heads = {job.id: job.heads for job in jobs}
    for crew in crews:
        taken = [arc for arc in chosen if arc and arc.crew == crew.id]
        here = {slot: sum(heads[arc.job] for arc in taken if arc.slot == slot) for slot in (0, 1)}
        if len(taken) > crew.limit or any(here[slot] > crew.places[slot] for slot in here):
            return None
        cost += sum(crew.step(n) for n in range(1, len(taken) + 1))
    return cost
