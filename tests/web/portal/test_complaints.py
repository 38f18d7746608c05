"""投诉建议 for everybody: said without a name, found again by number and code, answered from above."""

import re

import pytest
from django.test import Client

from tests.complaints.saying import answered, filed
from tests.entering import come_in
from tests.web.console.desk import Desk, words_of
from wudan.complaints.models import Complaint
from wudan.journal.models import Event, StoredAnswer

SAID = {"kind": "complaint", "words": "约好上午来，等到天黑没有人来。"}


def at(world, name=""):
    client = Client()
    return Desk(come_in(client, world.people[name].account) if name else client)


def _without_tokens(page):
    return re.sub(r'(value|content|nonce)="[^"]*"', "", words_of(page))


@pytest.mark.parametrize("name", ["", "秦奶奶"])
def test_it_is_said_without_a_name_and_nothing_leads_back(world, name):
    desk = at(world, name)
    sent = desk.send("complaint-new", **SAID, unit=world.units["杨柳村"].pk)
    held = Complaint.objects.get()
    assert (held.person_id, held.is_anonymous, held.desk) == (None, True, "institute")
    page = words_of(desk.client.get(sent.url))
    assert held.slip_code in page
    assert Event.objects.get(subject="complaint").person_id is None
    assert not StoredAnswer.objects.exclude(owner=0).exists()
    assert words_of(at(world).see("opened-complaint", held.no)) == ""


def test_by_number_and_code_the_answer_is_read_and_judged(world):
    held = filed(world, about="杨柳村")
    answered(world, held, "乔委员")
    visitor = at(world)
    wrong = visitor.send("complaints", no=held.no, code="x")
    assert (wrong.status_code, "编号或查询码不对" in words_of(wrong)) == (422, True)
    unknown = visitor.send("complaints", no="38205571946", code=held.slip_code)
    assert _without_tokens(unknown) == _without_tokens(wrong)
    opened = visitor.send("complaints", no=held.no, code=held.slip_code)
    assert "已经补上" in words_of(visitor.client.get(opened.url))
    assert visitor.send("complaint-act", held.no, "rating", content="no").status_code == 303
    assert (
        visitor.send("complaint-act", held.no, "reopening", words="还是没有来").status_code == 303
    )
    held.refresh_from_db()
    assert (held.desk, held.stage) == ("office", "filed")
    late = visitor.send("complaint-act", held.no, "reopening", words="再来一次")
    assert late.status_code == 422


def test_what_cannot_be_kept_comes_back_with_what_was_typed(world):
    desk = at(world)
    for given, words in (
        ({"words": ""}, "请写是什么事"), ({"words": "长" * 10_000}, "写得太长了"), ({"number": "123"}, "没有这个号"),
        ({"unit": "999999"}, "请从列出的里面选"), ({"kind": "praise"}, "请选是投诉还是建议"),
    ):  # fmt: skip
        page = desk.send("complaint-new", **SAID | given)
        assert (page.status_code, words in words_of(page)) == (422, True), given
    assert not Complaint.objects.exists()


def test_too_many_from_one_line_wait(world):
    desk = at(world)
    told = [desk.send("complaint-new", **SAID).status_code for _ in range(8)]
    assert told[0] == 303
    assert told[-1] == 429


def test_staff_whom_it_is_about_find_no_such_page_and_their_desk_says_nothing(world):
    held = filed(world, about="铁边城", words="所里的人说话难听")
    for name in ("乔委员", "马青山", "苏远", "景科长", "郝书记", "计管理", "秦奶奶"):
        desk = at(world, name)
        assert desk.see("complaint", held.no).status_code == 404, name
        page = desk.see("complaint-desk")
        assert page.status_code == 404 or "说话难听" not in words_of(page), name
    office = at(world, "柳文书")
    assert "说话难听" in words_of(office.see("complaint-desk"))
    assert "说话难听" in words_of(office.see("complaint", held.no))
