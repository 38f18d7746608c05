"""A county pack: read whole, or refused with the file and what is wrong."""

import shutil

import pytest
from django.conf import settings

from wudan.kit.pack import PackError, read_pack
from wudan.kit.working_time import Unit
from wudan.orders.enums import Step, Verb


@pytest.fixture
def packs(tmp_path):
    shutil.copytree(settings.BASE_DIR / "packs", tmp_path / "packs")
    return tmp_path / "packs"


@pytest.mark.parametrize("name", ["wuqi", "yuyang"])
def test_the_packs_we_ship_are_whole(name):
    pack = read_pack(settings.BASE_DIR / "packs" / name)
    assert pack.name == name
    assert len(pack.county) == 6
    assert len(pack.platforms) == 8
    for step in set(Step) - {Step.WAIT}:  # a wait lasts as long as the period it is for
        assert getattr(pack.deadlines, step).amount > 0
    assert pack.deadlines.accept_urgent.unit is Unit.WORKING_HOURS
    assert 0 < pack.callbacks.share_percent <= 100


@pytest.mark.parametrize("verb", [Verb.DECLINE, Verb.REFUSE, Verb.REFER, Verb.VOID])
def test_every_verb_that_needs_a_reason_has_some(verb):
    pack = read_pack(settings.BASE_DIR / "packs" / "wuqi")
    assert pack.reasons[verb.value]


def spoil(packs, was, becomes, file="wuqi/pack.toml"):
    text = (packs / file).read_text("utf-8")
    assert was in text
    (packs / file).write_text(text.replace(was, becomes), "utf-8")


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('accept = "1wd"', 'accept = "soon"', "期限“soon”"),
        ('follow_up = "3wd"', 'follow_up = "3wd"\ncontact = "1wd"', "“contact”这一步"),
        ('county = "610626"', "", "county"),
        ("[deadlines]", "[deadlines", "pack.toml"),
        ('morning = "08:30-12:00"', 'morning = "early"', "pack.toml"),
        ("share_percent", "share", "share"),
        ("[brand]", "[brands]", "brand"),
    ],
)
def test_what_is_wrong_is_named(packs, was, becomes, said):
    spoil(packs, was, becomes)
    with pytest.raises(PackError, match=r"wuqi/pack\.toml") as caught:
        read_pack(packs / "wuqi")
    assert said in str(caught.value)


def test_a_missing_file_is_named(packs):
    (packs / "base" / "skills.toml").unlink()
    with pytest.raises(PackError, match=r"skills\.toml"):
        read_pack(packs / "wuqi")


@pytest.mark.parametrize("line", ["juggling = 12", "bathing = 0", 'bathing = "always"'])
def test_a_skill_that_cannot_be_trained_for_is_named(packs, line):
    (packs / "base" / "skilled.toml").write_text(f"[skilled]\n{line}\n", "utf-8")
    with pytest.raises(PackError, match=rf"skilled\.toml：{line.split()[0]}"):
        read_pack(packs / "wuqi")


def test_a_pack_that_is_not_there_is_named(packs):
    with pytest.raises(PackError, match=r"nowhere/pack\.toml"):
        read_pack(packs / "nowhere")
