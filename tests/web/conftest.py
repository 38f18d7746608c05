"""The catalogue, built as `make` builds it, for who reads English; pages as a stranger's walk reads them."""

import importlib.util
from pathlib import Path

import pytest
from django.utils.translation import trans_real
from django_vite.core.asset_loader import DjangoViteAssetLoader

from tests.web.console.desk import NOON
from wudan.kit import clock

spec = importlib.util.spec_from_file_location("catalogue", Path("locale/catalogue.py"))
catalogue = importlib.util.module_from_spec(spec)
spec.loader.exec_module(catalogue)


@pytest.fixture
def english(settings, tmp_path):
    """English can be chosen; who reads it asks for it."""
    catalogue.build(tmp_path / "en" / "LC_MESSAGES" / "django.mo")
    settings.LOCALE_PATHS = [tmp_path]
    trans_real._translations.clear()
    yield
    trans_real._translations.clear()


@pytest.fixture
def plain_pages(settings, monkeypatch):
    """No built assets are needed, nothing is a demo's, and it is noon."""
    monkeypatch.setattr(clock, "now", lambda: NOON)
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]
    settings.DJANGO_VITE = {"default": {"dev_mode": True}}
    settings.DEMO = False
    monkeypatch.setattr(DjangoViteAssetLoader, "_instance", None)
