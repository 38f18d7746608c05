"""Text with marks, made safe to show: an allow-list on the way in and on the way out (A20).

`clean` lets a few harmless marks of HTML through; `render` makes such HTML of a county pack's
plain texts (headings, lists, tables, paragraphs, **strong**). Both answer HTML that may be shown as is.
"""

import re
from html import escape

import nh3

_TAGS = {
    "p", "br", "strong", "em", "ul", "ol", "li", "h2", "h3", "h4", "a", "blockquote",
    "table", "caption", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_DROPPED_WHOLE = {"script", "style", "template", "noscript", "iframe", "object", "svg", "math"}
_ATTRIBUTES = {"a": {"href"}, "th": {"scope", "colspan", "rowspan"}, "td": {"colspan", "rowspan"}}
_SCHEMES = {"http", "https", "tel", "mailto"}
_HEADING = re.compile(r"(#{1,3})\s+(.+)")
_BULLET = re.compile(r"[-*]\s+(.+)")
_NUMBERED = re.compile(r"\d{1,3}[.、]\s*(.+)")
_ROW = re.compile(r"\|(.+)\|")
_RULED = re.compile(r"[\s|:-]+")
_STRONG = re.compile(r"\*\*([^*]{1,200})\*\*")
_cleaner = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags=_DROPPED_WHOLE,
    attributes=_ATTRIBUTES,
    url_schemes=_SCHEMES,
    url_relative="deny",
    link_rel="noopener nofollow",
    strip_comments=True,
)


def clean(html: str) -> str:
    """The same text with the allowed marks alone: nothing in it runs, loads or dresses up."""
    return _cleaner.clean(html)


def render(text: str) -> str:
    """A plain text as HTML: `#` headings, `-` and `1.` lists, `| a | b |` rows, paragraphs between blank lines."""
    pieces: list[str] = []
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").strip("\n")):
        pieces += _block([line.strip() for line in block.split("\n") if line.strip()])
    return clean("\n".join(pieces))


def _block(lines: list[str]) -> list[str]:
    """One block: headings and list items are lines of their own, other lines flow together."""
    made: list[str] = []
    flowing: list[str] = []
    for line in [*lines, ""]:
        shape = _shaped(line)
        if flowing and (shape or not line):
            made.append(f"<p>{_flow(flowing)}</p>")
            flowing = []
        if shape:
            _add(made, *shape)
        elif line:
            flowing.append(line)
    return [_closed(piece) for piece in made]


def _shaped(line: str) -> tuple[str, str] | None:
    """The tag and the words of a heading or an item; None for flowing text."""
    if found := _HEADING.fullmatch(line):
        return f"h{len(found[1]) + 1}", found[2]
    if found := _BULLET.fullmatch(line):
        return "ul", found[1]
    if found := _NUMBERED.fullmatch(line):
        return "ol", found[1]
    if found := _ROW.fullmatch(line):
        return "table", found[1]
    return None


def _add(made: list[str], tag: str, words: str) -> None:
    if tag.startswith("h"):
        made.append(f"<{tag}>{_inline(words)}</{tag}>")
        return
    follows = bool(made) and made[-1].startswith(f"<{tag}>")
    item = _row(words, first=not follows) if tag == "table" else f"<li>{_inline(words)}</li>"
    if follows:
        made[-1] += item
    else:
        made.append(f"<{tag}>{item}")


def _row(words: str, *, first: bool) -> str:
    """A row of a table; the first is its head, a line of dashes is none."""
    if _RULED.fullmatch(words):
        return ""
    cell = "th" if first else "td"
    cells = "".join(f"<{cell}>{_inline(one.strip())}</{cell}>" for one in words.split("|"))
    return f"<tr>{cells}</tr>"


def _closed(piece: str) -> str:
    if piece.startswith("<table>"):
        return f"{piece}</table>"
    return piece + f"</{piece[1:3]}>" if piece[:4] in {"<ul>", "<ol>"} else piece


def _flow(lines: list[str]) -> str:
    """Chinese lines flow together without a blank between."""
    return "".join(
        _inline(line) + (" " if line[-1].isascii() and line[-1].isalnum() else "") for line in lines
    ).rstrip()


def _inline(words: str) -> str:
    return _STRONG.sub(r"<strong>\1</strong>", escape(words))
