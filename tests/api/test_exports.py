"""导出 over the API: the pair of the pages' stories."""

from base64 import b64decode
from datetime import timedelta

import pytest

from tests.world import COUNTY, MONDAY
from wudan.exchange.models import Export
from wudan.jobs import worker
from wudan.people.models import Person

WANTED = {"kind": "roster", "unit": "杨柳村", "form": "csv", "purpose": "九月总结，报县委宣传部"}


@pytest.fixture
def crowd(world):
    home = world.units["杨柳村"]
    Person.objects.bulk_create(
        Person(county=COUNTY, name=f"米{n:03d}", phone=f"1012000{n:04d}", home=home)
        for n in range(120)
    )


def test_a_small_export_is_asked_for_made_and_taken(world, enter):
    office = enter("柳文书")
    asked = office.post("exports", WANTED)
    assert (asked.status, asked["state"], asked["needs_second"]) == (201, "approved", False)
    assert asked["fetching"]["code"] == "not_ready"
    worker.run_once(at=MONDAY)
    shown = office.get(f"exports/{asked['id']}")
    assert (shown["state"], shown["fetching"]) == ("ready", None)
    file = office.get(f"exports/{asked['id']}/file")
    assert file["name"].endswith(".csv")
    assert "尾号" in b64decode(file["content"]).decode()
    assert file.headers["Cache-Control"] == "no-store"
    assert office.get("exports")["items"][0]["fetched_count"] == 1


def test_the_same_key_asks_once(world, enter):
    office = enter("柳文书")
    first = office.post("exports", WANTED, key="export-once-1")
    again = office.post("exports", WANTED, key="export-once-1")
    assert first.raw == again.raw
    assert Export.objects.count() == 1


def test_many_persons_wait_for_another(world, enter, crowd):
    asked = enter("柳文书").post("exports", WANTED)
    assert asked["state"] == "asked"
    where = f"exports/{asked['id']}/decision"
    own = enter("柳文书").post(where, {"approved": True})
    assert (own.status, own["code"]) == (422, "own_export")
    institute = enter("乔委员")
    assert [item["deciding"] for item in institute.get("exports")["items"]] == [None]
    assert institute.post(where, {"approved": False}).body["fields"].keys() == {"words"}
    assert institute.post(where, {"approved": True, "words": "同意"})["state"] == "approved"
    worker.run_once(at=MONDAY)
    taken = institute.get(f"exports/{asked['id']}/file")
    assert (taken.status, taken["code"]) == (422, "not_your_export")


def test_what_is_missing_is_named(world, enter):
    office = enter("柳文书")
    for body, field in (
        (WANTED | {"purpose": "用"}, "purpose"), (WANTED | {"unit": "没有"}, "unit"),
        (WANTED | {"kind": "orders"}, "since"), (WANTED | {"form": "exe"}, "form"),
        (WANTED | {"purpose": "11010519491231002X 用"}, "purpose"),
    ):  # fmt: skip
        answer = office.post("exports", body)
        assert (answer.status, list(answer["fields"])) == (422, [field]), answer


@pytest.mark.parametrize("name", ["马青山", "苏远", "郝书记", "计管理", "秦奶奶"])
def test_others_do_not_export(world, enter, name):
    answer = enter(name).post("exports", WANTED)
    assert (answer.status, answer["code"]) == (422, "not_your_role")
    assert enter(name).get("exports")["code"] == "not_your_role"


def test_an_export_of_others_is_not_found(world, enter):
    asked = enter("柳文书").post("exports", WANTED)
    for name in ("乔委员", "景科长"):
        assert enter(name).get(f"exports/{asked['id']}").status == 404
        assert enter(name).get(f"exports/{asked['id']}/file").status == 404


def test_the_auditor_reads_the_register_page_by_page(world, enter):
    enter("柳文书").post("exports", WANTED)
    first = Export.objects.get()
    Export.objects.bulk_create(
        Export(county=COUNTY, kind="roster", form="csv", unit=first.unit, purpose=f"第{n}份",
               persons_count=1, needs_second=False, state="refused", asked_at=MONDAY,
               asked_by=first.asked_by, asked_under=first.asked_under)
        for n in range(50)
    )  # fmt: skip
    auditor = enter("严审计")
    page = auditor.get("exports")
    assert (len(page["items"]), page["next"] is not None) == (50, True)
    rest = auditor.get("exports", before=page["next"])
    assert (len(rest["items"]), rest["next"]) == (1, None)
    refused = auditor.post("exports", WANTED)
    assert refused["code"] == "not_your_role"


def test_it_wants_a_fresh_sign_in(world, enter, monday):
    office = enter("柳文书")
    asked = office.post("exports", WANTED)
    worker.run_once(at=MONDAY)
    monday[0] = MONDAY + timedelta(minutes=6)
    assert office.post("exports", WANTED)["code"] == "not_recent"
    assert office.get(f"exports/{asked['id']}/file")["code"] == "not_recent"
    assert office.get(f"exports/{asked['id']}").status == 200
