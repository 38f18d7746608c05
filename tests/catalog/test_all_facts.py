"""All of an item's facts are kept on its page; what its admission looked at is admitted again (R037, R068)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.domain.refusing import malformed, objected, refused_by_the_database, stale
from tests.projects.keeping import second_office
from tests.world import MONDAY
from wudan.catalog.actions import edit_service, settle_change, waiting_change
from wudan.catalog.details import NAMES, as_it_is
from wudan.catalog.models import Service, ServiceChange, ServiceVersion

pytestmark = pytest.mark.postgres

AT = {"at": MONDAY}
LATER = MONDAY + timedelta(hours=1)


def edit(world, who="景科长", item="haircut", *, why="大家这么说", **facts):
    service = Service.objects.select_related("provider").get(pk=world.services[item].pk)
    wanted = replace(as_it_is(service), **facts)
    return edit_service(service=service, wanted=wanted, why=why, by=world.actor(who), **AT)


def asked(world, item="haircut", who="景科长", **facts):
    edit(world, who, item, **facts)
    return ServiceChange.objects.select_related("service").get(service=world.services[item])


def test_what_changes_no_admission_holds_at_once_and_the_old_version_says_all(world):
    town = world.units["铁边城"].path
    edit(
        world, words=["剃头", " 推个头 ", "剃头", ""], serves=[town], open_claim=False,
        once_a_day=False, places=["home", "online"], needs_insurance=True, licences=["nurse"],
    )  # fmt: skip
    item = Service.objects.get(code="haircut")
    assert (item.words, item.serves, item.places) == (
        ["剃头", "推个头"],
        [town],
        ["home", "online"],
    )
    assert (item.open_claim, item.once_a_day, item.needs_insurance, item.version) == (
        False,
        False,
        True,
        2,
    )
    kept = item.versions.get()
    assert set(kept.content) == {*NAMES, "provider"}
    assert (kept.content["open_claim"], kept.content["serves"], kept.content["words"]) == (
        True,
        [],
        ["上门理发"],
    )
    assert (kept.why, kept.changed_as, kept.until) == ("大家这么说", "民政局·专干", MONDAY)
    assert waiting_change(item) is None


def test_a_village_of_a_town_that_is_listed_is_not_listed_again(world):
    town, village, other = (world.units[name].path for name in ("铁边城", "杨柳村", "王台村"))
    edit(world, serves=[village, town, other])
    assert sorted(Service.objects.get(code="haircut").serves) == sorted([town, other])


@pytest.mark.parametrize(
    ("field", "value"),
    [("risk", "moon"), ("words", ["长" * 21]), ("words", [f"说法{n}" for n in range(21)]),
     ("words", ["找老王 13912345678"]), ("serves", ["9999."])],
)  # fmt: skip
def test_what_no_item_can_be_is_told_beside_its_field(world, field, value):
    with malformed(field):
        edit(world, **{field: value})


def test_what_stood_before_may_stay_and_what_is_new_is_checked(world):
    item = world.services["haircut"]
    Service.objects.filter(pk=item.pk).update(
        words=["长" * 30], duration_minutes=2000, headcount=900, lead_days=120, places=["moon"]
    )
    edit(world, name="上门剪发", words=["长" * 30, "剃头"])
    now = Service.objects.get(pk=item.pk)
    assert (now.name, now.words, now.duration_minutes) == (
        "上门剪发",
        ["长" * 30, "剃头"],
        2000,
    )
    with malformed("duration_minutes", "words"):
        edit(world, duration_minutes=1999, words=["长" * 30, "短" * 30])


def test_a_department_is_no_place_to_go_to(world):
    with malformed("serves"):
        edit(world, serves=[world.units["民政局"].path])


@pytest.mark.parametrize(
    ("item", "facts"),
    [("haircut", {"risk": "bodily"}), ("bath", {"needs_insurance": False}), ("bath", {"risk": "none"}),
     ("checkup", {"licences": []})],
)  # fmt: skip
def test_another_risk_less_insurance_and_fewer_licences_wait(world, item, facts):
    owner = "柳文书"
    before = Service.objects.values().get(code=item)
    with malformed("why"):
        edit(world, owner, item, why="", **facts)
    made = asked(world, item, owner, **facts)
    assert made.content == facts
    assert Service.objects.values().get(code=item) == before
    assert not ServiceVersion.objects.exists()


def test_the_rest_of_the_same_edit_holds_at_once(world):
    asked(world, risk="bodily", name="上门剪发")
    item = Service.objects.get(code="haircut")
    assert (item.name, item.risk, item.version) == ("上门剪发", "none", 2)


def test_one_change_waits_at_a_time_and_other_facts_may_be_changed_meanwhile(world):
    asked(world, risk="bodily")
    with objected("change_waits"):
        edit(world, risk="medical")
    edit(world, name="上门剪发")
    with refused_by_the_database("change_one_waits|catalog_servicechange"):
        ServiceChange.objects.create(
            service=world.services["haircut"], from_version=1, why="再来", asked_at=MONDAY,
            person_id=1, post_id=1,
        )  # fmt: skip


def test_somebody_else_who_keeps_the_gate_admits_it_and_it_is_the_next_version(world):
    made, answer = (
        asked(world, risk="bodily"),
        {"outcome": "admitted", "reasons": "要动剪刀", "at": LATER},
    )
    edit(world, name="上门剪发")
    for who in ("景科长", "马青山", "郝书记"):
        with objected("not_your_role"):
            settle_change(change=made, by=world.actor(who), **answer)
    with malformed("reasons"):
        settle_change(change=made, by=world.actor("柳文书"), **answer | {"reasons": " "})
    with malformed("outcome"):
        settle_change(change=made, by=world.actor("柳文书"), **answer | {"outcome": "maybe"})
    settle_change(change=made, by=world.actor("柳文书"), **answer)
    item = Service.objects.get(code="haircut")
    assert (item.name, item.risk, item.version) == ("上门剪发", "bodily", 3)
    assert [row.content["risk"] for row in item.versions.order_by("number")] == ["none", "none"]
    with objected("settled"):
        settle_change(change=made, by=world.actor("柳文书"), **answer)


def test_what_somebody_added_while_a_change_waited_stays_when_it_is_admitted(world):
    edit(world, item="checkup", who="柳文书", licences=["doctor", "nurse"])
    other = second_office(world)
    made = asked(world, "checkup", "柳文书", licences=["doctor"])
    edit(world, item="checkup", who="柳文书", licences=["doctor", "nurse", "rehabilitation"])
    assert made.content == {"licences": ["doctor"]}
    settle_change(
        change=made, outcome="admitted", reasons="没有护理的事", by=world.actor(other), at=LATER
    )
    assert Service.objects.get(code="checkup").licences == ["doctor", "rehabilitation"]


def test_one_licence_in_anothers_place_is_admitted_as_it_was_asked_for(world):
    edit(world, item="checkup", who="柳文书", licences=["doctor", "nurse"])
    other = second_office(world)
    made = asked(world, "checkup", "柳文书", licences=["doctor", "rehabilitation"])
    edit(world, item="checkup", who="柳文书", summary="量血压、测血糖")
    settle_change(
        change=made, outcome="admitted", reasons="做康复", by=world.actor(other), at=LATER
    )
    item = Service.objects.get(code="checkup")
    assert (item.licences, item.summary) == (["doctor", "rehabilitation"], "量血压、测血糖")


def test_nobody_decides_on_an_item_that_was_changed_since_they_looked(world):
    made = asked(world, risk="bodily")
    edit(world, name="上门剪发")
    answer = {"change": made, "outcome": "admitted", "reasons": "要动剪刀", "at": LATER}
    with stale():
        settle_change(by=world.actor("柳文书"), seen=1, **answer)
    settle_change(by=world.actor("柳文书"), seen=2, **answer)
    assert Service.objects.get(code="haircut").risk == "bodily"


def test_who_asked_does_not_decide_not_even_at_the_center(world):
    made = asked(world, "haircut", "柳文书", risk="bodily")
    answer = {"change": made, "outcome": "admitted", "reasons": "要动剪刀", "at": LATER}
    with objected("asked"):
        settle_change(by=world.actor("柳文书"), **answer)
    with pytest.raises(IntegrityError, match="change_decided_by_another"), transaction.atomic():
        ServiceChange.objects.filter(pk=made.pk).update(
            outcome="admitted", reasons="我说行", decided_at=LATER, decided_by_id=made.person_id
        )
    settle_change(by=world.actor(second_office(world)), **answer)
    assert Service.objects.get(code="haircut").risk == "bodily"


def test_a_refused_change_changes_nothing_and_may_be_asked_for_again(world):
    made = asked(world, risk="bodily")
    settle_change(
        change=made,
        outcome="refused",
        reasons="坐着剪，没有风险",
        by=world.actor("柳文书"),
        at=LATER,
    )
    assert Service.objects.get(code="haircut").version == 1
    edit(world, risk="bodily")
    assert waiting_change(world.services["haircut"]).pk != made.pk


def test_neither_an_old_version_nor_a_decision_is_written_anew(world):
    edit(world, name="上门剪发")
    with refused_by_the_database("service_version_stays"):
        ServiceVersion.objects.update(content={"name": "别的"})
    made = asked(world, risk="bodily")
    settle_change(
        change=made, outcome="refused", reasons="没有风险", by=world.actor("柳文书"), at=LATER
    )
    with refused_by_the_database("service_change_stays"):
        ServiceChange.objects.update(reasons="有风险")
