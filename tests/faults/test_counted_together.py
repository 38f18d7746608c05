"""Several processes of one server count as one: whichever is asked, it tells of all."""

import re
from urllib.request import urlopen

import pytest

from tests.faults.restarting import serving

pytestmark = [pytest.mark.long, pytest.mark.postgres]
MANY = 60


def test_whoever_is_asked_tells_of_all(tmp_path):
    with serving(tmp_path, is_held=True, orders=1) as server:
        before = counted(server.house)
        for _ in range(MANY):
            urlopen(f"{server.house.address}/services").close()
        assert [counted(server.house) - before for _ in range(5)] == [MANY] * 5


def counted(house):
    told = urlopen(f"{house.address}/metrics").read().decode()
    found = re.search(r'wudan_requests_total\{route="services",status="200"\} (\S+)', told)
    return float(found[1]) if found else 0
