"""兑换点: the shops in reach, what waits for a second person; opening one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.phrases import SEMICOLON, Listed, in_words
from wudan.rewards.actions import amendments, goods, shops, sponsors
from wudan.rewards.models import Amendment, Good, Shop, Sponsor
from wudan.rewards.permissions.amendment import deciding_objection
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import SITES, for_roles
from wudan.web.console.shops.forms import DecisionForm, GoodForm, ShopForm, SponsorForm
from wudan.web.console.shops.loading import load_amendment, own_unit
from wudan.web.submitting import PostForm, submit

MOST = 200


@for_roles(*SITES)
def shop_desk(request: HttpRequest) -> HttpResponse:
    """The shops in reach and the returns, write-offs and counts that wait."""
    return _desk(request)


@for_roles(*SITES)
def shop_new(request: HttpRequest) -> HttpResponse:
    """Open a shop of the own unit. 422 with what was typed."""
    if request.method != "POST":
        first = {"hold_days": 7, "opening": "1-5 09:00-11:30"}
        return _form_page(request, ShopForm(initial=first), "shop")
    form = ShopForm(request.POST)

    def do() -> str:
        made = shops.open_shop(
            unit=own_unit(request), counter=form.counter(), by=actor_of(request), at=clock.now()
        )
        return posting.page("shop", made.pk)

    return submit(
        request, form, do, done=_("兑换点开好了，先进货。"),
        show=lambda words, status: _form_page(request, form, "shop", words, status),
    )  # fmt: skip


@for_roles(*SITES)
def good_list(request: HttpRequest) -> HttpResponse:
    """What the units in reach have listed; POST lists one for the own unit and below."""
    if request.method != "POST":
        return _form_page(request, GoodForm(initial={"measure": "份", "cost_fen": 0}), "good")
    form = GoodForm(request.POST)

    def do() -> str:
        goods.list_good(
            unit=own_unit(request), offer=form.offer(), by=actor_of(request), at=clock.now()
        )
        return posting.page("good-list")

    return submit(
        request, form, do, done=_("登记好了，进了货就能换。"),
        show=lambda words, status: _form_page(request, form, "good", words, status),
    )  # fmt: skip


@for_roles(*SITES)
def sponsor_list(request: HttpRequest) -> HttpResponse:
    """Who gave; POST notes one."""
    if request.method != "POST":
        return _form_page(request, SponsorForm(), "sponsor")
    form = SponsorForm(request.POST)

    def do() -> str:
        sponsors.note_sponsor(
            unit=own_unit(request), by=actor_of(request), at=clock.now(), **form.cleaned_data
        )
        return posting.page("sponsor-list")

    return submit(
        request, form, do, done=_("登记好了。"),
        show=lambda words, status: _form_page(request, form, "sponsor", words, status),
    )  # fmt: skip


@for_roles(*SITES)
def amendment(request: HttpRequest, pk: int) -> HttpResponse:
    """The second person agrees, or not and says why."""
    load_amendment(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("shop-desk"))
    form, agreed = DecisionForm(request.POST), request.POST.get("answer") == "yes"

    def do() -> str:
        held, actor, at = load_amendment(request, pk), actor_of(request), clock.now()
        if agreed:
            amendments.agree(amendment=held, by=actor, at=at)
        else:
            amendments.refuse(amendment=held, words=form.cleaned_data["words"], by=actor, at=at)
        return posting.page("shop-desk")

    return submit(
        request, form, do, done=_("办好了。") if agreed else _("记下了，什么都没有动。"),
        show=lambda words, status: _desk(request, words or _said(form), status),
    )  # fmt: skip


def _said(form: PostForm) -> str:
    return in_words(
        Listed(SEMICOLON, (str(words) for faults in form.errors.values() for words in faults))
    )


def _desk(request: HttpRequest, words: str = "", status: int = 200) -> HttpResponse:
    actor = actor_of(request)
    waiting = Amendment.objects.kept_by(actor).waiting().order_by("asked_at", "pk")
    named = waiting.select_related("stock__shop__unit", "stock__good", "redemption", "batch")
    context = {
        "shops": Shop.objects.kept_by(actor).with_units().order_by("unit__path", "name")[:MOST],
        "waiting": [(one, deciding_objection(actor, one)) for one in named[:MOST]],
        "form": DecisionForm(), "refusal_words": words,
    }  # fmt: skip
    return render(request, "console/shops/desk.html", context, status=status)


def _form_page(
    request: HttpRequest, form: PostForm, what: str, words: str = "", status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    known = {
        "good": Good.objects.filter(unit__path__startswith=actor.unit_path).select_related("unit").order_by("name", "pk"),
        "sponsor": Sponsor.objects.kept_by(actor).select_related("unit").order_by("name", "pk"),
    }  # fmt: skip
    rows = known[what][:MOST] if what in known else []
    context = {"form": form, "rows": rows, "refusal_words": words}
    return render(request, f"console/shops/{what}_new.html", context, status=status)
