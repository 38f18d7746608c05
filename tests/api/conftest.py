"""A client that speaks the API: JSON in and out, a fresh key for each post."""

import pytest

from tests.api.client import Speaker
from tests.entering import come_in
from tests.world import MONDAY
from wudan.areas import calendars
from wudan.kit import clock


@pytest.fixture(autouse=True)
def _only_the_api(settings):
    settings.ROOT_URLCONF = "tests.api.urls"
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]


@pytest.fixture(autouse=True)
def monday(monkeypatch):
    """Stories start on Monday, 7 September 2026, 9:00; `monday[0]` may be moved on."""
    at = [MONDAY]
    monkeypatch.setattr(clock, "now", lambda: at[0])
    calendars.forget()
    return at


@pytest.fixture
def enter(world):
    """Sign somebody of the cast in; `post=0` is oneself."""

    def signed_in(name, post=None):
        speaker = Speaker()
        come_in(speaker.client, world.people[name].account)
        speaker.csrf = speaker.get("session")["csrf"]
        if post is not None:
            speaker.say("PUT", "session/post", {"post": post})
        return speaker

    return signed_in


@pytest.fixture
def speaker():
    """Nobody yet."""
    return Speaker()
