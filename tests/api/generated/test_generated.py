"""The API stands whatever it is sent: as a resident, a keeper, the center's office, and nobody.

A few hundred cases each time; thousands with `-m long`. The seed is new each time and printed
when something is found: `st run --seed`.
"""

import sys

import pytest

from tests.api.generated.asking import ask
from tests.api.generated.house import open_house

GUESTS = {"resident": "qunzhong1", "station_keeper": "zhanzhang1", "center_office": "zhongxin1"}
SESSION = ("sign_in", "sign_out", "choose_post")
pytestmark = pytest.mark.xdist_group("generated")


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with open_house(tmp_path_factory.mktemp("home"), orders=40) as opened:
        yield opened


def run(house, folder, *, most, phases):
    """As everybody, one after the other, each come in when it is their turn; the answers by who asked."""
    return {
        role: ask(house, house.come_in(account) if account else None, folder / role, most=most, phases=phases)
        for role, account in [*GUESTS.items(), ("nobody", "")]
    } | {
        "session": ask(
            house, house.come_in("qunzhong2"), folder / "session", most=most, phases=phases,
            only=SESSION,
        )
    }  # fmt: skip


def found_in(words):
    """What was found, without the advice behind it."""
    return words[words.find(" FAILURES ") :].partition(" SUMMARY ")[0][:6000]


def assert_it_stands(house, told):
    wrong = {
        role: f"seed {one.seed}\n{found_in(one.words)}" for role, one in told.items() if one.code
    }
    assert wrong == {}, "\n".join(wrong.values())
    assert " 500 " not in house.log.read_text()
    assert "Traceback" not in house.log.read_text()


@pytest.mark.long
def test_a_few_hundred_cases(house, tmp_path):
    told = run(house, tmp_path, most=1, phases="fuzzing")
    assert_it_stands(house, told)
    assert sum(one.cases for one in told.values()) >= 300


@pytest.mark.long
def test_thousands_of_cases_in_all_phases(house, tmp_path, record_testsuite_property):
    told = run(house, tmp_path, most=20, phases="examples,coverage,fuzzing,stateful")
    for role, one in told.items():
        record_testsuite_property(f"generated as {role}", f"{one.cases} cases, seed {one.seed}")
        sys.stdout.write(f"{role}: {one.cases} cases, seed {one.seed}\n")
    assert_it_stands(house, told)
    assert sum(one.cases for one in told.values()) >= 5000
