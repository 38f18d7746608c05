"""一张积分卡: how it stands, printed, opened again, stopped, replaced."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.journal.events import events_of
from wudan.kit import clock, numbers
from wudan.kit.phrases import Phrase
from wudan.rewards.actions import cards
from wudan.rewards.models import Card
from wudan.rewards.permissions.card import (
    changing_objection,
    replacing_objection,
    stopping_objection,
)
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.counter.card_forms import CardForm, UnlockForm
from wudan.web.console.counter.loading import load_card
from wudan.web.console.guard import SITES, for_roles
from wudan.web.dots import picture_of
from wudan.web.submitting import PostForm, submit
from wudan.web.templatetags.words import moment

_STORY = {
    "card.issue": Phrase("发卡"), "card.lock": Phrase("密码输错太多次，锁上了"), "card.unlock": Phrase("核对本人，开锁或换密码"),
    "card.report_lost": Phrase("挂失"), "card.replace": Phrase("换下旧卡发的"), "card.return": Phrase("收回"),
}  # fmt: skip
_SAD = {"card.lock", "card.report_lost"}


@for_roles(*SITES)
def card(request: HttpRequest, pk: int) -> HttpResponse:
    """The page."""
    return _page(request, load_card(request, pk))


@for_roles(*SITES)
def card_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The card to print; the picture holds the number and nothing else, for a scanner to type."""
    found = load_card(request, pk)
    context = {"card": found, "number": numbers.spoken(found.no), "picture": picture_of(found.no)}
    return render(request, "console/counter/card_sheet.html", context)


@for_roles(*SITES)
def card_lock(request: HttpRequest, pk: int) -> HttpResponse:
    """Open it again, or another PIN."""
    form = UnlockForm(request.POST, is_shut=load_card(request, pk).is_shut)

    def do() -> str:
        cards.unlock(
            card=load_card(request, pk), by=actor_of(request), at=clock.now(), **form.said()
        )
        return posting.page("card", pk)

    return _posted(request, pk, form, do, _("好了，卡可以用了。"), "unlock")


@for_roles(*SITES)
def card_loss(request: HttpRequest, pk: int) -> HttpResponse:
    """It is lost: stopped at once."""

    def do() -> str:
        cards.report_lost(card=load_card(request, pk), by=actor_of(request), at=clock.now())
        return posting.page("card", pk)

    return _posted(request, pk, PostForm(request.POST), do, _("挂失了，这张卡马上不能用。"), "loss")


@for_roles(*SITES)
def card_successor(request: HttpRequest, pk: int) -> HttpResponse:
    """A new card in its stead."""
    form = CardForm(request.POST, auto_id="new-%s")

    def do() -> str:
        made = cards.replace(
            card=load_card(request, pk), by=actor_of(request), at=clock.now(), **form.said()
        )
        return posting.page("card", made.pk)

    return _posted(request, pk, form, do, _("新卡发好了，旧卡再也不能用。"), "successor")


def _posted(
    request: HttpRequest, pk: int, form: PostForm, do: Callable[[], str], done: str, act: str
) -> HttpResponse:
    found = load_card(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("card", pk))
    return submit(
        request, form, do, done=done,
        show=lambda words, status: _page(request, found, act, form, words, status),
    )  # fmt: skip


def _page(
    request: HttpRequest, found: Card, act: str = "", form: PostForm | None = None,
    words: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    actor = actor_of(request)
    changing, replacing = changing_objection(actor, found), replacing_objection(actor, found)
    context = {
        "card": found, "successor": Card.objects.filter(replaces=found).first(),
        "number": numbers.spoken(found.no), "refusal_words": words, "act": act,
        "owner": found.household.title if found.household else found.person and found.person.name,
        "unlock_form": form if act == "unlock" else UnlockForm(is_shut=found.is_shut),
        "new_form": form if act == "successor" else CardForm(auto_id="new-%s"),
        "changing": changing.words if changing else "", "token": posting.new_token(),
        "replacing": replacing.words if replacing else "",
        "stops": stopping_objection(actor, found) is None, "entries": _entries(found),
    }  # fmt: skip
    return render(request, "console/counter/card.html", context, status=status)


def _entries(found: Card) -> list[dict[str, object]]:
    return [
        {"at": moment(event.at), "label": _(_STORY.get(event.verb, event.verb)), "who": event.who,
         "note": "", "tone": "bad" if event.verb in _SAD else "good"}
        for event in events_of("card", found.pk).reverse()
    ]  # fmt: skip
