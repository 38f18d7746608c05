"""推演: a simulated year repeats itself, goes by the house's rules, and answers to what is changed."""

import json
import os
import subprocess
import sys
import time
from datetime import date, datetime, timedelta

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as trials
from hypothesis import strategies as st

from wudan.jobs.commandline import main
from wudan.kit import canonical
from wudan.kit.clock import CHINA
from wudan.kit.working_time import Term, Unit
from wudan.orders import flow
from wudan.simulation.assumptions import Assumptions, BadSetting
from wudan.simulation.county import read_county
from wudan.simulation.hours import Hours
from wudan.simulation.running import compare, simulate
from wudan.simulation.telling import sentences
from wudan.simulation.year import Year

COUNTY = read_county(settings.PACK)
FEW = Assumptions(orders=250)
FIRST = datetime(2026, 1, 1, tzinfo=CHINA)


class Nobody:
    def __init__(self, total=0):
        self.total, self.count = total, 0

    def advance(self, n=1):
        self.count += n

    def finish(self):
        pass


def a_year(seed=7, county=COUNTY, assumed=FEW, **changed):
    told = assumed.changed({name: str(value) for name, value in changed.items()})
    return simulate(county, told, year=2026, seed=seed, begin=Nobody)


@pytest.fixture(scope="module")
def plain():
    return a_year()


def test_the_same_seed_gives_the_same_bytes_and_another_another(plain):
    assert canonical.spell(a_year()) == canonical.spell(plain)
    assert a_year(seed=8, orders=20)["verbs"] != a_year(seed=7, orders=20)["verbs"]


def test_it_gives_the_same_bytes_whatever_order_python_keeps_sets_in(plain, tmp_path):
    made = tmp_path / "year.json"
    command = [sys.executable, "-m", "wudan.jobs.commandline", "simulate", "--year", "2026"]
    given_ = ["--seed", "7", "--orders", "250", "--json", str(made)]
    around = os.environ | {"PYTHONHASHSEED": "4711", "WUDAN_HOME": str(tmp_path)}
    subprocess.run(command + given_, check=True, env=around, cwd=settings.BASE_DIR)
    assert made.read_bytes() == canonical.spell(plain) + b"\n"


def test_every_order_comes_to_an_end_that_the_flow_knows(plain):
    orders = plain["orders"]
    assert orders["placed"] == 250 == sum(orders["stages"].values())
    assert orders["open"] == 0
    assert set(orders["stages"]) <= {stage.value for stage in flow.CLOSED}
    assert plain["verbs"]["place"] == 250
    assert orders["served"]["part"] == plain["verbs"]["fulfill"]


def test_no_site_no_team_and_no_person_is_named(plain):
    told = json.dumps(plain)
    named = [*COUNTY.stations, *(team.id for team in COUNTY.teams), *(t.name for t in COUNTY.teams)]
    assert [name for name in named if f'"{name}"' in told] == []


def test_what_is_earned_is_redeemed_or_owed(plain):
    points = plain["points"]
    assert points["earned"] == points["redeemed"] + points["outstanding"] > 0
    assert points["liability_fen"] == points["outstanding"] * COUNTY.worth_fen
    assert len(points["months"]) == 12


def test_a_setting_changes_what_it_is_about_and_nothing_by_chance(plain):
    differs = compare(plain, a_year(**{"rule.hours.spend": 4}))
    assert differs["points.earned"]["by"] > 0
    assert {path.partition(".")[0] for path in differs} == {"points"}
    assert compare(plain, plain) == {}


@pytest.mark.parametrize(
    ("changed", "path", "sign"),
    [
        ({"accept_days": 5}, "escalated.accept", -1),
        ({"accept": "2wh"}, "escalated.accept", 1),
        ({"leave_days": 60}, "in_time.accept.thousandths", -1),
        ({"outage_days": 40}, "in_time.accept.thousandths", -1),
        ({"teams_share": 20}, "orders.served.part", -1),
        ({"refuse_share": 60}, "teams.refusals", 1),
        ({"dropped_teams": 60}, "faults.teams_stopped", 1),
        ({"shelf_yuan": 0}, "points.redeemed", -1),
    ],
)
def test_more_time_staff_and_goods_help_and_less_do_not(plain, changed, path, sign):
    assert compare(plain, a_year(**changed))[path]["by"] * sign > 0


@pytest.mark.parametrize(
    "bad",
    [
        {"nonsense": 1}, {"orders": 0}, {"orders": -1}, {"orders": "9" * 9}, {"refuse_share": 101},
        {"accept": "soon"}, {"accept_days": "x"}, {"accept_days": 0}, {"rule.hours": 1},
        {"rule.hours.cash": 1}, {"leave_days": "一"}, {"terms": 1}, {"": 1},
    ],
)  # fmt: skip
def test_a_setting_that_makes_no_sense_is_told(bad):
    with pytest.raises(BadSetting, match=r"."):
        FEW.changed({name: str(value) for name, value in bad.items()})


@trials(max_examples=80, deadline=None)
@given(
    st.integers(0, 365 * 24 * 60 - 1), st.integers(1, 12),
    st.sampled_from([Unit.WORKING_HOURS, Unit.WORKING_DAYS, Unit.DAYS]),
)  # fmt: skip
def test_deadlines_fall_when_the_house_says(minute, amount, unit):
    term, at = Term(amount, unit), FIRST + timedelta(minutes=minute)
    due = Hours.of(COUNTY.calendar, 2026).due(minute, term)
    assert FIRST + timedelta(minutes=due) == COUNTY.calendar.due(at, term)


def test_nobody_works_on_days_away():
    run = Year(COUNTY, FEW.changed({"leave_days": "12"}), year=2026, seed=3)
    assert set(run.away_days.values()) == {12}
    assert date(2026, 10, 1) in COUNTY.calendar.holidays
    assert not run.hours.works(273)


def test_the_command_tells_a_year_compares_two_and_asks_no_database(capsys):
    assert main(["simulate", "--year", "2026", "--orders", "60"]) == 0
    assert "点单 60 张" in capsys.readouterr().out
    assert main(["simulate", "--year", "2026", "--orders", "60", "--set", "accept=2wh"]) == 0
    told = capsys.readouterr().out
    assert "原样" in told
    assert "→" in told


@pytest.mark.parametrize(
    ("given_", "words"),
    [
        (["--set", "nonsense=1"], "没有“nonsense”这一项"),
        (["--set", "leave_days"], "名称=值"),
        (["--set", "rule.nothing.spend=1"], "nothing"),
        (["--pack", "../nowhere"], "县包"),
        (["--orders", "0"], "大于 0"),
        (["--json", "/nowhere/at/all.json"], "写不了"),
    ],
)
def test_what_is_wrong_with_the_question_is_told_in_one_line(capsys, given_, words):
    few = [] if "--orders" in given_ else ["--orders", "5"]
    assert main(["simulate", "--year", "2026", *few, *given_]) == 2
    told = capsys.readouterr().err
    assert words in told
    assert "Traceback" not in told
    assert main(["simulate", "--year", "99"]) == 2


def test_another_county_is_another_pack(capsys):
    assert (
        main(["simulate", "--year", "2027", "--pack", "yuyang", "--orders", "30", "--json", "-"])
        == 0
    )
    assert json.loads(capsys.readouterr().out)["pack"] == "yuyang"


def test_sentences_hold_no_gap(plain):
    assert not any("None" in line for line in sentences(plain))


@pytest.mark.long
def test_a_county_year_of_thirty_thousand_orders_takes_less_than_a_minute_of_processor():
    begun = time.process_time()
    told = simulate(COUNTY, Assumptions(orders=30_000), year=2026, seed=7, begin=Nobody)
    spent = time.process_time() - begun
    sys.stderr.write(f"30,000 orders: {spent:.0f} s of processor\n")
    assert told["orders"]["open"] == 0
    assert spent < 60
