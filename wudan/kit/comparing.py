"""两稿对照: what was taken out and what was put in, letter by letter where letters are Chinese, word by word else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_PIECES = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)?|\s+|.", re.DOTALL)
SAME, OUT, IN = "same", "out", "in"
_CLOSE = 0.4


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stayed, went, or came."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """One paragraph beside the other."""

    old: tuple[Run, ...]
    new: tuple[Run, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing changed in it."""
        return all(run.kind == SAME for run in (*self.old, *self.new))


def compared(old: str, new: str) -> list[Pair]:
    """Paragraph by paragraph; those alike stand side by side with their changes marked."""
    olds, news = _paragraphs(old), _paragraphs(new)
    pairs: list[Pair] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += [Pair((Run(SAME, one),), (Run(SAME, one),)) for one in olds[i1:i2]]
        else:
            pairs += _beside(olds[i1:i2], news[j1:j2])
    return pairs


def _beside(olds: list[str], news: list[str]) -> Iterator[Pair]:
    """Paragraphs that changed, each beside the one it became if it still looks like it."""
    for place in range(max(len(olds), len(news))):
        before = olds[place] if place < len(olds) else ""
        after = news[place] if place < len(news) else ""
        if before and after and _alike(before, after):
            yield _marked(before, after)
        else:
            if before:
                yield Pair((Run(OUT, before),), ())
            if after:
                yield Pair((), (Run(IN, after),))


def _alike(before: str, after: str) -> bool:
    return SequenceMatcher(None, before, after, autojunk=False).quick_ratio() >= _CLOSE


def _marked(before: str, after: str) -> Pair:
    one, two = _PIECES.findall(before), _PIECES.findall(after)
    old: list[Run] = []
    new: list[Run] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if i2 > i1:
            old.append(Run(SAME if tag == "equal" else OUT, "".join(one[i1:i2])))
        if j2 > j1:
            new.append(Run(SAME if tag == "equal" else IN, "".join(two[j1:j2])))
    return Pair(tuple(old), tuple(new))


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]
