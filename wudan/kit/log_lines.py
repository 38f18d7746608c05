"""日志: one event, one line, with its time zone; nobody's numbers in it (V16.2, V16.4.1).

What is typed may reach a log through an address or a fault: line breaks and control characters
are written out, so that nobody can forge a line, and telephone and ID numbers are masked.
"""

import json
import logging
from collections.abc import Collection
from contextvars import ContextVar
from copy import copy
from datetime import UTC, datetime
from typing import Any, Literal, TextIO

from wudan.kit.scanning import masked

FORMAT = "{asctime} {levelname} {name} {message}"
request_number: ContextVar[str] = ContextVar("request_number", default="")
"""Of the request under way: every line written meanwhile bears it."""
_WEIGHTS = (
    (logging.CRITICAL, 2),
    (logging.ERROR, 3),
    (logging.WARNING, 4),
    (logging.INFO, 6),
    (logging.NOTSET, 7),
)
"""The numbers of syslog(3): the smaller, the graver."""
_LONGEST_SCANNED = 20_000
_WRITTEN_OUT = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160))} | {
    0x2028: "\\u2028", 0x2029: "\\u2029",
}  # fmt: skip
_IN_A_TRACE = {code: text for code, text in _WRITTEN_OUT.items() if code not in {9, 10}}


class WithoutTrace(logging.Filter):
    """Lets a line pass without the trace of the program, where the fault is of one of these kinds: known, and many
    at once when it comes. Kinds are names of classes; one that comes of them counts as well."""

    def __init__(self, kinds: Collection[str]) -> None:
        super().__init__()
        self.kinds = frozenset(kinds)

    def filter(self, record: logging.LogRecord) -> bool:
        """Always True; the record loses its trace."""
        fault = record.exc_info[0] if record.exc_info else None
        if fault is not None and self.kinds & {one.__name__ for one in fault.__mro__}:
            record.exc_info = record.exc_text = None
        return True


class Weighed(logging.StreamHandler[TextIO]):
    """Writes for systemd's journal: each line begins with its weight, `<3>` or `<4>` (sd-daemon(3)), which the journal
    takes off; without it every line counts as a mere notice, and `journalctl -p warning` finds none of ours."""

    def format(self, record: logging.LogRecord) -> str:
        """As the formatter has it; the lines of a trace weigh what their fault does."""
        weight = next(number for level, number in _WEIGHTS if record.levelno >= level)
        return "\n".join(f"<{weight}>{line}" for line in super().format(record).split("\n"))


class PlainLines(logging.Formatter):
    """Formats a record as one line; a trace of the program follows it, indented."""

    def __init__(self, style: Literal["{"] = "{", **_given: Any) -> None:
        super().__init__(FORMAT, style=style)

    def format(self, record: logging.LogRecord) -> str:
        """The line, and no address in it."""
        return super().format(_without_address(record))

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802
        """When, in UTC and saying so."""
        return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the library's name
        """The line itself."""
        return _masked(super().formatMessage(record)).translate(_WRITTEN_OUT)

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the library's name
        """Where it happened; each line indented, so that none looks like a line of its own."""
        trace = _masked(super().formatException(ei)).translate(_IN_A_TRACE)
        return "\n".join(f"    {line}" for line in trace.splitlines())


class JsonLines(logging.Formatter):
    """Formats a record as one JSON object on one line, for a collector of logs."""

    def format(self, record: logging.LogRecord) -> str:
        """When, how grave, where, what; the trace of a fault as a text; what the writer gave as `fields`."""
        record = _without_address(record)
        told: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
        }
        fields = getattr(record, "fields", None)
        if fields is None:
            told["message"] = _masked(record.getMessage())
            if number := request_number.get():
                told["request"] = number
        else:  # made of names and numbers of our own: nothing typed is in it
            told |= fields
        if record.exc_info:
            told["trace"] = _masked(self.formatException(record.exc_info))
        return json.dumps(told, ensure_ascii=True)


def _without_address(record: logging.LogRecord) -> logging.LogRecord:
    """What Django says of a request names its address, in which somebody may have typed anything: the
    page's name stands there instead."""
    request = getattr(record, "request", None)
    if request is None or not isinstance(record.args, tuple):
        return record
    page = getattr(getattr(request, "resolver_match", None), "view_name", None) or "none"
    told = copy(record)
    told.args = tuple(
        page if isinstance(arg, str) and arg.startswith("/") else arg for arg in record.args
    )
    return told


def _masked(text: str) -> str:
    """What can be scanned in no time, masked; the rest is left out."""
    return masked(text[:_LONGEST_SCANNED]) + ("…" if len(text) > _LONGEST_SCANNED else "")
