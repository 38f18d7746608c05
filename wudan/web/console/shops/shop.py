"""One shop: what is there, what waits to be handed out, by code; what comes in; open or not."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.refusals import Malformed, Objected
from wudan.people import throttling
from wudan.people.models import Person
from wudan.rewards.actions import redemptions, shops, stock
from wudan.rewards.models import Batch, Good, Redemption, Shop, Sponsor, Stock
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import SITES, for_roles
from wudan.web.console.shops.forms import BatchForm, CodeForm, HandOutForm
from wudan.web.console.shops.loading import goods_for, load_shop, sponsors_for
from wudan.web.console.training.finding import spend
from wudan.web.console.training.forms import WhyForm
from wudan.web.submitting import submit

MOST, SOON = 200, timedelta(days=30)


@for_roles(*SITES)
def shop(request: HttpRequest, pk: int) -> HttpResponse:
    """The page."""
    return _page(request, load_shop(request, pk))


@for_roles(*SITES)
def shop_collection(request: HttpRequest, pk: int) -> HttpResponse:
    """A code was said: what it is for, and who stands there; the second time it is handed over.

    Each try is counted for the keeper before it is looked at (A10).
    """
    found = load_shop(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("shop", pk))
    actor, at, asked = actor_of(request), clock.now(), CodeForm(request.POST)
    throttling.spend("redeem", str(actor.person), at=at)
    if "collector" in request.POST:
        answer = _hand_over(request, found)
    else:
        answer = _shown(request, found, asked)
    if answer.status_code < 400:
        throttling.give_back("redeem", str(actor.person))
    return answer


@for_roles(*SITES)
def shop_batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Goods came in. 422 with what was typed."""
    found = load_shop(request, pk)
    choices = goods_for(found), sponsors_for(request)

    def show(words: str, status: int) -> HttpResponse:
        context = {"shop": found, "form": form, "refusal_words": words}
        return render(request, "console/shops/batch_new.html", context, status=status)

    if request.method != "POST":
        form = BatchForm(*choices)
        return show("", 200)
    form = BatchForm(*choices, request.POST)

    def do() -> str:
        said = form.cleaned_data
        stock.receive(
            shop=found, good=Good.objects.select_related("unit").get(pk=said["good"]),
            sponsor=Sponsor.objects.get(pk=said["sponsor"]), quantity=said["quantity"],
            expires_on=said["expires_on"], by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return posting.page("shop", pk)

    return submit(request, form, do, done=_("进货记好了。"), show=show)


@for_roles(*SITES)
def shop_switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Close it with a reason, or open it again."""
    found = load_shop(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("shop", pk))
    reopens = request.POST.get("to") == "open"
    form = WhyForm(request.POST if not reopens else {"why": "-"})

    def do() -> str:
        held = load_shop(request, pk)
        if reopens:
            shops.reopen(shop=held, by=actor_of(request), at=clock.now())
        else:
            why = form.cleaned_data["why"]
            shops.close(shop=held, why=why, by=actor_of(request), at=clock.now())
        return posting.page("shop", pk)

    return submit(
        request, form, do, done=_("好了。"),
        show=lambda words, status: _page(request, found, words=words, status=status, closing=form),
    )  # fmt: skip


def _shown(request: HttpRequest, found: Shop, asked: CodeForm) -> HttpResponse:
    """What the code is for. Nothing moves yet."""
    if not asked.is_valid():
        return _page(request, found, asked=asked, status=422)
    try:
        one = redemptions.by_code(shop=found, code=asked.cleaned_data["code"], by=actor_of(request))
    except Objected as fault:
        return _page(request, found, asked=asked, words=fault.words, status=422)
    first = {"code": asked.cleaned_data["code"], "collector": str(one.person_id)}
    return _handing(request, found, one, HandOutForm(one, initial=first))


def _hand_over(request: HttpRequest, found: Shop) -> HttpResponse:
    actor, at = actor_of(request), clock.now()
    known: list[Redemption] = []

    def do() -> str:
        one = redemptions.by_code(shop=found, code=request.POST.get("code", ""), by=actor)
        known.append(one)
        form = HandOutForm(one, request.POST)
        if not form.is_valid():
            raise Malformed({name: str(words[0]) for name, words in form.errors.items()})
        whom = _collector(request, form, one)
        redemptions.collect(redemption=one, code=one.code, collector=whom, by=actor, at=at)
        return posting.page("shop", found.pk)

    form = CodeForm(request.POST)

    def show(words: str, status: int) -> HttpResponse:
        if not known:
            return _page(request, found, words=words, asked=form, status=status)
        typed = HandOutForm(known[0], request.POST)
        return _handing(request, found, known[0], typed, words, status)

    return submit(request, form, do, done=_("发出去了。积分已经入账。"), show=show)


def _collector(request: HttpRequest, form: HandOutForm, one: Redemption) -> Person:
    """Who stands there: of the list, or exactly one of that name under that telephone."""
    chosen = form.cleaned_data["collector"]
    if chosen != "other":
        return Person.objects.get(pk=chosen)
    spend(request)
    name, phone = form.cleaned_data["name"].strip(), form.cleaned_data["phone"].strip()
    alike = (
        Person.objects.present().filter(county=one.county, name=name) if name and phone else None
    )
    people = list(alike.with_phone(phone)[:2]) if alike is not None else []
    if len(people) != 1:
        raise Malformed({"phone": now_("没有找到这个人：请核对姓名和登记的电话。")})
    return people[0]


def _handing(
    request: HttpRequest, found: Shop, one: Redemption, form: HandOutForm,
    words: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    context = {"shop": found, "one": one, "form": form, "refusal_words": words}
    return render(request, "console/shops/handing.html", context, status=status)


def _page(request: HttpRequest, found: Shop, **given: Any) -> HttpResponse:
    today = clock.day_of(clock.now())
    rows = Redemption.objects.filter(shop=found).with_names()
    batches = (
        Batch.objects.filter(stock__shop=found).there().select_related("stock__good", "sponsor")
    )
    context = {
        "shop": found, "asked": given.get("asked") or CodeForm(), "closing": given.get("closing") or WhyForm(),
        "refusal_words": given.get("words", ""),
        "stocks": Stock.objects.filter(shop=found).with_names().order_by("good__name"),
        "batches": batches.soonest_first()[:MOST], "today": today, "soon": today + SOON,
        "waiting": rows.pending().order_by("collect_by", "pk")[:MOST],
        "given": rows.filter(state="collected").order_by("-ended_at")[:20],
        "token": posting.new_token(),
    }  # fmt: skip
    return render(request, "console/shops/shop.html", context, status=given.get("status", 200))
