"""A visitor chooses English; nobody else's pages change (ADR 72)."""

import importlib.util
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import trans_real

from tests.web.portal.visiting import text

spec = importlib.util.spec_from_file_location("catalogue", Path("locale/catalogue.py"))
catalogue = importlib.util.module_from_spec(spec)
spec.loader.exec_module(catalogue)


@pytest.fixture
def english(settings, tmp_path):
    """The catalogue, built as `make` builds it."""
    catalogue.build(tmp_path / "en" / "LC_MESSAGES" / "django.mo")
    settings.LOCALE_PATHS = [tmp_path]
    trans_real._translations.clear()
    yield
    trans_real._translations.clear()


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
