"""兑换: what there is at the shops near, what it takes, what one has; and setting one aside."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wudan.kit import clock, numbers
from wudan.kit.phrases import in_words
from wudan.kit.refusals import Malformed, Missing, Objected
from wudan.people.models import Person
from wudan.rewards.actions import redemptions
from wudan.rewards.models import Shop, Stock
from wudan.rewards.permissions.redemption import offering_objection
from wudan.web import posting
from wudan.web.acting import actor_of, person_of
from wudan.web.portal.privacy.oneself import as_oneself
from wudan.web.portal.rewards.whose import Choice, choices_of

MOST = 120


@as_oneself
def rewards(request: HttpRequest) -> HttpResponse:
    """By shop, one's own station first, then the town's; with one's balances."""
    person = person_of(request)
    everywhere = request.GET.get("where") == "all"
    rows = (
        Stock.objects.offered(settings.PACK.county)
        .with_names()
        .order_by("shop__unit__path", "shop", "good__name")
    )
    near = rows if everywhere else rows.filter(shop__unit__path__startswith=_around(person))
    shops: dict[Shop, list[Stock]] = {}
    for row in near[:MOST]:
        shops.setdefault(row.shop, []).append(row)
    here = sorted(shops.items(), key=lambda pair: pair[0].unit_id != person.home_id)
    address = reverse("rewards")
    context = {
        "shops": here, "choices": choices_of(person, on=clock.day_of(clock.now())), "everywhere": everywhere,
        "tabs": [
            {"label": _("附近的"), "url": address, "current": not everywhere},
            {"label": _("全县的"), "url": f"{address}?where=all", "current": everywhere},
        ],
    }  # fmt: skip
    return render(request, "portal/rewards/goods.html", context)


class ReservingForm(forms.Form):
    """For whom, out of whose points, how many."""

    whose = forms.ChoiceField(
        label=gettext_lazy("给谁，用谁的积分"), widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("请选给谁换。"), "invalid_choice": gettext_lazy("请选给谁换。")},
    )  # fmt: skip
    quantity = forms.IntegerField(
        label=gettext_lazy("几份"), min_value=1, max_value=redemptions.MOST, initial=1,
        error_messages={"required": gettext_lazy("请填几份。"), "invalid": gettext_lazy("请填数字。")},
    )  # fmt: skip

    def __init__(self, choices: list[Choice], data: object = None) -> None:
        first = {"whose": choices[0].value, "quantity": 1}
        super().__init__(data, label_suffix="", initial=first)  # type: ignore[arg-type]
        told = _("{words}（有 {there} 分）")
        self.fields["whose"].choices = [  # type: ignore[attr-defined]
            (one.value, told.format(words=one.label, there=one.there)) for one in choices
        ]
        self.token = posting.new_token()


def reward(request: HttpRequest, pk: int) -> HttpResponse:
    """One good at one shop; POST sets it aside. 422 with what was typed."""
    if actor_of(request).is_staff:
        return posting.go(request, posting.page("rewards"))
    person, at = person_of(request), clock.now()
    choices = choices_of(person, on=clock.day_of(at))
    if request.method != "POST":
        return _page(request, _load(pk), choices, ReservingForm(choices))
    form = ReservingForm(choices, request.POST)

    def do() -> str:
        if not form.is_valid():
            raise Malformed({})
        stock = _load(pk)
        chosen = next(one for one in choices if one.value == form.cleaned_data["whose"])
        made = redemptions.reserve(
            person=chosen.person, shop=stock.shop, good=stock.good, payer=chosen.payer,
            quantity=form.cleaned_data["quantity"], ref=f"web:{request.POST.get('token', '')}"[:64],
            by=actor_of(request), at=at,
        )  # fmt: skip
        return posting.page("redemption", made.pk)

    words = ""
    try:
        answer = posting.once(request, do)
    except Malformed as fault:
        for name, said in fault.fields.items():
            form.add_error(name if name in form.fields else None, in_words(said))
    except Objected as fault:
        words = fault.words
    else:
        messages.success(request, _("给您留好了。凭领取码到兑换点领。"))
        return answer
    return _page(request, _load(pk), choices, form, words, 422)


def _page(
    request: HttpRequest, stock: Stock, choices: list[Choice], form: ReservingForm,
    words: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    shut = offering_objection(stock.shop, stock.good)
    context = {
        "stock": stock, "shop": stock.shop, "good": stock.good, "form": form,
        "shut": shut.words if shut else "", "refusal_words": words,
        "enough": any(one.there >= stock.good.price for one in choices),
    }  # fmt: skip
    return render(request, "portal/rewards/good.html", context, status=status)


def _load(pk: int) -> Stock:
    rows = Stock.objects.filter(shop__county=settings.PACK.county).with_names()
    found = rows.filter(pk=min(pk, numbers.LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found


def _around(person: Person) -> str:
    """The town of who asks; the whole county where it is not known."""
    if person.home is None:
        return ""
    return f"{'.'.join(person.home.path.split('.')[:-2])}."
