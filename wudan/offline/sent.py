"""What a telephone sends back: an envelope of acts, each with its own key. Values, read with care."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wudan.kit.canonical import digest, spell
from wudan.kit.clock import midnight
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Malformed
from wudan.offline.enums import ActKind
from wudan.offline.reckoning import Told

MOST_ACTS = 50
LONGEST_BODY = 4000
KEY = re.compile(r"[0-9a-f]{32}")
_CLOCK = re.compile(r"([01]\d|2[0-4]):([0-5]\d)")
Body = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class SentAct:
    """One act as the telephone tells it."""

    key: str
    kind: str
    told: Told
    body: Body

    @property
    def text(self) -> str:
        """The body as it is kept."""
        return spell(dict(self.body)).decode()

    @property
    def digest(self) -> str:
        """Of what it is, whenever it is sent."""
        return digest(self.kind.encode(), spell(dict(self.body)))


@dataclass(frozen=True, slots=True)
class Envelope:
    """Acts, and the two times of sending."""

    sending: Told
    acts: Sequence[SentAct]


def insist_sound(act: SentAct) -> None:
    """Raises Malformed for what no telephone of ours sends."""
    if not KEY.fullmatch(act.key) or act.kind not in ActKind.values or len(act.text) > LONGEST_BODY:
        raise Malformed(
            {"acts": "有一件的内容不完整，没有收。请把这一件记在纸上，找上一级看一看。"}
        )


def text_of(body: Body, name: str, *, most: int = 400) -> str:
    """A text of the body; anything else is none."""
    found = body.get(name, "")
    if not isinstance(found, str) or len(found) > most:
        raise Malformed({name: "这一栏的内容不对，请重新填。"})
    return found


def key_of(body: Body, name: str) -> int | None:
    """The key of a row, as a number or as digits; None when nothing is chosen."""
    found = body.get(name)
    if found in (None, ""):
        return None
    text = str(found)
    if (
        isinstance(found, bool)
        or not (text.isascii() and text.isdecimal())
        or not 0 < int(text[:20]) <= LARGEST_KEY
    ):
        raise Malformed({name: "请重新选。"})
    return int(text)


def whether(body: Body, name: str) -> bool:
    """A yes or nothing."""
    return body.get(name) in (True, "on", "1")


def day_in(body: Body, name: str) -> date | None:
    """A day; None when none is given."""
    text = text_of(body, name, most=10)
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Malformed({name: "日期写法不对，例：2026-09-08。"}) from None
    if not 2000 <= day.year <= 2200:
        raise Malformed({name: "请选近一点的日子。"})
    return day


def moment_in(body: Body, name: str, day: date) -> datetime:
    """A time of a day, from 09:30."""
    found = _CLOCK.fullmatch(text_of(body, name, most=5))
    if found is None:
        raise Malformed({name: "请选几点。"})
    return midnight(day) + timedelta(hours=int(found[1]), minutes=int(found[2]))
