"""One sees who came in under one's name, and can put everybody else out."""

from tests.web.portal.visiting import text
from tests.world import PASSWORD


def test_the_others_end_and_ones_own_goes_on(as_):
    here, elsewhere = as_("秦奶奶"), as_("秦奶奶")
    assert here.send("/account/sign-ins")["Location"] == "/account/sign-ins"
    assert here.look("/orders/mine").status_code == 200
    assert elsewhere.look("/orders/mine").status_code == 302


def test_one_sees_ones_own_sign_ins_and_failures_only(as_, passer_by, world):
    account = world.people["秦奶奶"].account.account
    passer_by.send("/sign-in", account=account, password="wrong")
    passer_by.send("/sign-in", account=account, password=PASSWORD)
    told = text(as_("秦奶奶").look("/account/sign-ins"))
    assert "输错" in told
    assert "登录（密码）" in told
    assert "登录（密码）" not in text(as_("高大爷").look("/account/sign-ins"))
