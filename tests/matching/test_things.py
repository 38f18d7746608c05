import pytest

from .cast import order, team


def test_a_misspelled_risk_is_refused():
    with pytest.raises(ValueError, match="boddily"):
        order(risk="boddily")


def test_an_unknown_part_of_day_is_refused():
    with pytest.raises(ValueError, match="noon"):
        order(part="noon")


def test_a_slot_outside_the_week_is_refused():
    with pytest.raises(ValueError, match="0 to 23"):
        order(slots=frozenset({24}))


def test_an_unknown_kind_of_team_is_refused():
    with pytest.raises(ValueError, match="club"):
        team(kind="club")


def test_a_unit_path_without_its_last_dot_is_refused():
    with pytest.raises(ValueError, match=r"1\.4\.1'"):
        team(serves=("1.4.1",))
    with pytest.raises(ValueError, match=r"1\.4\.17'"):
        order(area_path="1.4.17")
