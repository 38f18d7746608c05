"""日志 as JSON: one object a line, with its request's number, and nothing in it that belongs to somebody."""

import json
import logging
import sys

from wudan.kit.log_lines import JsonLines, request_number


def told(message, *args, exc_info=None, **extra):
    record = logging.LogRecord("wudan.web", logging.WARNING, __file__, 1, message, args, exc_info)
    record.__dict__ |= extra
    line = JsonLines().format(record)
    assert len(line.splitlines()) == 1
    return json.loads(line)


def test_a_line_says_when_how_grave_where_and_what():
    line = told("gone")
    assert line.pop("at").endswith("+00:00")
    assert line == {"level": "WARNING", "logger": "wudan.web", "message": "gone"}


def test_lines_of_one_request_bear_its_number():
    token = request_number.set("0123456789abcdef")
    try:
        assert told("on the way")["request"] == "0123456789abcdef"
    finally:
        request_number.reset(token)
    assert "request" not in told("outside")


def test_numbers_of_people_are_not_logged():
    line = told("typed %s", "打 13900000001\nERROR forged")
    assert "1390" not in line["message"]


def test_a_trace_is_masked_and_stays_on_its_line():
    try:
        message = "phone 13900000001\nERROR forged"
        raise ValueError(message)
    except ValueError:
        line = told("a round failed", exc_info=sys.exc_info())
    assert "13900000001" not in line["trace"]
    assert "ValueError" in line["trace"]


def test_what_the_writer_gave_as_fields_is_the_line():
    line = told("GET menu 200", fields={"route": "menu", "status": 200})
    assert (line["route"], line["status"], "message" in line) == ("menu", 200, False)
