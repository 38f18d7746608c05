"""更正与请求: address and sex at once; name, phone, birthday through the station, asked for here."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.refusals import Malformed, Objected
from wudan.people import opening
from wudan.people.actions.persons import correct
from wudan.privacy.actions import ask
from wudan.web import posting
from wudan.web.acting import actor_of, person_of
from wudan.web.portal.forms import tell
from wudan.web.portal.privacy.forms import CorrectionForm, RequestForm
from wudan.web.portal.privacy.oneself import as_oneself


@as_oneself
def correction(request: HttpRequest) -> HttpResponse:
    """One's own address and sex."""
    actor, person = actor_of(request), person_of(request)
    if request.method != "POST":
        kept = {"address": person.address.opened(opening.own(actor, person.pk)), "sex": person.sex}
        return _page(request, CorrectionForm(initial=kept), RequestForm())
    form = CorrectionForm(request.POST)

    def do() -> str:
        if not form.is_valid():
            raise Malformed({})
        correct(person=person, changes=form.cleaned_data, by=actor, at=clock.now())
        return posting.page("privacy")

    try:
        answer = posting.once(request, do)
    except Malformed as fault:
        return _page(request, tell(form, fault.fields), RequestForm(), status=422)
    messages.success(request, _("改好了。"))
    return answer


@as_oneself
def asking(request: HttpRequest) -> HttpResponse:
    """Ask for what needs a human; the answer comes within 15 days."""
    if request.method != "POST":
        return posting.go(request, posting.page("privacy-correction"))
    form = RequestForm(request.POST)

    def do() -> str:
        if not form.is_valid():
            raise Malformed({})
        ask(person=person_of(request), **form.cleaned_data, by=actor_of(request), at=clock.now())
        return posting.page("privacy")

    try:
        answer = posting.once(request, do)
    except Malformed as fault:
        return _page(request, None, tell(form, fault.fields), status=422)
    except Objected as fault:
        return _page(request, None, tell(form, {"__all__": fault.words}), status=422)
    messages.success(request, _("收到了，最迟 15 天内答复您。"))
    return answer


def _page(
    request: HttpRequest, form: CorrectionForm | None, asked: RequestForm, *, status: int = 200
) -> HttpResponse:
    """Both forms; one that was not sent shows what is kept."""
    if form is None:
        actor, person = actor_of(request), person_of(request)
        reading = opening.own(actor, person.pk)
        form = CorrectionForm(
            initial={"address": person.address.opened(reading), "sex": person.sex}
        )
    context = {"form": form, "asked": asked, "token": posting.new_token()}
    return render(request, "portal/privacy/correction.html", context, status=status)
