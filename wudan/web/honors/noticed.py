"""公示 for everybody, and an objection by anybody: the target learns who only if that is wished."""

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.honors.actions import notices
from wudan.honors.enums.notice import ObjectedTo, ObjectionState
from wudan.honors.models import PublicNotice
from wudan.honors.permissions.notices import objecting_objection
from wudan.honors.showing import names_on
from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.phrases import COMMA, Listed, in_words
from wudan.kit.refusals import Malformed, Missing
from wudan.web import posting
from wudan.web.acting import actor_of, is_signed_in
from wudan.web.console.acts.form import note_field
from wudan.web.console.projects.forms import PICK
from wudan.web.submitting import PostForm, submit

_MOST = 100


class ObjectingForm(PostForm):
    """提异议."""

    about = forms.ChoiceField(
        label=_("对什么有异议"),
        choices=ObjectedTo.choices,
        widget=forms.RadioSelect,
        error_messages=PICK,
    )
    words = note_field(_("为什么"), required=True, hint=_("只有答复的人看得到，不给被公示的人看。"))
    is_named = forms.BooleanField(label=_("可以告诉对方是我提的"), required=False)


class RetractingForm(PostForm):
    """收回异议."""


@login_not_required
def notices_up(request: HttpRequest) -> HttpResponse:
    """Those that are up, the first to end first."""
    rows = PublicNotice.objects.open().filter(county=settings.PACK.county)
    found = list(rows.select_related("unit").order_by("ends_at", "pk")[:_MOST])
    names = names_on(found, on=clock.day_of(clock.now()))
    context = {"lines": [(row, in_words(Listed(COMMA, names.get(row.pk, [])))) for row in found]}
    return render(request, "portal/honors/notices.html", context)


@login_not_required
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """One, while it is up; afterwards only to who objected."""
    return _page(request, pk)


def notice_objection(request: HttpRequest, pk: int) -> HttpResponse:
    """Raise one."""
    found, form = _load(request, pk), ObjectingForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("notice", pk))

    def do() -> str:
        notices.object_(notice=found, by=actor_of(request), at=clock.now(), **form.cleaned_data)
        return posting.page("notice", pk)

    return submit(
        request, form, do, done=_("记下了。没有答复以前，不会往下走。"),
        show=lambda words, status: _page(request, pk, words, status, form),
    )  # fmt: skip


def notice_retraction(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's own back."""
    found = _load(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("notice", pk))

    def do() -> str:
        raised = found.objections.raised_by(actor_of(request)).open().first()
        if raised is None:
            raise Malformed({"objection": "没有等答复的异议。"})
        notices.retract(raised=raised, by=actor_of(request), at=clock.now())
        return posting.page("notice", pk)

    return submit(
        request, RetractingForm(request.POST), do, done=_("收回了。"),
        show=lambda words, status: _page(request, pk, words, status),
    )  # fmt: skip


def _load(request: HttpRequest, pk: int) -> PublicNotice:
    rows = PublicNotice.objects.filter(county=settings.PACK.county).select_related("unit")
    found = rows.filter(pk=min(pk, LARGEST_KEY)).first()
    if found is None:
        raise Missing
    mine = is_signed_in(request) and found.objections.raised_by(actor_of(request)).exists()
    if found.state != "open" and not mine:
        raise Missing
    return found


def _page(
    request: HttpRequest, pk: int, words: str = "", status: int = 200,
    form: PostForm | None = None,
) -> HttpResponse:  # fmt: skip
    found, at = _load(request, pk), clock.now()
    signed_in = is_signed_in(request)
    own = found.objections.raised_by(actor_of(request)).order_by("-pk") if signed_in else ()
    context = {
        "notice": found, "names": in_words(Listed(COMMA, names_on([found], on=clock.day_of(at)).get(found.pk, []))),
        "waiting": found.objections.filter(state=ObjectionState.OPEN).count(),
        "answered": found.objections.exclude(state__in=["open", "withdrawn"]).count(),
        "own": own, "signed_in": signed_in, "refusal_words": words, "form": form or ObjectingForm(),
        "retracting": RetractingForm(),
        "objection": objecting_objection(actor_of(request), found, at=at) if signed_in else None,
    }  # fmt: skip
    return render(request, "portal/honors/notice.html", context, status=status)
