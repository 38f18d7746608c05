"""What was promised stays, what was declined is closed, and the rest may move, at a price."""

from wudan.matching.batch import Arc, Because, Crew, Job, Standing, resettle

JOBS = [Job("a", 900), Job("b", 900)]
CREWS = [Crew("x", 2, 60, {"mon": 1, "tue": 1}), Crew("y", 1, 60, {"mon": 1})]
ARCS = [
    Arc("a", "x", "mon", 100), Arc("a", "y", "mon", 120), Arc("b", "x", "mon", 50),
    Arc("b", "x", "tue", 300),
]  # fmt: skip


def seats(found):
    return {name: (pair.crew, pair.slot) for name, pair in found.batch.pairs.items()}


def test_a_promise_keeps_its_place_and_its_share_of_the_load():
    found = resettle(JOBS, CREWS, ARCS, Standing(promised={"a": ("x", "mon")}))
    assert seats(found) == {"b": ("x", "tue")}
    assert found.batch.objective == 300 + 60 * 3 // 2


def test_a_proposal_moves_for_another_order_and_is_named():
    standing = Standing(proposed={"a": ("x", "mon")})
    found = resettle(JOBS, CREWS, ARCS, standing, stickiness=30)
    assert (seats(found)["a"], found.moved) == (("y", "mon"), ("a",))
    held = resettle(JOBS, CREWS, ARCS, standing, stickiness=500)
    assert (seats(held)["a"], held.moved) == (("x", "mon"), ())


def test_who_declined_is_not_asked_again_and_the_order_comes_first():
    only = [Arc("a", "x", "mon", 100), Arc("b", "x", "mon", 50), Arc("a", "y", "mon", 10)]
    standing = Standing(declined={"a": {"y"}})
    assert seats(resettle(JOBS, CREWS, only, standing)) == {"b": ("x", "mon")}
    found = resettle(JOBS, CREWS, only, standing, decline_seconds=200)
    assert seats(found) == {"a": ("x", "mon")}


def test_an_order_that_many_declined_goes_to_a_person():
    found = resettle(JOBS, CREWS, ARCS, Standing(declined={"a": {"p", "q"}}), most_declines=2)
    assert found.worn == ("a",)
    assert found.batch.unserved["a"].because == Because.NOBODY


def test_headcounts_are_settled_again_too():
    jobs = [Job("a", 900, 2), Job("b", 900, 2), Job("c", 900, 1)]
    crews = [Crew("x", 3, 0, {"mon": 4})]
    arcs = [Arc(job.id, "x", "mon", 10) for job in jobs]
    found = resettle(jobs, crews, arcs, Standing(promised={"a": ("x", "mon")}))
    assert len(found.batch.pairs) == 1
