"""The page is written from the result alone: verdicts, notes, pictures."""

from xml.etree import ElementTree

from bench.dispatch.page import write

CURVE = [[0.1, 1300], [5.0, 1040], [9.0, 1020]]
RESULT = {
    "quick": False,
    "machine": {"processor": "slow", "processors": 1, "python": "3", "day": "2026-01-01", "libraries": {}},
    "cases": {
        name: {
            "title": "Rounds <here>", "measures": "Gaps.", "verdict": "missed", "wall_seconds": 3.0,
            "figures": [
                {"name": "gap", "value": 1.02, "unit": "", "goal": "≤ 1", "verdict": "missed"},
                {"name": "ratio", "value": None, "unit": "", "goal": "≤ 1", "verdict": "not measured"},
            ],
            "notes": ["PyVRP is not installed"], "wrong": ["two tours"],
            "kept": {
                "rounds-9-1": {
                    "bound": 1000, "ours": {"served": 7, "curve": CURVE},
                    "VROOM level 1": {"objective": 1150, "served": 6, "cpu_seconds": 2.0},
                },
                "month": {"bound": 1000, "whole": CURVE, "weeks": CURVE},
                "map": {
                    "day": 0, "villages": [[0, 0], [3, 4]],
                    "tours": [{"base": [1, 1], "places": [[0, 0], [3, 4]]}],
                },
            },
        }
        for name in ("C10", "C2")
    },
}  # fmt: skip


def test_page_and_pictures_come_from_the_result(tmp_path):
    page, *pictures = write(RESULT, tmp_path)
    words = page.read_text("utf-8")
    assert "| gap | 1.02 | ≤ 1 | missed |" in words
    assert "| ratio | – | ≤ 1 | not measured |" in words
    assert "- PyVRP is not installed" in words
    assert "- **Wrong:** two tours" in words
    assert "| rounds-9-1 | ours | 1,020 | 1.0200 | 7 |" in words
    assert words.index("## C2.") < words.index("## C10.")
    assert {path.name for path in pictures} == {
        "C2-map.svg", "C2-rounds-9-1.svg", "C10-map.svg", "C10-rounds-9-1.svg",
    }  # fmt: skip
    for path in pictures:
        assert ElementTree.fromstring(path.read_text("utf-8")).tag.endswith("svg")
        assert f"pictures/dispatch/{path.name}" in words
