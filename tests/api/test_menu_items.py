"""菜单项 over the API (ADR 92): every fact, where it goes; what its admission looked at is admitted again by another."""

import pytest

from tests.projects.keeping import admitted, second_office
from wudan.catalog.models import Service, ServiceChange, ServiceVersion

HERE = "services/haircut/facts"


def test_facts_and_places_hold_at_once_and_only_what_is_said(enter, speaker):
    office = enter("景科长")
    shown = office.get(HERE)
    told = {
        "version": shown["version"],
        "serves": ["铁边城"],
        "words": ["剃头"],
        "why": "师傅只到镇上",
    }
    done = office.post(HERE, told, key="kept-at-once")
    assert (done.status, done["version"], done["waiting"]) == (200, shown["version"] + 1, None)
    assert done.body == shown.body | {
        "serves": ["铁边城"], "words": ["剃头"], "version": shown["version"] + 1,
    }  # fmt: skip
    assert office.post(HERE, told, key="kept-at-once").raw == done.raw
    assert ServiceVersion.objects.get().why == "师傅只到镇上"
    assert speaker.get("services/haircut")["serves"] == ["铁边城"]
    late = office.post(HERE, told)
    assert (late.status, late["code"]) == (409, "stale")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"serves": ["none"]}, "serves"), ({"serves": ["民政局"]}, "serves"), ({"name": ""}, "name"),
        ({"provider": "杨柳村"}, "provider"), ({"places": []}, "places"), ({"headcount": 999}, "headcount"),
        ({"risk": "bodily"}, "why"), ({"skills": ["none"]}, "skills"),
    ],
)  # fmt: skip
def test_what_is_wrong_stands_beside_its_field(enter, said, field):
    answer = enter("景科长").post(HERE, {"version": 1} | said)
    assert (answer.status, list(answer["fields"])) == (422, [field])
    assert Service.objects.get(code="haircut").version == 1


def test_another_risk_waits_for_a_second_person_and_the_item_stays(world, enter, speaker):
    asker = enter("景科长")
    told = {"version": 1, "risk": "bodily", "headcount": 2, "why": "要动剪刀"}
    asked = asker.post(HERE, told)
    assert (asked["risk"], asked["headcount"]) == ("none", 2)
    waits = asked["waiting"]
    assert (waits["risk"], waits["licences"], waits["outcome"]) == ("bodily", None, None)
    office = enter("柳文书")
    assert [row["id"] for row in office.get("service-changes")["items"]] == [waits["id"]]
    assert asker.get("service-changes")["items"] == []
    where = f"service-changes/{waits['id']}/decision"
    word = {"outcome": "admitted", "reasons": "应当有保险"}
    for who, code in (("景科长", "not_your_role"), ("郝书记", "not_your_role")):
        refused = enter(who).post(where, word)
        assert (refused.status, refused["code"]) == (422, code)
    assert enter("马青山").post(where, word).status == 404
    unsaid = office.post(where, word | {"reasons": ""})
    assert (unsaid.status, list(unsaid["fields"])) == (422, ["reasons"])
    done = office.post(where, word, key="admitted-again")
    assert (done.status, done["outcome"]) == (200, "admitted")
    assert office.post(where, word, key="admitted-again").raw == done.raw
    assert speaker.get("services/haircut")["risk"] == "bodily"
    again = office.post(where, word)
    assert (again.status, again["code"]) == (422, "settled")


def test_nobody_decides_on_what_they_asked_for(world, enter):
    office = enter("柳文书")
    asked = office.post(HERE, {"version": 1, "risk": "bodily", "why": "要动剪刀"})["waiting"]
    where, word = f"service-changes/{asked['id']}/decision", {"outcome": "refused", "reasons": "不动"}  # fmt: skip
    own = office.post(where, word)
    assert (own.status, own["code"]) == (422, "asked")
    assert enter(second_office(world)).post(where, word)["outcome"] == "refused"
    assert Service.objects.get(code="haircut").risk == "none"


def test_what_a_project_gave_follows_the_project(world, enter):
    code = admitted(world).service.code
    office = enter("景科长")
    where = f"services/{code}/facts"
    version = office.get(where)["version"]
    risk = office.post(where, {"version": version, "risk": "bodily", "why": "要动剪刀"})
    assert (risk.status, risk["code"]) == (422, "by_its_project")
    assert not ServiceChange.objects.exists()
    assert office.post(where, {"version": version, "words": ["剃头"]}).status == 200


def test_it_is_taken_off_the_menu_and_put_back(enter, speaker):
    office = enter("景科长")
    off = office.post("services/haircut/offering", {"offered": False, "why": "师傅休假"})
    assert (off.status, off["is_offered"]) == (200, False)
    assert speaker.get("services/haircut").status == 404
    back = office.post("services/haircut/offering", {"offered": True}, key="back-again")
    assert back["is_offered"] is True
    other = enter("艾科长").post("services/haircut/offering", {"offered": False, "why": "不办"})
    assert other.status == 404


@pytest.mark.parametrize(("who", "status"), [("秦奶奶", 404), ("马青山", 404), ("艾科长", 404), ("郝书记", 200), ("柳文书", 200)])  # fmt: skip
def test_who_looks_after_no_platform_finds_no_facts(enter, who, status):
    assert enter(who).get(HERE).status == status


def test_leaders_read_and_do_not_write(enter):
    answer = enter("郝书记").post(HERE, {"version": 1, "headcount": 2})
    assert (answer.status, answer["code"]) == (422, "not_your_role")


def test_each_edit_is_told_from_what_to_what(world, enter, django_assert_max_num_queries):
    office = enter("景科长")
    office.post(HERE, {"version": 1, "serves": ["铁边城"], "why": "师傅只到镇上"})
    office.post(HERE, {"version": 2, "serves": [], "headcount": 2, "why": "又来了一位"})
    for number in range(3, 9):
        office.post(HERE, {"version": number, "headcount": number})
    with django_assert_max_num_queries(6):
        items = office.get("services/haircut/versions")["items"]
    assert [one["number"] for one in items] == [9, 8, 7, 6, 5, 4, 3, 2]
    second, first = items[-2:]
    assert (first["why"], first["changed_as"]) == ("师傅只到镇上", "民政局·专干")
    assert (first["before"]["serves"], first["after"]["serves"]) == ([], ["铁边城"])
    assert (second["before"]["headcount"], second["after"]["headcount"]) == (1, 2)
    assert (second["before"]["serves"], second["before"]["name"]) == (["铁边城"], None)
    assert enter("艾科长").get("services/haircut/versions").status == 404


def test_a_list_of_many_costs_what_one_costs(world, enter, django_assert_max_num_queries):
    asker, office = enter("景科长"), enter("柳文书")
    for code in ("haircut", "bath"):
        item = Service.objects.get(code=code)
        other = "medical" if item.risk != "medical" else "none"
        asker.post(f"services/{code}/facts", {"version": 1, "risk": other, "why": "看过了"})
    office.get("service-changes")
    with django_assert_max_num_queries(3):
        assert len(office.get("service-changes")["items"]) == 2
