"""我的证明: make, print, withdraw one's own certificates; free, at once (67号令 §14).

The full number of the document is written only after a fresh proof, when made and when printed.
"""

from datetime import date

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.ledger import actions
from wudan.ledger.enums import Naming
from wudan.ledger.models import Certificate
from wudan.web import posting
from wudan.web.acting import actor_of, person_of
from wudan.web.portal.privacy.leaving import download
from wudan.web.portal.privacy.oneself import as_oneself
from wudan.web.stepping_up import stepped_up
from wudan.web.submitting import submit

MOST = 60
_DAY = {"invalid": _("日期写法不对，例：2026-01-01。"), "required": _("请选日期。")}
_PICK = {"required": _("请选一种。"), "invalid_choice": _("请选一种。")}


class CertificateForm(forms.Form):
    """For which days, and how one is named."""

    since = forms.DateField(
        label=_("从哪一天"), error_messages=_DAY,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip
    until = forms.DateField(
        label=_("到哪一天"), error_messages=_DAY,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip
    naming = forms.ChoiceField(
        label=_("姓名和证件号怎么写"), choices=Naming.choices, widget=forms.RadioSelect,
        error_messages=_PICK,
    )  # fmt: skip

    def __init__(self, data: object = None, *, today: date, at_counter: bool = False) -> None:
        year = {"since": date(today.year, 1, 1), "until": today, "naming": Naming.NAMED}
        super().__init__(data, initial=year, label_suffix="")  # type: ignore[arg-type]
        self.token = posting.new_token()
        if at_counter:
            self.fields["naming"].choices = [  # type: ignore[attr-defined]
                pair for pair in Naming.choices if pair[0] != Naming.FULL
            ]


@as_oneself
def certificates(request: HttpRequest) -> HttpResponse:
    """One's own certificates, and the form for the next."""
    if request.method != "POST":
        return _page(request)
    if request.POST.get("naming") == Naming.FULL:
        return _made_proven(request)
    return _made(request)


def certificate_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The signed PDF, set anew."""
    found = own(request, pk)
    if found.naming == Naming.FULL:
        return _paper_proven(request, pk)
    return _paper(request, pk)


def certificate_withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever checks it from now on is told that it no longer holds."""
    found = own(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("certificates"))

    def do() -> str:
        actions.withdraw_certificate(certificate=found, by=actor_of(request), at=clock.now())
        return posting.page("certificates")

    answer = posting.once(request, do)
    messages.success(request, now_("收回了。别人再查，会看到“本人收回”。"))
    return answer


def own(request: HttpRequest, pk: int) -> Certificate:
    """One of one's own. Raises Missing."""
    actor = actor_of(request)
    mine = Certificate.objects.filter(pk=pk, person=actor.person_id)
    found = None if actor.is_staff else mine.select_related("unit", "person").first()
    if found is None:
        raise Missing
    return found


def checked_at(request: HttpRequest) -> str:
    """The whole address of the page where a certificate is checked."""
    return request.build_absolute_uri(reverse("certificate-check"))


def _made(request: HttpRequest) -> HttpResponse:
    at, actor = clock.now(), actor_of(request)
    form = CertificateForm(request.POST, today=clock.day_of(at))

    def do() -> str:
        actions.certify(person=person_of(request), by=actor, at=at, **form.cleaned_data)
        return posting.page("certificates")

    return submit(
        request, form, do, done=now_("开好了，在下面下载或打印。"),
        show=lambda words, status: _page(request, form=form, words=words, status=status),
    )  # fmt: skip


def _paper(request: HttpRequest, pk: int) -> HttpResponse:
    found = own(request, pk)
    pdf = actions.print_certificate(
        certificate=found, address=checked_at(request), by=actor_of(request), at=clock.now()
    )
    return download(pdf, "pdf", f"certificate-{found.no}.pdf")


_made_proven, _paper_proven = stepped_up(_made), stepped_up(_paper)


def _page(
    request: HttpRequest, *, form: CertificateForm | None = None, words: str = "", status: int = 200
) -> HttpResponse:
    mine = Certificate.objects.of_person(person_of(request).pk).with_names()[:MOST]
    context = {
        "form": form or CertificateForm(today=clock.day_of(clock.now())), "words": words,
        "certificates": [(one, posting.new_token()) for one in mine],
    }  # fmt: skip
    return render(request, "portal/certificates.html", context, status=status)
