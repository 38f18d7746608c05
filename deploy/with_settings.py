"""Runs a command with the settings of a file, read as systemd reads an EnvironmentFile: nothing in it is evaluated.

    python3 -I deploy/with_settings.py /etc/wudan/wudan.env COMMAND…

A shell's `.` would end a value at `&` or `;` and fill in `$…`: the command would then be about another database than
the service. Rules: systemd.exec(5), EnvironmentFile=, and its parser (env-file.c).
"""

import os
import re
import sys
from pathlib import Path

_LINE = re.compile(r"[ \t\n\r]*(?:[#;](?:\\.|[^\\\n\r])*|(?P<name>[^=\n\r]*)(?P<told>=?))", re.DOTALL)  # fmt: skip
_QUOTED = re.compile(r"""[ \t]*(?:'(?P<plain>[^']*)(?:'|\Z)|"(?P<double>(?:\\.|[^"\\])*)(?:"|\Z))""", re.DOTALL)  # fmt: skip
_BARE = re.compile(r"[ \t]*(?P<bare>(?:\\.|[^\\\n\r])*)", re.DOTALL)
_ENDING = re.compile(r"(?P<kept>(?:\\.|[^\\])*?)[ \t]*", re.DOTALL)
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def read(text: str) -> dict[str, str]:
    """Names and values; what is none is passed over, as systemd does."""
    found: dict[str, str] = {}
    at = 0
    while at < len(text):
        line = _LINE.match(text, at)
        if line is None or line.end() == at:
            at += 1  # a lone backslash at the end of all
            continue
        at = line.end()
        if line["told"]:
            value, at = _value(text, at)
            if _NAME.fullmatch(name := line["name"].rstrip()):
                found[name] = value
    return found


def _value(text: str, at: int) -> tuple[str, int]:
    """What stands in quotes, one after the other, then what stands bare; and where it ends."""
    value = ""
    while quoted := _QUOTED.match(text, at):
        plain = quoted["plain"]
        value += re.sub(r"\\(.)", _in_double, quoted["double"], flags=re.DOTALL) if plain is None else plain  # fmt: skip
        at = quoted.end()
    if bare := _BARE.match(text, at):
        at = bare.end()
        if kept := _ENDING.fullmatch(bare["bare"]):
            value += re.sub(r"\\(.)", lambda one: one[1].strip("\n"), kept["kept"], flags=re.DOTALL)
    return value, at


def _in_double(one: re.Match[str]) -> str:
    if one[1] == "\n":
        return ""
    return one[1] if one[1] in '"\\`$' else one[0]


def main() -> None:
    """Becomes the command."""
    file, *command = sys.argv[1:]
    os.environ.update(read(Path(file).read_text("utf-8")))
    os.execvp(command[0], command)  # noqa: S606 - what was asked for, without a shell


if __name__ == "__main__":
    main()
