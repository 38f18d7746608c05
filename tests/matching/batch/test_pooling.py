"""Counties that share teams come near the whole, and prove how near."""

from bench.dispatch.batches import units, week
from wudan.matching.batch import Arc, Crew, Job, check, settle, settle_apart


def apart(question, drawn, **more):
    return settle_apart(
        *question, job_county={one.id: str(one.county) for one in drawn.orders},
        crew_county={one.id: str(one.county) for one in drawn.teams if one.county >= 0}, **more,
    )  # fmt: skip


def test_three_counties_with_pooled_teams_come_near_the_whole():
    drawn = week(300, 40, seed=3, counties=3)
    question = units(drawn)
    best, found = settle(*question), apart(question, drawn, rounds=2)
    assert check(found, *question) == []
    assert found.bound <= best.objective <= found.objective <= best.objective * 1.02
    assert apart([rows[::-1] for rows in question], drawn, rounds=2) == found


def test_the_shared_team_goes_where_it_saves_most():
    jobs = [Job("a", 9000), Job("b", 9000)]
    crews = [Crew("shared", 1, 0, {"mon": 1}), Crew("own", 1, 0, {"mon": 1})]
    arcs = [
        Arc("a", "own", "mon", 8000),
        Arc("a", "shared", "mon", 100),
        Arc("b", "shared", "mon", 200),
    ]
    found = settle_apart(
        jobs, crews, arcs, job_county={"a": "east", "b": "west"}, crew_county={"own": "east"}
    )
    assert {name: pair.crew for name, pair in found.pairs.items()} == {"a": "own", "b": "shared"}


def test_counties_without_shared_teams_and_none_at_all():
    assert settle_apart([], [], [], job_county={}, crew_county={}).objective == 0
    jobs, crews = [Job("a", 900)], [Crew("x", 1, 0, {"mon": 1})]
    found = settle_apart(
        jobs, crews, [Arc("a", "x", "mon", 5)], job_county={"a": "e"}, crew_county={"x": "e"}
    )
    assert found.objective == found.bound == 5
