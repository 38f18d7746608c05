"""整批派单 on the desk: ask for it, read it, send all of it or some, change a line."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.proposals.open_set import accept, line_of, open_orders, propose, refuse, work
from tests.web.console.desk import NOON, words_of
from wudan.orders.actions import proposals
from wudan.orders.enums import LineState, Stage
from wudan.orders.models import Dispatch, Order, Proposal, ProposalLine


def test_the_desk_links_to_it_and_says_what_it_does(world, desk_of):
    desk = desk_of("景科长")
    assert "/desk/dispatching/proposals" in words_of(desk.see("dispatching"))
    assert "为全部待派单提出方案" in words_of(desk.see("dispatch-proposals"))


def test_asked_for_it_is_there_and_nothing_is_sent(world, desk_of):
    open_orders(world)
    desk = desk_of("景科长")
    answer = desk.send("dispatch-proposals")
    made = Proposal.objects.get()
    assert (answer.status_code, answer.url) == (303, f"/desk/dispatching/proposals/{made.pk}")
    page = words_of(desk.see("dispatch-proposal", made.pk))
    assert "已证明最优" in page
    assert "全部送出（5 单）" in page
    assert page.count('type="checkbox"') == 5
    assert not Dispatch.objects.exists()
    assert desk.see("dispatch-proposals").url == answer.url


def test_with_nothing_open_it_says_so(world, desk_of):
    answer = desk_of("景科长").send("dispatch-proposals")
    assert answer.status_code == 422
    assert "现在没有等着派的单" in words_of(answer)


def test_all_are_sent(world, desk_of):
    open_orders(world)
    made = propose(world, at=NOON)
    desk = desk_of("景科长")
    desk.send("dispatch-proposal-acceptance", made.pk, all="yes")
    assert set(Order.objects.values_list("stage", flat=True)) == {Stage.OFFERED}
    page = words_of(desk.see("dispatch-proposal", made.pk))
    assert "已发出 5 份邀约" in page
    assert "已邀请，等答复" in page


def test_only_the_ticked_are_sent_and_none_is_said(world, desk_of):
    first, *_ = open_orders(world)
    made = propose(world, at=NOON)
    desk = desk_of("景科长")
    none = desk.send("dispatch-proposal-acceptance", made.pk)
    assert none.status_code == 422
    assert "请先勾选" in words_of(none)
    desk.send("dispatch-proposal-acceptance", made.pk, line=[line_of(made, first).pk, "x"])
    assert Dispatch.objects.get().order == first


def test_what_was_left_out_is_named(world, desk_of):
    gone, *_ = open_orders(world)
    made = propose(world, at=NOON)
    Order.objects.filter(pk=gone.pk).update(version=99)
    desk = desk_of("景科长")
    assert "后来有人动过" in words_of(desk.see("dispatch-proposal", made.pk))
    desk.send("dispatch-proposal-acceptance", made.pk, all="yes")
    page = words_of(desk.see("dispatch-proposal", made.pk, tab="over"))
    assert f"{gone.number} 这次没有送" in page


def test_after_a_refusal_the_page_says_what_changed_and_waits(world, desk_of):
    (order,) = open_orders(world, "秦奶奶")
    made = propose(world, at=NOON)
    asked = line_of(made, order).team.unit.short_name
    accept(world, made, at=NOON)
    refuse(world, order, at=NOON)
    work(at=NOON)
    again = Proposal.objects.latest("pk")
    desk = desk_of("景科长")
    page = words_of(desk.see("dispatch-proposal", again.pk))
    assert "有队伍没有接" in page
    assert f"换，上次提的是{asked}" in page
    assert Dispatch.objects.count() == 1
    assert "已经结束" in words_of(desk.see("dispatch-proposal", made.pk))


def test_whom_nobody_can_be_asked_for_is_there_with_reasons(world, desk_of):
    open_orders(world)
    for team in world.teams.values():
        team.capacity_per_week = 0
        team.save()
    made = propose(world, at=NOON)
    page = words_of(desk_of("景科长").see("dispatch-proposal", made.pk))
    assert "队伍在手的单都满了（5）" in page
    assert "不做这一类 2 支 · 单满了 2 支" in page


def test_one_town_or_one_reason_can_be_looked_at(world, desk_of):
    open_orders(world)
    made = propose(world, at=NOON)
    desk, town = desk_of("景科长"), world.units["周湾"]
    page = words_of(desk.see("dispatch-proposal", made.pk, town=town.pk))
    assert page.count('type="checkbox"') == 2
    assert "送出周湾所的全部（2 单）" in page
    desk.send("dispatch-proposal-acceptance", made.pk, all="yes", town=town.pk)
    assert Dispatch.objects.count() == 2
    for odd in (
        {"town": "x"},
        {"tab": "?"},
        {"page": "9" * 30},
        {"reason": "x", "tab": "unserved"},
    ):
        assert desk.see("dispatch-proposal", made.pk, **odd).status_code == 200


def test_a_line_shows_why_and_another_team_goes_in_with_a_note(world, desk_of):
    (order,) = open_orders(world, "秦奶奶")
    line = line_of(propose(world, at=NOON), order)
    desk = desk_of("景科长")
    page = words_of(desk.see("dispatch-line", line.pk))
    assert "怎么算的" in page
    assert line.team.unit.short_name in page
    other = next(team for team in world.teams.values() if f'value="{team.pk}"' in page)
    bare = desk.send("dispatch-line-team", line.pk, team=other.pk, note=" ")
    assert bare.status_code == 422
    desk.send("dispatch-line-team", line.pk, team=other.pk, note="队长熟悉")
    line.refresh_from_db()
    assert (line.state, line.team) == (LineState.OVERRIDDEN, other)
    assert "您改的，原来提的是" in words_of(desk.see("dispatch-proposal", line.proposal_id))


def test_a_line_is_put_aside(world, desk_of):
    (order,) = open_orders(world, "秦奶奶")
    line = line_of(propose(world, at=NOON), order)
    desk_of("景科长").send("dispatch-line-drop", line.pk)
    line.refresh_from_db()
    assert line.state == LineState.DROPPED


def test_the_law_is_said_in_words(world, desk_of):
    (order,) = open_orders(world, "秦奶奶", service="bath")
    line = line_of(propose(world, at=NOON), order)
    fields = {"team": world.teams["clippers"].pk, "note": "急"}
    answer = desk_of("景科长").send("dispatch-line-team", line.pk, **fields)
    assert answer.status_code == 422
    assert "没有有效保险" in words_of(answer)


def test_another_desk_does_not_know_of_it(world, desk_of):
    open_orders(world)
    made = propose(world, at=NOON)
    line = made.lines.first()
    for who in ("柳文书", "艾科长", "马青山"):
        desk = desk_of(who)
        assert desk.see("dispatch-proposal", made.pk).status_code == 404
        assert desk.send("dispatch-proposal-acceptance", made.pk, all="yes").status_code == 404
        assert desk.see("dispatch-line", line.pk).status_code == 404
    assert desk_of("景科长").see("dispatch-proposal", 2**70).status_code == 404


def test_no_name_no_phone_no_address_is_on_it(world, desk_of):
    open_orders(world)
    made = propose(world, at=NOON)
    desk = desk_of("景科长")
    pages = words_of(desk.see("dispatch-proposal", made.pk))
    pages += words_of(desk.see("dispatch-line", made.lines.first().pk))
    for secret in ("秦奶奶", "白嫂", world.phone("秦奶奶"), "杨柳村三组"):
        assert secret not in pages


def test_a_long_proposal_is_read_in_few_statements(world, desk_of):
    open_orders(world)
    made = propose(world, at=NOON)
    desk = desk_of("景科长")
    desk.see("dispatch-proposal", made.pk)
    with CaptureQueriesContext(connection) as asked:
        desk.see("dispatch-proposal", made.pk)
    assert len(asked) <= 8, "\n".join(one["sql"][:60] + " … " + one["sql"][-160:] for one in asked)


def test_dropping_the_last_line_leaves_the_orders_waiting(world, desk_of):
    (order,) = open_orders(world, "秦奶奶")
    line = line_of(propose(world, at=NOON), order)
    proposals.drop(line=line, by=world.actor("景科长"), at=NOON)
    order.refresh_from_db()
    assert order.stage == Stage.ACCEPTED
    assert ProposalLine.objects.count() == 1
