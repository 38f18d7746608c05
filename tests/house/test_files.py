"""Files: ours, short, named for what is in them, and without a trace of any machine."""

import re

import pytest

from tests.house.files import CODE, ROOT, code, kept, named

LONGEST_LINES = 400
LONGEST_LINE = 2000
FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "core", "manager", "managers",
             "misc", "data", "info", "handle", "process", "base"}  # fmt: skip
LOCKS = [*sorted((ROOT / "requirements").glob("*.txt")), ROOT / "frontend" / "package-lock.json"]
MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home)/\w")
TEXT = {".py", ".html", ".css", ".ts", ".md", ".toml", ".txt", ".csv", ".json", ".yml", ".svg"}


def test_no_file_of_the_code_is_longer_than_one_can_read():
    lengths = {named(p): len(p.read_text("utf-8").splitlines()) for p in code()}
    lengths |= {named(p): len(p.read_text("utf-8").splitlines()) for p in code(suffix=".html")}
    assert {name: n for name, n in lengths.items() if n > LONGEST_LINES} == {}


def test_no_module_has_a_name_that_says_nothing():
    parts = {part for path in code() for part in path.relative_to(CODE).with_suffix("").parts}
    assert parts & FORBIDDEN == set()


def test_every_module_says_what_it_decides():
    silent = [
        named(path) for path in code()
        if path.name not in {"apps.py", "__init__.py"}
        and not path.read_text("utf-8").lstrip().startswith(('"""', 'r"""'))
    ]  # fmt: skip
    assert silent == []


def test_nothing_of_others_is_kept_here():
    foreign = re.compile(r"\.min\.(js|css)$|/(node_modules|vendor|third_party|dist)/|\.(whl|woff2?|ttf|map)$")  # fmt: skip
    assert [named(path) for path in kept() if foreign.search(f"/{named(path)}")] == []


def test_nothing_minified_is_kept_here():
    packed = [
        named(path) for path in kept()
        if path.suffix in {".js", ".ts", ".css", ".html"}
        and any(len(line) > LONGEST_LINE for line in path.read_text("utf-8").splitlines())
    ]  # fmt: skip
    assert packed == []


@pytest.mark.parametrize("lock", LOCKS, ids=named)
def test_a_lock_names_no_host(lock):
    hosts = [line for line in lock.read_text("utf-8").splitlines() if "://" in line]
    thanks = re.compile(r'^\s*"url": ')  # npm keeps where an author would like to be thanked
    assert [line for line in hosts if not thanks.match(line)] == []


@pytest.mark.parametrize("lock", [lock for lock in LOCKS if lock.suffix == ".txt"], ids=named)
def test_every_locked_requirement_is_pinned_and_hashed(lock):
    wanted = [line for line in lock.read_text("utf-8").splitlines() if re.match(r"\w", line)]
    assert wanted
    assert all(re.match(r"[\w.\[\],-]+==\S+ (; [^\\]+ )?\\$", line) for line in wanted)
    assert lock.read_text("utf-8").count("--hash=sha256:") >= len(wanted)


def test_no_file_knows_the_machine_it_was_written_on():
    here = ROOT / "tests" / "house"
    texts = [p for p in kept() if p.suffix in TEXT and not p.is_relative_to(here)]
    assert [named(p) for p in texts if MACHINE.search(p.read_text("utf-8"))] == []
