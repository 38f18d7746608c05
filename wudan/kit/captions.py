"""字幕 (WebVTT, W3C): whether a file of captions can be played, in words; nothing in it runs.

Only what a caption needs is let through: cues with times that go forward, and plain words.
"""

import re

from wudan.kit.phrases import Phrase

_TIME = r"(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_CUE = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t]+.*)?")
_TAG = re.compile(r"<[^>]*>")
_SKIPPED = ("NOTE", "STYLE", "REGION")


def objection_to_captions(text: str) -> str | None:
    """Why this is no file of captions; None when it is."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0].strip()):
        return Phrase("字幕要用 WebVTT 格式：第一行写 WEBVTT。")
    last, cues = -1, 0
    for number, line in enumerate(lines[1:], start=2):
        if "-->" not in line:
            continue
        found = _CUE.fullmatch(line.strip())
        if found is None:
            return Phrase(
                "字幕第 {number} 行的时间写得不对，例：00:00:01.000 --> 00:00:04.000", number=number
            )
        starts, ends = _moment(found.groups()[:4]), _moment(found.groups()[4:])
        if ends <= starts:
            return Phrase("字幕第 {number} 行：结束要在开始以后。", number=number)
        if starts < last:
            return Phrase("字幕第 {number} 行：时间比上一句还早。", number=number)
        last, cues = starts, cues + 1
    return None if cues else Phrase("字幕里一句话也没有。")


def plain_captions(text: str) -> str:
    """The same captions with times and plain words alone: no styles, notes, regions or marks."""
    kept = ["WEBVTT"]
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n").strip()):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        at = next((n for n, line in enumerate(lines) if "-->" in line), None)
        if at is None or lines[0].startswith(_SKIPPED):
            continue
        found = _CUE.fullmatch(lines[at])
        if found is not None:
            time = " --> ".join(part.split()[0] for part in lines[at].split("-->"))
            said = [words for line in lines[at + 1 :] if (words := _TAG.sub("", line).strip())]
            kept.append("\n".join([time, *said]))
    return "\n\n".join(kept) + "\n"


def _moment(parts: tuple[str | None, ...]) -> int:
    """Milliseconds."""
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest
