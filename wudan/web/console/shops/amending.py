"""退回、报损、盘点: asked here with a reason; somebody else decides at the desk (A11)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.rewards.actions import amendments
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import SITES, for_roles
from wudan.web.console.shops.forms import ChangeForm, ReturnForm
from wudan.web.console.shops.loading import load_batch, load_redemption
from wudan.web.submitting import PostForm, submit

_ASKED = _("提上去了，等第二个人办。")


@for_roles(*SITES)
def redemption_return(request: HttpRequest, pk: int) -> HttpResponse:
    """A thing came back: ask that it is taken."""
    found = load_redemption(request, pk)
    form: PostForm = ReturnForm(request.POST)

    def show(words: str, status: int) -> HttpResponse:
        context = {
            "one": found,
            "shop": found.shop,
            "good": found.good,
            "form": form,
            "refusal_words": words,
        }
        return render(request, "console/shops/amending.html", context, status=status)

    if request.method != "POST":
        form = ReturnForm(initial={"is_usable": True})
        return show("", 200)

    def do() -> str:
        said = form.cleaned_data
        amendments.ask_return(
            redemption=found, why=said["why"], is_usable=said["is_usable"], by=actor_of(request),
            at=clock.now(),
        )  # fmt: skip
        return posting.page("shop", found.shop_id)

    return submit(request, form, do, done=_ASKED, show=show)


@for_roles(*SITES)
def batch_change(request: HttpRequest, pk: int) -> HttpResponse:
    """A batch has less or more than the book says: ask that it is put right."""
    batch = load_batch(request, pk)
    form = ChangeForm(request.POST)

    def show(words: str, status: int) -> HttpResponse:
        context = {"batch": batch, "shop": batch.stock.shop, "good": batch.stock.good, "form": form, "refusal_words": words}  # fmt: skip
        return render(request, "console/shops/amending.html", context, status=status)

    if request.method != "POST":
        form = ChangeForm()
        return show("", 200)

    def do() -> str:
        said = form.cleaned_data
        amendments.ask_change(
            batch=batch, kind=said["kind"], count_by=said["count"], why=said["why"],
            by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return posting.page("shop", batch.stock.shop_id)

    return submit(request, form, do, done=_ASKED, show=show)
