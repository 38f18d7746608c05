"""What axe finds on a page. The engine is a development tool and is put in from outside the page."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

ENGINE = Path(__file__).resolve().parents[2] / "frontend/node_modules/axe-core/axe.min.js"
FIND = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations
  .filter(found => ['serious', 'critical'].includes(found.impact))
  .map(found => [found.id, ...found.nodes.slice(0, 3).map(node => node.html.slice(0, 160))])"""


def grave_findings(page: Page) -> list[list[str]]:
    """The findings axe calls serious or critical: the rule, then the first elements it names."""
    if not ENGINE.exists():
        pytest.skip("axe-core is not installed: python frontend/build.py")
    page.evaluate(ENGINE.read_text(encoding="utf-8"))
    return page.evaluate(FIND)
