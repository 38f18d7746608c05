"""The comparison with the peers judges by code, keeps only runs that did their work, draws its page from
the result alone."""

from xml.etree import ElementTree

import pytest

from bench.peers import page, verdicts
from bench.peers.shapes import Loaded, Run
from bench.sections import put, sections

LOADED = {
    "requests": 100, "failed": 0, "seconds": 5.0, "cpu_seconds": 0.1, "size": 4000,
    "p50_ms": 9.0, "p99_ms": 20.0, "worst": "",
}  # fmt: skip


def run(web, database, *, fault="", foreign=0.1):
    return {
        "round": 1, "loaded": LOADED, "web_ms": web, "database_ms": database, "foreign": foreign,
        "grown": None, "fault": fault,
    }  # fmt: skip


def asked(kind, *runs, sql=5.0):
    return {
        "title": f"a {kind}",
        "kind": kind,
        "sql": sql,
        "sql_plain": sql - 2,
        "runs": list(runs),
    }


def system(title, listed, written, **sql):
    return {
        "title": title, "megabytes": 109.6, "share": 70.0,
        "asks": {
            "list": asked("list", run(1, 0.1, fault="3 of 100 failed: 500 oh"), *listed),
            "write": asked("write", *written, **sql),
        },
    }  # fmt: skip


SYSTEMS = {
    "ours": system("五单", [run(3, 1), run(4, 1), run(9, 1)], [run(3, 1.5)], sql=15.25),
    "pretix": system("pretix <x>", [run(40, 10)], [run(40, 4.9)]),
    "indico": system("Indico", [run(60, 10)], [run(20, 7)]),
    "helpdesk": system("helpdesk", [run(4, 0.9)], [run(9, 1)]),
}
RESULT = {
    "machine": {"processor": "slow", "processors": 2, "python": "3", "day": "2026-01-01"},
    "quick": False, "rounds": 3, "seconds": 5.0, "load_before": [0.5, 1.0, 2.0],
    "systems": SYSTEMS, "verdicts": verdicts.told(SYSTEMS, quick=False),
}  # fmt: skip


def test_each_aim_is_judged_by_the_median_of_the_runs_that_count():
    told = {one["name"]: (one["value"], one["verdict"]) for one in RESULT["verdicts"]}
    assert told == {
        "list of 30 from 200: CPU": (5.0, "passed"),
        "order write: CPU": (4.5, "passed"),
        "list: statements": (5.0, "passed"),
        "order write: statements": (15.25, "missed"),
        "worker: memory": (109.6, "passed"),
        "pretix list / ours": (10.0, "passed"),
        "pretix write / ours": (pytest.approx(9.98, abs=0.01), "missed"),
        "indico list / ours": (14.0, "passed"),
        "indico write / ours": (6.0, "passed"),
        "helpdesk list / ours": (pytest.approx(0.98), "missed"),
        "helpdesk write / ours": (pytest.approx(2.22, abs=0.01), "passed"),
    }
    assert verdicts.missed(RESULT["verdicts"]) == [
        "order write: statements", "pretix write / ours", "helpdesk list / ours",
    ]  # fmt: skip


def test_what_was_not_measured_does_not_pass():
    told = verdicts.told({"ours": SYSTEMS["ours"]}, quick=False)
    assert {one["verdict"] for one in told if "/ ours" in one["name"]} == {"not measured"}
    broken = {"ours": system("ours", [], [run(1, 1, fault="wrote only 3 rows")])}
    assert verdicts.told(broken, quick=False)[1]["verdict"] == "not measured"


@pytest.mark.parametrize(
    ("seen", "grown", "fault"),
    [
        ({}, None, ""),
        ({}, 97, ""),
        ({}, 96, "100 requests wrote only 96 rows"),
        ({"failed": 2, "worst": "500 oh"}, 100, "2 of 100 failed: 500 oh"),
        ({"requests": 0}, 0, "nothing was answered"),
    ],
)
def test_a_run_counts_only_if_every_request_did_its_work(seen, grown, fault):
    loaded = Loaded(**(LOADED | seen))
    assert Run(1, loaded, 3.0, 1.0, 0.0, grown).fault() == fault


def test_page_and_pictures_come_from_the_result(tmp_path):
    written, *pictures = page.write(RESULT, tmp_path)
    words = written.read_text("utf-8")
    assert "| pretix write / ours | 9.98 × | ≥ 10 | missed |" in words
    assert (
        "| 五单: a list | 3 of 4 | 5.0 | 4.0 = 3.0 + 1.0 | 5 (3) | 20 (20) | 10%–10% | 4,000 |"
        in words
    )
    assert "- Left out, 五单, a list, round 1: 3 of 100 failed: 500 oh" in words
    assert "Machine: slow, 2 processors, Python 3; 2026-01-01; load before: 0.5 1.0 2.0." in words
    for picture in pictures:
        assert ElementTree.fromstring(picture.read_text("utf-8")).tag.endswith("svg")
        assert f"pictures/benchmarks/{picture.name}" in words
    assert any("pretix list / ours" in line and "passed" in line for line in page.lines(RESULT))


def test_a_section_is_replaced_and_the_others_stay(tmp_path):
    shared = tmp_path / "benchmarks.md"
    put(shared, "growth", "## Growth\n\nbig")
    put(shared, "peers", "## Peers\n\nold")
    put(shared, "peers", "## Peers\n\nnew")
    words = shared.read_text("utf-8")
    assert sections(words) == {"peers": "## Peers\n\nnew", "growth": "## Growth\n\nbig"}
    assert words.count("# Benchmarks") == 1
