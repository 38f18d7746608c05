"""Typed words: kept as typed or refused with a reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wudan.kit import text


@given(st.text(max_size=50))
def test_what_is_not_objected_to_can_be_stored(words):
    if text.objection_to(words, most=50) is None:
        assert "\x00" not in words
        assert words.encode("utf-8").decode() == words


@pytest.mark.parametrize("words", ["\x00", "\x1b[2J", "\ud83d", "\x7f", "\u0085"])
def test_letters_nobody_sees_are_refused(words):
    assert text.objection_to(words, most=9) == "里面有看不见的控制字符，请重新输入。"


@pytest.mark.parametrize("words", ["𡃁㛃龘", "😀👩‍👩‍👧", "a\tb\nc", "é", ""])
def test_rare_letters_faces_and_lines_are_welcome(words):
    assert text.objection_to(words, most=20) is None


def test_too_long_says_how_long():
    assert text.objection_to("字" * 6, most=5) == "写得太长了：6 字，最多 5 字。"


@given(st.text())
def test_tidying_twice_changes_nothing(words):
    assert text.tidy(text.tidy(words)) == text.tidy(words)
    assert "\r" not in text.tidy(words)


@pytest.mark.parametrize(
    ("name", "masked"), [("", ""), ("张", "张*"), ("张三", "张*"), ("欧阳小明", "欧***")]
)
def test_a_masked_name_is_known_to_oneself_only(name, masked):
    assert text.masked_name(name) == masked


@pytest.mark.parametrize(
    ("phone", "masked"), [("13912345678", "尾号5678"), ("", "***"), ("110", "***")]
)
def test_of_a_phone_the_tail_is_shown(phone, masked):
    assert text.masked_phone(phone) == masked
