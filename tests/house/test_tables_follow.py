"""Test databases are copies of one that was migrated, named by what decides it (`tests/tables.py`)."""

import ast

from tests.house.files import kept, named


def test_migrations_lean_on_no_other_code_of_the_house():
    leaning = [
        (named(path), text)
        for path in kept()
        if "migrations" in path.parts and path.suffix == ".py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for text in _named_in(node)
        if text.startswith("wudan.")
        and not text.startswith("wudan.tables")
        and ".migrations" not in text
    ]
    assert leaning == []


def _named_in(node):
    """What a piece of code imports, or names for `import_module`."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []
