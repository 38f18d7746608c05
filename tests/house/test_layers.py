"""What a contract on imports cannot see: who reads the clock, who writes, who skips the gate."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.house.files import CODE, code, named

BELOW_FACES = ["activities", "areas", "catalog", "connections", "exchange", "journal", "kit", "ledger", "matching", "orders", "people", "privacy", "projects", "sites", "teams"]  # fmt: skip
WRITES = {"save", "create", "bulk_create", "get_or_create", "update_or_create", "delete"}


@cache
def calls(path: Path) -> set[str]:
    """The dotted ends of all calls in a module: `x.y.z()` gives `y.z` and `z`."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            above = getattr(node.func.value, "attr", getattr(node.func.value, "id", ""))
            if above != "router":  # `@router.delete` is an address, not a deed
                found |= {node.func.attr, f"{above}.{node.func.attr}"}
    return found


def offenders(paths, forbidden):
    return {named(p): sorted(bad) for p in paths if (bad := calls(p) & forbidden)}


def test_one_clock_and_only_faces_read_it():
    readers = {"datetime.now", "datetime.today", "date.today", "datetime.utcnow", "timezone.now", "time.time"}  # fmt: skip
    elsewhere = [path for path in code() if path != CODE / "kit" / "clock.py"]
    assert offenders(elsewhere, readers) == {}
    assert offenders(code(*BELOW_FACES), {"clock.now"}) == {}


def test_no_view_saves_a_model():
    """A session is the web's own, and Django's."""
    views = [path for path in code("web", "api") if path != CODE / "web" / "sessions.py"]
    assert offenders(views, WRITES) == {}


def test_no_view_lists_all_orders():
    everything = re.compile(r"\bOrder\.objects\.(all|order_by|iterator)\(")
    assert [named(p) for p in code("web", "api") if everything.search(p.read_text("utf-8"))] == []


def test_no_module_below_the_faces_speaks_http():
    speaks = re.compile(
        r"^\s*(from|import) (django\.(http|shortcuts|urls|views)|ninja)", re.MULTILINE
    )
    below = code(*BELOW_FACES)
    assert [named(p) for p in below if speaks.search(p.read_text("utf-8"))] == []


@pytest.mark.parametrize("path", code("orders/actions"), ids=lambda path: path.stem)
def test_an_action_moves_a_stage_by_stepping_only(path):
    if path.stem == "stepping":
        return
    tree = ast.parse(path.read_text("utf-8"))
    assigned = {
        target.attr for node in ast.walk(tree) if isinstance(node, ast.Assign)
        for target in ast.walk(ast.Tuple(node.targets)) if isinstance(target, ast.Attribute)
    }  # fmt: skip
    assert assigned & {"stage", "version", "closed_at"} == set()
