"""Texts people agree to, as versioned files: a pack's `texts/<code>-<date>.md` (PIPL §14, §17).

A text is never edited: a new wording is a new file with a later date. What somebody agreed to is
named by code, version and hash.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

_NAME = re.compile(r"([a-z]+)-(\d{4}-\d{2}-\d{2})\.md")


@dataclass(frozen=True, slots=True)
class Text:
    """One version of one text. The first line of the file is `# title`."""

    code: str
    version: date
    title: str
    body: str
    hash: str


Texts = Mapping[str, tuple[Text, ...]]
"""By code, oldest first."""


def read_texts(*folders: Path) -> Texts:
    """All texts of these folders; a later folder's file replaces one of the same name.

    ValueError when a file is misnamed or has no title.
    """
    found = {path.name: path for folder in folders for path in sorted(folder.glob("*.md"))}
    texts = sorted(map(_read, found.values()), key=lambda text: (text.code, text.version))
    codes = dict.fromkeys(text.code for text in texts)
    return {code: tuple(text for text in texts if text.code == code) for code in codes}


def text_on(texts: Texts, code: str, day: date) -> Text:
    """The version in force on a day; the first one for days before any. KeyError for no text."""
    versions = texts[code]
    return next((text for text in reversed(versions) if text.version <= day), versions[0])


Block = tuple[str, list[str]]


def blocks_of(body: str) -> list[Block]:
    """Headings (`# `), lists (`- `) and paragraphs: drawn by a template, so nothing is markup."""
    blocks: list[Block] = []
    for line in filter(None, map(str.strip, body.splitlines())):
        if line.startswith("# "):
            blocks.append(("heading", [line[2:]]))
        elif not line.startswith("- "):
            blocks.append(("words", [line]))
        elif blocks and blocks[-1][0] == "list":
            blocks[-1][1].append(line[2:])
        else:
            blocks.append(("list", [line[2:]]))
    return blocks


def text_of_words(code: str, version: date, title: str, body: str) -> Text:
    """A text that is not a file: its hash is that of the file it would be."""
    written = f"# {title}\n\n{body}\n"
    return Text(code, version, title, body, sha256(written.encode()).hexdigest())


def _read(path: Path) -> Text:
    name, written = _NAME.fullmatch(path.name), path.read_text("utf-8")
    title, _, body = written.partition("\n")
    if name is None or not title.startswith("# "):
        message = f"texts/{path.name}：文件名要像 privacy-2026-07-01.md，第一行是“# 标题”"
        raise ValueError(message)
    version = date.fromisoformat(name[2])
    digest = sha256(written.encode()).hexdigest()
    return Text(name[1], version, title.removeprefix("# ").strip(), body.strip(), digest)
