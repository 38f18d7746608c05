"""Stories about one's own data: the clock is passed in; requests come from the people's own site."""

import pytest

from tests.privacy.canary import plant
from wudan.privacy import actions
from wudan.privacy.enums import RequestKind


@pytest.fixture
def canary(world):
    """秦奶奶 with an order behind her, her texts everywhere they can be, and a session."""
    return plant(world)


@pytest.fixture
def signed_wish(world):
    """The keeper took somebody's signed wish to be erased."""

    def taken(name, at, by="马青山"):
        return actions.ask(
            person=world.people[name], kind=RequestKind.ERASE, by=world.actor(by), at=at
        )

    return taken
