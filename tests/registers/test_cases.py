"""项目案例 (R070): drafted from the project's own rows, learned by a person, signed by three, found by everybody."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.activities.drafting import opened
from tests.content.writing import SIGNERS, put_forward, sign
from tests.domain.refusing import malformed, objected, refused_by_the_database
from tests.entering import come_in
from tests.ledger.records import record_of
from tests.projects.keeping import admitted, draft, forum, heard
from tests.web.console.desk import Desk, words_of
from tests.world import MONDAY
from wudan.activities.models import Activity
from wudan.content import actions
from wudan.content.models import Article
from wudan.content.policies import Written
from wudan.kit import clock
from wudan.projects.actions import candidates
from wudan.projects.figures import Figures
from wudan.projects.models import NeedEvidence, Project
from wudan.registers.actions import draft_case
from wudan.registers.cases import body_of

pytestmark = pytest.mark.postgres
LEARNED = "先问老人哪天在家，再排日子。"


@pytest.fixture(autouse=True)
def _standing_clock(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MONDAY + timedelta(hours=1))


@pytest.fixture
def project(world):
    return admitted(world)


def case(world, project, who="马青山", **said):
    told = {"title": "一把剪子", "learned": LEARNED} | said
    return draft_case(project=project, by=world.actor(who), at=MONDAY, **told)


def shown(world, made):
    put_forward(world, made)
    for who in SIGNERS:
        sign(world, made, who)


def listed(client, **asked):
    return words_of(client.get(reverse("cases"), asked))


def test_the_house_writes_what_it_knows_and_a_person_what_was_learned(world, project):
    for hour in (9, 15):
        record_of(world, hour=hour, activity=_activity(world, project))
    body = body_of(project, LEARNED, at=MONDAY)
    assert project.need_words in body
    assert project.description in body
    assert "- 志愿服务 3 小时" in body
    assert "- 活动 2 次" in body
    assert body.endswith(LEARNED)


def test_a_number_that_points_at_few_is_not_told(world, project):
    world.place("秦奶奶", "haircut")
    Project.objects.filter(pk=project.pk).update(service=world.services["haircut"])
    body = body_of(Project.objects.get(pk=project.pk), LEARNED, at=MONDAY)
    assert "- 点单 不到 5 单，不到 5 个人" in body


@pytest.mark.parametrize(("reviews", "good", "told"), [
    (4, 4, None), (5, 5, "5 次，5 次是四分、五分"), (5, 0, "5 次，0 次是四分、五分"), (10, 5, "10 次，5 次是四分、五分"),
    (5, 4, "5 次"), (5, 1, "5 次"), (9, 5, "9 次"), (9, 4, "9 次"),
])  # fmt: skip
def test_a_few_bad_reviews_are_not_left_to_be_reckoned(
    world, project, monkeypatch, reviews, good, told
):
    seen = {project.pk: Figures(reviews=reviews, good=good)}
    monkeypatch.setattr("wudan.registers.cases.figures_of", lambda projects, *, at: seen)
    lines = body_of(project, LEARNED, at=MONDAY).splitlines()
    assert [line for line in lines if "群众评了" in line] == (
        [f"- 群众评了 {told}"] if told else []
    )


def test_a_few_notes_of_a_forum_are_a_few(world, project):
    assert "座谈会上有 不到 5 条发言。" in body_of(project, LEARNED, at=MONDAY)
    rows = [NeedEvidence(project=project, kind="note", note=_note(world), linked_at=MONDAY) for _ in range(4)]  # fmt: skip
    NeedEvidence.objects.bulk_create(rows)
    assert "座谈会上有 5 条发言。" in body_of(project, LEARNED, at=MONDAY)


def _note(world):
    return heard(world, forum(world))


def _activity(world, project):
    made = opened(world)
    Activity.objects.filter(pk=made.pk).update(project=project)
    return made


def test_nobody_reads_it_before_three_signed_that_revision(world, project, client):
    made = case(world, project)
    assert made.project == project
    assert "一把剪子" not in listed(client)
    put_forward(world, made)
    for who in SIGNERS:
        assert "一把剪子" not in listed(client)
        sign(world, made, who)
    assert "一把剪子" in listed(client)
    assert "一把剪子" in words_of(client.get(reverse("project-shown", args=[project.key])))
    assert "一把剪子" in words_of(client.get(reverse("projects")))
    assert project.title in words_of(client.get(reverse("piece", args=[made.no])))
    assert reverse("cases") in client.get("/").content.decode()
    actions.take_down(article=made, why="日期写错了", by=world.actor("马青山"), at=MONDAY)
    assert "一把剪子" not in listed(client)


def test_readers_narrow_by_platform_and_by_whom_it_is_for(world, project, client, django_assert_max_num_queries):  # fmt: skip
    shown(world, case(world, project))
    reading = admitted(
        world, title="送书上门", audience="children", platform=world.platforms["culture"]
    )
    shown(world, case(world, reading, title="一本书"))
    code = project.platform.code
    for asked in ({"platform": code}, {"audience": "elders"}, {"platform": code, "audience": "elders"}):  # fmt: skip
        assert ("一把剪子" in (page := listed(client, **asked)), "一本书" in page) == (True, False)
    assert "这一类还没有案例" in listed(client, platform="culture", audience="elders")
    page = listed(client, platform="no such", audience="x'")
    assert "一把剪子" in page
    assert "一本书" in page
    assert "新就业群体" not in page  # nobody is offered a kind without a case
    with django_assert_max_num_queries(2):
        listed(client)


def test_only_of_what_was_done_and_by_whose_project_it_is(world, project):
    with objected("not_your_unit"):
        case(world, project, "贾站长")
    waiting = candidates.propose(
        unit=world.units["杨柳村"], draft=draft(world, title="另一件"), heard=None,
        by=world.actor("马青山"), at=MONDAY,
    )  # fmt: skip
    with objected("not_done"):
        case(world, waiting)
    with malformed("learned"):
        case(world, project, learned=" ")
    with malformed("learned"):
        case(world, project, learned="找 13900001234")


def test_a_case_is_of_a_project_and_no_other_piece_is(world, project):
    written = Written(title="一把剪子", body="剪。", rights="own", source="本站")
    by, unit = world.actor("马青山"), world.units["杨柳村"]
    with objected("no_project"):
        actions.start(unit=unit, kind="case", written=written, by=by, at=MONDAY)
    with objected("no_case"):
        actions.start(unit=unit, kind="article", written=written, by=by, at=MONDAY, project=project)
    made = case(world, project)
    with refused_by_the_database("article_case_is_of_a_project"):
        Article.objects.filter(pk=made.pk).update(project=None)


def test_the_project_page_drafts_it_and_leads_to_it(world, project, client):
    desk = Desk(come_in(client, world.people["马青山"].account))
    assert "起草案例" in words_of(desk.see("project", project.pk))
    refused = desk.send("project-cases", project.pk, title="一把剪子", learned="")
    assert refused.status_code == 422
    assert (
        desk.send("project-cases", project.pk, title="一把剪子", learned=LEARNED).status_code == 303
    )
    made = Article.objects.get(kind="case")
    assert reverse("article", args=[made.pk]) in desk.see("project", project.pk).content.decode()
