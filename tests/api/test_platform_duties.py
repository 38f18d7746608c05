"""平台分工、限量 over the API (R035): the center says who leads and cooperates, the menu's keeper how many places."""

import pytest

from wudan.catalog.models import PlatformDuty

OCTOBER = "2026-10-01"
GIVEN = {"unit": "卫健局", "starts_on": OCTOBER, "why": "会议纪要第八号"}
LIMIT = {"period": "month", "places": 20, "starts_on": "2026-09-07"}


def test_another_department_leads_from_a_day_on_and_the_history_stays(enter, speaker):
    office = enter("柳文书")
    done = office.post("platforms/relief/handover", GIVEN, key="handed-once")
    assert done.status == 200
    lead = [one for one in done["items"] if one["kind"] == "lead"]
    assert [(one["unit"]["key"], one["starts_on"] == OCTOBER, one["ends_on"]) for one in lead] == [
        ("卫健局", True, None), ("民政局", False, OCTOBER),
    ]  # fmt: skip
    assert office.post("platforms/relief/handover", GIVEN, key="handed-once").raw == done.raw
    again = office.post("platforms/relief/handover", GIVEN)
    assert (again.status, again["code"]) == (422, "later_lead")
    assert speaker.get("platforms/relief")["lead"]["key"] == "民政局"
    assert enter("景科长").get("platforms/relief/duties").body == done.body


def test_a_department_cooperates_and_ceases_to_but_never_the_last(enter):
    office = enter("柳文书")
    joined = office.post("platforms/relief/cooperation", GIVEN | {"unit": "文旅局"})
    assert joined.status == 200
    ids = {one["unit"]["key"]: one["id"] for one in joined["items"] if one["kind"] == "cooperating"}
    said = {"ends_on": "2026-10-08", "why": "分工调整"}
    done = office.post(f"platform-duties/{ids['卫健局']}/parting", said)
    assert done.status == 200
    assert (
        next(one for one in done["items"] if one["id"] == ids["卫健局"])["ends_on"] == "2026-10-08"
    )
    last = office.post(f"platform-duties/{ids['文旅局']}/parting", said)
    assert (last.status, last["code"]) == (422, "last_cooperating")
    assert office.post(f"platform-duties/{10**9}/parting", said).status == 404


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"unit": "none"}, "unit"), ({"unit": "铁边城"}, "unit"), ({"starts_on": "2026-09-01"}, "starts_on"),
        ({"why": ""}, "why"),
    ],
)  # fmt: skip
def test_what_is_wrong_stands_beside_its_field(enter, said, field):
    answer = enter("柳文书").post("platforms/relief/handover", GIVEN | said)
    assert (answer.status, list(answer["fields"])) == (422, [field])
    assert not PlatformDuty.objects.filter(starts_on=OCTOBER).exists()


@pytest.mark.parametrize(
    ("who", "status"), [("景科长", 422), ("郝书记", 422), ("马青山", 404), ("秦奶奶", 404)]
)
def test_nobody_else_does(enter, who, status):
    for noun in ("handover", "cooperation"):
        answer = enter(who).post(f"platforms/relief/{noun}", GIVEN)
        assert (answer.status, answer["code"]) == (
            status,
            "not_your_role" if status == 422 else "missing",
        )


def test_who_keeps_the_menu_limits_an_item_and_lifts_it(enter, speaker):
    keeper = enter("景科长")
    done = keeper.post("services/haircut/limit", LIMIT, key="limited-once")
    assert (done.status, done["code"]) == (200, "haircut")
    assert keeper.post("services/haircut/limit", LIMIT, key="limited-once").raw == done.raw
    assert "20" in speaker.get("services/haircut/capacity").raw.decode()
    wrong = keeper.post("services/haircut/limit", LIMIT | {"places": 0})
    assert (wrong.status, list(wrong["fields"])) == (422, ["places"])
    past = keeper.post("services/haircut/limit", LIMIT | {"starts_on": "2026-08-01"})
    assert (past.status, list(past["fields"])) == (422, ["starts_on"])
    assert keeper.post("services/haircut/limit", LIMIT | {"places": None}).status == 200


@pytest.mark.parametrize(("who", "status"), [("郝书记", 422), ("马青山", 404), ("秦奶奶", 404)])
def test_nobody_else_limits_it(enter, who, status):
    assert enter(who).post("services/haircut/limit", LIMIT).status == status
