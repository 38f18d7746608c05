"""The house from which the database is taken away: furnished once for all its stories, which takes a minute."""

from collections.abc import Iterator

import pytest

from tests.faults.outages import House, a_house


@pytest.fixture(scope="session")
def troubled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Served, with its worker."""
    with a_house(tmp_path_factory.mktemp("troubled")) as house:
        yield house
