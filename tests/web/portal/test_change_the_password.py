"""A new password ends all other sessions, and is none that anybody would try first."""

import pytest

from tests.web.portal.visiting import text
from tests.world import PASSWORD

GOOD = "窑洞前头三棵老枣树"


def test_all_other_sessions_end_and_ones_own_goes_on(as_):
    here, elsewhere = as_("秦奶奶"), as_("秦奶奶")
    assert here.send("/account/password", new=f"{GOOD}啊", again=f"{GOOD}啊")["Location"] == "/"
    assert here.look("/orders/mine").status_code == 200
    assert elsewhere.look("/orders/mine").status_code == 302


@pytest.mark.parametrize(
    ("new", "again", "words"),
    [("short", "short", "至少"), ("password1234", "password1234", "常见"),
     ("i-love-WuDan-so", "i-love-WuDan-so", "谁都猜得到"), ("吴起县加油加油加油加", "吴起县加油加油加油加", "谁都猜得到"),
     ("it-is-a1-and-more", "it-is-a1-and-more", ""), (f"{GOOD}啊", "other", "两次输的不一样")],
)  # fmt: skip
def test_a_weak_one_is_refused(as_, world, new, again, words):
    account = world.people["秦奶奶"].account
    account.account = "it-is-a1"
    account.save()
    answer = as_("秦奶奶").send("/account/password", new=new, again=again)
    assert answer.status_code == 422
    assert (words or "密码里不要有账号名") in text(answer)
    account.refresh_from_db()
    assert account.check_password(PASSWORD)
