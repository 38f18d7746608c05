"""WeChat: the state is 128 bits, of this session, used once, dead after five minutes (A19, G18)."""

from datetime import timedelta
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.weixin.views import WeixinOAuth2Adapter
from django.test import Client

from tests.entering import come_in
from tests.web.portal.visiting import Visitor, text
from tests.web.portal.wechat import APP, SECRET, WeChat, serve
from tests.world import PASSWORD
from wudan.journal.models import Event
from wudan.kit import clock
from wudan.people.models import Account

BACK = "/sign-in/weixin/return"


@pytest.fixture
def wechat(settings, monkeypatch):
    """WeChat, and an app of the county there."""
    told = WeChat()
    server = serve(told)
    here = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setattr(WeixinOAuth2Adapter, "access_token_url", f"{here}/sns/oauth2/access_token")
    monkeypatch.setattr(WeixinOAuth2Adapter, "profile_url", "http://nobody.invalid")
    app = {"client_id": APP, "secret": SECRET, "key": ""}
    settings.SOCIALACCOUNT_PROVIDERS = {"weixin": {"APPS": [app]}}
    yield told
    server.shutdown()
    server.server_close()


@pytest.fixture
def bound(world, wechat):
    """秦奶奶's account, already bound."""
    account = world.people["秦奶奶"].account
    SocialAccount.objects.create(user=account, provider="weixin", uid="o-qin")
    return account


def set_out(visitor, address="/sign-in/weixin", **fields):
    """What the door to WeChat leads to, as its own page would read it."""
    page = text(visitor.send(address, **fields))
    start = page.index('href="https://open.weixin.qq.com/') + 6
    leads = urlsplit(unescape(page[start : page.index('"', start)]))
    assert leads.fragment == "wechat_redirect"
    return {name: texts[0] for name, texts in parse_qs(leads.query).items()}


def come_back(visitor, wechat, state, who="o-qin"):
    """The browser returns with a code for somebody."""
    code = f"code-{len(wechat.asked)}"
    wechat.codes[code] = who
    return visitor.look(BACK, code=code, state=state)


def nothing_happened(visitor, wechat, answer, asked=0):
    assert answer.status_code == 400
    assert "请重新来一次" in text(answer)
    assert visitor.look("/orders/mine").status_code == 302
    assert len(wechat.asked) == asked


def test_a_bound_wechat_comes_in(passer_by, wechat, bound):
    asked = set_out(passer_by, next="/orders/mine")
    assert (asked["appid"], asked["scope"], asked["response_type"]) == (APP, "snsapi_login", "code")
    assert asked["redirect_uri"] == f"http://testserver{BACK}"
    assert come_back(passer_by, wechat, asked["state"])["Location"] == "/orders/mine"
    assert passer_by.look("/orders/mine").status_code == 200
    assert Event.objects.get(verb="account.sign_in").facts == {"how": "weixin"}


def test_the_state_is_128_bits_and_never_the_same(passer_by, wechat):
    states = {set_out(passer_by)["state"] for _ in range(5)}
    assert len(states) == 5
    assert all(len(state) == 22 for state in states)


def test_without_a_state_nothing_happens(passer_by, wechat, bound):
    set_out(passer_by)
    wechat.codes["code"] = "o-qin"
    nothing_happened(passer_by, wechat, passer_by.look(BACK, code="code"))


def test_a_used_state_is_of_no_use(passer_by, wechat, bound):
    state = set_out(passer_by)["state"]
    come_back(passer_by, wechat, state)
    passer_by.send("/sign-out")
    nothing_happened(passer_by, wechat, come_back(passer_by, wechat, state), asked=1)


def test_the_state_of_another_session_is_of_no_use(passer_by, wechat, bound):
    attacker = Visitor(Client())
    state = set_out(attacker)["state"]
    set_out(passer_by)
    nothing_happened(passer_by, wechat, come_back(passer_by, wechat, state))


def test_a_state_older_than_five_minutes_is_of_no_use(passer_by, wechat, bound, monkeypatch):
    state = set_out(passer_by)["state"]
    late = clock.now() + timedelta(minutes=5, seconds=1)
    monkeypatch.setattr(clock, "now", lambda: late)
    nothing_happened(passer_by, wechat, come_back(passer_by, wechat, state))


def test_a_code_that_wechat_does_not_know_is_refused(passer_by, wechat, bound):
    state = set_out(passer_by)["state"]
    nothing_happened(passer_by, wechat, passer_by.look(BACK, code="made-up", state=state), asked=1)


@pytest.mark.parametrize(
    "told",
    [b'{"errcode": 40001}', b"[]", b"<html>", b"", b"null", b'{"access_token": "t"}',
     b'{"access_token": "t", "openid": 5}', b'{"access_token": "t", "openid": ""}',
     b'{"access_token": "t", "openid": "o-qin", "expires_in": "soon"}',
     b'{"access_token": "t", "openid": "o-qin", "expires_in": [1]}'],
)  # fmt: skip
def test_whatever_wechat_answers_is_no_fault_of_ours(passer_by, wechat, bound, told):
    wechat.instead = told
    state = set_out(passer_by)["state"]
    nothing_happened(passer_by, wechat, come_back(passer_by, wechat, state), asked=1)


def test_an_unknown_wechat_opens_no_account(passer_by, wechat, world):
    before = Account.objects.count()
    state = set_out(passer_by)["state"]
    answer = come_back(passer_by, wechat, state, who="o-stranger")
    assert answer.status_code == 400
    assert "还没有绑定账号" in text(answer)
    assert Account.objects.count() == before
    assert not SocialAccount.objects.exists()


def test_binding_wants_a_fresh_proof_and_keeps_nothing_but_the_number(wechat, world):
    account = world.people["秦奶奶"].account
    sleepy = Visitor(come_in(Client(), account, at=clock.now() - timedelta(minutes=6)))
    assert sleepy.send("/account/weixin").status_code == 401
    state = set_out(sleepy, "/account/weixin", proof=PASSWORD)["state"]
    assert come_back(sleepy, wechat, state)["Location"] == "/account"
    kept = SocialAccount.objects.get(user=account)
    assert (kept.uid, kept.extra_data) == ("o-qin", {})
    assert Event.objects.get(verb="account.connect").person_id == world.people["秦奶奶"].pk


def test_a_binding_begun_by_one_is_not_ended_by_another(as_, wechat, bound):
    """An attacker's state in the victim's browser binds nothing (login CSRF, A19)."""
    attacker, victim = as_("李小妹"), as_("高大爷")
    state = set_out(attacker, "/account/weixin")["state"]
    assert come_back(victim, wechat, state, who="o-attacker").status_code == 400
    assert not SocialAccount.objects.filter(uid="o-attacker").exists()


def test_a_wechat_of_somebody_else_cannot_be_taken_over(as_, wechat, bound):
    other = as_("李小妹")
    state = set_out(other, "/account/weixin")["state"]
    answer = come_back(other, wechat, state)
    assert "已经绑在另一个账号上" in text(answer)
    assert SocialAccount.objects.get().user_id == bound.pk


def test_unbinding_is_one_press(as_, wechat, bound):
    elder = as_("秦奶奶")
    assert "已绑定" in text(elder.look("/account"))
    elder.send("/account/weixin/unbinding")
    assert not SocialAccount.objects.exists()


def test_where_it_is_not_set_up_it_is_not_there(passer_by, as_):
    assert passer_by.send("/sign-in/weixin").status_code == 404
    assert passer_by.look(BACK, code="x", state="y").status_code == 404
    assert "微信" not in text(passer_by.look("/sign-in"))
    assert as_("秦奶奶").send("/account/weixin").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/login/",
        "/accounts/signup/",
        "/accounts/social/connections/",
        "/weixin/login/",
        "/accounts/2fa/",
    ],
)
def test_no_page_of_the_library_is_open_by_itself(passer_by, wechat, address):
    assert passer_by.look(address).status_code == 404
