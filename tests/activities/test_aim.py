"""四个动词 (R001): an activity is for what its platform is for, unless who writes it says another."""

from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from tests.activities.drafting import drafted, opened, wanted
from tests.domain.refusing import malformed
from tests.world import MONDAY
from wudan.activities import actions, policies
from wudan.catalog.models import Platform
from wudan.kit.pack import PackError, read_pack


@pytest.mark.parametrize(
    ("code", "aim"), [("lecture", "publicize"), ("science", "educate"), ("environment", "organize"),
                      ("relief", "serve"), ("another", "serve")],
)  # fmt: skip
def test_each_platform_has_its_verb(code, aim):
    assert policies.aim_of(Platform(code=code)) == aim
    assert policies.aim_of(None) == "serve"


def test_it_follows_the_menu_or_the_platform_that_was_chosen(world, settings):
    aims = {"relief": "organize", "culture": "educate"}
    settings.PACK = replace(settings.PACK, aims=aims)
    assert drafted(world, service=world.services["haircut"]).aim == "organize"
    assert drafted(world, platform=world.platforms["culture"]).aim == "educate"
    assert drafted(world).aim == "serve"


def test_who_writes_it_says_another_and_may_change_it_while_it_is_open(world):
    assert drafted(world, aim="educate").aim == "educate"
    made = opened(world, platform=world.platforms["culture"])
    changed = actions.correct(
        activity=made, wanted=wanted(aim="publicize"), by=world.actor("苏远"), at=MONDAY
    )
    assert changed.aim == "publicize"
    with malformed("aim"):
        drafted(world, aim="entertain")


def test_a_pack_with_another_verb_is_not_read(tmp_path):
    packs = Path(__file__).parents[2] / "packs"
    copytree(packs / "base", tmp_path / "base")
    copytree(packs / "wuqi", tmp_path / "wuqi")
    assert read_pack(tmp_path / "wuqi").aims["lecture"] == "publicize"
    with (tmp_path / "wuqi/pack.toml").open("a") as own:
        own.write('\n[aims]\nlaw = "entertain"\n')
    with pytest.raises(PackError, match="entertain"):
        read_pack(tmp_path / "wuqi")
