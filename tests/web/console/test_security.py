"""安全: each control has a standing that is so, a place to look, and only three who may read it."""

from datetime import timedelta

import pytest
from django.conf import settings as house

from tests.web.console.desk import NOON, words_of
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.web.console.security.controls import PARTS
from wudan.web.console.security.desk import KEEPERS, measure
from wudan.web.console.security.measures import MEASURES
from wudan.web.console.security.standing import Standing
from wudan.web.navigation import _BY_ROLE, entries_of

CONTROLS = [control for part in PARTS for control in part.controls]


@pytest.mark.parametrize("name", ["计管理", "严审计"])
def test_keepers_see_every_control(world, desk_of, name):
    page = words_of(desk_of(name).see("security-desk"))
    assert all(control.clause in page for control in CONTROLS)
    assert "凭记忆" in page


def test_nobody_else_has_the_page(world, desk_of):
    for name in ("柳文书", "郝书记", "马青山", "秦奶奶"):
        assert desk_of(name).see("security-desk").status_code == 404
    named = {
        role
        for role in _BY_ROLE
        if "security-desk" in {name for name, _label, _icon in entries_of(Actor(1, role))}
    }
    assert named == set(KEEPERS)


def test_the_page_changes_nothing(world, desk_of):
    assert desk_of("计管理").send("security-desk").status_code in {200, 405}
    assert (
        "<form"
        not in words_of(desk_of("严审计").see("security-desk")).split("<main")[1].split("</main")[0]
    )


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.clause)
def test_a_control_is_told_and_what_is_claimed_can_be_looked_up(control):
    assert control.asks.endswith("。")
    assert control.how.endswith("。")
    pages = {entry[0] for role in _BY_ROLE for entry in entries_of(Actor(1, role))}
    for evidence in control.evidence:
        assert evidence in pages or (house.BASE_DIR / evidence).exists(), evidence
    if isinstance(control.standing, Standing):
        assert control.evidence or control.standing is not Standing.DONE
    else:
        assert set(control.standing.split()) <= set(MEASURES)


def test_ten_of_the_computing_environment_are_there():
    assert {control.clause.split()[0] for control in PARTS[0].controls} == {
        f"7.1.4.{number}" for number in range(1, 11)
    }


def test_what_is_measured_follows_what_is_so(world, settings):
    settings.TLS, settings.DEMO = False, True
    found = measure(NOON)
    assert found["tls"].standing is Standing.PARTLY
    assert found["no_default_accounts"].standing is Standing.PARTLY
    assert found["restore"].standing is Standing.OPEN
    settings.TLS, settings.DEMO = True, False
    found = measure(NOON)
    assert found["tls"].standing is found["no_default_accounts"].standing is Standing.DONE


def test_a_post_nobody_confirmed_is_seen(world):
    Post.objects.filter(pk=world.posts["马青山"].pk).update(
        confirmed_until=(NOON - timedelta(days=3)).date()
    )
    told = measure(NOON)["posts_confirmed"]
    assert told.standing is Standing.PARTLY
    assert "1 个" in told.words
