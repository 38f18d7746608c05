"""One complaint, as who made it sees it: by its code, or signed in as the one who gave their name."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_

from wudan.complaints import actions, permissions
from wudan.complaints.models import Complaint
from wudan.kit import clock
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Missing
from wudan.web import posting
from wudan.web.acting import reader_of
from wudan.web.portal.complaints.forms import WordForm
from wudan.web.portal.complaints.remembered import forget, is_open
from wudan.web.portal.complaints.saying import NOBODY_IN_PARTICULAR
from wudan.web.submitting import submit

_ACTS = ("reply", "rating", "reopening")
_DONE = {
    "reply": Phrase("补充好了。"),
    "rating": Phrase("谢谢您的评价。"),
    "reopening": Phrase("重新办理，由上一级来办。"),
}


@login_not_required
def opened_complaint(request: HttpRequest, no: str) -> HttpResponse:
    """The page; whoever has not opened it here is asked for the code."""
    found = _found(request, no)
    if found is None:
        return posting.go(request, posting.page("complaints"))
    return _page(request, found)


@login_not_required
def complaint_act(request: HttpRequest, no: str, act: str) -> HttpResponse:
    """Add a word, say whether it is good, have it taken up again; or put it away."""
    found = _found(request, no)
    if found is None or request.method != "POST":
        return posting.go(request, posting.page("opened-complaint", no))
    if act == "closing":
        forget(request, no)
        return posting.go(request, posting.page("complaints"))
    if act not in _ACTS:
        raise Missing
    form = WordForm(request.POST)
    if act == "rating":
        del form.fields["words"]

    def do() -> str:
        at = clock.now()
        if act == "rating":
            actions.rate(complaint=found, is_satisfied=request.POST.get("content") == "yes", at=at)
        elif act == "reply":
            actions.reply(complaint=found, words=form.cleaned_data["words"], at=at)
        else:
            actions.reopen(complaint=found, words=form.cleaned_data["words"], at=at)
        return posting.page("opened-complaint", no)

    return submit(
        request, form, do, done=now_(_DONE[act]),
        show=lambda words, status: _page(request, found, form, words, status), owner=NOBODY_IN_PARTICULAR,
    )  # fmt: skip


def _found(request: HttpRequest, no: str) -> Complaint | None:
    actor = reader_of(request)
    rows = Complaint.objects.with_names().filter(no=no)
    if is_open(request, no):
        return rows.first()
    if actor.is_staff or actor.person_id is None:
        return None
    return rows.filter(person=actor.person_id).first()


def _page(
    request: HttpRequest,
    found: Complaint,
    form: WordForm | None = None,
    words: str = "",
    status: int = 200,
) -> HttpResponse:
    answer = found.merged_into if found.merged_into_id else found
    context = {
        "found": found, "answer": answer, "notes": list(found.notes.order_by("pk")), "refusal_words": words,
        "form": form if form and "words" in form.fields else WordForm(), "speaks": permissions.speaking_objection(found) is None,
        "rates": permissions.rating_objection(found) is None, "reopens": permissions.reopening_objection(found) is None,
    }  # fmt: skip
    return render(request, "portal/complaints/one.html", context, status=status)
