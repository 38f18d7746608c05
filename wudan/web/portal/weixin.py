"""微信登录: out to WeChat and back, through the account library; not there when it is not set up.

One leaves by a link, not by a form: our pages send forms to nobody else (CSP `form-action`).
"""

import logging
from typing import Any, cast

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.weixin.views import WeixinOAuth2Adapter
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.people.actions.accounts import disconnect_weixin
from wudan.people.models import Account
from wudan.web.portal.addresses import next_address
from wudan.web.portal.weixin_answers import CONNECT, FAILED, forget_old_states, refused
from wudan.web.posting import go, page
from wudan.web.stepping_up import stepped_up

log = logging.getLogger(__name__)
_LOGIN = "login"
_FRAGMENT = "#wechat_redirect"
"""WeChat's own pages want it."""


class NumberOnly(WeixinOAuth2Adapter):  # type: ignore[misc]
    """WeChat names the person by a number when it gives the token; no profile is asked for."""

    def complete_login(self, request: HttpRequest, app: object, token: object, **given: Any) -> Any:
        """Who it is. Raises OAuth2Error."""
        number = given["response"].get("openid")
        if not isinstance(number, str) or not number:
            raise OAuth2Error("no openid")
        return self.get_provider().sociallogin_from_response(request, {"openid": number})


_callback = OAuth2CallbackView.adapter_view(NumberOnly)


@login_not_required
@require_POST
def weixin(request: HttpRequest) -> HttpResponse:
    """Set out to sign in."""
    return _set_out(request, _LOGIN, next_address(request))


@require_POST
@stepped_up
def weixin_binding(request: HttpRequest) -> HttpResponse:
    """Set out to bind WeChat to one's account."""
    return _set_out(request, CONNECT, "")


@require_POST
@stepped_up
def weixin_unbinding(request: HttpRequest) -> HttpResponse:
    """WeChat opens the account no more."""
    disconnect_weixin(account=cast(Account, request.user), at=clock.now())
    return go(request, page("own-account"))


@login_not_required
@require_GET
def weixin_return(request: HttpRequest) -> HttpResponse:
    """Back from WeChat, with its code and our state."""
    _insist_on_weixin()
    forget_old_states(request)
    try:
        return cast(HttpResponse, _callback(request))
    except (AttributeError, KeyError, TypeError, ValueError):
        log.warning("WeChat answered something else than it documents", exc_info=True)
        return refused(request, str(FAILED))


def is_set_up() -> bool:
    """Whether there is an app at WeChat for this county."""
    return "weixin" in settings.SOCIALACCOUNT_PROVIDERS


def _set_out(request: HttpRequest, process: str, wanted: str) -> HttpResponse:
    _insist_on_weixin()
    provider = get_adapter().get_provider(request, "weixin")
    leave = provider.redirect(request, process=process, next_url=wanted or None)
    return render(request, "portal/weixin.html", {"address": f"{leave.url}{_FRAGMENT}"})


def _insist_on_weixin() -> None:
    if not is_set_up():
        raise Missing(_("本县还没有开通微信登录。"))
