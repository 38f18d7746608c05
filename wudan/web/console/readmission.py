"""开锁: at the desk, face to face, the site above lets somebody in again, or for the first time.

A one-time code is shown once, on the answer to the press: it is stored nowhere, so the press is
not answered from memory either; pressed twice, the second code counts.
"""

from datetime import datetime
from typing import cast

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wudan.kit import clock
from wudan.kit.phrases import COMMA, Listed, in_words
from wudan.kit.refusals import Malformed, Missing, Objected
from wudan.kit.text import objection_to, tidy
from wudan.people.actions.accounts import open_account, reset_second_factor, unlock_account
from wudan.people.actors import Actor
from wudan.people.budgets import spend_budget
from wudan.people.models import Account, Person
from wudan.people.permissions import readmission_objection
from wudan.people.signing_in import posts_to_come
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.posting import new_token, once, page
from wudan.web.stepping_up import stepped_up

HELPERS = ("station_keeper", "institute_staff", "center_office", "system_administrator")
_MOST = 20
_LONGEST = 40


@for_roles(*HELPERS)
def readmission(request: HttpRequest) -> HttpResponse:
    """Look somebody up by name, phone or account."""
    by, words = actor_of(request), request.GET.get("q", "").strip()
    if words:
        spend_budget("look_up", by=by, at=clock.now())
    done = _("第二因素已撤销。请他重新登录，当场再设一个。") if "reset" in request.GET else ""
    return _page(request, words, done=done)


@for_roles(*HELPERS)
@require_POST
@stepped_up
def one_time_code(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the account (a new one for who has none) and show the code to hand over."""
    person, by, at = _person(request, pk), actor_of(request), clock.now()
    words = request.POST.get("q", "")
    try:
        with transaction.atomic(durable=True):
            account, code = _let_in(person, by=by, at=at, why=_why(request))
    except (Objected, Malformed) as fault:
        return _page(request, words, fault=fault.words, status=422)
    shown = {"name": person.name, "account": account.account, "code": f"{code[:4]} {code[4:]}"}
    return _page(request, words, shown=shown)


@for_roles(*HELPERS)
@require_POST
@stepped_up
def second_factor_reset(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget somebody's second factor; they set up a new one when they come in."""
    account = Account.objects.filter(person=_person(request, pk)).first()
    if account is None:
        raise Missing
    words, why = request.POST.get("q", ""), _why(request)

    def do() -> str:
        reset_second_factor(account=account, by=actor_of(request), at=clock.now(), why=why)
        return f"{page('readmission')}?{urlencode({'q': words, 'reset': '1'})}"

    try:
        return once(request, do)
    except Objected as fault:
        return _page(request, words, fault=fault.words, status=422)


def _let_in(person: Person, *, by: Actor, at: datetime, why: str) -> tuple[Account, str]:
    known = Account.objects.filter(person=person).first()
    if known is None:
        return open_account(person=person, by=by, at=at)
    return known, unlock_account(account=known, by=by, at=at, why=why)


def _person(request: HttpRequest, pk: int) -> Person:
    """The person, if they live or work below the actor. Raises Missing."""
    found = Person.objects.readmittable_by(actor_of(request)).filter(pk=pk).first()
    if found is None:
        raise Missing
    return found


def _why(request: HttpRequest) -> str:
    """How the helper knew who stands there. Raises Malformed."""
    why = tidy(request.POST.get("why", ""))
    if fault := objection_to(why, most=200):
        raise Malformed({"why": fault})
    return why


def _page(
    request: HttpRequest, words: str, *, shown: dict[str, str] | None = None, fault: str = "",
    done: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    words = "" if objection_to(words, most=_LONGEST) else words
    context = {
        "q": words, "rows": _rows(request, words), "shown": shown, "fault": fault,
        "token": new_token(), "done": done,
    }  # fmt: skip
    return render(request, "console/readmission.html", context, status=status)


def _rows(request: HttpRequest, words: str) -> list[dict[str, object]]:
    if not words:
        return []
    by, at = actor_of(request), clock.now()
    if request.method == "POST":  # what was asked for by GET was counted before
        spend_budget("look_up", by=by, at=at)
    people = Person.objects.readmittable_by(by)
    fitting = people.named_like(words) | people.filter(account__account=words)
    found = fitting.select_related("home", "account").distinct().order_by("name", "pk")[:_MOST]
    return [_row(person, by, at) for person in found]


def _row(person: Person, by: Actor, at: datetime) -> dict[str, object]:
    held = posts_to_come(person.pk, clock.day_of(at))
    objection = readmission_objection(by, person, held)
    return {
        "person": person, "account": cast(Account | None, getattr(person, "account", None)),
        "posts": in_words(Listed(COMMA, (f"{post.unit.short_name}{post.named}" for post in held))),
        "objection": objection.words if objection else "",
    }  # fmt: skip
