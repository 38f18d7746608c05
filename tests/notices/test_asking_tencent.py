"""What became of a message is asked for at Tencent by telephone, and found by our key."""

import pytest

from tests.world import MONDAY
from wudan.notices.gateways import Finding, Load, gateway

BLANKS = {"code": "1", "minutes": "5"}


@pytest.mark.parametrize(
    ("report", "finding"),
    [("", Finding.ABSENT), ("SUCCESS", Finding.DELIVERED), ("FAIL", Finding.FAILED)],
)
def test_a_report_is_found_by_our_key(vendor, report, finding):
    load = Load(1, "k" * 24, "13800000000", "sign_in_code", "", BLANKS, "", MONDAY)
    carrier = gateway()
    carrier.hand(load, at=MONDAY)
    vendor.report = report
    assert vendor.taken[0]["SessionContext"] == load.key
    assert carrier.ask(load, at=MONDAY).finding == finding
