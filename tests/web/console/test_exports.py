"""导出 as pages: ask, wait, agree, take; and the register."""

from datetime import timedelta

import pytest

from tests.web.console.desk import NOON, words_of
from tests.world import COUNTY, MONDAY, PASSWORD, SINCE
from wudan.exchange.models import Export
from wudan.exchange.publication import PUBLISHED
from wudan.jobs import worker
from wudan.kit import clock
from wudan.people.models import Account, Person, Post

PURPOSE = "九月总结，报县委宣传部"
ROSTER = {"kind": "roster", "form": "csv", "purpose": PURPOSE}


@pytest.fixture
def crowd(world):
    """A hundred and twenty more residents, and a second person of the office."""
    home = world.units["杨柳村"]
    Person.objects.bulk_create(
        Person(county=COUNTY, name=f"米{n:03d}", phone=f"1012000{n:04d}", home=home)
        for n in range(120)
    )
    second = Person.objects.create(county=COUNTY, name="文副主任", phone="10100000900")
    account = Account(account="wen", person=second)
    account.set_password(PASSWORD)
    account.save()
    Post.objects.create(
        county=COUNTY, person=second, role="center_office", unit=world.units["c"], starts_on=SINCE
    )
    world.people["文副主任"] = second


def asked(desk, world, unit="杨柳村", **changed):
    return desk.send("export-request", unit=world.units[unit].pk, **ROSTER | changed)


def test_a_small_export_is_asked_for_made_and_taken(world, desk_of):
    office = desk_of("柳文书")
    answer = asked(office, world)
    assert (answer.status_code, answer["Location"]) == (303, "/desk/exports")
    page = words_of(office.see("exports"))
    assert "正在生成" in page
    assert 'hx-trigger="every 3s"' in page
    worker.run_once(at=NOON)
    page = words_of(office.see("exports"))
    assert "取文件" in page
    assert "every 3s" not in page
    export = Export.objects.get()
    answer = office.see("export-file", export.pk)
    assert answer["Content-Disposition"] == f'attachment; filename="export-{export.number}.csv"'
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert PURPOSE in words_of(answer)
    assert "秦奶奶" not in words_of(answer)
    assert "1 次" in words_of(office.see("exports"))


def test_many_persons_wait_on_the_desk_of_another(world, desk_of, crowd):
    asked(desk_of("柳文书"), world)
    export = Export.objects.get()
    assert "等第二个人批准" in words_of(desk_of("柳文书").see("exports"))
    assert "等您批准的" not in words_of(desk_of("柳文书").see("exports"))
    second = desk_of("文副主任")
    assert PURPOSE in words_of(second.see("exports"))
    answer = second.send("export-decision", export.pk, answer="refuse", words="")
    assert answer.status_code == 422
    assert "请写一句为什么不批准。" in words_of(answer)
    second.send("export-decision", export.pk, answer="approve", words="同意")
    worker.run_once(at=NOON)
    assert Export.objects.get().state == "ready"
    assert desk_of("柳文书").see("export-file", export.pk).status_code == 200
    assert second.see("export-file", export.pk).status_code == 422, "only who asked"


def test_nobody_agrees_to_his_own_over_a_forged_form(world, desk_of, crowd):
    asked(desk_of("柳文书"), world)
    answer = desk_of("柳文书").send("export-decision", Export.objects.get().pk, answer="approve")
    assert answer.status_code == 422
    assert Export.objects.get().state == "asked"


def test_an_export_of_others_is_not_found(world, desk_of):
    asked(desk_of("柳文书"), world)
    export = Export.objects.get()
    for name in ("景科长", "乔委员"):
        assert desk_of(name).see("export-file", export.pk).status_code == 404
        assert desk_of(name).send("export-decision", export.pk, answer="approve").status_code == 404


def test_what_was_typed_is_kept_when_something_is_missing(world, desk_of):
    answer = asked(desk_of("柳文书"), world, kind="orders", purpose="归档用一份")
    assert answer.status_code == 422
    page = words_of(answer)
    assert "请选日期。" in page
    assert "归档用一份" in page


def test_a_unit_out_of_reach_cannot_be_chosen(world, desk_of):
    answer = asked(desk_of("乔委员"), world, unit="王台村")
    assert answer.status_code == 422
    assert "请选一个您管辖的单位。" in words_of(answer)


def test_a_department_is_offered_its_own_orders_only(world, desk_of):
    page = words_of(desk_of("景科长").see("exports"))
    assert "服务单明细" in page
    assert "群众名册" not in page
    assert "显示全名和电话" not in page


@pytest.mark.parametrize("name", ["马青山", "苏远", "郝书记", "计管理", "秦奶奶", "严审计"])
def test_others_have_no_such_page(world, desk_of, name):
    assert desk_of(name).see("exports").status_code == 404
    assert asked(desk_of(name), world).status_code == 404


def test_asking_and_taking_want_a_fresh_proof(world, desk_of, monkeypatch):
    office = desk_of("柳文书")
    asked(office, world)
    worker.run_once(at=NOON)
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(minutes=6))
    assert asked(office, world).status_code == 401
    answer = office.see("export-file", Export.objects.get().pk)
    assert answer.status_code == 303
    assert "step-up" in answer["Location"] or "next=" in answer["Location"]
    assert Export.objects.get().fetched_count == 0


def test_the_auditor_reads_the_register_fifty_a_page(world, desk_of, django_assert_max_num_queries):
    asked(desk_of("柳文书"), world)
    first = Export.objects.get()
    Export.objects.bulk_create(
        Export(county=COUNTY, kind="roster", form="csv", unit=first.unit, purpose=f"第{n}份",
               persons_count=1, needs_second=False, state="refused", asked_at=MONDAY,
               asked_by=first.asked_by, asked_under=first.asked_under)
        for n in range(60)
    )  # fmt: skip
    auditor = desk_of("严审计")
    with django_assert_max_num_queries(5 + len(PUBLISHED)):  # one look at each kind of public text
        page = auditor.see("export-register")
    assert words_of(page).count('class="table-main"') == 50
    older = auditor.client.get(page.context["older_url"])
    assert words_of(older).count('class="table-main"') == 11
    assert PURPOSE in words_of(older)
    assert auditor.see("export-register", before="x' OR 1").status_code == 200


@pytest.mark.parametrize("name", ["柳文书", "计管理", "郝书记", "秦奶奶"])
def test_only_the_auditor_reads_the_register(world, desk_of, name):
    assert desk_of(name).see("export-register").status_code == 404


@pytest.mark.parametrize(
    ("name", "page"), [("计管理", "administration"), ("严审计", "export-register")]
)
def test_findings_in_what_is_public_are_shown_masked(world, desk_of, name, page):
    assert "没有发现" in words_of(desk_of(name).see(page))
    service = world.services["haircut"]
    service.description = "请打 13912345678 找老李"
    service.save()
    told = words_of(desk_of(name).see(page))
    assert "服务项目" in told
    assert "电话号码" in told
    assert "13912345678" not in told
