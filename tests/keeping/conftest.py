"""A small house, the store beside it, and a copy of the one in the other."""

import pytest

from tests.keeping.houses import NOON, rows_in, settle, silence, store_in
from wudan.backups.making import make


@pytest.fixture
def house(tmp_path, settings):
    return rows_in(settle(tmp_path / "home", settings))


@pytest.fixture
def store(tmp_path):
    return store_in(tmp_path / "store")


@pytest.fixture
def copy(house, store):
    return make(store, house, at=NOON, advance=silence).copy
