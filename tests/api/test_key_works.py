"""重点工作 over the API (ADR 96): the office keeps the list; a project, a menu item, an activity goes with one or none."""

from datetime import timedelta

import pytest

from tests.activities import drafting
from tests.projects import keeping
from tests.projects.working import listed
from wudan.journal.events import events_of
from wudan.projects.models import Joining, KeyWork

NEW = {"name": "移风易俗", "words": ["乡风"], "starts_on": "2026-01-01"}
CLIPPING = "services/haircut/key-work"


def test_the_office_adds_one_and_everybody_reads_the_list(world, enter, speaker):
    office = enter("柳文书")
    made = office.post("key-works", NEW, key="added-once")
    assert (made.status, made["goes_on"], made["ends_on"]) == (201, True, None)
    assert office.post("key-works", NEW, key="added-once").raw == made.raw
    assert speaker.get("key-works")["items"] == [made.body]
    again = office.post("key-works", NEW)
    assert (again.status, list(again["fields"])) == (422, ["name"])


def test_the_list_takes_one_statement(world, speaker, django_assert_num_queries):
    for name in ("移风易俗", "乡村振兴", "一老一小"):
        listed(world, name)
    with django_assert_num_queries(1):
        assert len(speaker.get("key-works")["items"]) == 3


def test_only_what_is_said_is_put_right_and_an_end_is_said_by_a_day_or_null(world, enter):
    found, office = listed(world, "移风易俗", "乡风"), enter("柳文书")
    where = f"key-works/{found.pk}/correction"
    named = office.post(where, {"name": "乡风文明"}, key="named-once")
    assert (named.status, named["name"], named["words"]) == (200, "乡风文明", ["乡风"])
    assert office.post(where, {"name": "乡风文明"}, key="named-once").raw == named.raw
    ended = office.post(where, {"ends_on": "2026-12-31"})
    assert (ended["ends_on"], ended["name"]) == ("2026-12-31", "乡风文明")
    assert office.post(where, {"source": ""})["ends_on"] == "2026-12-31"
    assert office.post(where, {"ends_on": None})["ends_on"] is None
    early = office.post(where, {"ends_on": "2026-09-06"})
    assert (early.status, list(early["fields"])) == (422, ["ends_on"])


@pytest.mark.parametrize("who", ["马青山", "乔委员", "景科长", "苏远", "秦奶奶", "郝书记"])
def test_nobody_else_keeps_the_list(world, enter, who):
    found, speaker = listed(world), enter(who)
    for where, said in (("key-works", NEW), (f"key-works/{found.pk}/correction", {"name": "别的"})):
        answer = speaker.post(where, said)
        assert (answer.status, answer["code"]) == (422, "not_your_role")
    assert list(KeyWork.objects.values_list("name", flat=True)) == ["一老一小"]


def test_who_proposes_a_project_says_what_it_goes_with_from_now_on(world, enter, monday):
    work, made, keeper = listed(world), keeping.candidate(world), enter("马青山")
    where = f"projects/{made.pk}"
    assert keeper.get(where)["key_work"] is None
    named = {"id": work.pk, "name": "一老一小"}
    done = keeper.post(f"{where}/key-work", {"key_work": work.pk}, key="joined-once")
    assert (done.status, done.body) == (200, {"key_work": named})
    assert (
        keeper.post(f"{where}/key-work", {"key_work": work.pk}, key="joined-once").raw == done.raw
    )
    assert keeper.get(where)["key_work"] == named
    monday[0] += timedelta(days=1)
    assert enter("柳文书").post(f"{where}/key-work", {"key_work": None})["key_work"] is None
    [past] = Joining.objects.filter(project=made)
    assert past.until == monday[0]
    verbs = [one.verb for one in events_of("project", made.pk)]
    assert verbs.count("project.join_work") == 2


def test_who_keeps_the_menu_says_it_of_an_item_that_no_project_gave(world, enter):
    work, keeper = listed(world), enter("景科长")
    done = keeper.post(CLIPPING, {"key_work": work.pk})
    assert (done.status, done["key_work"]["name"]) == (200, "一老一小")
    assert keeper.get("services/haircut/facts")["key_work"] == done["key_work"]
    listed_one = keeping.admitted(world)
    refused = keeper.post(f"services/{listed_one.service.code}/key-work", {"key_work": work.pk})
    assert (refused.status, refused["code"]) == (422, "by_its_project")


def test_who_runs_an_activity_says_it(world, enter):
    work, made = listed(world), drafting.drafted(world)
    done = enter("苏远").post(f"activities/{made.no}/key-work", {"key_work": work.pk})
    assert (done.status, done["key_work"]) == (200, {"id": work.pk, "name": "一老一小"})
    made.refresh_from_db()
    assert made.key_work == work
    assert enter("马青山").post(f"activities/{made.no}/key-work", {"key_work": None}).status == 200


@pytest.mark.parametrize("said", [{}, {"key_work": "一老一小"}, {"key_work": 0}, {"key_work": 999}])
def test_what_is_no_key_work_stands_beside_its_field(world, enter, said):
    made = drafting.drafted(world)
    for who, where in (("苏远", f"activities/{made.no}/key-work"), ("景科长", CLIPPING)):
        answer = enter(who).post(where, said)
        assert (answer.status, list(answer["fields"])) == (422, ["key_work"])


def test_what_is_not_ones_own_is_not_there(world, enter):
    work, made, activity = listed(world), keeping.candidate(world), drafting.drafted(world)
    for who in ("贾站长", "秦奶奶"):
        speaker = enter(who)
        for where in (f"projects/{made.pk}", f"activities/{activity.no}", "services/haircut"):
            answer = speaker.post(f"{where}/key-work", {"key_work": work.pk})
            assert (answer.status, answer["code"]) == (404, "missing")
    reader = enter("郝书记").post(f"projects/{made.pk}/key-work", {"key_work": work.pk})
    assert (reader.status, reader["code"]) == (422, "not_your_role")
