"""下达、追加、调剂、关账: what the center office does with a year."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.funds import actions
from wudan.funds.enums import CommitmentState
from wudan.funds.models import Commitment, FundYear
from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.kit.funding import yuan
from wudan.kit.phrases import Phrase
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.funds.forms import (
    AddingForm,
    ClosingForm,
    ShiftForm,
    YearForm,
    fen,
)
from wudan.web.console.funds.loading import KEEPERS, load_year
from wudan.web.console.guard import for_roles
from wudan.web.submitting import PostForm, submit


@for_roles(*KEEPERS)
def fund_new(request: HttpRequest) -> HttpResponse:
    """Write down a year's grant. 422 with what was typed."""
    if request.method != "POST":
        return _form(request, YearForm(initial={"year": day_of(clock.now()).year}), "new")
    form = YearForm(request.POST)

    def do() -> str:
        said = form.cleaned_data
        made = actions.open_year(
            county=settings.PACK.county, year=said["year"], amounts=form.amounts(), document_no=said["document_no"],
            words=said["words"], by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return posting.page("fund-year", made.year)

    return submit(
        request, form, do, done=_("登记好了，可以安排了。"),
        show=lambda words, status: _form(request, form, "new", None, words, status),
    )  # fmt: skip


@for_roles(*KEEPERS)
def fund_addition(request: HttpRequest, year: int) -> HttpResponse:
    """Write down what was granted beside within the year. 422 with what was typed."""
    fund = load_year(request, year)
    if request.method != "POST":
        return _form(request, AddingForm(), "addition", fund)
    form = AddingForm(request.POST)

    def do() -> str:
        said = form.cleaned_data
        actions.add_grant(
            fund=load_year(request, year), amounts=form.amounts(), document_no=said["document_no"],
            words=said["words"], by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return posting.page("fund-year", year)

    return submit(
        request, form, do, done=_("追加的登记好了，可以安排了。"),
        show=lambda words, status: _form(request, form, "addition", fund, words, status),
    )  # fmt: skip


@for_roles(*KEEPERS)
def fund_shift(request: HttpRequest, year: int) -> HttpResponse:
    """Move money between two uses. 422 with what was typed."""
    fund = load_year(request, year)
    if request.method != "POST":
        return _form(request, ShiftForm(free=_free(fund)), "shift", fund)
    form = ShiftForm(request.POST, free=_free(fund))

    def do() -> str:
        said = form.cleaned_data
        actions.shift(
            fund=load_year(request, year), source=said["source"], target=said["target"], amount_fen=fen(said["amount"]),
            document_no=said["document_no"], why=said["why"], by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return posting.page("fund-year", year)

    return submit(
        request, form, do, done=_("调剂好了。"),
        show=lambda words, status: _form(request, form, "shift", fund, words, status),
    )  # fmt: skip


def _free(fund: FundYear) -> dict[str, str]:
    """Each use with what is not planned yet."""
    return {
        line.use: now_("{use}（还能安排 {yuan} 元）").format(
            use=line.get_use_display(),
            yuan=yuan(line.granted_fen - line.reserved_fen - line.spent_fen),
        )
        for line in fund.lines.order_by("pk")
    }


@for_roles(*KEEPERS)
def fund_closing(request: HttpRequest, year: int) -> HttpResponse:
    """Close a year; what is open is put back before, or ticked to go on. 422 with what was typed."""
    fund = load_year(request, year)
    choices = _open_ones(fund)
    if request.method != "POST":
        return _form(request, ClosingForm(choices=choices), "closing", fund)
    form = ClosingForm(request.POST, choices=choices)

    def do() -> str:
        said = form.cleaned_data
        actions.close_year(
            fund=load_year(request, year), carry=said.get("carry", []), words=said["words"],
            rules=settings.PACK.fund, by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return posting.page("fund-year", year)

    return submit(
        request, form, do, done=_("关账了，这一年不再动。"),
        show=lambda words, status: _form(request, form, "closing", fund, words, status),
    )  # fmt: skip


def _open_ones(fund: FundYear) -> list[tuple[str, str]]:
    states = (CommitmentState.ASKED, CommitmentState.LIVE)
    rows = Commitment.objects.filter(line__fund=fund, state__in=states).order_by("pk")
    return [
        (one.no, Phrase("{one}（还留 {left_fen}）", one=one.title, left_fen=yuan(one.left_fen)))
        for one in rows
    ]


_WORDS = {
    "new": (
        _("登记一年的专项资金"),
        _("按财政下达的文件，五项用途各多少。没有的写 0。"),
        _("登记"),
    ),
    "addition": (
        _("追加拨款"),
        _("年中另外下达的，按追加的文件，五项用途各添多少。没有的写 0。"),
        _("登记"),
    ),
    "shift": (_("用途间调剂"), _("只能调还没有安排的钱；全年总数不变。"), _("调剂")),
    "closing": (
        _("年终关账"),
        _("关账以后这一年不能再动。没有安排出去的钱交回财政，不结转。"),
        _("关账"),
    ),
}


def _form(
    request: HttpRequest, form: PostForm, what: str, fund: FundYear | None = None, words: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    title, lede, go = _WORDS[what]
    context = {
        "form": form,
        "title": title,
        "lede": lede,
        "go": go,
        "refusal_words": words,
        "back": posting.page("fund-year", fund.year) if fund else posting.page("fund-desk"),
    }
    return render(request, "console/funds/form.html", context, status=status)
