"""GLOSSARY.md decides the words; ARCHITECTURE.md and docs/flows tell what is so."""

import re
from importlib import import_module
from pkgutil import iter_modules

import pytest
from django.db.models import Choices

import wudan
from tests.house.files import CODE, ROOT

GLOSSARY = ROOT / "GLOSSARY.md"
_LISTED = re.search(
    r"^FLOWS = (.*?)(?: #.*)?$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE
)
FLOWS = _LISTED[1].split() if _LISTED else []
PACKAGES = sorted(found.name for found in iter_modules(wudan.__path__) if found.ispkg)


def terms():
    """Every word of every enum: (where, English, Chinese)."""
    for path in sorted([*CODE.glob("*/enums.py"), *CODE.glob("*/enums/[a-z]*.py")]):
        module = import_module(".".join(path.relative_to(CODE.parent).with_suffix("").parts))
        for enum in vars(module).values():
            if isinstance(enum, type(Choices)) and enum.__module__ == module.__name__:
                for term in enum:
                    yield f"{path.parent.name}.{enum.__name__}.{term.name}", term


def test_a_term_of_the_code_stands_in_the_glossary():
    told, listed = GLOSSARY.read_text("utf-8"), list(terms())
    lower = told.lower()
    assert len(listed) > 1000
    assert [(where, str(term.label)) for where, term in listed if str(term.label) not in told] == []
    english = ((where, _english(term)) for where, term in listed)
    assert [(where, word) for where, word in english if word not in lower] == []


def _english(term):
    return (term.name if isinstance(term, int) else str(term.value)).replace("_", " ").lower()


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_is_named_in_architecture(package):
    assert package in (ROOT / "ARCHITECTURE.md").read_text("utf-8")


@pytest.mark.parametrize("flow", FLOWS)
def test_a_flow_is_drawn_as_it_is(flow):
    package, page = flow.split(":")
    kept = (ROOT / "docs" / "flows" / f"{page}.md").read_text("utf-8")
    drawn = import_module(f"wudan.{package}.drawing").draw()
    assert kept == drawn, "draw it anew: make fix"


def test_every_drawn_flow_is_compared():
    assert {f"{page.stem}" for page in (ROOT / "docs" / "flows").glob("*.md")} == {
        flow.split(":")[1] for flow in FLOWS
    }


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_says_what_it_is(package):
    assert import_module(f"wudan.{package}").__doc__
