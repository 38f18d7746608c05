"""日志: one line each, with its zone, and nothing in it that belongs to somebody."""

import logging
import os
import re
import subprocess
import sys
from io import StringIO

import pytest

from tests.house.files import ROOT
from wudan.kit.log_lines import JsonLines, PlainLines, Weighed, WithoutTrace


def line(message, *args, exc_info=None):
    record = logging.LogRecord("wudan.web", logging.WARNING, __file__, 1, message, args, exc_info)
    return PlainLines().format(record)


def test_a_line_says_when_in_which_zone_how_grave_and_where():
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00 WARNING wudan\.web gone", line("gone")
    )


@pytest.mark.parametrize(
    "forged", ["a\nERROR forged", "a\r\nb", "a\x1b[2Jb", "a\x00b", "a\u2028b", "a\x85b"]
)
def test_what_is_typed_cannot_make_a_line(forged):
    told = line("Not Found: %s", forged)
    assert len(told.splitlines()) == 1
    assert told.isprintable()


def test_numbers_of_people_are_not_logged():
    told = line("typed %s", "打 13900000001，或 139 0000 0001")
    assert "0000" not in told
    assert "1390" not in told
    assert line("单号 26090700009 第 3 步").endswith("单号 26090700009 第 3 步")


def test_a_trace_is_indented_and_masked():
    try:
        message = "phone 13900000001\nERROR forged"
        raise ValueError(message)
    except ValueError:
        told = line("a round failed", exc_info=sys.exc_info())
    first, *rest = told.splitlines()
    assert first.endswith("a round failed")
    assert all(one.startswith("    ") for one in rest)
    assert "13900000001" not in told


def test_what_django_says_of_a_request_names_the_page_and_not_its_address():
    record = logging.LogRecord("django.request", logging.WARNING, __file__, 1, "%s: %s", ("Not Found", "/somebody"), None)  # fmt: skip
    record.request = object()
    assert PlainLines().format(record).endswith("django.request Not Found: none")
    assert record.args == ("Not Found", "/somebody")


class Trouble(OSError):
    """Of a kind that is known."""


class Deeper(Trouble):
    pass


@pytest.mark.parametrize(
    ("fault", "has_trace"), [(Trouble, False), (Deeper, False), (OSError, True)]
)
def test_known_trouble_leaves_a_line_and_no_trace(fault, has_trace):
    record = logging.LogRecord("x", logging.ERROR, "", 1, "gone", (), (fault, fault(), None))
    assert WithoutTrace(["Trouble"]).filter(record)
    assert bool(record.exc_info) is has_trace


def weighed(level, form, exc_info=None):
    stream = StringIO()
    handler = Weighed(stream)
    handler.setFormatter(form)
    handler.handle(logging.LogRecord("x", level, "", 1, "a round failed", (), exc_info))
    return stream.getvalue()


@pytest.mark.parametrize("form", [PlainLines(), JsonLines()])
@pytest.mark.parametrize(
    ("level", "number"),
    [(logging.CRITICAL, 2), (logging.ERROR, 3), (logging.WARNING, 4), (logging.INFO, 6), (5, 7)],
)
def test_for_the_journal_of_the_system_each_line_begins_with_its_weight(form, level, number):
    assert weighed(level, form).startswith(
        f"<{number}>{'{' if isinstance(form, JsonLines) else '2'}"
    )


def test_the_lines_of_a_trace_weigh_what_their_fault_does():
    try:
        raise ValueError
    except ValueError:
        told = weighed(logging.ERROR, PlainLines(), sys.exc_info())
    first, *rest = told.splitlines()
    assert first.startswith("<3>2")
    assert len(rest) > 1
    assert all(one.startswith("<3>    ") for one in rest)


def warned(**surroundings):
    """What a process of ours writes to a pipe, which it is told is the journal, or is told nothing of."""
    reads, writes = os.pipe()
    there = os.fstat(writes)
    told = {
        name: text.format(there=f"{there.st_dev}:{there.st_ino}")
        for name, text in surroundings.items()
    }
    code = "import django, logging; django.setup(); logging.getLogger('wudan').warning('gone')"
    try:
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, check=True, stderr=writes, timeout=60,
            env=os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings", "JOURNAL_STREAM": ""} | told,
        )  # fmt: skip
    finally:
        os.close(writes)
    with os.fdopen(reads) as written:
        return written.read()


def test_weights_are_written_where_the_journal_reads_and_nowhere_else():
    assert warned(JOURNAL_STREAM="{there}").startswith("<4>2")
    assert warned(JOURNAL_STREAM="8:12345").startswith("2"), "the manager's, but sent elsewhere"
    assert warned().startswith("2")
