"""A real browser at a real server. Skipped, in one clear line, where there is no Chromium."""

import os
import shutil

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.walking import Street

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip


@pytest.fixture(scope="session")
def browser():
    """One headless Chromium for all journeys."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: apt install chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def street(shared_world, live_server, browser: Browser):
    """The world with a server in it, and a way to walk up to it as anybody."""
    made = Street(shared_world, live_server.url, browser)
    yield made
    made.close()
