"""秦奶奶 looks at what is kept about her, who looked, corrects, copies, leaves (PIPL §44–47)."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from tests.entering import come_in_by_password_only
from tests.web.portal.visiting import NASTY, Visitor, text
from tests.world import MONDAY, PASSWORD, plain
from wudan.people.actions.reveal import reveal
from wudan.people.models import Person
from wudan.privacy.models import PrivacyRequest


@pytest.fixture
def elder(as_):
    return as_("秦奶奶")


def looked(world, times=1, by="马青山"):
    for n in range(times):
        reveal(
            person=world.people["秦奶奶"], kinds=["phone"], purpose="call_back",
            by=world.actor(by), at=MONDAY + timedelta(minutes=n),
        )  # fmt: skip


def test_she_reads_what_is_kept_and_why(elder, world):
    world.order_at("reviewed")
    page = text(elder.look("/privacy"))
    for told in (world.phone("秦奶奶"), "杨柳村三组", "联系您，到您家服务", "剪得好", "存多久："):
        assert told in page


def test_the_way_there_is_in_her_account(elder):
    assert 'href="/privacy"' in text(elder.look("/account"))


def test_nobody_comes_in_unknown_or_under_a_post(passer_by, as_):
    assert passer_by.look("/privacy").status_code == 302
    keeper = as_("马青山")
    assert "切换到本人" in text(keeper.look("/privacy"))
    assert keeper.send("/privacy/copy", form="json").status_code == 403


def test_she_reads_who_looked_but_no_name_of_staff(elder, world):
    looked(world)
    page = text(elder.look("/privacy/readings"))
    assert "杨柳村站·站长" in page
    assert "电话" in page
    assert "回访" in page
    assert "马青山" not in page


def test_fifty_a_page_and_no_question_more(elder, world, django_assert_max_num_queries):
    looked(world, 55)
    with django_assert_max_num_queries(8):
        first = elder.look("/privacy/readings")
    assert len(first.context["lines"]) == 50
    rest = elder.look(first.context["next_url"])
    assert len(rest.context["lines"]) == 5


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30, "1 OR 1", ""])
def test_a_strange_place_in_the_list_is_the_first_page(elder, world, before):
    looked(world)
    assert len(elder.look("/privacy/readings", before=before).context["lines"]) == 1


def test_her_neighbour_reads_nothing_of_it(as_, world):
    looked(world)
    assert as_("高大爷").look("/privacy/readings").context["lines"] == []


def test_she_corrects_her_address(elder, world):
    answer = elder.send("/privacy/correction", address="杨柳村五组", sex="female")
    assert answer.status_code == 303
    person = Person.objects.get(pk=world.people["秦奶奶"].pk)
    assert (plain(person.address), person.sex) == ("杨柳村五组", "female")


@pytest.mark.parametrize("typed", NASTY.values(), ids=NASTY)
def test_whatever_is_typed_is_no_fault_of_ours(elder, typed):
    for page, fields in (
        ("/privacy/correction", {"address": typed, "sex": typed}),
        ("/privacy/requests", {"kind": typed, "words": typed}),
        ("/privacy/requests", {"kind": "explain", "words": typed}),
        ("/privacy/copy", {"form": typed}),
        ("/privacy/erasure", {"step": typed, "know": typed}),
    ):
        assert elder.send(page, **fields).status_code < 500


def test_name_and_phone_are_asked_for(elder, world):
    answer = elder.send("/privacy/requests", kind="correct", words="我的名字是秦桂花")
    assert answer.status_code == 303
    made = PrivacyRequest.objects.get()
    assert (made.person, made.kind) == (world.people["秦奶奶"], "correct")
    page = text(elder.look("/privacy"))
    assert "最迟" in page
    assert "我的名字是秦桂花" in page


def test_what_was_typed_is_kept_when_something_is_missing(elder):
    page = elder.send("/privacy/requests", kind="", words="电话换了")
    assert page.status_code == 422
    assert "电话换了" in text(page)


def test_her_copy_is_a_file_that_nobody_keeps(elder, world):
    answer = elder.send("/privacy/copy", form="json")
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Disposition"] == 'attachment; filename="wudan-2026-09-07.json"'
    assert world.phone("秦奶奶") in json.dumps(json.loads(answer.content), ensure_ascii=False)


def test_her_copy_on_paper(elder):
    answer = elder.send("/privacy/copy", form="pdf")
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


def test_a_copy_wants_a_fresh_proof(world):
    client = come_in_by_password_only(Client(), world.people["秦奶奶"].account)
    asked = Visitor(client).send("/privacy/copy", form="json")
    assert asked.status_code == 401
    answer = Visitor(client).send("/privacy/copy", form="json", proof=PASSWORD)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/json")


def test_she_is_told_what_goes_and_what_stays(elder):
    page = text(elder.look("/privacy/erasure"))
    assert "马上删掉，找不回来" in page
    assert "志愿服务条例" in page


def test_she_leaves_after_being_asked_twice(elder, world):
    pk = world.people["秦奶奶"].pk
    assert elder.send("/privacy/erasure", step="asked").status_code == 422
    page = text(elder.send("/privacy/erasure", step="asked", know="yes"))
    assert "再问一次" in page
    assert Person.objects.get(pk=pk).name == "秦奶奶"
    done = elder.send("/privacy/erasure", step="sure", know="yes")
    assert "已经注销" in text(done)
    assert Person.objects.get(pk=pk).name == "已注销"
    assert elder.look("/privacy").status_code == 302


def test_with_an_open_order_she_is_told_why_not(elder, world):
    world.place()
    page = elder.send("/privacy/erasure", step="sure", know="yes")
    assert page.status_code == 422
    assert "还没有办完" in text(page)
    assert Person.objects.get(pk=world.people["秦奶奶"].pk).name == "秦奶奶"
