"""A calendar is read back as it was meant: unfolded, unescaped, in Beijing time."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wudan.kit.icalendar import Entry, calendar

AT = datetime(2026, 9, 7, 1, 0, tzinfo=UTC)
WORDS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=200
)


def read_back(made: bytes) -> dict[str, str]:
    """Names and values of a calendar with one event."""
    text = made.decode().replace("\r\n ", "")
    text = text[: text.index("BEGIN:VTIMEZONE")] + text[text.index("END:VTIMEZONE") :]
    lines = [line for line in text.split("\r\n") if ":" in line]
    return {
        name.partition(";")[0]: value for name, _, value in (line.partition(":") for line in lines)
    }


def unescaped(value: str) -> str:
    out, letters = "", iter(value)
    for letter in letters:
        if letter != "\\":
            out += letter
            continue
        following = next(letters)
        out += "\n" if following == "n" else following
    return out


@given(WORDS, WORDS)
def test_any_words_come_back_and_no_line_is_too_long(title, place):
    entry = Entry("a@b", AT, AT + timedelta(hours=2), title, place=place)
    made = calendar("我的活动", [entry], at=AT)
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    found = read_back(made)
    assert unescaped(found["SUMMARY"]) == title
    assert unescaped(found["LOCATION"]) == place
    assert (found["DTSTART"], found["DTEND"]) == ("20260907T090000", "20260907T110000")


def test_who_waits_is_tentative_and_what_is_off_is_cancelled():
    hour = timedelta(hours=1)
    waiting = Entry("w", AT, AT + hour, "候补", is_tentative=True)
    gone = Entry("c", AT, AT + hour, "取消了", is_cancelled=True)
    assert read_back(calendar("x", [waiting], at=AT))["STATUS"] == "TENTATIVE"
    assert read_back(calendar("x", [gone], at=AT))["STATUS"] == "CANCELLED"


def test_a_line_break_cannot_smuggle_in_a_property():
    entry = Entry("a", AT, AT + timedelta(hours=1), "扫雪\r\nATTENDEE:mailto:x@y")
    assert b"\r\nATTENDEE" not in calendar("x", [entry], at=AT)
