"""今天的通知: numbers that open, never the words of what is somebody's own; telephones as their last digits."""

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.clock import day_of, midnight
from wudan.kit.phrases import in_words
from wudan.kit.refusals import Missing
from wudan.notices.actions import allow
from wudan.notices.actions.allow import LONGEST_WHY, MOST_PER_DAY
from wudan.notices.actions.carrying.claim import allowance, spent_on
from wudan.notices.enums import BY_WIRE, Channel, CopyState
from wudan.notices.gateways import carrier_of
from wudan.notices.models import ChannelHealth, Copy
from wudan.notices.policies import RESERVED_PERCENT
from wudan.notices.querysets import CopyQuerySet
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.messages.copies import lines_of
from wudan.web.console.rows import PAGE, address, page_number
from wudan.web.posting import page
from wudan.web.submitting import PostForm, on_top, submit

_READERS = ("center_office", "auditor")
_COUNTED = (
    CopyState.WAITING, CopyState.IN_DOUBT, CopyState.HANDED, CopyState.DELIVERED, CopyState.FAILED,
    CopyState.DOUBTFUL,
)  # fmt: skip


class AllowanceForm(PostForm):
    """How many a day, and why."""

    per_day = forms.IntegerField(label=_("一天最多几条短信"), min_value=0, max_value=MOST_PER_DAY)
    why = forms.CharField(label=_("为什么改"), max_length=LONGEST_WHY)


@dataclass(frozen=True, slots=True)
class Standing:
    """How one channel stands."""

    name: str
    words: str
    tone: str


@for_roles(*_READERS)
def message_desk(request: HttpRequest) -> HttpResponse:
    """The page."""
    return _page(request, AllowanceForm(initial={"per_day": allowance(settings.PACK.county)}))


@for_roles("center_office")
def message_allowance(request: HttpRequest) -> HttpResponse:
    """Set what a day may cost. 422 with what was typed."""
    if request.method != "POST":
        return message_desk(request)
    form = AllowanceForm(request.POST)

    def do() -> str:
        allow(**form.cleaned_data, by=actor_of(request), at=clock.now())
        return page("message-desk")

    return submit(
        request, form, do, done=now_("改好了，马上生效。"),
        show=lambda words, status: _page(request, form, words, status),
    )  # fmt: skip


@for_roles(*_READERS)
def message_copies(request: HttpRequest, state: str) -> HttpResponse:
    """The copies of one number: which way, to which last digits, how often tried, what was wrong."""
    if state not in CopyState.values:
        raise Missing
    number, rows = page_number(request), _today().filter(state=state)
    joined = rows.select_related("message__person", "unit").order_by("-pk")
    cut = list(joined[(number - 1) * PAGE : number * PAGE + 1])
    context = {
        "rows": lines_of(cut[:PAGE]), "label": CopyState(state).label,
        "previous": address(request, page=str(number - 1)) if number > 1 else "",
        "next": address(request, page=str(number + 1)) if len(cut) > PAGE else "",
    }  # fmt: skip
    return render(request, "console/messages/copies.html", context)


def _page(
    request: HttpRequest, form: AllowanceForm, words: str = "", status: int = 200
) -> HttpResponse:
    on_top(form, words)
    county, at = settings.PACK.county, clock.now()
    many = dict(_today().order_by().values_list("state").annotate(many=Count("pk")))
    whole, sent = allowance(county), spent_on(county, Channel.SMS, at)
    plain = whole * (100 - RESERVED_PERCENT) // 100
    context = {
        "counts": [(one.value, one.label, many.get(one.value, 0)) for one in _COUNTED],
        "channels": _standings(county), "whole": whole, "sent": sent, "is_used_up": sent >= plain,
        "form": form, "may_allow": actor_of(request).role == "center_office",
    }  # fmt: skip
    return render(request, "console/messages/desk.html", context, status=status)


def _today() -> CopyQuerySet:
    """Copies made today."""
    since = midnight(day_of(clock.now()))
    return Copy.objects.filter(county=settings.PACK.county, made_at__gte=since)


def _standings(county: str) -> list[Standing]:
    rows = {row.channel: row for row in ChannelHealth.objects.filter(county=county)}
    return [
        _standing(channel, rows.get(channel))
        for channel in Channel if channel in BY_WIRE
    ]  # fmt: skip


def _standing(channel: Channel, row: ChannelHealth | None) -> Standing:
    name = in_words(channel.label)
    if carrier_of(channel) is None:
        return Standing(name, now_("还没有开通，走别的路。"), "info")
    if row is not None and row.shut_until is not None and row.shut_until > clock.now():
        words = now_("接连没有送成（%(fault)s），停一会儿再试；要送的都等着，没有丢。")
        return Standing(name, words % {"fault": row.fault}, "bad")
    return Standing(name, now_("通着。"), "good")
