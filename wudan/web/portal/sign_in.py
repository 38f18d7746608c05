"""Come in and go out. A wrong name and a wrong password get the same answer."""

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from wudan.kit import clock
from wudan.kit.refusals import Malformed, TooMany
from wudan.notices.gateways import can_send
from wudan.people.actions import accounts
from wudan.people.actions.accounts import Entry
from wudan.people.models import Account
from wudan.web import unsent
from wudan.web.acting import actor_of
from wudan.web.entering import enter, landing, with_next
from wudan.web.lasting import why_words
from wudan.web.portal.addresses import next_address
from wudan.web.portal.demo import demo_accounts, demo_password
from wudan.web.portal.forms import SignInForm, tell
from wudan.web.portal.weixin import is_set_up
from wudan.web.posting import go, page
from wudan.web.refusals import say_when


@login_not_required
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page; on success on to `next`, for who holds a post by the second factor."""
    if request.method != "POST":
        return _page(request, SignInForm())
    form = SignInForm(_typed(request))
    try:
        entry = _known(request, form)
    except Malformed as fault:
        return _page(request, tell(form, fault.fields), status=422)
    except TooMany as fault:
        return say_when(_page(request, tell(form, {"": fault.words}), status=429), fault)
    enter(request, entry.account)
    wanted = next_address(request)
    if entry.needs_new_password:
        return go(request, with_next("password", wanted))
    return go(request, landing(entry.account, wanted))


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Forget who this was; the phone may be shared."""
    if isinstance(request.user, Account):
        accounts.sign_out(account=request.user, at=clock.now())
    logout(request)
    answer = go(request, page("home"))
    answer.delete_cookie(unsent.COOKIE)
    # what somebody else took along on this telephone is sealed and waits for them (ADR 68)
    answer["Clear-Site-Data"] = '"cache"' if request.POST.get("keep") else '"cache", "storage"'
    return answer


@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """Somebody is still there: the half hour without a page begins anew, as with any page."""
    actor_of(request)
    return HttpResponse(status=204)


def _known(request: HttpRequest, form: SignInForm) -> Entry:
    """Who it is. Raises Malformed, in the same words whatever was wrong, or TooMany."""
    if not form.is_valid():
        raise Malformed({})
    entry = accounts.sign_in(
        name=form.cleaned_data["account"], password=form.cleaned_data["password"],
        address=request.META["REMOTE_ADDR"], at=clock.now(),
    )  # fmt: skip
    if entry is None:
        raise Malformed(
            {"__all__": _("账号或密码不对，请再试一次。忘了密码请找您的站长或中心办公室。")}
        )
    return entry


def _typed(request: HttpRequest) -> dict[str, str]:
    """What was typed; in a demo, one press of a button stands for it."""
    demo = request.POST.get("demo", "")
    if settings.DEMO and demo:
        return {"account": demo, "password": demo_password(demo)}
    return {name: request.POST.get(name, "") for name in ("account", "password")}


def _page(request: HttpRequest, form: SignInForm, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "next": next_address(request),
        "why": why_words(request.GET.get("why", "")),
        "by_phone": can_send(),
        "by_weixin": is_set_up(),
        "groups": demo_accounts() if settings.DEMO else [],
    }
    return render(request, "portal/sign_in.html", context, status=status)
