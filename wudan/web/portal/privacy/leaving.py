"""副本与注销: take one's data along; be erased, asked twice and after a fresh proof."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from wudan.kit import clock
from wudan.kit.refusals import Malformed, Objected, Objection
from wudan.privacy.actions import erase_person, take_copy
from wudan.privacy.permissions import erasing_objection
from wudan.web import posting
from wudan.web.acting import actor_of, person_of
from wudan.web.portal.privacy.oneself import as_oneself
from wudan.web.stepping_up import stepped_up

_TYPES = {"json": "application/json; charset=utf-8", "pdf": "application/pdf"}
ASKED, SURE = "asked", "sure"


@require_POST
@as_oneself
@stepped_up
def copy(request: HttpRequest) -> HttpResponse:
    """The file, made at once and kept nowhere. Raises Malformed or TooMany."""
    form, at = request.POST.get("form", ""), clock.now()
    made = take_copy(person=person_of(request), form=form, by=actor_of(request), at=at)
    return download(made, form, f"wudan-{clock.day_of(at)}.{form}")


def download(made: bytes, form: str, name: str) -> HttpResponse:
    """A file that no cache keeps; its name says nothing about anybody."""
    answer = HttpResponse(made, content_type=_TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer


@as_oneself
@stepped_up
def erasure(request: HttpRequest) -> HttpResponse:
    """What goes and what stays; asked twice, then done at once, and signed out."""
    person, actor, at = person_of(request), actor_of(request), clock.now()
    objection = erasing_objection(actor, person, None, on=clock.day_of(at))
    step = request.POST.get("step", "") if request.method == "POST" else ""
    if step == SURE and request.POST.get("know") == "yes":

        def do() -> str:
            erase_person(person=person, by=actor, at=at)
            return posting.page("privacy-erasure")

        try:
            posting.once(request, do)
        except Objected as fault:
            return _asked(request, fault.objection, again=False, status=422)
        logout(request)
        answer = render(request, "portal/privacy/erased.html")
        answer["Clear-Site-Data"] = '"cache", "storage"'
        return answer
    again = step in {ASKED, SURE} and objection is None
    if step == ASKED and request.POST.get("know") != "yes":
        raise Malformed({"know": "请先在“我知道删了找不回来”前面打勾。"})
    return _asked(request, objection, again=again)


def _asked(
    request: HttpRequest, objection: Objection | None, *, again: bool, status: int = 200
) -> HttpResponse:
    words = objection.words if objection else ""
    context = {"objection": words, "again": again, "token": posting.new_token()}
    return render(request, "portal/privacy/erasure.html", context, status=status)
