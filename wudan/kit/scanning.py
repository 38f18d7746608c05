"""Finds ID numbers and telephone numbers in any text, however they are spaced out.

Used before anything is published or handed out, and to keep ID numbers out of typed words
(reliability A15; PIPL §25). The work is linear in the length of the text. What it may confuse
is told in docs/howto/publication.md.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from enum import StrEnum

from wudan.kit import id_numbers, phones


class Kind(StrEnum):
    """What was found."""

    ID_NUMBER = "身份证号"
    PHONE = "电话号码"


@dataclass(frozen=True, slots=True)
class Finding:
    """One number, and where it stands in the text; never the number itself."""

    kind: Kind
    start: int
    end: int


_NEAR, _FAR, _WALL = " ", "~", "|"
_CHINESE = ("〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖")
_ZEROS = (0xFF10, 0x0660, 0x06F0, 0x0966, *range(0x1D7CE, 0x1D800, 10))
"""Full-width, Arabic, Devanagari and mathematical digits begin here."""
_GAPS = {
    **dict.fromkeys(map(ord, " \t\u00a0\u2002\u2003\u2009\u3000\u200b\u200c\u200d\u2060\ufeff"), _NEAR),
    **dict.fromkeys(map(ord, "-‐‑‒–—―−－﹣()（）"), _NEAR),
    **dict.fromkeys(map(ord, "\n\r\v\f\x85\u2028\u2029./_·•*＊．／＿"), _FAR),
    ord(_NEAR): _NEAR,
    ord(_FAR): _WALL,
}  # fmt: skip
_PLAIN: dict[int, str] = _GAPS | {
    zero + value: str(value) for zero in _ZEROS for value in range(10)
} | dict.fromkeys(map(ord, "xXｘＸ×"), "X")  # fmt: skip
_WRITTEN: dict[int, str] = (
    _GAPS
    | dict.fromkeys(map(ord, "0123456789"), _WALL)
    | {ord(sign): str(value) for row in _CHINESE for value, sign in enumerate(row)}
    | dict.fromkeys(map(ord, "xXｘＸ×"), "X")
)
_HAS_WRITTEN = re.compile(f"[{''.join(_CHINESE)}]")
_RUN = re.compile(r"[0-9](?:[ ~]{0,8}[0-9X])+", re.ASCII)
_CHUNK = re.compile(r"[0-9X]+", re.ASCII)
_MONTH, _DAY_OF_MONTH = "(?:0?[1-9]|1[0-2])", "(?:0?[1-9]|[12][0-9]|3[01])"
_DAY = re.compile(
    rf"(?<![0-9])(?:19|20)[0-9]{{2}}[ ~]{_MONTH}[ ~]{_DAY_OF_MONTH}(?![0-9])", re.ASCII
)
_BIRTH_AT = 6
_PHONE_RUN = re.compile(r"[0-9]+(?: {1,2}[0-9]+)*", re.ASCII)
_AREA = re.compile(r"0(?:10|2[0-9]|[3-9][0-9]{2})[0-9]{7,8}", re.ASCII)
_COUNTRY = ("0086", "86")
_LONGEST_PHONE = 15
_MOST_CHUNKS = 5
_SHORTEST_PHONE = 10
_NONE: Set[str] = frozenset()


def findings(text: str, *, allowed: Set[str] = _NONE) -> list[Finding]:
    """Every ID number and phone in a text, in order.

    `allowed`: phones that may stand there, in normal form (an office's own numbers).
    """
    return sorted(_all(text, allowed), key=lambda found: (found.start, -found.end))


def has_id_number(text: str) -> bool:
    """Whether a full, valid ID number stands in it."""
    return any(next(_id_numbers(line), None) for line in _readings(text))


def masked(text: str, *, allowed: Set[str] = _NONE) -> str:
    """The text with each finding replaced by its kind."""
    pieces, done = [], 0
    for found in findings(text, allowed=allowed):
        if found.start >= done:
            pieces += [text[done : found.start], f"【{found.kind}】"]
            done = found.end
    return "".join([*pieces, text[done:]])


def around(text: str, found: Finding, *, letters: int = 12) -> str:
    """The words beside a finding, with every number masked: enough to find the place."""
    start, end = max(0, found.start - letters), found.end + letters
    return masked(text[start:end]).replace("\n", " ")


def _all(text: str, allowed: Set[str]) -> Iterator[Finding]:
    for line in _readings(text):
        seen = list(_id_numbers(line))
        yield from seen
        for phone in _phones(line, allowed):
            if not any(one.start <= phone.start < one.end for one in seen):
                yield phone


def _readings(text: str) -> Iterator[str]:
    """The text, sign for sign: plain digits; then digits written as words (一三九…)."""
    if len(text) >= _SHORTEST_PHONE:
        yield text.translate(_PLAIN)
        if _HAS_WRITTEN.search(text):
            yield text.translate(_WRITTEN)


def _id_numbers(line: str) -> Iterator[Finding]:
    """Windows of eighteen signs; one with gaps inside must begin and end where digits do, and a
    date written in it must be the day of birth, so that rows of unrelated figures do not add up
    to one."""
    days = frozenset(day.start() for day in _DAY.finditer(line))
    for run in _RUN.finditer(line):
        if run.end() - run.start() < id_numbers.LENGTH:
            continue
        signs, places, edges = _unspaced(run)
        at = 0
        while at + id_numbers.LENGTH <= len(signs):
            end = at + id_numbers.LENGTH
            if (
                id_numbers.is_id_number(signs[at:end])
                and _whole(at, end, edges)
                and _dated(places[at:end], days)
            ):
                yield Finding(Kind.ID_NUMBER, places[at], places[end - 1] + 1)
                at = end
            else:
                at += 1


def _unspaced(run: re.Match[str]) -> tuple[str, list[int], list[int]]:
    """The signs of a run, where each stands in the text, and which gap-free chunk it is of."""
    signs: list[str] = []
    places: list[int] = []
    chunk: list[int] = []
    for number, found in enumerate(_CHUNK.finditer(run[0])):
        signs.append(found[0])
        places += range(run.start() + found.start(), run.start() + found.end())
        chunk += [number] * len(found[0])
    return "".join(signs), places, chunk


def _whole(at: int, end: int, chunk: list[int]) -> bool:
    if chunk[at] == chunk[end - 1]:
        return True
    begins = at == 0 or chunk[at - 1] != chunk[at]
    ends = end == len(chunk) or chunk[end - 1] != chunk[end]
    return begins and ends


def _dated(places: list[int], days: Set[int]) -> bool:
    """No date begins in it but where its day of birth does."""
    return all(at == _BIRTH_AT or place not in days for at, place in enumerate(places))


def _phones(line: str, allowed: Set[str]) -> Iterator[Finding]:
    undated = _DAY.sub(lambda day: _WALL * len(day[0]), line)
    for run in _PHONE_RUN.finditer(undated):
        if run.end() - run.start() < _SHORTEST_PHONE:
            continue
        chunks = list(re.finditer(r"[0-9]+", run[0]))
        at = 0
        while at < len(chunks):
            length = _phone_at(chunks, at)
            if length:
                first, last = chunks[at], chunks[at + length - 1]
                number = phones.normal("".join(c[0] for c in chunks[at : at + length]))
                if _bare(number) not in allowed:
                    start, end = run.start() + first.start(), run.start() + last.end()
                    yield Finding(Kind.PHONE, start, end)
            at += length or 1


def _phone_at(chunks: list[re.Match[str]], at: int) -> int:
    """How many chunks from here on make one number; 0 when none do."""
    together = ""
    for length, chunk in enumerate(chunks[at : at + _LONGEST_PHONE], start=1):
        together += chunk[0]
        if len(together) > _LONGEST_PHONE:
            return 0
        if _is_phone(_bare(together)) and _grouped(chunks[at : at + length]):
            return length
    return 0


def _is_phone(number: str) -> bool:
    if number.startswith("0"):
        return bool(_AREA.fullmatch(number))
    return phones.is_phone(number)


def _grouped(chunks: list[re.Match[str]]) -> bool:
    """Written as people write a phone: few groups, or one digit at a time."""
    sizes = [len(c[0]) for c in chunks[chunks[0][0] in _COUNTRY :]]
    if max(sizes) == 1:
        return True
    return len(sizes) <= _MOST_CHUNKS and sizes[0] > 2 and min(sizes) > 1


def _bare(number: str) -> str:
    """Without the country's own prefix."""
    for prefix in _COUNTRY:
        if number.startswith(prefix) and len(number) >= len(prefix) + _SHORTEST_PHONE:
            return number.removeprefix(prefix)
    return number
