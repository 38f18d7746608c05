"""展示同意 (PIPL §15, §25): three things, each by itself; taken back, it is gone at once."""

import pytest

from tests.domain.refusing import objected
from tests.honors.households import LATER, fresh, honored, nominated
from tests.kit.bad_pictures import photo
from wudan.honors.actions import households
from wudan.honors.files import honor_pictures_kept
from wudan.honors.models import HouseholdHonor
from wudan.kit.refusals import Missing

pytestmark = pytest.mark.postgres


def allow(world, honor, kind, who="秦奶奶"):
    return households.allow_display(honor=honor, kind=kind, by=world.actor(who), at=LATER)


def test_each_is_agreed_to_by_itself(world):
    honor = honored(world)
    allow(world, honor, "door")
    assert not HouseholdHonor.objects.shown().exists()
    allow(world, honor, "web")
    assert list(HouseholdHonor.objects.shown()) == [honor]
    with objected("given"):
        allow(world, honor, "web")
    with objected("not_yours"):
        allow(world, honor, "picture", "李小妹")


def test_taken_back_it_is_gone_at_once_and_so_is_the_file(world):
    honor = honored(world)
    for kind in ("web", "picture"):
        allow(world, honor, kind)
    name = honor_pictures_kept().put(photo())
    households.put_picture(honor=honor, picture=name, by=world.actor("马青山"), at=LATER)
    households.withdraw_display(honor=honor, kind="picture", by=world.actor("秦奶奶"), at=LATER)
    assert fresh(honor).picture == ""
    with pytest.raises(Missing):
        honor_pictures_kept().get(name)
    assert HouseholdHonor.objects.shown().exists()
    households.withdraw_display(honor=honor, kind="web", by=world.actor("秦奶奶"), at=LATER)
    assert not HouseholdHonor.objects.shown().exists()


def test_no_picture_without_consent(world):
    with objected("no_consent"):
        households.put_picture(honor=honored(world), picture="0" * 32, by=world.actor("马青山"), at=LATER)  # fmt: skip


def test_nothing_is_asked_before_the_nod(world):
    with objected("wrong_stage"):
        allow(world, nominated(world), "web")


def test_who_steps_out_is_shown_no_more(world):
    honor = honored(world)
    allow(world, honor, "web")
    households.drop(honor=honor, by=world.actor("秦奶奶"), at=LATER)
    assert not honor.displays.live().exists()
