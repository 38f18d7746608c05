"""The page of a menu item: every fact explained and kept, versions readable, changes that wait to be admitted."""

import pytest
from django.conf import settings
from django.urls import reverse

from tests.audited.platforms import EDITED, ITEM, asked
from tests.audited.stages import Stage
from tests.complaints.saying import seat
from tests.projects.keeping import admitted, left
from tests.web.console.desk import words_of
from wudan.catalog.models import Service, ServiceChange
from wudan.projects.models import Reviewing
from wudan.web.console.platforms.barred import barred_for


def haircut():
    return Service.objects.get(code="haircut")


def test_the_edit_page_has_every_fact_with_a_word_on_what_follows(desk_of):
    page = words_of(desk_of("景科长").see("service-edit", *ITEM))
    for words in (
        "老人平时怎么叫它", "有什么风险", "去的队伍要有保险", "可以抢单", "同一个人同一天不重复", "到哪里",
        "怎么办", "服务那一片的队伍可以自己认领", "保险过期或没有登记的队伍派不了这一单", "铁边城", "杨柳村",
    ):  # fmt: skip
        assert words in page, words


def test_what_is_sent_is_kept_and_told(desk_of, world):
    town, village = world.units["周湾"].path, world.units["杨柳村"].path
    sent = EDITED | {"words": "剃头、推个头\n理发", "serves": [town, village], "open_claim": ""}
    answer = desk_of("景科长").send("service-edit", *ITEM, version=1, **sent)
    assert answer.status_code == 303
    item = haircut()
    assert item.words == ["剃头", "推个头", "理发"]
    assert (sorted(item.serves), item.open_claim) == (sorted([town, village]), False)
    page = words_of(desk_of("景科长").see("platform-service", *ITEM))
    for words in (
        "只到杨柳村、周湾镇",
        "第 2 版",
        "景科长（民政局·专干）",
        "原来：上门理发",
        "改成：上门剪发",
        "说清楚",
    ):
        assert words in page, words


def test_what_cannot_be_stands_beside_its_field_with_what_was_typed(desk_of, world):
    sent = EDITED | {"words": "长" * 21, "serves": [world.units["王台村"].path]}
    answer = desk_of("景科长").send("service-edit", *ITEM, version=1, **sent)
    page = words_of(answer)
    assert answer.status_code == 422
    assert "长" * 21 in page
    assert "写得太长了" in page
    path = world.units["王台村"].path
    assert f'value="{path}" checked' in page


def test_another_risk_waits_and_the_page_says_who_decides(desk_of):
    officer = desk_of("景科长")
    officer.send("service-edit", *ITEM, version=1, **EDITED | {"risk": "bodily"})
    assert (haircut().risk, haircut().name) == ("none", "上门剪发")
    page = words_of(officer.see("platform-service", *ITEM))
    assert "等复准的改动" in page
    assert "要改成：有人身风险" in page
    assert "中心办公室另一个人来定" in page
    assert 'name="outcome"' not in page


def test_the_center_admits_it_where_it_finds_it(desk_of, world):
    made = asked(Stage(world))
    office = desk_of("柳文书")
    assert "等复准的菜单改动" in words_of(office.see("project-desk"))
    assert 'name="outcome"' in words_of(office.see("platform-service", *ITEM))
    answer = office.send("service-change", *ITEM, made.pk, outcome="admitted", reasons="")
    assert answer.status_code == 422
    office.send("service-change", *ITEM, made.pk, outcome="admitted", reasons="要动剪刀")
    assert (haircut().risk, haircut().needs_insurance) == ("bodily", True)
    page = words_of(office.see("platform-service", *ITEM))
    assert "复准：准了" in page
    assert "等复准的菜单改动" not in words_of(office.see("project-desk"))


def test_what_is_admitted_is_what_was_seen(desk_of, world):
    Service.objects.filter(code="haircut").update(licences=["doctor", "nurse"])
    officer, office = desk_of("景科长"), desk_of("柳文书")
    kept = EDITED | {"licences": ["doctor"]}
    officer.send("service-edit", *ITEM, version=1, **kept)
    made = ServiceChange.objects.get()
    before = words_of(office.see("platform-service", *ITEM))
    assert 'name="version" value="2"' in before
    kept["licences"] = ["doctor", "nurse", "rehabilitation"]
    officer.send("service-edit", *ITEM, version=2, **kept)
    sent = {"outcome": "admitted", "reasons": "没有护理的事"}
    answer = office.send("service-change", *ITEM, made.pk, version=2, **sent)
    assert answer.status_code == 409
    assert "这一项刚刚有人改过，请看一眼最新的再定" in words_of(answer)
    page = words_of(office.see("platform-service", *ITEM))
    assert 'name="version" value="3"' in page
    named = settings.PACK.licences
    assert f"要改成：{named['doctor']}、{named['rehabilitation']}" in page
    office.send("service-change", *ITEM, made.pk, version=3, **sent)
    assert haircut().licences == ["doctor", "rehabilitation"]


def test_no_number_of_another_items_change_opens_it(desk_of, world):
    made = asked(Stage(world))
    answer = desk_of("柳文书").send(
        "service-change", "relief", "bath", made.pk, outcome="admitted", reasons="行"
    )
    assert answer.status_code == 404
    assert ServiceChange.objects.get().outcome == ""


def test_what_the_gate_judged_of_a_projects_item_is_not_asked_here_and_the_page_says_where(
    desk_of, world
):
    found = admitted(world)
    where = ("relief", found.service.code)
    officer = desk_of("景科长")
    pointed = f"这一项来自项目“老人上门理发”（{found.key}）。名称、怎么办、到哪里、风险和保险是准入关评过的"
    page = words_of(officer.see("service-edit", *where))
    assert pointed in page
    assert "只到杨柳村" in page
    for name in ("name", "places", "serves", "risk"):
        assert f'name="{name}"' not in page
        assert f'name="{name}"' in words_of(officer.see("service-edit", *ITEM))
    assert pointed not in words_of(officer.see("service-edit", *ITEM))
    judged = {"name": "上门剪发", "risk": "bodily", "serves": [], "places": ["site"]}
    officer.send("service-edit", *where, version=1, **EDITED | judged | {"words": "剃头"})
    item = Service.objects.get(pk=found.service_id)
    assert (item.name, item.risk, item.places) == ("老人上门理发", "none", ["home"])
    assert (item.serves, item.words, item.version) == ([world.units["杨柳村"].path], ["剃头"], 2)
    assert not ServiceChange.objects.exists()


def test_who_may_see_the_project_is_led_to_it_and_nobody_else(desk_of, world):
    found = admitted(world)
    where, link = ("relief", found.service.code), f"/desk/projects/{found.pk}"
    assert link in words_of(desk_of("柳文书").see("service-edit", *where))
    own = Reviewing.objects.filter(round__project=found, person=world.people["景科长"])
    own.update(person=world.people["马青山"])
    assert link not in words_of(desk_of("景科长").see("service-edit", *where))


@pytest.mark.parametrize("stage", ["exited", "trial"])
def test_more_insurance_is_asked_for_on_the_menu_and_not_given_up_there(desk_of, world, stage):
    found = admitted(world)
    if stage == "exited":
        left(world, found)
    where, officer = ("relief", found.service.code), desk_of("景科长")
    assert 'name="needs_insurance"' in words_of(officer.see("service-edit", *where))
    officer.send("service-edit", *where, version=1, **EDITED | {"needs_insurance": "on"})
    assert Service.objects.get(pk=found.service_id).needs_insurance
    assert 'name="needs_insurance"' not in words_of(officer.see("service-edit", *where))


def test_what_went_with_its_project_is_not_offered_but_led_to_the_project(desk_of, world):
    found = admitted(world)
    where = ("relief", found.service.code)
    way, officer = reverse("service-offer", args=where), desk_of("景科长")
    assert way in words_of(officer.see("platform-service", *where))
    left(world, found)
    led = f'href="{reverse("project", args=[found.pk])}"'
    for who in ("景科长", "柳文书"):
        page = words_of(desk_of(who).see("platform-service", *where))
        assert way not in page
        assert "现在不能上架" in page
        assert f"（{found.key}），项目已经不在清单上" in page
        assert led in page
        assert led in words_of(desk_of(who).see("platform-month", "relief"))
    refused = officer.send("service-offer", *where, offered="1", why="还要办")
    assert refused.status_code == 422
    assert "没有办成" in words_of(refused)
    read = words_of(desk_of("严审计").see("platform-service", *where))
    assert "现在不能上架" not in read, "who cannot put it up needs no reason"


def test_who_has_not_the_desks_page_of_the_project_is_led_to_everybodys(desk_of, world):
    found = left(world, admitted(world))
    other = seat(world, "常干事", "department_officer", "民政局")
    assert [one.url for one in barred_for(other, [found.service_id]).values()] == [
        reverse("project-shown", args=[found.key])
    ]


def test_a_project_as_large_as_it_may_be_gives_an_item_that_is_edited_as_it_stands(desk_of, world):
    title = "走不动的老人、孤寡户按月上门理发剪指甲"
    found = admitted(world, title=title, minutes=1440, headcount=500, lead_days=90)
    sent = EDITED | {
        "name": title, "words": title, "duration_minutes": "1440", "headcount": "500", "lead_days": "90",
    }  # fmt: skip
    answer = desk_of("景科长").send("service-edit", "relief", found.service.code, version=1, **sent)
    assert answer.status_code == 303
    item = Service.objects.get(pk=found.service_id)
    assert (item.summary, item.words, item.version) == ("到家里剪", [title], 2)


def test_the_items_page_takes_no_more_statements_for_more_versions(
    desk_of, world, django_assert_max_num_queries
):
    officer = desk_of("景科长")
    for number, name in enumerate(("甲", "乙", "丙", "丁"), start=1):
        officer.send("service-edit", *ITEM, version=number, **EDITED | {"name": f"理发{name}"})
    assert haircut().version == 5
    with django_assert_max_num_queries(18):
        officer.see("platform-service", *ITEM)


@pytest.mark.parametrize(
    ("who", "status"), [("景科长", 200), ("柳文书", 200), ("艾科长", 404), ("马青山", 404)]
)
def test_who_has_the_edit_page(desk_of, who, status):
    assert desk_of(who).see("service-edit", *ITEM).status_code == status


def test_the_desk_says_where_an_item_goes_and_refuses_in_words(desk_of, world):
    item = haircut()
    item.serves = [world.units["铁边城"].path]
    item.save(update_fields=["serves"])
    office = desk_of("柳文书")
    assert "上门理发（只到铁边城镇）" in words_of(office.see("intake"))
    sent = {
        "name": "冯婶", "village": world.units["王台村"].pk, "service": item.pk, "place_mode": "home", "address": "二组",
        "channel": "telephone", "consent": "spoken_phone", "step": "place",
    }  # fmt: skip
    answer = office.send("intake", **sent)
    page = words_of(answer)
    assert answer.status_code == 422
    assert "这项服务现在只到铁边城镇" in page
    assert "冯婶" in page
