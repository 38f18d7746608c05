"""Come in and go out. A wrong name and a wrong password get the same answer."""

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from wudan.kit import clock
from wudan.kit.refusals import Malformed, TooMany
from wudan.people.knocking import Knock
from wudan.people.models import Account
from wudan.people.signing_in import posts_of
from wudan.web.lasting import why_words
from wudan.web.navigation import desk_of
from wudan.web.portal.addresses import next_address
from wudan.web.portal.demo import demo_accounts, demo_password
from wudan.web.portal.forms import SignInForm, tell
from wudan.web.posting import go, page
from wudan.web.refusals import say_when

_BACKEND = "wudan.people.signing_in.AccountBackend"


@login_not_required
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page; on success on to `next`, else to the desk of the role."""
    if request.method != "POST":
        return _page(request, SignInForm())
    form = SignInForm(_typed(request))
    try:
        account = _known(request, form)
    except Malformed as fault:
        return _page(request, tell(form, fault.fields), status=422)
    except TooMany as fault:
        return say_when(_page(request, tell(form, {"": fault.words}), status=429), fault)
    request.session.flush()  # what the last one chose is not the next one's
    login(request, account, backend=_BACKEND)
    return go(request, next_address(request) or page(_desk(account)))


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Forget who this was; the phone may be shared."""
    logout(request)
    answer = go(request, page("home"))
    answer["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def _known(request: HttpRequest, form: SignInForm) -> Account:
    """The account. Raises Malformed, in the same words whatever was wrong, or TooMany."""
    if not form.is_valid():
        raise Malformed({})
    tried = Knock(form.cleaned_data["account"], request.META["REMOTE_ADDR"])
    tried.count(at=clock.now())
    account = authenticate(request, **form.cleaned_data)
    if not isinstance(account, Account):
        raise Malformed(
            {"__all__": _("账号或密码不对，请再试一次。忘了密码请找您的站长或中心办公室。")}
        )
    tried.forgive()
    return account


def _typed(request: HttpRequest) -> dict[str, str]:
    """What was typed; in a demo, one press of a button stands for it."""
    demo = request.POST.get("demo", "")
    if settings.DEMO and demo:
        return {"account": demo, "password": demo_password(demo)}
    return {name: request.POST.get(name, "") for name in ("account", "password")}


def _desk(account: Account) -> str:
    held = posts_of(account.person_id, clock.day_of(clock.now()))
    return desk_of(held[0].role if held else "resident")


def _page(request: HttpRequest, form: SignInForm, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "next": next_address(request),
        "why": why_words(request.GET.get("why", "")),
        "groups": demo_accounts() if settings.DEMO else [],
    }
    return render(request, "portal/sign_in.html", context, status=status)
