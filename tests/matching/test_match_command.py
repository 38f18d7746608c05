"""`wudan match plan FILE`: JSON in, JSON out, byte for byte the same again."""

import json

import pytest

from wudan.jobs import commandline

COUNTY = {
    "visits": [
        {"id": f"v{n}", "place": [108.1 + n / 50, 36.9], "seconds": 3600, "prize": 9000,
         "skills": ["opera"], "windows": [[0, 28800, 57600], [1, 28800, 57600]]}
        for n in range(9)
    ],
    "days": [
        {"team": "t", "day": day, "base": [108.18, 36.92], "starts": 28800, "ends": 57600,
         "skills": ["opera"]}
        for day in (0, 1)
    ],
}  # fmt: skip


BATCH = {
    "jobs": [{"id": "a", "penalty": 900}, {"id": "b", "penalty": 900}],
    "crews": [{"id": "x", "limit": 2, "load": 60, "places": {"mon": 1}}],
    "arcs": [["a", "x", "mon", 100], ["b", "x", "mon", 50]],
}
EVENT = {
    "shifts": [{"id": "gate", "begins": 0, "ends": 3600, "need": 2}],
    "volunteers": [{"id": "ann", "spans": [[0, 7200]], "most": 1, "wishes": {"gate": -60}}],
}


RANKED = {
    "now": "2026-05-04T09:00",
    "orders": [
        {"id": "o1", "category": "poverty", "area": "1.4.17.", "skills": ["haircut"],
         "place": [108.18, 36.92]},
        {"id": "o2", "category": "law", "area": "1.4.17."},
    ],
    "teams": [
        {"id": "near", "categories": ["poverty"], "serves": ["1."], "skills": ["haircut"],
         "slots": [0, 3, 6], "members": 6, "capacity": 5, "base": [108.17, 36.93]},
        {"id": "far", "categories": ["poverty"], "serves": ["1."], "skills": ["haircut"],
         "slots": [0, 3, 6], "members": 6, "capacity": 5, "base": [108.9, 36.9]},
        {"id": "idle", "categories": ["poverty"], "serves": [], "members": 0, "capacity": 0},
    ],
}  # fmt: skip


def match(tmp_path, capsys, told, *arguments, face="plan"):
    file = tmp_path / "county.json"
    file.write_text(told if isinstance(told, str) else json.dumps(told), "utf-8")
    code = commandline.main(["match", face, str(file), *arguments])
    return code, *capsys.readouterr()


def test_the_same_work_gives_the_same_bytes(tmp_path, capsys):
    first = match(tmp_path, capsys, COUNTY, "--work", "2", "--prove", "--seed", "3")
    assert first[0] == 0
    assert match(tmp_path, capsys, COUNTY, "--work", "2", "--prove", "--seed", "3") == first
    answer = json.loads(first[1])
    assert answer["work"] == 2
    assert answer["bound"] <= answer["objective"]


def test_time_only_cuts_between_plans(tmp_path, capsys):
    code, told, _ = match(tmp_path, capsys, COUNTY, "--seconds", "0")
    assert code == 0
    work = json.loads(told)["work"]
    assert match(tmp_path, capsys, COUNTY, "--work", str(work))[1] == told


def test_a_table_of_seconds_may_stand_for_places(tmp_path, capsys):
    told = {
        "travel": {"seconds": [[0, 600, -1], [600, 0, 900], [-1, 900, 0]]},
        "visits": [
            {"id": "v", "place": 1, "seconds": 600, "prize": 9000, "windows": [[0, 0, 80000]]}
        ],
        "days": [{"team": "t", "day": 0, "base": 0, "starts": 0, "ends": 80000}],
    }
    code, out, _ = match(tmp_path, capsys, told)
    assert (code, json.loads(out)["objective"]) == (0, 1200)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("", "看不懂"),
        ("[1]", "no object"),
        ({}, "visits: not a list"),
        ({"visits": [{}], "days": []}, "visits[0].id: missing"),
        ({**COUNTY, "mode": "quick"}, "mode"),
        ({**COUNTY, "travel": {"seconds": [[1, 2]]}}, "travel.seconds"),
        ({"visits": [{**COUNTY["visits"][0], "seconds": -1}], "days": []}, "visits[0].seconds"),
        ({"visits": [{**COUNTY["visits"][0], "place": [999, 0]}], "days": []}, "not on the earth"),
        ({"visits": [], "days": [{**COUNTY["days"][0], "base": "home"}]}, "days[0].base"),
    ],
)
def test_a_file_that_cannot_be_read_says_where(tmp_path, capsys, told, words):
    code, out, said = match(tmp_path, capsys, told)
    assert (code, out) == (2, "")
    assert words in said


def test_a_file_that_is_not_there(tmp_path, capsys):
    assert commandline.main(["match", "plan", str(tmp_path / "none.json")]) == 2
    assert "读不到" in capsys.readouterr().err


def test_a_batch_is_settled_and_proved(tmp_path, capsys):
    code, out, _ = match(tmp_path, capsys, BATCH, face="assign")
    answer = json.loads(out)
    assert code == 0
    assert answer["pairs"]["b"]["crew"] == "x"
    assert answer["unserved"]["a"]["because"] == "outbid"
    assert answer["objective"] == answer["bound"] == 900 + 50 + 30


def test_a_batch_with_headcounts_gives_the_same_bytes(tmp_path, capsys):
    jobs = [{**job, "heads": 2} for job in BATCH["jobs"]]
    told = {**BATCH, "jobs": jobs, "crews": [{**BATCH["crews"][0], "places": {"mon": 4}}]}
    code, out, _ = match(tmp_path, capsys, told, "--seed", "4", face="assign")
    answer = json.loads(out)
    assert (code, answer["pairs"].keys()) == (0, {"a", "b"})
    work = str(answer["work"])
    again = match(tmp_path, capsys, told, "--work", work, "--seed", "4", face="assign")
    assert again[1] == out


def test_teams_are_ranked_with_a_named_rule_for_each_other(tmp_path, capsys):
    code, out, _ = match(tmp_path, capsys, RANKED, face="rank")
    told = json.loads(out)["orders"]
    assert (code, told["o1"]["eligible"]) == (0, ["near", "far"])
    best = told["o1"]["choices"][0]
    assert best["opening"] == ["2026-05-04", 0]
    assert best["score"] == pytest.approx(sum(best["terms"].values()), abs=1e-3)
    assert told["o1"]["refusals"]["idle"]["rule"] == "area"
    assert told["o2"]["refused"] == {"category": 3}
    assert match(tmp_path, capsys, RANKED, face="rank")[1] == out


def test_shifts_are_filled(tmp_path, capsys):
    code, out, _ = match(tmp_path, capsys, EVENT, face="roster")
    answer = json.loads(out)
    assert code == 0
    assert answer["places"] == {"gate": ["ann"]}
    assert answer["empty"]["gate"] == {"missing": 1, "because": "nobody"}


@pytest.mark.parametrize(
    ("face", "told", "words"),
    [
        ("assign", {**BATCH, "arcs": [["a", "x", "mon"]]}, "arcs[0]"),
        (
            "assign",
            {**BATCH, "jobs": [*BATCH["jobs"], BATCH["jobs"][0]]},
            "jobs: an id is given twice",
        ),
        ("assign", {**BATCH, "crews": [{"id": "x", "limit": 1, "places": 3}]}, "crews[0].places"),
        ("assign", {**BATCH, "jobs": [{"id": "a", "penalty": -1}]}, "jobs[0].penalty"),
        ("assign", {**BATCH, "jobs": [{"id": "a", "penalty": 1, "heads": 0}]}, "jobs[0].heads"),
        ("rank", {**RANKED, "now": "soon"}, "now: not a moment"),
        ("rank", {**RANKED, "weights": {"beauty": 1}}, "unknown weight: beauty"),
        ("rank", {**RANKED, "weights": {"travel": -1}}, "must not be negative"),
        ("rank", {**RANKED, "figures": {"beauty": 1}}, "figures.beauty"),
        ("rank", {**RANKED, "teams": [RANKED["teams"][0]] * 2}, "teams: an id is given twice"),
        ("rank", {**RANKED, "orders": [{**RANKED["orders"][0], "area": "1.4"}]}, "end with a dot"),
        ("rank", {**RANKED, "orders": [{**RANKED["orders"][0], "part": ["am"]}]}, "orders[0]"),
        ("rank", {**RANKED, "teams": [{**RANKED["teams"][0], "base": [1]}]}, "teams[0].base"),
        ("roster", {**EVENT, "shifts": [{"id": "gate"}]}, "shifts[0].begins: missing"),
        (
            "roster",
            {**EVENT, "volunteers": [{"id": "a", "spans": 1, "most": 1}]},
            "volunteers[0].spans",
        ),
        ("roster", [], "no object"),
    ],
)
def test_other_faces_say_where_a_file_is_wrong_too(tmp_path, capsys, face, told, words):
    code, out, said = match(tmp_path, capsys, told, face=face)
    assert (code, out) == (2, "")
    assert words in said


TOURS = {
    "times": [[0, 60, 90], [60, 0, 50], [90, 50, 0]],
    "clients": [
        {"id": f"c{n}", "place": n, "seconds": 60, "opens": 0, "closes": 900} for n in (1, 2)
    ],
    "vehicles": [{"id": "van", "start": 0, "starts": 0, "ends": 3600}],
}


def test_long_tours_are_routed_the_same_again(tmp_path, capsys):
    first = match(tmp_path, capsys, TOURS, "--work", "3", face="route")
    assert first[0] == 0
    assert json.loads(first[1])["objective"] == 200
    assert match(tmp_path, capsys, TOURS, "--work", "3", face="route") == first


def test_without_a_router_one_line_says_so_and_ours_answers(tmp_path, capsys):
    more = ("--work", "1", "--router", "/nowhere/python")
    code, told, said = match(tmp_path, capsys, TOURS, *more, face="route")
    assert (code, json.loads(told)["by"]) == (0, "own")
    assert said.strip().endswith("只用自有算法作答")


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"times": [[0, 1]]}, "times"),
        ({"times": "x"}, "times"),
        ({"costs": [[0]]}, "costs"),
        ({"clients": [{"id": 1}]}, "clients[0].place"),
        ({"clients": [{**TOURS["clients"][0], "place": 3}]}, "clients[0].place"),
        ({"clients": TOURS["clients"] * 2}, "clients"),
        ({"vehicles": [{**TOURS["vehicles"][0], "allowed": "c1"}]}, "vehicles[0].allowed"),
        ({"vehicles": [{**TOURS["vehicles"][0], "count": -1}]}, "vehicles[0].count"),
    ],
)
def test_a_routing_question_that_cannot_be_read_names_the_place(tmp_path, capsys, change, place):
    code, _, said = match(tmp_path, capsys, TOURS | change, face="route")
    assert code == 2
    assert place in said


def test_a_long_plan_goes_week_after_week(tmp_path, capsys):
    later = [
        {**visit, "id": f"later {visit['id']}", "windows": [[40, 28800, 57600]]}
        for visit in COUNTY["visits"]
    ]
    told = {
        "visits": COUNTY["visits"] + later,
        "days": [*COUNTY["days"], {**COUNTY["days"][0], "day": 40}],
    }
    first = match(tmp_path, capsys, told, "--work", "3", "--prove")
    assert first[0] == 0
    assert {tour["day"] for tour in json.loads(first[1])["tours"]} == {0, 1, 40}
    assert match(tmp_path, capsys, told, "--work", "3", "--prove", "--week", "7") == first


def test_two_carers_are_sent_to_one_visit(tmp_path, capsys):
    told = {
        "ways": [[0, 30], [30, 0]],
        "carers": [{"id": "li", "skills": ["bath"]}, {"id": "wang", "skills": ["bath"]}],
        "visits": [
            {"id": "ann", "place": 1, "opens": 50, "closes": 90, "sync": "together",
             "needs": [{"skill": "bath", "lasts": 10}, {"skill": "bath", "lasts": 10}]},
            {"id": "bo", "place": 1, "opens": 0, "closes": 9, "needs": [{"skill": "law", "lasts": 1}]},
        ],
    }  # fmt: skip
    code, out, _ = match(tmp_path, capsys, told, "--work", "2", face="pairs")
    answer = json.loads(out)
    assert (code, answer["objective"], answer["unserved"]) == (0, 120, {"bo": "skill"})
    assert {stop["begins"] for tour in answer["tours"] for stop in tour["stops"]} == {50}
    told["visits"][0]["needs"].pop()
    code, out, err = match(tmp_path, capsys, told, face="pairs")
    assert (code, out) == (2, "")
    assert "visit ann" in err
