"""证明 at the desk: printed for who has no phone; revoked by the unit that recorded, with a reason."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.phrases import in_words
from wudan.kit.refusals import Malformed, Missing, Objected
from wudan.ledger import actions
from wudan.ledger.certifying import printing_objection, revoking_objection
from wudan.ledger.models import Certificate
from wudan.people.actors import Actor
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import SITES, for_roles
from wudan.web.console.people.one import load as load_person
from wudan.web.console.rows import address
from wudan.web.portal.certificates import CertificateForm, checked_at
from wudan.web.portal.privacy.leaving import download
from wudan.web.submitting import PostForm, submit

_MINE = 30
_PAGE = 30


class RevocationForm(PostForm):
    """Why it no longer holds."""

    why = forms.CharField(
        label=_("为什么撤销"), max_length=200, help_text=_("查验的人会看到，不要写别人的事。"),
        error_messages={"required": _("请写一句为什么撤销。")},
    )  # fmt: skip


@for_roles(*SITES)
def person_certificates(request: HttpRequest, pk: int) -> HttpResponse:
    """At the counter: what somebody has, and one more for them."""
    person, at = load_person(request, pk), clock.now()
    if request.method != "POST":
        form = CertificateForm(today=clock.day_of(at), at_counter=True)
        return _counter(request, pk, form)
    form, words = CertificateForm(request.POST, today=clock.day_of(at), at_counter=True), ""

    def do() -> str:
        if not form.is_valid():
            raise Malformed({})
        actions.certify(person=person, by=actor_of(request), at=at, **form.cleaned_data)
        return posting.page("person-certificates", pk)

    try:
        return posting.once(request, do)
    except Malformed as fault:
        for name, said in fault.fields.items():
            form.add_error(name if name in form.fields else None, in_words(said))
    except Objected as fault:
        words = fault.words
    return _counter(request, pk, form, words=words, status=422)


@for_roles(*SITES)
def certificate_print(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper for who stands at the counter; by POST, since it leaves a trail."""
    found = _load(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("person-certificates", found.person_id))
    pdf = actions.print_certificate(
        certificate=found, address=checked_at(request), by=actor_of(request), at=clock.now()
    )
    return download(pdf, "pdf", f"certificate-{found.no}.pdf")


@for_roles(*SITES)
def unit_certificates(request: HttpRequest) -> HttpResponse:
    """What the units in reach certified; those with a corrected record first."""
    return _page(request)


@for_roles(*SITES)
def certificate_revocation(request: HttpRequest, pk: int) -> HttpResponse:
    """Revoke one."""
    within = Certificate.objects.recorded_within(actor_of(request)).select_related("unit")
    found = within.filter(pk=pk).first()
    if found is None:
        raise Missing
    if request.method != "POST":
        return posting.go(request, posting.page("unit-certificates"))
    form = RevocationForm(request.POST, auto_id=f"revoke-{pk}-%s")

    def do() -> str:
        actions.revoke_certificate(
            certificate=found, by=actor_of(request), at=clock.now(), **form.cleaned_data
        )
        return posting.page("unit-certificates")

    return submit(
        request, form, do, done=now_("撤销了。别人再查，会看到原因。"),
        show=lambda words, status: _page(request, refused=(pk, form), words=words, status=status),
    )  # fmt: skip


def _load(request: HttpRequest, pk: int) -> Certificate:
    """One of somebody whom the counter may find. Raises Missing."""
    found = Certificate.objects.select_related("unit", "person").filter(pk=pk).first()
    if found is None:
        raise Missing
    load_person(request, found.person_id)
    return found


def _counter(
    request: HttpRequest, pk: int, form: CertificateForm, *, words: str = "", status: int = 200
) -> HttpResponse:
    person, actor = load_person(request, pk), actor_of(request)
    held = Certificate.objects.of_person(pk).with_names()[:_MINE]
    context = {
        "person": person, "form": form, "words": words,
        "lines": [(one, _words(printing_objection(actor, one))) for one in held],
    }  # fmt: skip
    return render(request, "console/people/certificates.html", context, status=status)


def _page(
    request: HttpRequest, *, refused: tuple[int, RevocationForm] | None = None, words: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    actor, text = actor_of(request), request.GET.get("before", "")
    within = Certificate.objects.recorded_within(actor).with_names()
    corrected = within.corrected().order_by("-pk")
    rows = within.order_by("-pk")
    if text.isascii() and text.isdigit() and len(text) < 18:
        rows = rows.filter(pk__lt=int(text))
    found = list(rows[: _PAGE + 1])
    context = {
        "corrected": [_line(actor, one, refused) for one in corrected[:_MINE]],
        "lines": [_line(actor, one, refused) for one in found[:_PAGE]], "words": words,
        "older_url": address(request, before=str(found[_PAGE - 1].pk)) if len(found) > _PAGE else "",
        "newest_url": address(request, before="") if text else "",
    }  # fmt: skip
    return render(request, "console/certificates.html", context, status=status)


def _line(
    actor: Actor, one: Certificate, refused: tuple[int, RevocationForm] | None
) -> dict[str, object]:
    again = refused is not None and refused[0] == one.pk
    return {
        "certificate": one, "form": refused[1] if refused and again else RevocationForm(auto_id=f"revoke-{one.pk}-%s"),
        "open": again, "objection": _words(revoking_objection(actor, one)),
    }  # fmt: skip


def _words(objection: object) -> str:
    return str(getattr(objection, "words", ""))
