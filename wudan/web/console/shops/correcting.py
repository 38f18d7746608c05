"""改兑换点、改能换的、捐赠方写不写名字: said anew by who may; a shop keeps its place on the map."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.rewards.actions import goods, shops, sponsors
from wudan.rewards.models import Good, Shop, Sponsor
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import SITES, for_roles
from wudan.web.console.shops.forms import GoodCorrection, NamingForm, ShopForm
from wudan.web.console.shops.loading import load_good, load_shop, load_sponsor
from wudan.web.submitting import PostForm, submit

_SHOP = ("name", "kind", "partner", "opening", "address", "phone", "hold_days")
_GOOD = ("name", "kind", "price", "measure", "words", "meant_for", "per_month", "cost_fen", "is_offered")  # fmt: skip


@for_roles(*SITES)
def shop_details(request: HttpRequest, pk: int) -> HttpResponse:
    """What is said of a shop. 422 with what was typed; a later version is not written over."""
    found = load_shop(request, pk)
    back = posting.page("shop", pk)
    if request.method != "POST":
        return _page(request, _shown(found, ShopForm, _SHOP), found, back)
    form = ShopForm(request.POST)

    def do() -> str:
        held = load_shop(request, pk)
        shops.correct(
            shop=held, counter=replace(form.counter(), lon=held.lon, lat=held.lat),
            version=posting.seen_version(request) or 0, by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return back

    return submit(
        request, form, do, done=_("改好了。"),
        show=lambda words, status: _page(request, form, found, back, words, status),
    )  # fmt: skip


@for_roles(*SITES)
def good(request: HttpRequest, pk: int) -> HttpResponse:
    """What is said of a good, its price from now on, and whether it is still given."""
    found = load_good(request, pk)
    back = posting.page("good-list")
    if request.method != "POST":
        return _page(request, _shown(found, GoodCorrection, _GOOD), found, back)
    form = GoodCorrection(request.POST)

    def do() -> str:
        goods.correct(
            good=load_good(request, pk), offer=form.offer(),
            version=posting.seen_version(request) or 0, by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return back

    return submit(
        request, form, do, done=_("改好了。已经留出来的还按原来的分。"),
        show=lambda words, status: _page(request, form, found, back, words, status),
    )  # fmt: skip


@for_roles(*SITES)
def sponsor_naming(request: HttpRequest, pk: int) -> HttpResponse:
    """Whether everybody may read who gave; holds at once, everywhere (PIPL §15)."""
    found = load_sponsor(request, pk)
    back = posting.page("sponsor-list")
    if request.method != "POST":
        return _page(request, NamingForm(initial={"is_named": found.is_named}), found, back)
    form = NamingForm(request.POST)

    def do() -> str:
        sponsors.name_sponsor(
            sponsor=load_sponsor(request, pk), is_named=form.cleaned_data["is_named"],
            by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return back

    return submit(
        request, form, do, done=_("改好了，从现在起都这样写。"),
        show=lambda words, status: _page(request, form, found, back, words, status),
    )  # fmt: skip


def _shown(found: Shop | Good, kind: type[PostForm], names: tuple[str, ...]) -> PostForm:
    return kind(initial={name: getattr(found, name) for name in names})


def _page(
    request: HttpRequest, form: PostForm, found: Shop | Good | Sponsor, back: str, words: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    notes = {
        Shop: now_("来换的人看得到这些。要停一停，在兑换点的页上办。"),
        Good: now_("新的分数从现在起算；已经留给人的还按原来的分。"),
        Sponsor: now_("对方同意才写名字；不愿意了，从现在起哪里都不写。"),
    }
    context = {
        "form": form, "name": found.name, "version": getattr(found, "version", ""), "back": back,
        "note": notes[type(found)], "refusal_words": words,
    }  # fmt: skip
    return render(request, "console/shops/correct.html", context, status=status)
