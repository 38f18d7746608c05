"""支持单 on pages: a site asks, the team answers, a day, done, confirmed; each sees whose turn it is."""

import pytest

from tests.teams.planned import first_tier
from tests.web.console.desk import words_of
from wudan.teams.models import SupportOrder


@pytest.fixture
def team(world):
    return first_tier(world)


@pytest.fixture
def asked(world, team, desk_of):
    said = {
        "team": team.pk,
        "unit": world.units["杨柳村"].pk,
        "kind": "guidance",
        "words": "想排小戏",
    }
    assert desk_of("马青山").send("support-new", **said).status_code == 303
    return SupportOrder.objects.get()


def test_from_asking_to_confirmed(desk_of, asked):
    site, leader = desk_of("马青山"), desk_of("呼延歌")
    assert "想排小戏" in words_of(leader.see("support-desk")).split("等对方办的")[0]
    assert leader.send("support-step", asked.pk, "accept", words="周六来").status_code == 303
    refused = leader.send("support-step", asked.pk, "schedule", day="2025-01-01", words="早")
    assert refused.status_code == 422
    assert "日子要从今天起" in words_of(refused)
    assert leader.send("support-step", asked.pk, "schedule", day="2026-09-12").status_code == 303
    assert "约在9月12日" in words_of(site.see("support-desk"))
    assert leader.send("support-step", asked.pk, "finish", words="排了三次").status_code == 303
    assert "没有等您办的" not in words_of(site.see("support-desk"))
    assert site.send("support-step", asked.pk, "confirm", words="能演了").status_code == 303
    asked.refresh_from_db()
    assert (asked.state, asked.verdict, asked.confirmed_as) == (
        "confirmed",
        "能演了",
        "杨柳村站·站长",
    )


def test_what_makes_no_sense_comes_back_as_typed(world, team, desk_of):
    unit = world.units["王台村"].pk
    refused = desk_of("马青山").send(
        "support-new", team=team.pk, unit=unit, kind="guidance", words="戏"
    )
    assert refused.status_code == 422
    assert "戏</textarea>" in words_of(refused)


def test_others_do_not_see_it(desk_of, asked):
    for name in ("贾站长", "苏远", "景科长", "秦奶奶"):
        assert desk_of(name).see("support-order", asked.pk).status_code == 404
    assert desk_of("柳文书").see("support-order", asked.pk).status_code == 200
    assert desk_of("呼延歌").send("support-step", asked.pk, "dance").status_code == 404
    assert desk_of("苏远").see("support-new").status_code == 404


def test_a_site_and_a_team_lead_to_it(world, team, desk_of):
    office = desk_of("柳文书")
    assert f"support/new?unit={world.units['杨柳村'].pk}" in words_of(
        office.see("site", world.units["杨柳村"].pk)
    )
    assert f"support/new?team={team.pk}" in words_of(office.see("team", team.pk))
    chosen = words_of(office.see("support-new", team=team.pk, kind="incubation"))
    assert f'<option value="{team.pk}"' in chosen
