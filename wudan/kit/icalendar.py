"""日历文件: events as iCalendar text (RFC 5545), escaped and folded as the standard asks.

Sixty lines instead of a library: we write one kind of component and never read any.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from wudan.kit.clock import CHINA

ZONE = "Asia/Shanghai"
_ZONE_LINES = (
    "BEGIN:VTIMEZONE", f"TZID:{ZONE}", "BEGIN:STANDARD", "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0800", "TZOFFSETTO:+0800", "TZNAME:CST", "END:STANDARD", "END:VTIMEZONE",
)  # fmt: skip
"""One offset all year (China has had no summer time since 1991)."""
_FOLD = 75
"""Octets a line, at most (RFC 5545 §3.1)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of a calendar."""

    uid: str
    starts_at: datetime
    ends_at: datetime
    summary: str
    place: str = ""
    words: str = ""
    url: str = ""
    changed_at: datetime | None = None
    is_tentative: bool = False
    is_cancelled: bool = False
    sequence: int = 0
    """Never goes down: a program takes the entry with the larger one as the later word."""


def calendar(name: str, entries: Iterable[Entry], *, at: datetime) -> bytes:
    """A whole calendar, UTF-8, lines ended by CR LF. `at` is when it was made."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//wudan//activities//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        f"X-WR-TIMEZONE:{ZONE}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
        *_ZONE_LINES,
    ]
    for entry in entries:
        lines += _event(entry, at)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _event(entry: Entry, at: datetime) -> list[str]:
    status = (
        "CANCELLED" if entry.is_cancelled else "TENTATIVE" if entry.is_tentative else "CONFIRMED"
    )
    lines = [
        "BEGIN:VEVENT",
        f"UID:{_text(entry.uid)}",
        f"DTSTAMP:{_moment(entry.changed_at or at)}",
        f"LAST-MODIFIED:{_moment(entry.changed_at or at)}",
        f"SEQUENCE:{entry.sequence}",
        f"DTSTART;TZID={ZONE}:{_wall_time(entry.starts_at)}",
        f"DTEND;TZID={ZONE}:{_wall_time(entry.ends_at)}",
        f"SUMMARY:{_text(entry.summary)}",
        f"STATUS:{status}",
    ]
    if entry.place:
        lines.append(f"LOCATION:{_text(entry.place)}")
    if entry.words:
        lines.append(f"DESCRIPTION:{_text(entry.words)}")
    if entry.url:
        lines.append(f"URL:{entry.url}")
    return [*lines, "END:VEVENT"]


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _wall_time(at: datetime) -> str:
    return f"{at.astimezone(CHINA):%Y%m%dT%H%M%S}"


def _text(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(escaped.splitlines())


def _folded(line: str) -> str:
    """Cut after at most 75 octets, never inside a letter; what follows begins with a blank."""
    pieces, piece, size = [], "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _FOLD:
            pieces.append(piece)
            piece, size = "", 1
        piece += letter
        size += width
    return "\r\n ".join([*pieces, piece])
