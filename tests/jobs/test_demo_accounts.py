"""Every listed demo account of every pack comes in by one call; staff with the factor shown."""

from datetime import datetime
from random import Random

import pytest
from django.conf import settings as configured

from tests.api.client import Speaker
from wudan.areas.models import Unit
from wudan.jobs.furnishing import furnish
from wudan.jobs.rehearsal.cast import demo_secret, gather
from wudan.kit import clock
from wudan.kit.clock import CHINA
from wudan.kit.pack import read_pack, read_toml
from wudan.people.second_factor import code_of, fits_secret

NOON = datetime(2026, 9, 7, 12, tzinfo=CHINA)
PACKS = sorted(
    path.parent.parent.name for path in configured.PACK.folder.parent.glob("*/demo/accounts.toml")
)


@pytest.mark.parametrize("name", PACKS)
def test_an_old_script_signs_everybody_in_with_account_and_password(
    db, settings, monkeypatch, name
):
    settings.DEMO, settings.ROOT_URLCONF = True, "tests.api.urls"
    settings.PACK = pack = read_pack(configured.PACK.folder.parent / name)
    monkeypatch.setattr(clock, "now", lambda: NOON)
    furnish(pack, at=NOON)
    gather(pack, {unit.key: unit for unit in Unit.objects.filter(county=pack.county)}, Random(1))
    listed = read_toml(pack.folder / "demo" / "accounts.toml")["accounts"]
    assert len(listed) > 30
    for entry in listed:
        told = Speaker().sign_in(entry["account"], entry["password"])
        plays = "resident" if entry["role"] == "volunteer" else entry["role"]
        assert (told.status, told["actor"]["role"]) == (200, plays), entry["account"]
        if plays == "resident":
            assert told["second_factor"] is None
        else:
            assert fits_secret(demo_secret(entry["account"]), told["second_factor"])


def test_a_script_can_make_the_code_itself():
    secret = demo_secret("zhanzhang1")
    assert secret == demo_secret("zhanzhang1") != demo_secret("zhanzhang2")
    assert fits_secret(secret, code_of(secret))
