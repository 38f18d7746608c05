"""拴正 and the like are names of one county: they stand in its pack, and nowhere in the program (R073, R076, R079)."""

from dataclasses import replace
from pathlib import Path

import pytest

from wudan.kit.pack import PLAIN, read_pack

ROOT = Path(__file__).parents[2]
BRAND_WORDS = ("拴正", "拴拴正正")
READ = {".py", ".html", ".typ", ".txt", ".toml", ".ts", ".css", ".po"}


@pytest.mark.parametrize("folder", ["wudan", "frontend/src", "packs/base", "locale", "config"])
def test_no_brand_stands_in_the_program(folder):
    files = [one for one in (ROOT / folder).rglob("*") if one.suffix in READ]
    assert folder == "frontend/src" or files
    told = [one for one in files if any(word in one.read_text("utf-8") for word in BRAND_WORDS)]
    assert told == []


def test_a_county_names_its_own_and_another_says_it_plainly():
    yuyang, wuqi = read_pack(ROOT / "packs/yuyang").brand, read_pack(ROOT / "packs/wuqi").brand
    assert (yuyang.household, yuyang.bank, yuyang.model) == ("拴正人家", "拴正银行", "拴正典型")
    assert yuyang.card == "拴正银行 积分卡"
    assert {name: getattr(wuqi, name) for name in PLAIN} == PLAIN
    assert (wuqi.household, wuqi.card) == ("文明家庭", "积分卡")


def test_the_front_door_says_what_the_county_says(settings, client, db):
    assert "身边的典型" in client.get("/").content.decode()
    named = replace(settings.PACK.brand, model="拴正典型", household="拴正人家")
    settings.PACK = replace(settings.PACK, brand=named)
    page = client.get("/").content.decode()
    assert "拴正典型" in page
    assert "拴正人家" in page
    assert "身边的典型" not in page
