"""我们的经验, at the desk: the year from data, each figure open to its rows; signed, it is public."""

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.lessons.actions import sign_summary, withdraw_summary
from wudan.lessons.enums import SummaryState
from wudan.lessons.models import Summary
from wudan.lessons.policies import LONGEST_SUMMARY
from wudan.lessons.reporting import blocks_of, window_of
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.registers.parts import figure_url
from wudan.web.posting import page
from wudan.web.submitting import PostForm, submit

_FIRST = 2018


class SigningForm(PostForm):
    """The office's own words; the figures are reckoned."""

    words = forms.CharField(
        label=_("做法和体会"), max_length=LONGEST_SUMMARY, required=False, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("可以不写。人人看得到，不写人名和电话。"),
    )  # fmt: skip


class WithdrawalForm(PostForm):
    """Why it is taken down."""

    why = forms.CharField(label=_("为什么撤下"), max_length=120)


@for_roles("center_office")
def experience_desk(request: HttpRequest) -> HttpResponse:
    """This year, or the one asked for."""
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else _this_year()
    return _page(request, year)


@for_roles("center_office")
def experience_signing(request: HttpRequest, year: int) -> HttpResponse:
    """Freeze it and make it public."""
    if request.method != "POST":
        return _page(request, year)
    form = SigningForm(request.POST)

    def do() -> str:
        sign_summary(
            year=year, words=form.cleaned_data["words"], by=actor_of(request), at=clock.now()
        )
        return page("experience", year)

    return submit(
        request, form, do, done=_("签发了，人人都能看到。"),
        show=lambda words, status: _page(request, year, signing=form, words=words, status=status),
    )  # fmt: skip


@for_roles("center_office")
def experience_withdrawal(request: HttpRequest, year: int) -> HttpResponse:
    """Take it down."""
    if request.method != "POST":
        return _page(request, year)
    form = WithdrawalForm(request.POST)

    def do() -> str:
        withdraw_summary(
            year=year, why=form.cleaned_data["why"], by=actor_of(request), at=clock.now()
        )
        return f"{page('experience-desk')}?year={year}"

    return submit(
        request, form, do, done=_("撤下了。"),
        show=lambda words, status: _page(request, year, withdrawal=form, words=words, status=status),
    )  # fmt: skip


def _page(
    request: HttpRequest, year: int, *, signing: SigningForm | None = None,
    withdrawal: WithdrawalForm | None = None, words: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    if not _FIRST <= year <= _this_year():
        raise Missing
    county, unit_id, window = settings.PACK.county, actor_of(request).unit_id or 0, window_of(year)
    blocks = blocks_of(county, year)
    for block in blocks:
        for line in block["lines"]:
            is_learned = line["key"].startswith("learned-")
            line["url"] = (
                page("learned") if is_learned else figure_url(line["key"], unit_id, window)
            )
    rows = Summary.objects.filter(county=county, year=year).order_by("-signed_at")
    context = {
        "year": year, "years": range(_this_year(), max(_FIRST, _this_year() - 4) - 1, -1), "blocks": blocks,
        "purpose": settings.PACK.brand.purpose, "signed": next((one for one in rows if one.state == SummaryState.SIGNED), None),
        "withdrawn": [one for one in rows if one.state == SummaryState.WITHDRAWN],
        "signing": signing or SigningForm(), "withdrawal": withdrawal or WithdrawalForm(), "refusal_words": words,
    }  # fmt: skip
    return render(request, "console/lessons/experience.html", context, status=status)


def _this_year() -> int:
    return clock.day_of(clock.now()).year
