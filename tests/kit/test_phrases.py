"""A phrase is its Chinese text; only who asks for it hears another language (ADR 72)."""

import copy
import json
import pickle

import pytest

from wudan.kit import phrases
from wudan.kit.canonical import spell
from wudan.kit.phrases import COMMA, Listed, Phrase, in_words
from wudan.kit.refusals import Malformed, Objection

ENGLISH = {
    "{unit}已有 {n} 单。": "{unit} has {n} orders.",
    "站": "station",
    "、": ", ",
    "太长了。": "Too long.",
}


@pytest.fixture
def english(monkeypatch):
    """A reader of English, with a small catalogue."""
    monkeypatch.setattr(phrases._Speech, "lookup", staticmethod(lambda one: ENGLISH.get(one, one)))


def test_a_phrase_is_its_chinese_text_for_everybody_who_keeps_it(english):
    one = Phrase("{unit}已有 {n} 单。", unit=Phrase("站"), n=3)
    assert one == "站已有 3 单。"
    assert f"{one}" == "站已有 3 单。"
    assert json.dumps([one], ensure_ascii=False) == '["站已有 3 单。"]'
    assert spell({"words": one}) == '{"words":"站已有 3 单。"}'.encode()
    assert "".join([one, "完"]) == "站已有 3 单。完"


def test_a_page_says_it_and_what_stands_in_its_blanks_in_the_readers_language(english):
    one = Phrase("{unit}已有 {n} 单。", unit=Phrase("站"), n=3)
    assert in_words(one) == "station has 3 orders."
    assert one.__html__() == "station has 3 orders."


def test_what_stands_in_a_blank_cannot_be_markup(english):
    assert Phrase("{unit}已有 {n} 单。", unit="<b>", n=1).__html__() == "&lt;b&gt; has 1 orders."


def test_a_list_has_the_marks_of_the_language(english):
    two = Listed(COMMA, ["站", Phrase("站")])
    assert two == "站、站"
    assert in_words(two) == "站, station"


def test_a_phrase_outlives_a_copy(english):
    one = Phrase("{unit}已有 {n} 单。", unit=Phrase("站"), n=3)
    for kept in (pickle.loads(pickle.dumps(one)), copy.deepcopy(one)):
        assert (kept, in_words(kept)) == (one, "station has 3 orders.")
    two = copy.deepcopy(Listed(COMMA, [Phrase("站")] * 2))
    assert in_words(two) == "station, station"


def test_plain_words_of_a_refusal_are_looked_up_too(english):
    assert in_words(Objection("long", "太长了。").words) == "Too long."
    assert in_words(Malformed({"words": "太长了。"}).fields["words"]) == "Too long."


def test_words_with_braces_and_no_blanks_stay_as_they_are(english):
    assert in_words(Phrase("{x} 是占位")) == "{x} 是占位"
