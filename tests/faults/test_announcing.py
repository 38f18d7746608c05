"""The same notice to fifty thousand people: batch by batch, each told once, whoever dies meanwhile (G23)."""

import pytest

from tests.faults.running import run

PEOPLE = 50_000


@pytest.mark.long
@pytest.mark.postgres
def test_fifty_thousand_are_told_once_by_a_worker_that_is_killed(tmp_path):
    figures = run("announcing", tmp_path, people=PEOPLE, kills=5)
    assert figures["state"] == "done", figures
    assert figures["many"] >= PEOPLE, figures
    assert figures["many"] == figures["told"] == figures["messages"] == figures["people"], figures
    assert figures["unreached"] == 0, (
        figures
    )  # whoever has no page of their own is told by the station
    assert figures["memory"] <= 300, figures
    assert figures["cpu"] <= PEOPLE * 0.001, figures
