"""What the console's tests share: a clock that stands, and the desks of the cast."""

from collections.abc import Callable

import pytest
from django.test import Client
from django_vite.core.asset_loader import DjangoViteAssetLoader

from tests.entering import come_in
from tests.web.console.desk import NOON, Desk
from tests.world import World
from wudan.kit import clock


@pytest.fixture(autouse=True)
def _standing_clock(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOON)


@pytest.fixture(autouse=True)
def _no_built_assets(settings, monkeypatch):
    """Pages are tested without a built front end."""
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]
    settings.DJANGO_VITE = {"default": {"dev_mode": True}}
    monkeypatch.setattr(DjangoViteAssetLoader, "_instance", None)


@pytest.fixture
def desk_of(world: World) -> Callable[[str], Desk]:
    """The desk of a person of the cast."""

    def of(name: str) -> Desk:
        return Desk(come_in(Client(), world.people[name].account))

    return of
