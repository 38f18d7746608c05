"""研判: what somebody should look at, explained; a decision in words, never a penalty (PIPL §24)."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.phrases import in_words
from wudan.kit.refusals import Malformed, Missing, Objected
from wudan.orders import actions
from wudan.orders.attention import KINDS, Item, review_list
from wudan.orders.models import Order
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts.form import note_field
from wudan.web.console.guard import for_roles

_MOST = 60
_LINKED = 12


class DecisionForm(forms.Form):
    """One sentence about one item."""

    words = note_field(_("研判意见"), required=True, hint=_("查了什么、问了谁、怎么看。"))

    def __init__(self, data: object = None, *, key: str) -> None:
        super().__init__(data, auto_id=f"{key}-%s", label_suffix="")  # type: ignore[arg-type]
        self.token = posting.new_token()


@for_roles("center_office")
def attention(request: HttpRequest) -> HttpResponse:
    """The lists, undecided first."""
    return _page(request)


@for_roles("center_office")
def decision(request: HttpRequest) -> HttpResponse:
    """Write down what was found about one item of the lists."""
    if request.method != "POST":
        return posting.go(request, posting.page("attention"))
    item = _item(request)
    form = DecisionForm(request.POST, key=item.key)
    words = ""
    try:
        answer = posting.once(request, lambda: _decided(request, item, form))
    except Malformed as fault:
        for name, said in fault.fields.items():
            form.add_error(name if name in form.fields else None, in_words(said))
    except Objected as fault:
        words = fault.words
    else:
        messages.success(request, now_("研判意见已记下。"))
        return answer
    return _page(request, refused=(item, form), words=words, status=422)


def _decided(request: HttpRequest, item: Item, form: DecisionForm) -> str:
    if not form.is_valid():
        raise Malformed({})
    order = Order.objects.get(no=item.orders[0])
    actions.decide(
        kind=item.kind, key=item.key, words=form.cleaned_data["words"], county=order.county,
        by=actor_of(request), at=clock.now(),
    )  # fmt: skip
    return posting.page("attention")


def _item(request: HttpRequest) -> Item:
    """The item a form is about: only one that is on the lists now. Raises Missing."""
    key = request.POST.get("key", "")
    items = review_list(actor_of(request), at=clock.now())
    found = next((item for item in items if item.key == key), None)
    if found is None:
        raise Missing(now_("这一条已经不在清单上了。"))
    return found


def _page(
    request: HttpRequest, *, refused: tuple[Item, DecisionForm] | None = None, words: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    items = review_list(actor_of(request), at=clock.now())
    lines = []
    for item in items[:_MOST]:
        again = refused is not None and refused[0].key == item.key
        form = refused[1] if refused and again else DecisionForm(key=item.key)
        lines.append((KINDS[item.kind], item, item.orders[:_LINKED], form, again))
    context = {
        "lines": lines, "refusal_words": words, "waiting": sum(not i.decided for i in items),
        "count": len(items),
    }  # fmt: skip
    return render(request, "console/attention.html", context, status=status)
