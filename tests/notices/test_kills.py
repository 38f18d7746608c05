"""G23: workers are killed while messages go out. None is lost, none is sent twice, nearly all go at once."""

import json
import os
import subprocess
import sys

import pytest

from tests.notices.aliyun_stand_in import SECRET_ID, SECRET_KEY, Aliyun, running
from tests.tables import ROOT, own_database


def carried(home, *, messages, kills, per_second, workers, latency, hang_up=0.01):
    """What the vendor took, and what the house knows of it."""
    vendor = Aliyun(latency=latency, hang_up=hang_up)
    server = running(vendor)
    surroundings = os.environ | {
        "WUDAN_HOME": str(home), "DJANGO_SETTINGS_MODULE": "config.settings", "WUDAN_SMS": "aliyun",
        "WUDAN_SMS_SECRET_ID": SECRET_ID, "WUDAN_SMS_SECRET_KEY": SECRET_KEY, "WUDAN_SMS_SIGNATURE": "吴起",
        "WUDAN_SMS_TEMPLATE_CODE": "1", "WUDAN_SMS_TEMPLATES": "order_accepted=2",
        "WUDAN_SMS_ENDPOINT": f"http://127.0.0.1:{server.server_port}",
    }  # fmt: skip
    asked = [str(home / "told.json"), messages, kills, per_second, workers]
    try:
        with own_database(home) as url:
            subprocess.run(
                [sys.executable, "-m", "tests.notices.killing", *map(str, asked)], cwd=ROOT,
                env=surroundings | {"WUDAN_DATABASE_URL": url}, check=True, timeout=900,
            )  # fmt: skip
    finally:
        server.shutdown()
        server.server_close()
    return json.loads((home / "told.json").read_text()), vendor


def judged(told, vendor, messages):
    """None lost, none twice; the share that was taken within ten seconds."""
    assert len(told["due"]) == messages
    lost = [key for key in told["due"] if key not in vendor.taken]
    twice = [key for key, times in vendor.taken.items() if len(times) > 1]
    waits = [vendor.taken[key][0] - due for key, due in told["due"].items() if key in vendor.taken]
    soon = sum(wait <= 10 for wait in waits) / messages
    words = f"seed {told['seed']} {told['states']} lost {len(lost)} twice {len(twice)} within 10 s {soon:.4f} longest {max(waits):.1f} s, asked {vendor.queries}"  # fmt: skip
    print(words)  # noqa: T201 - the figures, and the seed
    assert (lost, twice) == ([], []), words
    return soon


def test_a_few_kills(tmp_path):
    told, vendor = carried(
        tmp_path, messages=200, kills=3, per_second=100, workers=2, latency=(0.02, 0.08)
    )
    judged(told, vendor, 200)


@pytest.mark.long
@pytest.mark.postgres
def test_twenty_kills(tmp_path):
    told, vendor = carried(
        tmp_path, messages=10_000, kills=20, per_second=60, workers=2, latency=(0.03, 0.12)
    )
    assert judged(told, vendor, 10_000) >= 0.99
