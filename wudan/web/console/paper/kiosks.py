"""大厅点单机 from the desk: a code for a new screen, the numbers that were asked for, the end of a screen."""

from collections.abc import Callable

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.intake import actions
from wudan.intake.models import Kiosk, KioskAsk
from wudan.kit import clock, numbers
from wudan.kit.refusals import Missing, Objected
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import SITES, for_roles
from wudan.web.submitting import PostForm, submit

_CODE = "kiosk_code"
"""Session key: the code just drawn, shown once."""
_MOST = 60


class KioskForm(PostForm):
    """Where the screen stands."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("哪个站"), empty_label=None)
    name = forms.CharField(
        label=_("放在哪里"), help_text=_("例：一楼大厅。"), max_length=40,
        error_messages={"required": _("写一下放在哪里，例：一楼大厅。")},
    )  # fmt: skip

    def __init__(self, data: object = None, *, request: HttpRequest) -> None:
        super().__init__(data, auto_id="kiosk-%s")
        actor = actor_of(request)
        sites = Unit.objects.open_on(clock.day_of(clock.now())).at_or_below(actor.unit_path).sites()
        self.fields["unit"].queryset = sites.order_by("path")  # type: ignore[attr-defined]
        self.fields["unit"].initial = actor.unit_id


@for_roles(*SITES)
def kiosk_desk(request: HttpRequest) -> HttpResponse:
    """Screens and numbers; by POST a code for one more screen."""
    if request.method != "POST":
        return _page(request, KioskForm(request=request))
    form = KioskForm(request.POST, request=request)

    def do() -> str:
        said = form.cleaned_data
        made, code = actions.open_kiosk(
            unit=said["unit"], name=said["name"], by=actor_of(request), at=clock.now()
        )
        request.session[_CODE] = [made.pk, code]
        return posting.page("kiosk-desk")

    def show(words: str, status: int) -> HttpResponse:
        return _page(request, form, words=words, status=status)

    return submit(
        request, form, do, done=now_("请到那台机器上打开“大厅”页，输入开机码。"), show=show
    )


@for_roles(*SITES)
def kiosk_ending(request: HttpRequest, pk: int) -> HttpResponse:
    """停用: the screen shows nothing any more."""
    mine = Kiosk.objects.visible_to(actor_of(request)).select_related("unit")
    found = mine.filter(pk=pk).first() if pk <= numbers.LARGEST_KEY else None
    if found is None:
        raise Missing
    return _acted(
        request, lambda: actions.end_kiosk(kiosk=found, by=actor_of(request), at=clock.now())
    )


@for_roles(*SITES)
def kiosk_ask(request: HttpRequest, pk: int) -> HttpResponse:
    """办完: the number is done with."""
    mine = KioskAsk.objects.visible_to(actor_of(request)).select_related("kiosk__unit")
    found = mine.filter(pk=pk).first() if pk <= numbers.LARGEST_KEY else None
    if found is None:
        raise Missing
    return _acted(
        request, lambda: actions.settle_ask(ask=found, by=actor_of(request), at=clock.now())
    )


def _acted(request: HttpRequest, act: Callable[[], object]) -> HttpResponse:
    if request.method != "POST":
        return posting.go(request, posting.page("kiosk-desk"))

    def do() -> str:
        act()
        return posting.page("kiosk-desk")

    try:
        return posting.once(request, do)
    except Objected as fault:
        return _page(request, KioskForm(request=request), words=fault.words, status=422)


def _page(
    request: HttpRequest, form: KioskForm, *, words: str = "", status: int = 200
) -> HttpResponse:
    actor, now = actor_of(request), clock.now()
    running = Kiosk.objects.visible_to(actor).filter(ended_at=None).select_related("unit")
    asks = KioskAsk.objects.visible_to(actor).filter(settled_at=None, day=clock.day_of(now))
    drawn = request.session.pop(_CODE, None) if request.method == "GET" else None
    context = {
        "form": form, "refused": words, "kiosks": running.order_by("pk")[:_MOST],
        "asks": asks.select_related("kiosk", "service").order_by("asked_at", "pk")[:_MOST],
        "code": f"{drawn[1][:4]} {drawn[1][4:]}" if drawn else "", "token": posting.new_token(),
    }  # fmt: skip
    return render(request, "console/paper/kiosks.html", context, status=status)
