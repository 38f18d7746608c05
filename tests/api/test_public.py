"""What anybody may read; and what plain rows promise in the description they keep."""

import pytest

from wudan.api.v1 import areas, platforms, services, sites, teams
from wudan.sites.models import SitePeriod

SHAPES = [
    ("areas", areas.Areas, "610626101", areas.AreaShown, 7),
    ("sites", sites.Sites, "杨柳村", sites.SiteShown, 7),
    ("platforms", platforms.Platforms, "relief", platforms.PlatformShown, 3),
    ("services", services.Services, "haircut", services.ServiceShown, 4),
]


@pytest.mark.parametrize(("where", "shape", "one", "row", "how_many"), SHAPES)
def test_rows_have_the_shape_that_is_described(world, speaker, where, shape, one, row, how_many):
    listed = speaker.get(where)
    assert len(shape.model_validate_json(listed.raw, strict=True).items) == how_many
    assert listed.headers["Cache-Control"].startswith("public")
    single = speaker.get(f"{where}/{one}")
    row.model_validate_json(single.raw, strict=True)
    assert set(single.body) == set(row.model_fields)
    assert single.body in listed["items"]


@pytest.mark.parametrize("where", ["areas", "sites", "platforms", "services"])
@pytest.mark.parametrize("code", ["none", "%00", "9" * 300, "%F0%9F%92%90"])
def test_what_is_not_there_is_not_found(world, speaker, where, code):
    answer = speaker.get(f"{where}/{code}")
    assert (answer.status, answer["code"]) == (404, "missing")


def test_areas_below_one(world, speaker):
    found = speaker.get("areas", under="610626101")["items"]
    assert [area["name"] for area in found] == ["铁边城镇", "杨柳村", "石峁村"]
    assert found[1]["parent"] == "610626101"


def test_a_closed_site_says_so(world, speaker):
    SitePeriod.objects.filter(site__unit__key="杨柳村").update(state="closed")
    assert speaker.get("sites/杨柳村")["state"] == "closed"


def test_stations_alone(world, speaker):
    kinds = {site["kind"] for site in speaker.get("sites", kind="station")["items"]}
    assert kinds == {"station"}


def test_a_platform_names_the_department_that_leads(world, speaker):
    assert speaker.get("platforms/relief")["lead"] == {"key": "民政局", "name": "民政局"}


def test_the_menu_by_platform_and_by_name(world, speaker):
    codes = [s["code"] for s in speaker.get("services", platform="relief")["items"]]
    assert codes == ["haircut", "bath"]
    assert speaker.get("services", q="给老人量一下血压")["items"][0]["code"] == "checkup"
    assert speaker.get("services", q="zzz")["items"] == []


def test_what_is_off_the_menu_is_not_offered(world, speaker):
    world.services["bath"].is_offered = False
    world.services["bath"].save()
    assert speaker.get("services/bath").status == 404


def test_teams_are_public_and_name_no_person(world, speaker):
    listed = speaker.get("teams")
    teams.Teams.model_validate_json(listed.raw, strict=True)
    assert {team["name"] for team in listed["items"]} >= {"理发小队", "护理分队"}
    assert "苏远" not in listed.raw.decode()
    assert [t["key"] for t in speaker.get("teams", category="health")["items"]] == ["nurses"]
    one = speaker.get("teams/clippers")
    assert (one["skills"], one["tier_name"], one["parent_name"]) == (
        ["haircut"],
        "小队",
        "杨柳村站",
    )
    assert one.headers["Cache-Control"].startswith("public")
    assert speaker.get("teams/none").status == 404


@pytest.mark.parametrize("where", ["", "nothing", "orders/", "admin/../x"])
def test_an_address_that_is_none_answers_json(db, speaker, where):
    answer = speaker.get(where)
    assert (answer.status, answer["code"]) == (404, "missing")


def test_a_method_that_is_not_served_answers_json(db, speaker):
    answer = speaker.say("DELETE", "services")
    assert (answer.status, answer["code"], answer.headers["Allow"]) == (405, "wrong_method", "GET")
