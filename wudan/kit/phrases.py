"""Words that can be said in another language, while they stay Chinese wherever they are kept (ADR 72).

A phrase is its Chinese text: compared, joined, stored, hashed and printed as such. It also knows
the sentence it was made from, so a page, and only a page, can say it in the reader's language.
"""

from collections.abc import Callable, Iterable
from html import escape
from typing import Any, ClassVar, Self


class Phrase(str):
    """A sentence of the catalogue, with what stands in its blanks.

    `Phrase("{unit}现在就是牵头部门。", unit=name)`; the sentence is written out where it is made,
    because the catalogue is gathered by reading the code.
    """

    __slots__ = ("blanks", "source")
    source: str
    blanks: dict[str, object]

    def __new__(cls, source: str, /, **blanks: object) -> Self:
        """The Chinese text."""
        made = super().__new__(cls, source.format(**blanks) if blanks else source)
        made.source, made.blanks = source, blanks
        return made

    def __html__(self) -> str:
        """What a template writes: in the reader's language."""
        return escape(self.told())

    def __reduce__(self) -> tuple[Any, ...]:
        """Copied and kept as what it is."""
        return _again, (type(self), self.source, self.blanks)

    def told(self) -> str:
        """In the reader's language; its blanks too."""
        said = _Speech.lookup(self.source)
        if not self.blanks:
            return said
        return said.format(**{name: _filled(held) for name, held in self.blanks.items()})


class Listed(Phrase):
    """Several phrases with the same mark between them."""

    __slots__ = ("parts",)
    parts: tuple[str, ...]

    def __new__(cls, between: str, parts: Iterable[str], /) -> Self:
        """`Listed(COMMA, labels)`."""
        held = tuple(parts)
        made = super().__new__(cls, between.join(held))
        made.source, made.parts = between, held
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.source, self.parts)

    def told(self) -> str:
        """Each in the reader's language, and the mark as that language writes it."""
        return _Speech.lookup(self.source).join(in_words(part) for part in self.parts)


COMMA, SEMICOLON, FULL_COMMA = Phrase("、"), Phrase("；"), Phrase("，")


def in_words(words: object) -> str:
    """A phrase in the reader's language; anything else as it is."""
    return words.told() if isinstance(words, Phrase) else str(words)


def as_phrase(words: object) -> Phrase:
    """Words that are a phrase already, or that stand in the catalogue as they are."""
    return words if isinstance(words, Phrase) else Phrase(str(words))


class _Speech:
    """Who knows the reader's language; nobody, until the pages say who."""

    lookup: ClassVar[Callable[[str], str]] = staticmethod(lambda source: source)


def speak_with(lookup: Callable[[str], str]) -> None:
    """Sentences are looked up there from now on; the pages say so when they start."""
    _Speech.lookup = staticmethod(lookup)


def _filled(held: object) -> object:
    """A day, a number stays one: the sentence says how it is written."""
    return held.told() if isinstance(held, Phrase) else held


def _again(kind: type[Phrase], source: str, blanks: dict[str, object]) -> Phrase:
    return kind(source, **blanks)
