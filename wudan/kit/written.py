"""Pasted HTML as plain marks, and marks as blocks for a sheet: one text for page, editor, comparison and paper.

What comes from a word processor is cleaned first (kit.markup); headings, lists, tables and strong words are
kept, whatever else it wore is not.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from wudan.kit.markup import clean, render

_HEADS = {"h1": "#", "h2": "#", "h3": "##", "h4": "###", "h5": "###", "h6": "###"}
_BLOCKS = frozenset({*_HEADS, "p", "li", "blockquote", "caption", "div"})
_CELLS = frozenset({"td", "th"})
_BULLETS = re.compile(r"^[·•●▪§‣◦\uf0b7]\s*")
_NUMBERED = re.compile(r"^\d{1,3}[.、)）]\s+(?=\S)")
_BLANKS = re.compile(r"[ \t\r\n\xa0]+")


@dataclass
class Block:
    """One block: heading, words, list, ordered, or table; lines are its words, or a row's cells."""

    kind: str
    level: int = 0
    lines: list[list[str]] = field(default_factory=list)
    """For a table the cells of each row; for all else one text a line, with **strong** marks."""


def from_html(html: str) -> str:
    """The marks of what was pasted: `render` of them shows the same words in the same order."""
    return "\n\n".join(filter(None, map(_marks, _blocks(_as_known(html)))))


def blocks_of(text: str) -> list[Block]:
    """A text with marks as blocks, drawn by a template, so that nothing typed is markup there."""
    return _blocks(render(text))


def plain_lines(text: str) -> list[str]:
    """Its words line by line, without marks."""
    said = []
    for block in blocks_of(text):
        said += ["　".join(line).replace("**", "") for line in block.lines]
    return said


def _as_known(html: str) -> str:
    """Cleaned; before that, what processors write for headings and strong words becomes what we know."""
    html = re.sub(r"<(/?)h1\b", r"<\1h2", html, flags=re.IGNORECASE)
    html = re.sub(r"<(/?)h[56]\b", r"<\1h4", html, flags=re.IGNORECASE)
    html = re.sub(r"<(/?)b(?=[\s>])", r"<\1strong", html, flags=re.IGNORECASE)
    html = re.sub(r"<(/?)div\b", r"<\1p", html, flags=re.IGNORECASE)
    return clean(html)


def _blocks(html: str) -> list[Block]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return reader.made


def _marks(block: Block) -> str:
    lines = [line[0] for line in block.lines if line]
    if block.kind == "heading":
        return f"{'#' * block.level} {' '.join(lines)}"
    if block.kind == "list":
        return "\n".join(f"- {line}" for line in lines)
    if block.kind == "ordered":
        return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))
    if block.kind == "table":
        return "\n".join(f"| {' | '.join(row)} |" for row in block.lines)
    return "\n".join(lines)


class _Reader(HTMLParser):
    """Gathers blocks from HTML that was cleaned."""

    def __init__(self) -> None:
        super().__init__()
        self.made: list[Block] = []
        self._kind, self._level = "words", 0
        self._said: list[str] = []
        self._lists: list[str] = []
        self._row: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"ul", "ol"}:
            self.end_block()
            self._lists.append("list" if tag == "ul" else "ordered")
        elif tag == "tr":
            self.end_block()
            self._row = []
        elif tag in _CELLS:
            self._said = []
        elif tag in _BLOCKS and self._row is None:
            if tag == "p" and self._kind == "item":
                return
            self.end_block()
            self._kind, self._level = _kind_of(tag)
        elif tag == "strong":
            self._said.append("**")
        elif tag == "br":
            self._said.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"ul", "ol"}:
            self.end_block()
            if self._lists:
                self._lists.pop()
        elif tag in _CELLS and self._row is not None:
            self._row.append(self._spoken().replace("|", "／"))
        elif tag == "tr" and self._row is not None:
            self._add("table", self._row)
            self._row = None
        elif tag == "table":
            self._kind = "words"
            self.made.append(Block("end"))
        elif tag in _BLOCKS and self._row is None and not (tag == "p" and self._kind == "item"):
            self.end_block()
        elif tag == "strong":
            self._said.append("**")

    def handle_data(self, data: str) -> None:
        self._said.append(data)

    def close(self) -> None:
        super().close()
        self.end_block()
        self.made = [block for block in self.made if block.kind != "end"]

    def end_block(self) -> None:
        """What was said so far is a block, or a line of the one before."""
        if self._row is not None:
            return
        kind, level, words = self._kind, self._level, self._spoken()
        self._kind, self._level = "words", 0
        if not words:
            return
        if kind == "item":
            self._add(self._lists[-1] if self._lists else "list", [words])
        elif kind == "words" and _BULLETS.match(words):
            self._add("list", [_BULLETS.sub("", words)])
        elif kind == "words" and _NUMBERED.match(words):
            self._add("ordered", [_NUMBERED.sub("", words)])
        else:
            self.made.append(Block(kind, level, [[words]]))

    def _add(self, kind: str, line: list[str]) -> None:
        if not any(line):
            return
        if self.made and self.made[-1].kind == kind:
            self.made[-1].lines.append(line)
        else:
            self.made.append(Block(kind, 0, [line]))

    def _spoken(self) -> str:
        words = _BLANKS.sub(" ", "".join(self._said)).strip()
        self._said = []
        words = re.sub(r"\*\*\s*\*\*", "", words)
        return words if words.count("**") % 2 == 0 else words.replace("**", "")


def _kind_of(tag: str) -> tuple[str, int]:
    if tag in _HEADS:
        return "heading", max(1, int(tag[1]) - 1)
    return ("item", 0) if tag == "li" else ("words", 0)
