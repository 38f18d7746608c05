"""柜台: which counters one serves at, which are out with a telephone, which lines wait for a person."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.refusals import Objected
from wudan.rewards.actions import counters
from wudan.rewards.enums.counter import OfflineState, Settlement
from wudan.rewards.models import CounterDevice, OfflineRedemption, Shop
from wudan.rewards.permissions.counter import settling_objection
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.counter.loading import load_device, load_line
from wudan.web.console.guard import SITES, for_roles
from wudan.web.submitting import PostForm, submit

_MOST = 40


class SettlementForm(PostForm):
    """How it is settled, and who was asked."""

    settlement = forms.ChoiceField(
        label=_("怎么办"), choices=Settlement.choices, widget=forms.RadioSelect,
        error_messages={"required": _("请选怎么办。"), "invalid_choice": _("请选怎么办。")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("问了谁，怎么说的"), widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("请写一句：问了谁，怎么说的。")},
    )  # fmt: skip


@for_roles(*SITES)
def counter_desk(request: HttpRequest) -> HttpResponse:
    """The page."""
    return _desk(request)


@for_roles(*SITES)
def counter_line(request: HttpRequest, pk: int) -> HttpResponse:
    """One line that came back; by POST what becomes of it."""
    row = load_line(request, pk)
    if request.method != "POST":
        return _line(request, row, SettlementForm())
    form = SettlementForm(request.POST)

    def do() -> str:
        counters.settle(
            row=load_line(request, pk), by=actor_of(request), at=clock.now(), **form.cleaned_data
        )
        return posting.page("counter-line", pk)

    return submit(
        request, form, do, done=now_("定好了，积分和东西都对上了。"),
        show=lambda words, status: _line(request, load_line(request, pk), form, words, status),
    )  # fmt: skip


@for_roles(*SITES)
def counter_closing(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a counter that is out: what it did not give can be had again."""
    load_device(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("counter-desk"))

    def do() -> str:
        counters.close(device=load_device(request, pk), by=actor_of(request), at=clock.now())
        return posting.page("counter-desk")

    try:
        answer = posting.once(request, do)
    except Objected as fault:
        return _desk(request, refused=fault.words, status=422)
    messages.success(request, now_("收柜了，没给出去的放回了库存。"))
    return answer


def _desk(request: HttpRequest, *, refused: str = "", status: int = 200) -> HttpResponse:
    actor = actor_of(request)
    out = CounterDevice.objects.filter(
        closed_at=None, shop__unit__path__startswith=actor.unit_path
    ).select_related("shop", "holder")
    waiting = OfflineRedemption.objects.kept_by(actor).waiting().with_names()
    context = {
        "shops": Shop.objects.kept_by(actor).open().with_units().order_by("unit__path", "name")[:_MOST],
        "out": out.order_by("taken_at")[:_MOST], "waiting": waiting.order_by("received_at", "pk")[:_MOST],
        "refused": refused, "token": posting.new_token(), "office": actor.role == "center_office",
    }  # fmt: skip
    return render(request, "console/counter/desk.html", context, status=status)


def _line(
    request: HttpRequest, row: OfflineRedemption, form: SettlementForm, words: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    shut = settling_objection(actor_of(request), row)
    context = {
        "row": row, "form": form, "refusal_words": words, "waits": row.state == OfflineState.WAITING,
        "shut": shut.words if shut and row.state == OfflineState.WAITING else "",
    }  # fmt: skip
    return render(request, "console/counter/line.html", context, status=status)
