"""A visitor chooses English; nobody else's pages change (ADR 72)."""

import pytest
from django.test import Client

from tests.web.conftest import catalogue
from tests.web.portal.visiting import text


def test_a_visitor_chooses_english_and_chinese_again(passer_by, english):
    assert "我要点单" in text(passer_by.look("/"))
    answer = passer_by.send("/display", language="en", next="/")
    assert answer["Location"] == "/"
    page = text(passer_by.look("/"))
    assert '<html lang="en"' in page
    assert "Place an order" in page
    assert "我要点单" not in page
    assert "我要点单" in text(Client().get("/"))
    passer_by.send("/display", language="zh-hans")
    assert "我要点单" in text(passer_by.look("/"))


@pytest.mark.parametrize("told", ["xx", "en-gb", "", "../en", "en\x00"])
def test_another_word_is_chinese(passer_by, english, told):
    passer_by.send("/display", language=told)
    passer_by.client.cookies["language"] = told
    assert '<html lang="zh-hans"' in text(passer_by.look("/"))


def test_a_browser_with_english_menus_shows_the_village_its_chinese_page(db, english):
    page = text(Client().get("/", headers={"Accept-Language": "en-US,en"}))
    assert "我要点单" in page


def test_days_and_lengths_are_said_in_the_language(english):
    from datetime import date, timedelta

    from django.utils.translation import override

    from wudan.web.templatetags import words

    on = date(2019, 3, 4)
    assert (words.day(on), words.span(timedelta(hours=1))) == ("2019年3月4日 周一", " 1 小时")
    with override("en"):
        assert words.day(on) == "Mon 4 Mar 2019"
        assert words.span(timedelta(hours=1)) == " 1 hour"
        assert words.long_minutes(150) == "2 hours 30 minutes"
        assert words.written(on, "Y年n月j日") == "4 Mar 2019"
    assert words.written(on, "Y年n月j日") == "2019年3月4日"
    with pytest.raises(KeyError):
        words.written(on, "d.m.")


def test_the_check_finds_what_is_missing_and_what_does_not_fit(monkeypatch):
    known, wanted = catalogue.Catalog(locale="en"), catalogue.Catalog(locale="en")
    wanted.add("点单")
    wanted.add("第 %(n)s 稿")
    wanted.add("退回")
    known.add("第 %(n)s 稿", "Revision %(m)s")
    known.add("退回", "退 back")
    known.add("没有人问", "Nobody asks")
    monkeypatch.setattr(catalogue, "written", lambda: known)
    monkeypatch.setattr(catalogue, "marked", lambda: wanted)
    kinds = [fault.split(":")[0] for fault in catalogue.faults()]
    assert kinds == ["not in English", "other blanks", "still Chinese", "asked for by nothing"]


def test_a_state_and_a_refusal_are_said_in_english(as_, world, english):
    order = world.order_at("settled")
    elder = as_("秦奶奶")
    elder.send("/display", language="en")
    page = text(elder.look(f"/orders/{order.no}"))
    assert "Settled" in page
    assert "已办结" not in page
    answer = text(elder.send(f"/orders/{order.no}/withdrawal", version=order.version))
    assert "This order is “Settled” now; not possible: Withdraw." in answer
    assert "这一单现在是" not in answer


def test_a_fault_beside_its_field_is_said_in_english(as_, world, english):
    order = world.order_at("done")
    elder = as_("秦奶奶")
    elder.send("/display", language="en")
    answer = text(elder.send(f"/orders/{order.no}/review", version=order.version, words="好"))
    assert "Please choose 1 to 5 stars." in answer


STANDING = '''
"""说明。"""
class State(TextChoices):
    OPEN = "open", "开着"
def look(x):
    if x:
        raise Stale("stale", "刚刚有人改过")
    return Objection("no", f"{x}不行") if x else "请再看一眼。"
'''


def test_words_are_marked_by_where_they_stand(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogue, "SOURCE", tmp_path)
    module = tmp_path / "orders" / "module.py"
    module.parent.mkdir()
    module.write_text(STANDING, "utf-8")
    assert set(catalogue.standing_in(module)) == {"开着", "刚刚有人改过", "请再看一眼。"}
    assert [fault.split(":")[0] for fault in catalogue.glued(module)] == ["glued, use Phrase"]
