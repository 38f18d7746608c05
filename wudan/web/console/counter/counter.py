"""兑换柜台: a card, what is on it, what is there, the PIN, done. One screen, for an old telephone too."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.kit import clock, numbers
from wudan.kit.clock import day_of
from wudan.kit.phrases import SEMICOLON, Listed, in_words
from wudan.kit.refusals import Malformed, Missing, Objected
from wudan.kit.text import tidy
from wudan.ledger.enums import PointGrade, PointHolder
from wudan.ledger.models import PointAccount
from wudan.rewards.actions import cards, counters, redemptions
from wudan.rewards.actions.stock.moving import fresh_count
from wudan.rewards.enums.redemption import RedemptionState
from wudan.rewards.models import Card, Redemption, Shop, Stock
from wudan.rewards.permissions.card import using_objection
from wudan.rewards.permissions.counter import serving_objection
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.counter.card_desk import look_up
from wudan.web.console.counter.loading import load_shop
from wudan.web.console.guard import SITES, for_roles

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Choice:
    """One good on the counter."""

    stock: Stock
    left: int
    enough: bool
    """Whether the card has the points for one."""


@for_roles(*SITES)
def counter(request: HttpRequest, pk: int) -> HttpResponse:
    """The screen; by POST a card number that was typed or scanned, or a name."""
    shop = load_shop(request, pk)
    words = tidy(request.POST.get("q", ""))[:_LONGEST]
    digits = words.replace(" ", "")
    if not words:
        return _page(request, shop)
    if not digits.isdecimal() or len(digits) < numbers.LENGTH:
        found = [one for one in look_up(actor_of(request), words) if one.own or one.shared]
        return _page(request, shop, q=words, found=found)
    card = Card.objects.visible_to(actor_of(request)).with_owners().filter(no=digits).first()
    if card is None or not numbers.is_number(digits):
        told = _("没有这张卡，请对着卡再看一遍号码。")
        return _page(request, shop, q=words, refused=told, status=422)
    return _page(request, shop, card=card)


@for_roles(*SITES)
def counter_redemption(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it: the PIN is looked at first, by itself, so that a wrong one counts."""
    shop = load_shop(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("counter", pk))
    card = _card(request)
    stock = _stock(request, shop)
    quantity = request.POST.get("quantity", "1")
    count = int(quantity) if quantity.isascii() and quantity.isdigit() and len(quantity) < 3 else 0

    def do() -> str:
        made = counters.redeem(
            card=card, shown=shown, shop=shop, good=stock.good, quantity=count,
            ref=f"counter:{request.POST.get('token', '')[:40]}", by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return posting.page("counter-receipt", made.no)

    try:
        if (found := serving_objection(actor_of(request), shop)) is not None:
            raise Objected(found)
        shown = cards.prove(
            card=card, pin=request.POST.get("pin", ""), by=actor_of(request), at=clock.now()
        )
        answer = posting.once(request, do)
    except Malformed as fault:
        return _page(
            request,
            shop,
            card=card,
            refused=in_words(Listed(SEMICOLON, fault.fields.values())),
            status=422,
        )
    except Objected as fault:
        return _page(request, shop, card=card, refused=fault.words, status=422)
    messages.success(request, _("换好了，可以把东西给他了。"))
    return answer


@for_roles(*SITES)
def counter_receipt(request: HttpRequest, no: str) -> HttpResponse:
    """What was given, to print or to read out; no name in full."""
    rows = Redemption.objects.kept_by(actor_of(request)).with_names()
    found = rows.filter(no=no, state=RedemptionState.COLLECTED).first()
    if found is None:
        raise Missing
    return render(request, "console/counter/receipt.html", {"made": found})


def _card(request: HttpRequest) -> Card:
    told = request.POST.get("card", "")
    key = int(told) if told.isascii() and told.isdigit() and len(told) < 19 else 0
    found = Card.objects.visible_to(actor_of(request)).with_owners().filter(pk=key).first()
    if found is None:
        raise Missing
    return found


def _stock(request: HttpRequest, shop: Shop) -> Stock:
    told = request.POST.get("stock", "")
    key = int(told) if told.isascii() and told.isdigit() and len(told) < 19 else 0
    found = Stock.objects.with_names().filter(pk=key, shop=shop).first()
    if found is None:
        raise Missing
    return found


def choices_of(shop: Shop, balance: int) -> list[Choice]:
    """What can be given here now, by name."""
    today = day_of(clock.now())
    rows = Stock.objects.offered(shop.county).free().filter(shop=shop).with_names()
    found = [(row, min(row.free, fresh_count(row, today) - row.reserved)) for row in rows[:60]]
    there = sorted((pair for pair in found if pair[1] > 0), key=lambda pair: pair[0].good.name)
    return [Choice(row, left, balance >= row.good.price) for row, left in there]


def balance_of(card: Card) -> int:
    """What can be spent by a card."""
    rows = PointAccount.objects.filter(grade=PointGrade.SPEND)
    if card.person_id:
        mine = rows.filter(kind=PointHolder.PERSON, person=card.person_id)
    else:
        mine = rows.filter(kind=PointHolder.HOUSEHOLD, household=card.household_id)
    return mine.values_list("balance", flat=True).first() or 0


def _page(
    request: HttpRequest, shop: Shop, *, card: Card | None = None, q: str = "", found: object = (),
    refused: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    shut = using_objection(card) if card else None
    balance = balance_of(card) if card else 0
    context = {
        "shop": shop, "card": card, "q": q, "found": found, "refused": refused, "balance": balance,
        "shut": shut.words if shut else "", "token": posting.new_token(),
        "choices": choices_of(shop, balance) if card and not shut else [],
        "chosen": request.POST.get("stock", ""), "most": redemptions.MOST,
    }  # fmt: skip
    return render(request, "console/counter/counter.html", context, status=status)
