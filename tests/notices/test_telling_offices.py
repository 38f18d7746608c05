"""Units hear of meetings, of what was decided for them, of reviews and of the gate's decisions: once each."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.meetings.keeping import HELD, OCTOBER, adopted, called, drafted, reported
from tests.notices.telling import DAY, hear, told
from tests.projects.keeping import (
    admitted,
    at_gate,
    decide,
    declare,
    left,
    review,
    reviewed,
    reviewer,
    second_office,
)
from tests.world import MONDAY
from wudan.catalog.actions import Line, settle_change
from wudan.catalog.details import as_it_is
from wudan.catalog.models import Service, ServiceChange
from wudan.journal.models import Outbox, Reaction
from wudan.meetings.actions import meetings, tasks
from wudan.notices.models import Copy, Message
from wudan.people.actions import posts
from wudan.projects.actions import changes, gate
from wudan.projects.actions.drafting import draft_of
from wudan.projects.models import GateRound, Project, Reviewing

pytestmark = pytest.mark.postgres
AFTER = timedelta(hours=1)


def hear_again(at):
    """As after a worker that died before it wrote down that it had reacted."""
    Reaction.objects.all().delete()
    Outbox.objects.update(done_at=None)
    hear(at)


def last(world, name):
    """What somebody was told last."""
    return told(world.people[name])[-1]


def test_a_call_is_told_to_posts_of_the_units_that_are_asked(world):
    called(world)
    hear(OCTOBER + AFTER)
    expected = "县中心通知开会：联席会议（2026年9月情况），10月19日（周一）15:00，县中心会议室。材料请打开看。"
    assert told(world.people["景科长"]) == [expected]
    assert told(world.people["乔委员"]) == []  # towns are not asked to this one
    assert told(world.people["柳文书"]) == []  # whose unit calls
    assert told(world.people["苏远"]) == []  # a team is not asked
    many = Message.objects.count()
    hear_again(OCTOBER + AFTER)
    assert Message.objects.count() == many
    assert not Copy.objects.filter(channel__in=["call", "paper"]).exists()


def test_another_day_and_no_meeting_at_all_are_told_with_the_reason(world):
    office, found = world.actor("柳文书"), called(world)
    meetings.move(meeting=found, day=date(2026, 10, 20), why="下大雪。", by=office, at=OCTOBER)
    hear(OCTOBER + AFTER)
    assert "改期：10月20日（周二）15:00，县中心会议室。原因：下大雪" in last(world, "景科长")
    meetings.drop(meeting=found, why="路封了。", by=office, at=OCTOBER + AFTER)
    hear(OCTOBER + 2 * AFTER)
    assert "不开了，原定10月20日（周二）15:00。原因：路封了" in last(world, "景科长")


def test_a_meeting_that_was_dropped_meanwhile_is_not_called(world):
    found = called(world)
    meetings.drop(meeting=found, why="路封了。", by=world.actor("柳文书"), at=OCTOBER)
    hear(OCTOBER + AFTER)
    (text,) = told(world.people["景科长"])
    assert "不开了" in text


def test_a_draft_is_moved_without_telling_anybody(world):
    found = drafted(world)
    office = world.actor("柳文书")
    meetings.move(meeting=found, day=date(2026, 10, 20), why="下大雪。", by=office, at=OCTOBER)
    hear(OCTOBER + AFTER)
    assert not Message.objects.exists()


def test_who_owns_a_decision_is_told_when_the_minutes_are_adopted(world):
    adopted(world)
    hear(HELD + AFTER)
    assert last(world, "景科长") == (
        "会上定了一件事由民政局来办，10月30日（周五）以前办完：冬天前把走不动的老人理发排一遍。办完请报一句。"
    )
    assert not Message.objects.filter(code="task_given").exclude(
        person=world.people["景科长"]
    ).exists()  # fmt: skip


def test_both_sides_of_a_decision_hear_when_it_is_their_turn(world):
    (task,) = adopted(world)
    task = reported(world, task)
    at, office = HELD + timedelta(days=3), world.actor("柳文书")
    hear(at + AFTER)
    assert (
        last(world, "柳文书")
        == "民政局报办完了一件会上定的事，请验收：冬天前把走不动的老人理发排一遍。"
    )
    tasks.send_back(task=task, words="王台村没有去。", by=office, at=at + AFTER)
    hear(at + 2 * AFTER)
    assert "还差：王台村没有去" in last(world, "景科长")
    tasks.accept(task=reported(world, task), by=office, at=at + 3 * AFTER)
    hear(at + 4 * AFTER)
    assert last(world, "景科长") == "会上定的一件事验收办结了：冬天前把走不动的老人理发排一遍。"


def test_a_reviewer_hears_what_to_review_and_until_when(world):
    reviewer(world, at_gate(world), "乔委员")
    hear(MONDAY + DAY)
    assert told(world.people["乔委员"]) == [
        "请您评审项目“老人上门理发”，9月17日（周四）以前交。请先声明有没有利害关系。"
    ]
    hear_again(MONDAY + DAY)
    assert Message.objects.count() == 1


def test_who_stepped_back_already_is_not_asked_to_review(world):
    declare(world, reviewer(world, at_gate(world), "乔委员"), "乔委员", "has")
    hear(MONDAY + DAY)
    assert told(world.people["乔委员"]) == []


def test_the_proposing_unit_hears_of_a_no_and_until_when_it_may_appeal(world):
    round_ = reviewed(world)
    made = decide(world, round_, "refuse")
    hear(MONDAY + DAY)
    until = made.appeal_until
    text = last(world, "马青山")
    assert text.startswith("项目“老人上门理发”的准入决定：不准入。")
    assert f"到{until.month}月{until.day}日" in text
    hear_again(MONDAY + DAY)
    assert Message.objects.filter(code="project_not_admitted").count() == 1
    appealed = gate.appeal(decision=made, words="老人等着。", by=world.actor("马青山"), at=MONDAY)
    other = world.actor(second_office(world))
    gate.answer(appeal=appealed, outcome="upheld", reasons="等明年。", by=other, at=MONDAY + DAY)
    hear(MONDAY + 2 * DAY)
    assert last(world, "马青山") == "项目“老人上门理发”的申诉有答复了：维持原决定。理由请打开看。"


def test_the_proposing_unit_hears_of_a_yes(world):
    decide(world, reviewed(world))
    hear(MONDAY + DAY)
    assert last(world, "马青山") == "项目“老人上门理发”准入了，先试行。理由请打开看。"


def test_reviewers_hear_of_a_change_and_the_unit_of_what_was_decided(world):
    found = admitted(world)
    draft = replace(draft_of(found), cost_words="剪刀两千元。")
    changes.propose_change(
        project=found, draft=draft, why="工具旧了", by=world.actor("马青山"), at=MONDAY
    )
    hear(MONDAY + DAY)
    for who in ("乔委员", "景科长"):
        assert "请您评审项目“老人上门理发”" in last(world, who)
        row = Reviewing.objects.get(round__change__isnull=False, person=world.people[who])
        review(world, row, who)
    decide(world, GateRound.objects.select_related("project").get(number=2), "refuse")
    hear(MONDAY + 2 * DAY)
    assert last(world, "马青山").startswith("项目“老人上门理发”的变更：不同意变更。")


def test_the_answer_to_an_older_appeal_is_told_and_not_the_newest_decision(world):
    found, by, other = admitted(world), world.actor("马青山"), second_office(world)
    made = []
    for words in ("剪刀两千元。", "剪刀三千元。"):
        now = Project.objects.select_related("area", "platform").get(pk=found.pk)
        draft = replace(draft_of(now), cost_words=words)
        change = changes.propose_change(project=now, draft=draft, why="旧了", by=by, at=MONDAY)
        for who in ("乔委员", "景科长"):
            review(
                world, Reviewing.objects.get(round__change=change, person=world.people[who]), who
            )
        round_ = GateRound.objects.select_related("project").get(change=change)
        made.append(
            gate.appeal(decision=decide(world, round_, "refuse"), words="要", by=by, at=MONDAY)
        )
    for asked, outcome in zip(made, ("upheld", "granted"), strict=True):
        gate.answer(
            appeal=asked, outcome=outcome, reasons="看过了", by=world.actor(other), at=MONDAY
        )
    hear(MONDAY + DAY)
    answers = [words for words in told(world.people["马青山"]) if "申诉有答复" in words]
    assert sorted(answers) == [
        "项目“老人上门理发”的申诉有答复了：支持申诉，重新评审。理由请打开看。",
        "项目“老人上门理发”的申诉有答复了：维持原决定。理由请打开看。",
    ]


def test_who_may_admit_a_change_of_the_menu_is_told_and_then_who_asked(world):
    item = Service.objects.select_related("provider").get(code="haircut")
    other = second_office(world)
    changes.change_item(
        service=item, wanted=replace(as_it_is(item), risk="bodily"), why="要动剪刀",
        by=world.actor("柳文书"), at=MONDAY,
    )  # fmt: skip
    hear()
    asked = "菜单上的“上门理发”要改风险、保险或证照，等复准。请打开看一眼再定。"
    assert told(world.people[other]) == [asked]
    assert told(world.people["柳文书"]) == []
    settle_change(
        change=ServiceChange.objects.get(), outcome="admitted", reasons="应当有保险",
        by=world.actor(other), at=MONDAY,
    )  # fmt: skip
    hear()
    assert told(world.people["柳文书"]) == ["“上门理发”的改动：准了。理由请打开看。"]


def test_who_came_after_the_asker_hears_what_became_of_the_change(world):
    item = Service.objects.select_related("provider").get(code="haircut")
    officer, office = world.actor("景科长"), world.actor("柳文书")
    changes.change_item(
        service=item, wanted=replace(as_it_is(item), risk="bodily"), why="要动剪刀", by=officer, at=MONDAY
    )  # fmt: skip
    posts.hand_over(
        post=world.posts["景科长"], to=world.people["贺叔"], by=office, at=MONDAY, items={}
    )
    settle_change(
        change=ServiceChange.objects.get(), outcome="admitted", reasons="应当有保险", by=office,
        at=MONDAY,
    )  # fmt: skip
    hear()
    assert told(world.people["贺叔"]) == ["“上门理发”的改动：准了。理由请打开看。"]
    assert told(world.people["景科长"]) == []


def test_the_department_hears_that_an_item_stayed_off_its_new_menu_and_why(world):
    found, first = admitted(world), MONDAY + 24 * DAY
    changes.publish_menu(
        platform=world.platforms["relief"], month=date(2026, 10, 1),
        lines={found.service_id: Line(True)}, by=world.actor("景科长"), at=MONDAY,
    )  # fmt: skip
    left(world, found)
    hear()
    changes.open_menus(at=first)
    hear(first + AFTER)
    said = last(world, "景科长")
    assert said.startswith("“老人上门理发”没有随10月的菜单上架：这一项来自项目“老人上门理发”")
    assert "不在清单上" in said
    assert not any("没有随" in words for words in told(world.people["柳文书"]))
