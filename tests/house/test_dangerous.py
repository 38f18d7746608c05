"""What nobody here may reach for: running texts as code, weak ciphers, guessable chance, raw HTML."""

import ast
import re
from dataclasses import dataclass, field
from functools import cache

from tests.house.files import CODE, ROOT, code, kept, named

MODULES = {
    "pickle", "marshal", "shelve", "subprocess", "xml", "yaml", "ftplib", "telnetlib", "smtplib", "imaplib",
    "ldap", "ldap3", "jwt", "memcache", "pymemcache", "ctypes", "cffi", "code", "jinja2", "md5",
}  # fmt: skip
CALLS = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "hashlib.md5", "hashlib.sha1", "hashlib.new"}  # fmt: skip
GUARDS = {
    "wudan/api/open311/answering.py": {"xml.etree.ElementTree"},
    "wudan/kit/tables/guarding.py": {"xml.parsers"},
    "wudan/matching/routers/child.py": {"subprocess"},
    "wudan/jobs/children.py": {"subprocess"},
    "wudan/jobs/copies.py": {"subprocess"},
    "wudan/backups/engines/programs.py": {"subprocess"},
    "wudan/backups/sending.py": {"subprocess"},
    "wudan/notices/gateways/mail.py": {"smtplib"},
}
"""The bare parser that stops at the first DOCTYPE, before a workbook is opened; nothing is expanded.
Open311 answers in XML: written, never read (ADR 70).
A router in a process of its own, from a file of ours, without a shell, killed in time (ADR 47).
Our own command, to plan rounds beside the worker (ADR 49), and to read pictures apart (ADR 69).
Our own commands, to prove a restored house by its files alone; PostgreSQL's own programs; the command the
administrator set to send backups away: each as a list of words, without a shell (ADR 76).
The names of what a mail server answers; Django speaks to it (ADR 67)."""
MARKED_SAFE = {"wudan/web/dots.py"}
"""A picture drawn by the library from an address of our own."""
CHANCE = {
    "wudan/jobs/rehearsal", "wudan/matching/batch", "wudan/matching/pairs", "wudan/matching/rounds",
    "wudan/matching/routers",
}  # fmt: skip
"""A rehearsal draws its cast, a search its next move, by a seed, so that it can be played again."""


@dataclass
class Read:
    """What one file imports and calls; kept instead of its tree, which is large."""

    imports: set[str] = field(default_factory=set)
    calls: set[str] = field(default_factory=set)
    formatted: list[int] = field(default_factory=list)
    """Lines where a statement is put together with `%`."""


@cache
def read():
    """All files, read once for all tests."""
    return {named(path): _read(ast.parse(path.read_text("utf-8"))) for path in code()}


def _read(tree):
    found = Read()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.imports |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.imports.add(node.module)
        elif isinstance(node, ast.Call):
            found.calls.add(_spelt(node.func))
            if _is_formatted(node):
                found.formatted.append(node.lineno)
    return found


def _spelt(called):
    """`os.system` as it is written; nothing for what is not just a name."""
    if isinstance(called, ast.Attribute):
        return f"{_spelt(called.value)}.{called.attr}"
    return called.id if isinstance(called, ast.Name) else ""


def _is_formatted(node):
    return (
        isinstance(node.func, ast.Attribute)
        and node.func.attr in {"execute", "executemany", "raw", "extra"} and node.args
        and isinstance(node.args[0], ast.BinOp) and isinstance(node.args[0].op, ast.Mod)
    )  # fmt: skip


def test_no_module_that_runs_or_unpacks_what_others_wrote():
    found = {
        name: bad
        for name, one in read().items()
        if (bad := {m for m in one.imports if m.split(".")[0] in MODULES} - GUARDS.get(name, set()))
    }
    assert found == {}


def test_nothing_is_run_that_was_a_text():
    called = {name: bad for name, one in read().items() if (bad := one.calls & CALLS)}
    assert called == {}


def test_chance_that_matters_cannot_be_guessed():
    found = {name for name, one in read().items() if "random" in one.imports}
    assert {name for name in found if not any(name.startswith(place) for place in CHANCE)} == set()


def test_ciphers_come_from_the_library_and_only_sealed_ones():
    users = {
        name
        for name, one in read().items()
        if any(m.startswith("cryptography") for m in one.imports)
    }
    assert all(name.startswith("wudan/kit/") for name in users)
    weak = re.compile(r"\b(ECB|TripleDES|ARC4|Blowfish|PKCS1v15|modes\.CBC|modes\.CTR)\b")
    assert [name for name in users if weak.search((ROOT / name).read_text("utf-8"))] == []


def test_no_template_and_no_view_lets_markup_through():
    loose = re.compile(r"\|\s*safe\b|autoescape off|mark_safe\(|SafeString\(")
    pages = [
        path for path in (*code(), *code(suffix=".html")) if loose.search(path.read_text("utf-8"))
    ]
    assert {named(path) for path in pages} - MARKED_SAFE == set()


def test_no_script_builds_markup_from_texts_or_listens_to_strangers():
    loose = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|postMessage|WebSocket|onmessage"
    )
    scripts = [path for path in kept() if path.suffix == ".ts"]
    assert scripts
    assert [named(path) for path in scripts if loose.search(path.read_text("utf-8"))] == []


def test_a_statement_is_never_put_together_from_what_was_typed():
    made = {name: one.formatted for name, one in read().items() if one.formatted}
    assert made == {}
    assert '"S"' in (ROOT / "pyproject.toml").read_text("utf-8")  # S608: f-strings in statements


def test_no_setting_opens_a_debugger_or_keeps_a_secret_in_the_source():
    text = (ROOT / "config" / "settings.py").read_text("utf-8")
    assert "DEBUG = ENV.debug" in text
    assert "SECRET_KEY = ENV.secret" in text
    assert not re.search(r"(?i)(password|secret|token)\w*\s*=\s*[\"'][^\"']{8,}", text)
    assert (CODE / "kit" / "sealing").is_dir()
