"""A page that several commands write: each keeps to its own section, between two marks."""

import re
from pathlib import Path

INTRODUCTION = """\
# Benchmarks

Every section is written by the command it names, from one run on the machine it names; nothing is typed in.
CPU is told rather than wall time, because machines are shared: user and system time of the processes that
serve, by the kernel's own account, divided by the requests of the same run.
"""
_ORDER = ("peers", "raw")
"""Sections that come first, in this order; others follow as they were added."""


def put(page: Path, name: str, words: str) -> None:
    """Write one section of a page, the others untouched; the page is begun if it is not there."""
    found = sections(page.read_text("utf-8")) if page.exists() else {}
    found[name] = words.strip()
    names = sorted(found, key=lambda one: _ORDER.index(one) if one in _ORDER else len(_ORDER))
    parts = [f"<!-- {one} -->\n{found[one]}\n<!-- end of {one} -->\n" for one in names]
    page.write_text("\n".join([INTRODUCTION, *parts]), "utf-8")


def sections(text: str) -> dict[str, str]:
    """The sections of a page by their names."""
    marked = re.compile(r"<!-- (\S+) -->\n(.*?)\n<!-- end of \1 -->", re.DOTALL)
    return {match[1]: match[2] for match in marked.finditer(text)}
