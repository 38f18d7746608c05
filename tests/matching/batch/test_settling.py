"""A batch is settled as cheaply as can be, says why, and proves it."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wudan.matching.batch import Arc, Because, Crew, Job, Prices, bound_of, check, settle

JOBS = [Job("a", 900), Job("b", 900), Job("c", 900)]
CREWS = [Crew("x", 2, 60, {"mon": 1, "tue": 1}), Crew("y", 1, 60, {"mon": 1})]
ARCS = [
    Arc("a", "x", "mon", 100), Arc("a", "y", "mon", 120), Arc("b", "x", "mon", 50),
    Arc("b", "x", "tue", 300), Arc("c", "y", "mon", 800),
]  # fmt: skip


def test_who_has_no_other_way_comes_first():
    batch = settle(JOBS, CREWS, ARCS)
    assert check(batch, JOBS, CREWS, ARCS) == []
    assert {name: (pair.crew, pair.slot) for name, pair in batch.pairs.items()} == {
        "a": ("y", "mon"), "b": ("x", "mon"),
    }  # fmt: skip
    assert batch.unserved["c"].because == Because.OUTBID
    assert batch.objective == batch.bound


def test_nobody_is_told_from_outbid():
    batch = settle([Job("d", 10)], CREWS, ARCS)
    assert batch.unserved["d"].because == Because.NOBODY
    assert settle([], CREWS, ARCS).objective == 0


def test_a_job_given_twice_is_refused():
    with pytest.raises(ValueError, match="given twice: a"):
        settle([*JOBS, Job("a", 1)], CREWS, ARCS)


def test_any_prices_give_a_bound():
    dear = Prices({("x", "mon"): 500}, {"y": 300})
    assert bound_of(JOBS, CREWS, ARCS, dear) <= settle(JOBS, CREWS, ARCS).objective


numbers = st.integers(0, 1000)
problems = st.tuples(
    st.lists(numbers, min_size=1, max_size=5),
    st.lists(st.tuples(st.integers(0, 3), numbers, st.integers(0, 2), st.integers(0, 2)), max_size=3),
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2), st.integers(0, 1), numbers), max_size=12),
)  # fmt: skip


@given(problems)
def test_no_assignment_at_all_is_cheaper(problem):
    penalties, crews, arcs = problem
    jobs = [Job(f"j{n}", penalty) for n, penalty in enumerate(penalties)]
    crews = [
        Crew(f"c{n}", limit, load, {0: first, 1: second})
        for n, (limit, load, first, second) in enumerate(crews)
    ]
    arcs = list(
        {(j, c, s): Arc(f"j{j}", f"c{c}", s, cost) for j, c, s, cost in arcs
         if j < len(jobs) and c < len(crews)}.values()
    )  # fmt: skip
    batch = settle(jobs, crews, arcs)
    assert check(batch, jobs, crews, arcs) == []
    assert batch.objective == batch.bound
    assert batch.objective == cheapest_of_all(jobs, crews, arcs)
    assert settle(jobs[::-1], crews[::-1], arcs[::-1]) == batch


def cheapest_of_all(jobs, crews, arcs):
    mine = [[None, *(arc for arc in arcs if arc.job == job.id)] for job in jobs]
    best = None
    for chosen in product(*mine):
        taken = [arc for arc in chosen if arc]
        loads = {crew.id: sum(arc.crew == crew.id for arc in taken) for crew in crews}
        fits = all(loads[crew.id] <= crew.limit for crew in crews) and all(
            sum((arc.crew, arc.slot) == (crew.id, slot) for arc in taken) <= places
            for crew in crews
            for slot, places in crew.places.items()
        )
        if fits:
            cost = sum(arc.cost for arc in taken)
            cost += sum(crew.step(n) for crew in crews for n in range(1, loads[crew.id] + 1))
            cost += sum(job.penalty for job, arc in zip(jobs, chosen, strict=True) if not arc)
            best = cost if best is None else min(best, cost)
    return best
