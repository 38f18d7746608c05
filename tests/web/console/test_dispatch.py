"""派单: the proposal, the choice, the duty apart from it."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.faults.orders import clone
from tests.web.console.desk import words_of
from wudan.orders import proposals
from wudan.orders.enums import DispatchKind, Stage
from wudan.orders.models import Dispatch, Order
from wudan.orders.shapes import POLICY
from wudan.teams.models import Team


def test_the_proposal_ranks_teams_and_says_why(world, desk_of):
    order = world.order_at("accepted")
    page = words_of(desk_of("景科长").see("dispatch", order.no))
    assert page.index("第 1") < page.index("第 2")
    assert "路上约" in page
    assert "2 支不合“队伍开展该类服务”" in page
    assert "未开展此类服务：扶贫帮困" in page


def test_a_faulty_rule_is_named_and_a_department_can_still_be_charged(world, desk_of, monkeypatch):
    refuses = {"refuses": lambda asked, team: asked.missing, "applies": lambda asked: True}
    faulty = replace(POLICY.rules[0], name="faulty", **refuses)
    policy = replace(POLICY, rules=(faulty, *POLICY.rules[1:]))
    monkeypatch.setitem(proposals.ranking_for.__kwdefaults__, "policy", policy)
    page = words_of(desk_of("景科长").see("dispatch", world.order_at("accepted").no))
    assert "出错的规则是“faulty”" in page
    assert "没有合适的志愿队伍" not in page


def test_the_first_team_is_offered_the_order(world, desk_of):
    order = world.order_at("accepted")
    officer = desk_of("景科长")
    first = officer.see("dispatch", order.no).context["choices"][0].value
    assert officer.act("dispatch", order, team=first).status_code == 303
    made = Dispatch.objects.get(order=order)
    assert (made.kind, str(made.team_id)) == (DispatchKind.OFFER, first)


def test_another_than_the_first_needs_a_sentence(world, desk_of):
    order = world.order_at("accepted")
    officer = desk_of("景科长")
    second = officer.see("dispatch", order.no).context["choices"][1].value
    answer = officer.act("dispatch", order, team=second)
    assert answer.status_code == 422
    assert "没有选排在第一的队伍，请写一句为什么。" in words_of(answer)
    assert answer.context["choices"][1].checked
    assert officer.act("dispatch", order, team=second, note="认得路").status_code == 303


def test_choosing_nobody_says_what_to_choose(world, desk_of):
    order = world.order_at("accepted")
    answer = desk_of("景科长").act("dispatch", order, note="看着办")
    assert answer.status_code == 422
    assert "请选一支队伍，或一个部门" in words_of(answer)
    assert "看着办" in words_of(answer)


def test_the_law_shuts_a_team_out_and_no_note_helps(world, desk_of):
    Team.objects.filter(pk=world.teams["clippers"].pk).update(skills=["care"])
    order = world.place("李小妹", "bath")
    desk_of("马青山").act("acceptance", order, service=order.service_id)
    officer = desk_of("景科长")
    page = words_of(officer.see("dispatch", order.no, team_name="理发"))
    assert "没有有效保险" in page
    assert "法律规定，不能派" in page
    answer = officer.act("dispatch", order, team=world.teams["clippers"].pk, note="就近")
    assert answer.status_code == 422
    assert "没有有效保险" in words_of(answer)


def test_a_team_outside_the_proposal_may_be_asked_with_a_note(world, desk_of):
    order = world.order_at("accepted")
    officer = desk_of("景科长")
    page = words_of(officer.see("dispatch", order.no, team_name="文艺"))
    assert "您问的" in page
    singers = world.teams["singers"].pk
    answer = officer.act("dispatch", order, team=singers, note="他们也会剪头")
    assert answer.status_code == 303
    assert Dispatch.objects.get(order=order).proposal["overridden"] == "category"


def test_a_duty_goes_to_a_department_and_is_told_apart(world, desk_of):
    order = world.order_at("accepted")
    office = desk_of("柳文书")
    page = words_of(office.see("dispatch", order.no))
    assert "《志愿服务条例》第二十五条" in page
    assert "民政局（牵头）" in page
    department = world.units["民政局"].pk
    assert office.act("dispatch", order, department=department).status_code == 303
    assert Dispatch.objects.get(order=order).kind == DispatchKind.DUTY


def test_only_departments_of_the_platform_can_be_charged(world, desk_of):
    order = world.order_at("accepted")
    answer = desk_of("柳文书").act("dispatch", order, department=world.units["文旅局"].pk)
    assert answer.status_code == 422
    assert "没有这个部门" in words_of(answer)


def test_an_order_dispatched_meanwhile_is_shown_as_it_is_now(world, desk_of):
    order = world.order_at("accepted")
    seen, team = order.version, world.teams["clippers"].pk
    desk_of("柳文书").act("dispatch", order, team=team, note="就近")
    answer = desk_of("景科长").send("dispatch", order.no, version=seen, team=team, note="就近")
    assert answer.status_code == 409
    assert "这一单刚刚有人动过" in words_of(answer)
    assert "已派单·待买单" in words_of(answer)


def test_a_dispatched_order_says_why_it_cannot_be_dispatched_again(world, desk_of):
    page = words_of(desk_of("景科长").see("dispatch", world.order_at("offered").no))
    assert "现在是“已派单·待买单”，不能派单" in page


def test_a_department_of_another_platform_finds_no_such_order(world, desk_of):
    order = world.order_at("accepted")
    assert desk_of("艾科长").see("dispatch", order.no).status_code == 404
    assert desk_of("马青山").see("dispatch", order.no).status_code == 404


def test_the_dispatch_desk_lists_what_waits_and_what_was_offered(world, desk_of):
    waiting, offered = world.order_at("accepted"), world.order_at("offered", "李小妹")
    officer = desk_of("景科长")
    page = words_of(officer.see("dispatching"))
    assert waiting.number in page
    assert offered.number not in page
    page = words_of(officer.see("dispatching", tab="offered"))
    assert offered.number in page
    assert "理发小队" in page
    assert Order.objects.get(pk=waiting.pk).stage == Stage.ACCEPTED


@pytest.mark.parametrize("tab", ["accepted", "offered"])
def test_a_long_dispatch_desk_takes_no_more_statements_than_a_short_one(world, desk_of, tab):
    officer = desk_of("景科长")
    told = []
    for many in (1, 6):
        clone(world.order_at(tab).pk, many)
        officer.see("dispatching", tab=tab)
        with CaptureQueriesContext(connection) as statements:
            officer.see("dispatching", tab=tab)
        told.append(len(statements))
    assert told[0] == told[1]


def test_the_dispatch_desk_of_another_department_is_empty(world, desk_of):
    world.order_at("accepted")
    assert "没有等着的单" in words_of(desk_of("艾科长").see("dispatching"))
