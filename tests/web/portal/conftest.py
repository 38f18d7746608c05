"""Portal stories: the clock stands at Monday afternoon, people come by browser."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from tests.entering import come_in
from tests.web.portal.visiting import Visitor
from tests.world import MONDAY
from wudan.kit import clock


@pytest.fixture(autouse=True)
def _without_files(settings):
    """Assets are the front end's stories."""
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]


@pytest.fixture(autouse=True)
def _monday_afternoon():
    clock.shift(MONDAY + timedelta(hours=8) - datetime.now(clock.CHINA))
    yield
    clock.shift(timedelta(0))


@pytest.fixture
def as_(world):
    """Somebody of the cast at a browser, signed in."""

    def signed_in(name: str) -> Visitor:
        return Visitor(come_in(Client(), world.people[name].account))

    return signed_in


@pytest.fixture
def passer_by(world):
    """Somebody at a browser whom nobody knows."""
    return Visitor(Client())
