"""登录记录: when one's account was entered, and a way to sign out everywhere else (V7.5.2)."""

from typing import cast

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.journal.signings import latest_signings
from wudan.kit import clock
from wudan.kit.phrases import Phrase
from wudan.people.actions.accounts import end_sessions
from wudan.people.models import Account
from wudan.web.posting import go, page
from wudan.web.stepping_up import stepped_up

_SHOWN = 20
_WORDS = {
    "sign_in": Phrase("登录"), "fail": Phrase("输错"), "sign_out": Phrase("退出"), "lock": Phrase("输错太多，锁上"),
    "unlock": Phrase("工作人员开锁，给了一次性码"), "password": Phrase("改了密码"), "connect": Phrase("绑了微信"),
    "disconnect": Phrase("解绑了微信"), "second_factor_set_up": Phrase("设了第二因素"),
    "second_factor_renewed": Phrase("换了恢复码表"), "second_factor_reset": Phrase("工作人员撤了第二因素"),
}  # fmt: skip
_HOW = {
    "password": Phrase("密码"), "code": Phrase("验证码"), "one_time_code": Phrase("一次性码"), "weixin": Phrase("微信"),
    "totp": Phrase("验证器"), "sheet": Phrase("恢复码表"),
}  # fmt: skip


@stepped_up
def signings(request: HttpRequest) -> HttpResponse:
    """The latest sign-ins; posting ends all sessions but this one."""
    account = cast(Account, request.user)
    if request.method == "POST":
        update_session_auth_hash(request, end_sessions(account=account, at=clock.now()))
        return go(request, page("signings"))
    rows = [
        (
            _(_WORDS.get(one.verb, one.verb)),
            one.at,
            _(_HOW.get(one.how, one.how)) if one.how else "",
        )
        for one in latest_signings(account.pk, _SHOWN)
    ]
    return render(request, "portal/signings.html", {"rows": rows})
