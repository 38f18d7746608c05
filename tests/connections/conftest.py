"""Stories start on Monday, 7 September 2026, 9:00."""

import pytest

from tests.world import MONDAY
from wudan.areas import calendars
from wudan.kit import clock


@pytest.fixture(autouse=True)
def monday(monkeypatch, settings):
    """`monday[0]` may be moved on."""
    at = [MONDAY]
    monkeypatch.setattr(clock, "now", lambda: at[0])
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]
    calendars.forget()
    return at
