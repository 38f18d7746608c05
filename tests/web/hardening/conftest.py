"""All of the house, pages and API, as browsers meet it; the clock stands on Monday afternoon."""

import json
import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings as house
from django_vite.core.asset_loader import DjangoViteAssetLoader

from tests.world import MONDAY
from wudan.kit import clock

TLS_ONLY = "import json; from config import settings as s; print(json.dumps({n: getattr(s, n) for n in dir(s) if n.isupper() and n.startswith(('SECURE_', 'SESSION_COOKIE', 'CSRF_COOKIE', 'TLS', 'COOKIE_', 'PROXIES'))}))"  # fmt: skip


@pytest.fixture(autouse=True)
def _standing(settings, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MONDAY + timedelta(hours=8))
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]
    settings.DJANGO_VITE = {"default": {"dev_mode": False, "manifest_path": _no_assets(settings)}}
    settings.DEMO = True  # every page there is
    monkeypatch.setattr(DjangoViteAssetLoader, "_instance", None)


def _no_assets(settings):
    return settings.DJANGO_VITE["default"]["manifest_path"]


@pytest.fixture(scope="session")
def tls_settings(tmp_path_factory):
    """What the settings are with WUDAN_TLS=1, asked of a process of its own."""
    surroundings = os.environ | {
        "WUDAN_TLS": "1", "WUDAN_HOME": str(tmp_path_factory.mktemp("home")),
        "WUDAN_DEMO": "0", "WUDAN_DEBUG": "0",
    }  # fmt: skip
    told = subprocess.run(
        [sys.executable, "-c", TLS_ONLY], env=surroundings, cwd=house.BASE_DIR,
        check=True, capture_output=True,
    )  # fmt: skip
    return json.loads(told.stdout)
