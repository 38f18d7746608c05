"""Whoever opened another way into an account, its holder reads of it (V7.5.2)."""

import pytest

from tests.entering import come_in
from tests.world import MONDAY
from wudan.people.actions.accounts import connect_weixin, unlock_account

pytestmark = pytest.mark.postgres


def test_an_opened_lock_and_a_strangers_wechat_stand_on_the_page(client, world):
    account = world.people["秦奶奶"].account
    unlock_account(account=account, by=world.actor("马青山"), at=MONDAY)
    connect_weixin(account=account, uid="stranger", at=MONDAY)
    page = come_in(client, account).get("/account/sign-ins").content.decode()
    assert "绑了微信" in page
    assert "工作人员开锁" in page
