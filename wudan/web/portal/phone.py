"""手机验证码登录: a phone, six digits, and in. A phone nobody knows gets the same pages.

Who has proven a phone comes in as its one person; who is new gives a name and a village.
"""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing, Objected, Refusal, TooMany
from wudan.notices.actions import send_sign_in_code
from wudan.notices.gateways import can_send
from wudan.people.actions import phone_codes
from wudan.people.models import PhoneCode
from wudan.web.entering import enter, landing, with_next
from wudan.web.portal.addresses import next_address
from wudan.web.portal.forms import DigitsForm, NewcomerForm, PhoneForm, tell
from wudan.web.portal.villages import village_of
from wudan.web.posting import go, page
from wudan.web.refusals import say_when

SENT, PROVEN = "phone_code", "phone_proven"
"""Session keys: the code that was sent to who sits here; the code that proved their phone."""
_Form = PhoneForm | DigitsForm | NewcomerForm


@login_not_required
@sensitive_post_parameters("phone")
def sign_in_by_phone(request: HttpRequest) -> HttpResponse:
    """Ask for the phone and send the digits."""
    _insist_on_gateway()
    if request.method != "POST":
        return _page(request, PhoneForm(), "phone")
    form = PhoneForm(request.POST)
    try:
        if not form.is_valid():
            raise Malformed({})
        sent = send_sign_in_code(
            phone=form.cleaned_data["phone"], address=request.META["REMOTE_ADDR"], at=clock.now()
        )
    except Refusal as fault:
        return _refused(request, form, "phone", fault)
    request.session[SENT] = sent.pk
    return go(request, with_next("sign-in-code", next_address(request)))


@login_not_required
@sensitive_post_parameters("code")
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """Ask for the digits; then in, or on to who one is."""
    _insist_on_gateway()
    if SENT not in request.session:
        return go(request, with_next("sign-in-phone", next_address(request)))
    if request.method != "POST":
        return _page(request, DigitsForm(), "code")
    form = DigitsForm(request.POST)
    try:
        if not form.is_valid():
            raise Malformed({})
        proven = phone_codes.prove_phone(
            code_id=request.session[SENT], digits=form.cleaned_data["code"], at=clock.now()
        )
        account = phone_codes.owner_of(proven)
    except Refusal as fault:
        return _refused(request, form, "code", fault)
    wanted = next_address(request)
    if account is None:
        request.session.cycle_key()
        request.session[PROVEN] = proven.pk
        return go(request, with_next("newcomer", wanted))
    phone_codes.come_in(account=account, at=clock.now())
    enter(request, account)
    return go(request, landing(account, wanted))


@login_not_required
def newcomer(request: HttpRequest) -> HttpResponse:
    """Who one is: a name and a village, for a phone that was proven here a moment ago."""
    proven = PhoneCode.objects.filter(pk=request.session.get(PROVEN, 0)).first()
    if proven is None:
        return go(request, with_next("sign-in-phone", next_address(request)))
    if request.method != "POST":
        return _page(request, _newcomer_form(), "newcomer")
    form = _newcomer_form(request)
    try:
        if not form.is_valid():
            raise Malformed({})
        account = phone_codes.sign_up(
            code=proven, name=form.cleaned_data["name"],
            village=village_of(form.cleaned_data["village"]), at=clock.now(),
        )  # fmt: skip
    except Refusal as fault:
        return _refused(request, form, "newcomer", fault)
    enter(request, account)
    wanted = next_address(request)
    return go(
        request, with_next("password", wanted) if _is_shared(proven) else wanted or page("home")
    )


def _newcomer_form(request: HttpRequest | None = None) -> NewcomerForm:
    return NewcomerForm(request.POST if request else None, county=settings.PACK.county)


def _is_shared(proven: PhoneCode) -> bool:
    """Whether the phone alone will not let its holder in again: then a password is set now."""
    try:
        phone_codes.owner_of(proven)
    except Objected:
        return True
    return False


def _insist_on_gateway() -> None:
    if not can_send():
        raise Missing(_("本县还没有开通短信登录，请用账号和密码。"))


def _refused(request: HttpRequest, form: _Form, step: str, fault: Refusal) -> HttpResponse:
    """The form again, as typed, with what was wrong."""
    fields = fault.fields if isinstance(fault, Malformed) else {"": fault.words}
    status = 429 if isinstance(fault, TooMany) else 422
    return say_when(_page(request, tell(form, fields), step, status=status), fault)


def _page(request: HttpRequest, form: _Form, step: str, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form, "step": step, "next": next_address(request),
        "inbox": settings.DEMO and settings.SMS.carrier == "inbox",
        "title": {"phone": _("手机验证码登录"), "code": _("输验证码"), "newcomer": _("您是哪位")}[step],
    }  # fmt: skip
    return render(request, "portal/phone.html", context, status=status)
