"""What the account library does at the points where WeChat sign-in is ours to decide.

It keeps the state (bound to the session, taken out at its first use) and speaks to WeChat; here
the state gets its 128 bits and its birthday, and what WeChat answers becomes our own acts.
"""

import secrets
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal.statekit import STATES_SESSION_KEY
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.refusals import Objected
from wudan.people.actions import accounts
from wudan.people.models import Account
from wudan.web.entering import enter, landing
from wudan.web.posting import go, page
from wudan.web.stepping_up import recent

STATE_BYTES, STATE_SECONDS = 16, 300
BORN = "born_at"
CONNECT = "connect"
FAILED = _("微信登录没有成：页面放得太久、已经用过，或不是从这里打开的。请重新来一次。")


class WeixinAnswers(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Our answers to the library's questions."""

    def generate_state_param(self, state: dict[str, Any]) -> str:
        """128 random bits; when it was born is kept with it, in the session."""
        state[BORN] = clock.now().timestamp()
        return secrets.token_urlsafe(STATE_BYTES)

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: object) -> Any:
        """Nothing of the WeChat profile is kept."""
        sociallogin.account.extra_data = {}
        return sociallogin.user

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """WeChat has said who it is: from here on it is our own act."""
        wanted, uid = sociallogin.state.get("next") or "", str(sociallogin.account.uid)
        try:
            if sociallogin.state.get("process") == CONNECT:
                raise ImmediateHttpResponse(_connect(request, uid))
            account = accounts.come_in_by_weixin(uid=uid, at=clock.now())
        except Objected as fault:
            raise ImmediateHttpResponse(refused(request, fault.words)) from None
        enter(request, account)
        raise ImmediateHttpResponse(go(request, landing(account, wanted)))

    def on_authentication_error(
        self, request: HttpRequest, provider: object, error: object = None,
        exception: object = None, extra_context: object = None,
    ) -> None:  # fmt: skip
        """A state that is missing, foreign, used or old; or WeChat did not answer."""
        raise ImmediateHttpResponse(refused(request, str(FAILED)))


def forget_old_states(request: HttpRequest) -> None:
    """Five minutes, by our own clock; the library would wait ten."""
    kept = request.session.get(STATES_SESSION_KEY)
    if isinstance(kept, dict):
        oldest = clock.now().timestamp() - STATE_SECONDS
        fresh = {key: held for key, held in kept.items() if held[0].get(BORN, 0.0) >= oldest}
        request.session[STATES_SESSION_KEY] = fresh


def refused(request: HttpRequest, words: str) -> HttpResponse:
    """Plain words, and the other ways in."""
    return render(request, "portal/weixin_refused.html", {"words": words}, status=400)


def _connect(request: HttpRequest, uid: str) -> HttpResponse:
    """Bind, for who is signed in and has just shown that it is they. Raises Objected."""
    if not isinstance(request.user, Account) or not recent(request):
        return refused(request, _("绑定微信要先登录，并且刚验过是您本人。请重新来一次。"))
    with transaction.atomic(durable=True):
        accounts.connect_weixin(account=request.user, uid=uid, at=clock.now())
    messages.success(request, _("微信绑好了，下次可以用微信登录。"))
    return go(request, page("own-account"))
