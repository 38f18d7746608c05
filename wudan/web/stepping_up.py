"""再验一次: what reaches far wants a password or a code of the last five minutes (G16).

`@stepped_up` stands around a page. Who was only looking is led to the step-up page and back;
who has sent a form is asked in place, and the form is not lost.
"""

import re
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from wudan.kit import clock
from wudan.kit.refusals import Malformed, Refusal, TooMany
from wudan.people.actions.accounts import prove_password, prove_second_factor
from wudan.people.models import Account
from wudan.people.proving import is_recent, note_proof, note_second_factor
from wudan.people.second_factor import code_now, has_second_factor
from wudan.web.entering import with_next
from wudan.web.posting import go
from wudan.web.refusals import say_when

P = ParamSpec("P")
Kept = list[tuple[str, str]]
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
PROOF = "proof"
"""The field of the password or code, taken out before the page itself sees the form."""
_LONGEST = 200
_CODE = re.compile(r"\s*\d(?:[\s-]*\d){5,7}\s*")
_NOT_SENT_ON = frozenset({PROOF, "csrfmiddlewaretoken"})


def recent(request: HttpRequest) -> bool:
    """Whether this session showed a password or a code within the last five minutes."""
    return is_recent(request.session, at=clock.now())


def stepped_up(view: View[P]) -> View[P]:
    """Let in only with a fresh proof; ask for it first."""

    @wraps(view)
    def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if recent(request):
            return view(request, *args, **kwargs)
        if request.method != "POST":
            return go(request, with_next("step-up", request.get_full_path()))
        if refusal := try_proof(request):
            return ask(request, request.get_full_path(), _kept(request), refusal)
        return view(_without_proof(request), *args, **kwargs)

    return cast(View[P], sensitive_post_parameters(PROOF)(answer))


def try_proof(request: HttpRequest) -> Refusal | None:
    """Note the proof if the form carries a right one; else what is wrong (nothing was typed: so)."""
    account, at = cast(Account, request.user), clock.now()
    proof = request.POST.get(PROOF, "")[:_LONGEST]
    try:
        if not proof:
            raise Malformed({PROOF: _("请输密码或动态码。")})
        if _CODE.fullmatch(proof) and has_second_factor(account):
            prove_second_factor(account=account, code=proof, at=at)
            request.session.cycle_key()  # it may be worth more than before
            note_second_factor(request.session, at=at)
        else:
            prove_password(account=account, password=proof, address=_address(request), at=at)
            note_proof(request.session, at=at)
    except (Malformed, TooMany) as refusal:
        return refusal
    return None


def ask(
    request: HttpRequest, action: str, kept: Kept, refusal: Refusal | None = None
) -> HttpResponse:
    """The form for it, carrying on what is `kept`; says what was wrong if a proof was tried."""
    account = cast(Account, request.user)
    tried = PROOF in request.POST and refusal is not None
    context = {
        "action": action, "kept": kept, "fault": refusal.words if refusal and tried else "",
        "hint": code_now(account) if settings.DEMO else "",
        "by_phone": "" if _can_prove(account) else with_next("sign-in-phone", _back(kept, action)),
    }  # fmt: skip
    status = 200 if refusal is None else 429 if isinstance(refusal, TooMany) else 401
    answer = render(request, "portal/step_up.html", context, status=status)
    return say_when(answer, refusal) if refusal else answer


def _can_prove(account: Account) -> bool:
    """Whether there is anything to type: who came by telephone comes by telephone again."""
    return account.has_usable_password() or has_second_factor(account)


def _back(kept: Kept, action: str) -> str:
    return dict(kept).get("next") or action


def _kept(request: HttpRequest) -> Kept:
    """All that was typed into the page itself."""
    names = [name for name in request.POST if name not in _NOT_SENT_ON]
    return [(name, text) for name in names for text in request.POST.getlist(name)]


def _without_proof(request: HttpRequest) -> HttpRequest:
    """The form as its page made it: the token's digest must not know a password."""
    fields = request.POST.copy()
    fields.pop(PROOF, None)
    request.POST = fields  # type: ignore[assignment]
    return request


def _address(request: HttpRequest) -> str:
    return str(request.META["REMOTE_ADDR"])
