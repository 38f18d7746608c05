"""The catalogue, built as `make` builds it, for who reads English."""

import importlib.util
from pathlib import Path

import pytest
from django.utils.translation import trans_real

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
