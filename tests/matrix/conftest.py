"""One county for a whole module: built once, each route's things taken back after it."""

import logging
from collections.abc import Iterator

import pytest
from django.conf import settings as house
from django.db import transaction
from django.test import override_settings
from django_vite.core.asset_loader import DjangoViteAssetLoader

from tests import world as worlds
from tests.audited.stages import Stage
from tests.matrix.cast import fill_seats
from tests.matrix.seats import Seat
from tests.matrix.trying import Visitor, as_in_a_test
from tests.web.console.desk import NOON
from wudan.areas import calendars
from wudan.kit import clock
from wudan.people import throttling

BARE = {
    "MIDDLEWARE": [name for name in house.MIDDLEWARE if "whitenoise" not in name],
    "DJANGO_VITE": {"default": {"dev_mode": True}},
    "DEMO": False,
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
}
"""Pages without a built front end, passwords without the wait; a house in earnest, no demo."""


_enter = transaction.Atomic.__enter__


def _enter_as_outermost(block: transaction.Atomic) -> None:
    """An action's own transaction stands directly in that of a test, and could not be taken back
    alone; here it gets a savepoint, as outermost it would be a transaction of its own."""
    around, own = transaction.get_connection(block.using).atomic_blocks, block.savepoint
    block.savepoint = own or bool(around and around[-1]._from_testcase)
    try:
        _enter(block)
    finally:
        block.savepoint = own


@pytest.fixture(scope="module")
def shared_stage(django_db_setup, django_db_blocker) -> Iterator[Stage]:
    """The county on Monday, five in the afternoon. Its tests ask for `db` as well: pytest-django
    makes the database only for those, and takes back what each of them wrote."""
    calendars.forget()
    with (
        django_db_blocker.unblock(),
        pytest.MonkeyPatch.context() as patch,
        override_settings(**BARE),
    ):
        for name in ("django.request", "wudan.refused"):
            patch.setattr(logging.getLogger(name), "disabled", True)
        patch.setattr(clock, "now", lambda: NOON)
        patch.setattr(DjangoViteAssetLoader, "_instance", None)
        patch.setattr(transaction.Atomic, "__enter__", _enter_as_outermost)
        with as_in_a_test():
            yield Stage(worlds.build())
            transaction.set_rollback(True)


@pytest.fixture(scope="module")
def visitors(shared_stage: Stage) -> dict[Seat, Visitor]:
    """Somebody on each seat, signed in. Each went astray once already: what counts it need not be made again
    for each of some thousand requests."""
    seated = fill_seats(shared_stage.world)
    for person in filter(None, seated.values()):
        throttling.spend("astray", str(person.pk), at=NOON)
    return {seat: Visitor(person) for seat, person in seated.items()}


@pytest.fixture
def stage(db: None, shared_stage: Stage) -> Stage:
    """The county for one story; its rows are taken back by the savepoint of `db`."""
    return shared_stage
