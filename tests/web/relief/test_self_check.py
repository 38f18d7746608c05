"""减负自检: what is forbidden is not there, would be seen if it were, and tests stand behind each item."""

import ast
import re
from functools import cache

import pytest
from django import forms

from tests.house.files import ROOT, code
from tests.web.console.desk import words_of
from wudan.web.headers import CLOSED
from wudan.web.relief import looks
from wudan.web.relief.house import House, name_of, standing_house
from wudan.web.relief.obligations import COMPLAINTS, obligations
from wudan.web.relief.page import check
from wudan.web.relief.prohibitions import PROHIBITIONS
from wudan.web.relief.reasons import FILES_DEMANDED, LONG_FORMS, MOST_DEMANDED

BY_CODE = {item.code: item for item in PROHIBITIONS}
PLANTED = {
    "check-in": ("people.Post.punched", "/desk/punches"),
    "ranking": ("teams.Team.ranking", "/teams/leaderboard"),
    "online-time": ("people.Account.login_count", "/desk/online-time"),
    "targets": ("areas.Unit.download_count", "/desk/installs"),
    "likes": ("projects.Project.like_count", "/projects/<no>/likes"),
    "appraisal": ("sites.Site.daily_score", "/desk/online-inspection"),
    "business": ("rewards.Good.price_fen", "/checkout"),
    "faces": ("people.Person.face_hash", "/faces"),
}


def a_house(*, column="", address="", asked=(), open_pages=(), closed=CLOSED):
    return House((column,) if column else (), ((address, ""),), tuple(asked), frozenset(open_pages), closed)  # fmt: skip


def found(item, house):
    return [one for look in BY_CODE[item].looks for one in look(house).found]


def a_form(name, **fields):
    return type(name, (forms.Form,), {**fields, "__module__": "wudan.web.registers.forms"})


@cache
def names_in(path):
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_nothing_forbidden_is_there():
    wrong = {one.item.code: one.looked for one in check().checked if not one.is_absent}
    assert wrong == {}


@pytest.mark.parametrize("item", PROHIBITIONS, ids=lambda item: item.code)
def test_each_item_is_looked_for_and_held_by_tests_that_exist(item):
    assert item.looks
    assert item.tests
    for named in item.tests:
        path, _, name = named.partition("::")
        assert name in names_in(path), named


def test_each_obligation_is_held_by_a_test_that_exists():
    for one in obligations(a_house()):
        assert all(t.partition("::")[2] in names_in(t.partition("::")[0]) for t in one.tests)


def test_each_look_has_something_to_look_at():
    for one in check().checked:
        for looked in one.looked:
            assert looked.count or looked.words == "台账、报表里要填的数"


@pytest.mark.parametrize("item", PLANTED)
def test_what_is_planted_is_seen(item):
    column, address = PLANTED[item]
    assert found(item, a_house(column=column)) == [column]
    assert found(item, a_house(address=address)) == [address]


def test_a_long_form_and_a_typed_figure_are_seen():
    many = {f"f{n}": forms.CharField() for n in range(MOST_DEMANDED + 1)}
    assert found("forms", a_house(asked=[a_form("Long", **many)])) == ["registers.forms.Long"]
    typed = a_form(
        "Weekly", people_count=forms.IntegerField(), words=forms.CharField(required=False)
    )
    sees = looks.nothing_typed_in(".registers.")
    assert sees(a_house(asked=[typed])).found == ("registers.forms.Weekly.people_count",)


def test_a_demanded_photograph_and_place_are_seen():
    asked = a_form("Done", photo=forms.FileField(), lon=forms.FloatField())
    assert set(found("pictures", a_house(asked=[asked]))) >= {
        "registers.forms.Done", "registers.forms.Done.photo", "registers.forms.Done.lon",
    }  # fmt: skip
    assert found("pictures", a_house(closed=frozenset())) == ["geolocation", "camera", "microphone"]


def test_every_reason_is_for_a_form_there_is():
    names = {name_of(form) for form in standing_house(CLOSED).forms}
    assert {*FILES_DEMANDED, *LONG_FORMS} <= names


def test_a_page_that_is_shut_is_seen():
    assert "services" in found("sign-in", a_house(open_pages={"home"}))


def test_the_last_sign_in_is_read_by_nobody_but_the_guard_of_accounts():
    readers = {
        path.relative_to(ROOT).as_posix() for path in code()
        if re.search(r"\blast_login\b|__last_login", path.read_text("utf-8"))
    }  # fmt: skip
    assert readers == {
        "wudan/web/console/security/measures.py", "wudan/people/actions/emptying.py",
        "wudan/people/inventory.py", "wudan/privacy/inventory.py",
    }  # fmt: skip


def test_a_town_may_not_own_a_house(settings):
    assert obligations(a_house())[0].is_met
    settings.PACK = type("Pack", (), {"county": "610626101", "county_name": "铁边城镇"})()
    assert not obligations(a_house())[0].is_met


def test_a_way_to_complain_is_looked_for():
    assert not obligations(a_house())[1].is_met
    assert obligations(a_house(open_pages={COMPLAINTS}))[1].is_met


def test_the_filing_is_the_countys_to_make(settings, client, db):
    assert "还没有填备案号" in words_of(client.get("/self-check"))
    settings.FILING = "陕政备 610626-01"
    assert words_of(client.get("/self-check")).count("陕政备 610626-01") == 2


def test_who_has_no_account_reads_the_page(client, db, django_assert_max_num_queries):
    with django_assert_max_num_queries(0):
        page = words_of(client.get("/self-check"))
    assert "打卡签到" in page
    assert "test_self_check.py" not in page


def test_who_checks_sees_what_was_looked_at_and_which_tests_hold_it(world, desk_of):
    page = words_of(desk_of("严审计").see("self-check"))
    assert "数据表的字段" in page
    assert "test_self_check.py::test_what_is_planted_is_seen" in page
