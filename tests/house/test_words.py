"""GLOSSARY.md decides the words; ARCHITECTURE.md and docs/flows tell what is so."""

from importlib import import_module
from pkgutil import iter_modules

import pytest
from django.db.models import Choices

import wudan
from tests.house.files import CODE, ROOT
from wudan.activities import drawing as activities
from wudan.orders.drawing import draw
from wudan.sites import drawing as sites

GLOSSARY = ROOT / "GLOSSARY.md"
PACKAGES = sorted(found.name for found in iter_modules(wudan.__path__) if found.ispkg)


def terms():
    """Every word of every enum: (where, English, Chinese)."""
    for path in sorted(CODE.glob("*/enums.py")):
        module = import_module(f"wudan.{path.parent.name}.enums")
        for enum in vars(module).values():
            if isinstance(enum, type(Choices)) and enum.__module__ == module.__name__:
                for term in enum:
                    yield f"{path.parent.name}.{enum.__name__}.{term.name}", term


@pytest.mark.parametrize(("where", "term"), list(terms()), ids=[where for where, _ in terms()])
def test_a_term_of_the_code_stands_in_the_glossary(where, term):
    told = GLOSSARY.read_text("utf-8")
    assert str(term.label) in told, f"{where}: {term.label} is not in GLOSSARY.md"
    english = (term.name if isinstance(term, int) else str(term.value)).replace("_", " ").lower()
    assert not english or english in told.lower(), f"{where}: {english} is not in GLOSSARY.md"


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_is_named_in_architecture(package):
    assert package in (ROOT / "ARCHITECTURE.md").read_text("utf-8")


def test_the_flow_is_drawn_as_it_is():
    kept = (ROOT / "docs" / "flows" / "order.md").read_text("utf-8")
    assert kept == draw(), "draw it anew: python -m wudan.orders.drawing > docs/flows/order.md"


def test_the_flow_of_activities_is_drawn_as_it_is():
    kept = (ROOT / "docs" / "flows" / "activity.md").read_text("utf-8")
    again = "draw it anew: python -m wudan.activities.drawing > docs/flows/activity.md"
    assert kept == activities.draw(), again


def test_the_flow_of_resources_is_drawn_as_it_is():
    kept = (ROOT / "docs" / "flows" / "resource.md").read_text("utf-8")
    again = "draw it anew: python -m wudan.sites.drawing > docs/flows/resource.md"
    assert kept == sites.draw(), again


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_says_what_it_is(package):
    assert import_module(f"wudan.{package}").__doc__
