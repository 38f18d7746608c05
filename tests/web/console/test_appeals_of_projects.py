"""Each decision on a project by itself: appealed against, answered, and decided as it was read (R068)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from tests.projects.keeping import admitted, decide, review, reviewed, second_office
from tests.web.console.desk import NOON, words_of
from tests.world import MONDAY
from wudan.journal.models import Event
from wudan.kit import clock
from wudan.projects.actions import candidates, changes, gate
from wudan.projects.actions.drafting import draft_of
from wudan.projects.models import Appeal, Change, Decision, GateRound, Project, Reviewing


def proposed(world, project, **given):
    """The round of a change of it, which those who admitted it have reviewed."""
    held = Project.objects.select_related("area", "platform").get(pk=project.pk)
    made = changes.propose_change(
        project=held, draft=replace(draft_of(held), **given), why="该改了",
        by=world.actor("马青山"), at=MONDAY,
    )  # fmt: skip
    round_ = GateRound.objects.select_related("project", "change").get(change=made)
    for row in Reviewing.objects.filter(round=round_, conflict="").select_related("person"):
        review(world, row, row.person.name)
    return round_


def refused_twice(world):
    """A listed project, two changes of which were refused."""
    found = admitted(world)
    money = decide(world, proposed(world, found, cost_words="剪刀两千元。"), "refuse")
    people = decide(world, proposed(world, found, people_words="换成三个人。"), "refuse")
    return found, money, people


def appealed(world, decision, words="钱有着落"):
    return gate.appeal(decision=decision, words=words, by=world.actor("马青山"), at=MONDAY)


def test_each_decision_within_its_term_is_appealed_against_by_its_own_link(desk_of, world):
    (found, money, people), desk = refused_twice(world), desk_of("马青山")
    page = words_of(desk.see("project", found.pk))
    for one, n in ((money, 2), (people, 3)):
        assert f'action="/desk/projects/{found.pk}/decisions/{one.pk}/appeal"' in page
        assert f"申诉：第 {n} 轮，不同意变更" in page
        assert f'href="#appeal-{one.pk}"' in page
    desk.send("project-appeal", found.pk, money.pk, words="钱有着落")
    assert Appeal.objects.get().decision == money
    page = words_of(desk.see("project", found.pk))
    assert f"decisions/{money.pk}/appeal" not in page
    assert f"decisions/{people.pk}/appeal" in page
    desk.send("project-appeal", found.pk, people.pk, words="三个人够了")
    assert Appeal.objects.count() == 2


def test_when_the_day_has_passed_the_page_says_so_and_has_no_form(desk_of, world, monkeypatch):
    (found, money, people), desk = refused_twice(world), desk_of("马青山")
    public, until = reverse("project-shown", args=[found.key]), money.appeal_until
    appealed(world, money)
    for page in (words_of(desk.see("project", found.pk)), words_of(desk.client.get(public))):
        assert f"到 {until.year}年{until.month}月{until.day}日 为止可以申诉一次。" in page
        assert "已经过了" not in page
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(days=16))
    desk = desk_of("马青山")
    for page in (words_of(desk.see("project", found.pk)), words_of(desk.client.get(public))):
        assert page.count(f"申诉到 {until} 截止，已经过了。") == 1, (
            "of the one that nobody asked about"
        )
        assert "为止可以申诉" not in page
        assert f"decisions/{people.pk}/appeal" not in page


def test_what_was_sent_back_and_came_again_is_appealed_against_no_more(desk_of, world):
    decided = decide(world, reviewed(world), "revise")
    found = decided.round.project
    candidates.submit(project=found, by=world.actor("马青山"), at=MONDAY)
    page = words_of(desk_of("马青山").see("project", found.pk))
    assert "这以后已经重新送审，以新一轮的决定为准。" in page
    assert "为止可以申诉" not in page


def test_what_was_typed_stays_with_its_decision_alone(desk_of, world):
    (found, money, _people), desk = refused_twice(world), desk_of("马青山")
    answer = desk.send("project-appeal", found.pk, money.pk, words="找马青山，13800001234")
    page = words_of(answer)
    assert answer.status_code == 422
    assert page.count("13800001234") == 1
    assert page.index(f"decisions/{money.pk}/appeal") < page.index("13800001234")
    assert not Appeal.objects.exists()


def test_the_office_answers_each_appeal_by_itself(desk_of, world):
    (found, money, people), other = refused_twice(world), second_office(world)
    appealed(world, money)
    appealed(world, people, "三个人够了")
    desk = desk_of("柳文书")
    assert "答复申诉" not in words_of(desk.see("project", found.pk))
    desk = desk_of(other)
    page = words_of(desk.see("project", found.pk))
    assert page.count("/appeal-answer") == 2
    desk.send("project-appeal-answer", found.pk, people.pk, outcome="upheld", reasons="看过了")
    assert Appeal.objects.get(decision=people).outcome == "upheld"
    assert Appeal.objects.get(decision=money).outcome == ""


def test_an_older_change_that_is_looked_at_again_is_the_one_that_is_shown(desk_of, world):
    (found, money, _people), other = refused_twice(world), second_office(world)
    asked = appealed(world, money)
    gate.answer(appeal=asked, outcome="granted", reasons="再看", by=world.actor(other), at=MONDAY)
    page = words_of(desk_of("马青山").see("project", found.pk))
    assert "第 1 次变更" in page
    assert "剪刀两千元。" in page
    assert "换成三个人。" not in page
    told = Event.objects.get(verb="project.reopen_change").facts
    assert (told["appealed"], told["round"]) == (2, 4)


def test_a_decision_of_another_project_or_an_admission_is_not_appealed_against(desk_of, world):
    found, money, _people = refused_twice(world)
    second = decide(world, reviewed(world, audience="everybody"), "refuse")
    desk = desk_of("马青山")
    answer = desk.send("project-appeal", second.round.project_id, money.pk, words="不服")
    assert answer.status_code == 404
    first = Decision.objects.get(round__project=found, round__number=1)
    assert f"decisions/{first.pk}/appeal" not in words_of(desk.see("project", found.pk))
    answer = desk.send("project-appeal", found.pk, first.pk, words="不服")
    assert (answer.status_code, "没有什么可申诉的" in words_of(answer)) == (422, True)
    assert not Appeal.objects.exists()


@pytest.mark.parametrize("outcome", ["admit", "refuse"])
def test_nobody_decides_a_round_that_was_not_read(desk_of, world, outcome):
    found, office = admitted(world), desk_of("柳文书")
    proposed(world, found, cost_words="剪刀两千元。")
    assert 'name="round" value="2"' in words_of(office.see("project", found.pk))
    changes.take_back_change(project=found, why="再想想", by=world.actor("马青山"), at=MONDAY)
    proposed(world, found, people_words="换成三个人。")
    said = {"outcome": outcome, "reasons": "钱有着落，换新的"}
    answer = office.send("project-decision", found.pk, round=2, **said)
    page = words_of(answer)
    assert (answer.status_code, "您看的是第 2 轮，现在是第 3 轮了" in page) == (422, True)
    assert "钱有着落，换新的" in page
    assert 'name="round" value="3"' in page
    assert not Decision.objects.exclude(round__number=1).exists()
    assert office.send("project-decision", found.pk, **said).status_code == 422
    office.send("project-decision", found.pk, round=3, **said)
    assert Decision.objects.get(round__number=3).outcome == outcome


def test_nobody_is_named_for_a_round_that_was_not_read(desk_of, world):
    found, office = admitted(world), desk_of("柳文书")
    round_ = proposed(world, found, cost_words="剪刀两千元。")
    answer = office.send("project-reviewers", found.pk, round=1, post=world.posts["艾科长"].pk)
    assert answer.status_code == 422
    assert not Reviewing.objects.filter(round=round_, person=world.people["艾科长"]).exists()
    assert Change.objects.get().state == "open"
