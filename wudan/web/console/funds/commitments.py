"""安排、支出、放回、冲回: one commitment and all that is done with it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.funds import actions, permissions
from wudan.funds.enums import Use
from wudan.funds.models import Commitment
from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.kit.funding import yuan
from wudan.kit.refusals import Missing
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.funds.forms import AgreeForm, PaymentForm, PlanForm, WhyForm, fen
from wudan.web.console.funds.loading import (
    KEEPERS,
    KNOWERS,
    load_commitment,
    load_spending,
    load_year,
)
from wudan.web.console.funds.things import label_of, link_of, offered, thing_of
from wudan.web.console.guard import for_roles
from wudan.web.submitting import PostForm, submit


@for_roles(*KEEPERS)
def fund_uses(request: HttpRequest, year: int) -> HttpResponse:
    """Which of the five uses."""
    fund = load_year(request, year)
    lines = [(line, yuan(line.left_fen)) for line in fund.lines.all()]
    return render(request, "console/funds/uses.html", {"fund": fund, "lines": lines})


@for_roles(*KEEPERS)
def commitment_new(request: HttpRequest, year: int, use: str) -> HttpResponse:
    """What it is for and how much. 422 with what was typed."""
    fund, asked = load_year(request, year), request.GET.get("q", "")[:40]
    if use not in Use.values:
        raise Missing
    context: dict[str, object] = {"fund": fund, "use": use, "asked": asked}
    choices = offered(Use(use), fund, asked)
    label = str(label_of(Use(use)))

    def show(form: PlanForm, words: str = "", status: int = 200) -> HttpResponse:
        line = fund.lines.get(use=use)
        told = {"form": form, "refusal_words": words, "left": yuan(line.left_fen), "label": Use(use).label,
                "second": yuan(settings.PACK.fund.second_from_fen), "many": len(choices)}  # fmt: skip
        return render(request, "console/funds/commitment_new.html", context | told, status=status)

    if request.method != "POST":
        return show(PlanForm(choices=choices, label=label))
    form = PlanForm(request.POST, choices=choices, label=label)

    def do() -> str:
        said = form.cleaned_data
        plan = actions.Plan(
            use, said["title"], fen(said["amount"]), thing_of(Use(use), fund, said["thing"])
        )
        made = actions.commit(
            fund=load_year(request, year), plan=plan, second_from_fen=settings.PACK.fund.second_from_fen,
            by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return posting.page("commitment", made.no)

    return submit(
        request,
        form,
        do,
        done=_("安排好了。"),
        show=lambda words, status: show(form, words, status),
    )


@for_roles(*KNOWERS)
def commitment(request: HttpRequest, no: str) -> HttpResponse:
    """One commitment: how much, for what, by which documents paid."""
    return _page(request, load_commitment(request, no))


@for_roles(*KEEPERS)
def commitment_approval(request: HttpRequest, no: str) -> HttpResponse:
    """Agree as the second person."""
    form = AgreeForm(_typed(request))
    return _act(request, no, form, _("同意了。"), lambda held: actions.approve(
        commitment=held, words=form.cleaned_data["words"], by=actor_of(request), at=clock.now()
    ))  # fmt: skip


@for_roles(*KEEPERS)
def commitment_refusal(request: HttpRequest, no: str) -> HttpResponse:
    """Say no as the second person."""
    form = WhyForm(_typed(request))
    return _act(request, no, form, _("没有同意，钱放回了。"), lambda held: actions.refuse(
        commitment=held, words=form.cleaned_data["words"], by=actor_of(request), at=clock.now()
    ))  # fmt: skip


@for_roles(*KEEPERS)
def commitment_payment(request: HttpRequest, no: str) -> HttpResponse:
    """Write down a payment."""
    form = PaymentForm(_typed(request))
    return _act(request, no, form, _("支出记上了。"), lambda held: actions.spend(
        commitment=held, payment=form.payment(), by=actor_of(request), at=clock.now()
    ))  # fmt: skip


@for_roles(*KEEPERS)
def commitment_release(request: HttpRequest, no: str) -> HttpResponse:
    """Put back what is left."""
    form = WhyForm(_typed(request))
    return _act(request, no, form, _("剩下的放回了。"), lambda held: actions.release(
        commitment=held, why=form.cleaned_data["words"], by=actor_of(request), at=clock.now()
    ))  # fmt: skip


@for_roles(*KEEPERS)
def spending_reversal(request: HttpRequest, no: str, pk: int) -> HttpResponse:
    """Reverse a payment."""
    load_spending(request, no, pk)
    form = WhyForm(_typed(request))
    return _act(request, no, form, _("冲回了，凭证号可以再用。"), lambda held: actions.reverse(
        spending=load_spending(request, no, pk), why=form.cleaned_data["words"], by=actor_of(request), at=clock.now()
    ))  # fmt: skip


def _typed(request: HttpRequest) -> QueryDict | None:
    """What was posted, though it were nothing."""
    return request.POST if request.method == "POST" else None


def _act(
    request: HttpRequest, no: str, form: PostForm, done: object, act: Callable[[Commitment], object]
) -> HttpResponse:
    held = load_commitment(request, no)
    if request.method != "POST":
        return posting.go(request, posting.page("commitment", no))

    def do() -> str:
        act(load_commitment(request, no))
        return posting.page("commitment", no)

    return submit(
        request, form, do, done=str(done), show=lambda words, status: _page(request, held, form, words, status)
    )  # fmt: skip


def _page(
    request: HttpRequest,
    held: Commitment,
    form: PostForm | None = None,
    words: str = "",
    status: int = 200,
) -> HttpResponse:
    actor, today = actor_of(request), day_of(clock.now())
    paid = list(held.spendings.order_by("-pk"))
    context = {
        "held": held, "amount": yuan(held.amount_fen), "spent": yuan(held.spent_fen), "left": yuan(held.left_fen),
        "released": yuan(held.released_fen) if held.released_fen else "", "link": link_of(held, actor), "refusal_words": words,
        "paid": [(one, yuan(one.amount_fen), permissions.reversing_objection(actor, one, held) is None) for one in paid],
        "decide": permissions.deciding_objection(actor, held), "spend": permissions.spending_objection(actor, held),
        "release": permissions.releasing_objection(actor, held), "keeps": actor.may("keep_fund"),
        "agree": AgreeForm(auto_id="agree-%s"), "why": WhyForm(auto_id="why-%s"),
        "payment": form if isinstance(form, PaymentForm) else PaymentForm(initial={"paid_on": today}),
        "form": form,
    }  # fmt: skip
    return render(request, "console/funds/commitment.html", context, status=status)
