"""Who disputed their hours or asked about their data hears that there is an answer; who carries it reads no more than
that (R057, PIPL §50)."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.entering import come_in
from tests.ledger.test_dispute import EVENING, about_a_record, answer
from tests.notices.telling import channels, hear, told
from tests.privacy.test_ask_and_answer import LATER, answered, asked
from wudan.kit import clock
from wudan.notices.models import Message
from wudan.people.models import Account
from wudan.privacy.actions import ask

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def test_who_disputed_their_hours_hears_that_it_was_answered_and_by_whom(world):
    row = about_a_record(world)
    hear(EVENING)
    answer(world, row)
    hear(EVENING)
    (one,) = told(world.people["小武"])
    assert "的服务时长提的异议有答复了。" in one
    assert "或问铁边城所" in one
    assert "名册和站里都查过" not in one
    assert Message.objects.get().link == "/hours"


def test_who_has_neither_page_nor_telephone_hears_by_the_keeper_that_there_is_an_answer(
    world, monkeypatch, settings
):
    settings.DJANGO_VITE = {"default": {"dev_mode": True}}
    monkeypatch.setattr(clock, "now", lambda: LATER)
    elder = world.people["秦奶奶"]
    Account.objects.filter(person=elder).delete()
    row = asked(world, by=world.actor("马青山"))
    answered(world, row, "乔委员", words="电话只用来告诉您哪天来。")
    hear(LATER)
    words = "您9月7日（周一）提的个人信息的事有答复了。请打开看，或本人到铁边城所问。"
    assert told(elder) == [words]
    assert ("call", "waiting") in channels(elder)
    page = come_in(Client(), world.people["马青山"].account).get(reverse("carry-desk"))
    assert words in page.content.decode()
    assert "电话只用来告诉您哪天来" not in page.content.decode()


def test_what_was_done_at_once_is_told_to_nobody(world):
    by = world.oneself("秦奶奶")
    row = ask(person=world.people["秦奶奶"], kind="explain", words="为什么？", by=by, at=LATER)
    answered(world, row, "乔委员")
    hear(LATER)
    assert told(world.people["秦奶奶"]) == []
