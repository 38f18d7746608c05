"""统一通知: write one, have it looked at and sent by somebody else, follow it, stop it."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock, numbers
from wudan.kit.refusals import Missing, Objected
from wudan.notices.actions import announcing
from wudan.notices.enums import AnnouncementState, Recipients
from wudan.notices.models import Announcement
from wudan.notices.models.announcement import LONGEST_ANNOUNCEMENT
from wudan.notices.permissions import releasing_objection, stopping_objection
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import SITES, for_roles
from wudan.web.console.rows import PAGE
from wudan.web.submitting import PostForm, on_top, submit


class AnnouncementForm(PostForm):
    """What, to whom, how."""

    text = forms.CharField(
        label=_("通知什么"), max_length=LONGEST_ANNOUNCEMENT, widget=forms.Textarea
    )
    recipients = forms.ChoiceField(label=_("发给谁（只发本单位和下级的）"), choices=Recipients.choices, widget=forms.RadioSelect)  # fmt: skip
    by_wire = forms.BooleanField(label=_("也发短信（要花钱；不勾就写进“我的通知”，没有账号的由站上捎纸条）"), required=False)  # fmt: skip
    is_urgent = forms.BooleanField(label=_("急：夜里也发"), required=False)


@for_roles(*SITES)
def announcements(request: HttpRequest) -> HttpResponse:
    """The newest ones, and a form for one more. 422 with what was typed."""
    if request.method != "POST":
        return _list(request, AnnouncementForm(initial={"recipients": Recipients.RESIDENTS}))
    form = AnnouncementForm(request.POST)

    def do() -> str:
        made = announcing.write(by=actor_of(request), at=clock.now(), **form.cleaned_data)
        return posting.page("announcement", made.pk)

    return submit(
        request, form, do, done=now_("写好了。请另一位同事看一眼再发。"),
        show=lambda words, status: _list(request, form, words, status),
    )  # fmt: skip


@for_roles(*SITES)
def announcement(request: HttpRequest, pk: int) -> HttpResponse:
    """One: its words, how far it is, what can be done."""
    return _one(request, _load(request, pk))


@for_roles(*SITES)
def announcement_release(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it, as a second person."""
    return _act(request, pk, announcing.release, now_("在发了，可以在这里看发到哪里。"))


@for_roles(*SITES)
def announcement_cancellation(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop it."""
    return _act(request, pk, announcing.cancel, now_("停了，还没发出去的不再发。"))


def _act(
    request: HttpRequest, pk: int, act: Callable[..., Announcement], done: str
) -> HttpResponse:
    held = _load(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("announcement", pk))

    def do() -> str:
        act(announcement=_load(request, pk), by=actor_of(request), at=clock.now())
        return posting.page("announcement", pk)

    try:
        answer = posting.once(request, do)
    except Objected as fault:
        return _one(request, held, refused=fault.words, status=422)
    messages.success(request, done)
    return answer


def _load(request: HttpRequest, pk: int) -> Announcement:
    rows = Announcement.objects.visible_to(actor_of(request)).select_related("unit")
    found = rows.filter(pk=min(pk, numbers.LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found


def _list(
    request: HttpRequest, form: AnnouncementForm, words: str = "", status: int = 200
) -> HttpResponse:
    on_top(form, words)
    rows = Announcement.objects.visible_to(actor_of(request)).select_related("unit")
    context = {"form": form, "rows": rows.order_by("-written_at", "-pk")[:PAGE]}
    return render(request, "console/messages/announcements.html", context, status=status)


def _one(
    request: HttpRequest, held: Announcement, *, refused: str = "", status: int = 200
) -> HttpResponse:
    actor, at = actor_of(request), clock.now()
    is_draft = held.state == AnnouncementState.DRAFT
    releasing, stopping = releasing_objection(actor, held), stopping_objection(actor, held)
    context = {
        "held": held, "refused": refused, "is_draft": is_draft, "token": posting.new_token(),
        "many": announcing.many_of(held, at=at) if is_draft else held.many,
        "releasing": releasing.words if releasing else "", "may_stop": stopping is None,
    }  # fmt: skip
    return render(request, "console/messages/announcement.html", context, status=status)
