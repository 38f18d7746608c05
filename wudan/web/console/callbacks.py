"""回访: ask the beneficiary whether the service really took place. Silence is not praise."""

from datetime import timedelta
from typing import cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.kit.phrases import in_words
from wudan.kit.refusals import Malformed, Missing, Objected, Objection
from wudan.orders import actions, attention, permissions
from wudan.orders.actions.call_back import call_objection
from wudan.orders.enums import CallbackOutcome, Verb
from wudan.orders.models import Callback, Order, Saying
from wudan.people.enums import Purpose
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts.form import note_field
from wudan.web.console.acts.saying import score_field
from wudan.web.console.guard import SITES, for_roles

_MOST = 30
_BESIDE = (
    "order__placed_for",
    "order__service",
    "order__origin",
    "order__unit",
    "order__dispatch__unit",
)
_MISSING = _("请选群众怎么说。")


class CallbackForm(forms.Form):
    """What they said."""

    outcome = forms.ChoiceField(
        label=_("群众怎么说"), choices=CallbackOutcome.choices, widget=forms.RadioSelect,
        error_messages={"required": _MISSING, "invalid_choice": _MISSING},
    )  # fmt: skip
    score = score_field(required=False)
    words = note_field(_("原话记一句"))

    def __init__(self, data: object = None, *, callback: Callback, hears: bool) -> None:
        super().__init__(data, auto_id=f"call-{callback.pk}-%s", label_suffix="")  # type: ignore[arg-type]
        if not hears:
            del self.fields["score"]
        self.token = posting.new_token()


@for_roles(*SITES)
def callbacks(request: HttpRequest) -> HttpResponse:
    """The drawn orders that wait for a call, and each proxy's rate."""
    return _page(request)


@for_roles(*SITES)
def callback(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down one call. 422 with what was typed when something is missing."""
    rows = Callback.objects.within(actor_of(request)).select_related(*_BESIDE)
    waiting = rows.filter(pk=pk).first()
    if waiting is None:
        raise Missing
    if request.method != "POST":
        return posting.go(request, posting.page("callbacks"))
    form = CallbackForm(request.POST, callback=waiting, hears=_hears(request, waiting.order))
    if not form.is_valid():
        return _page(request, refused=(waiting, form), status=422)
    try:
        answer = posting.once(request, lambda: _called(request, waiting, form))
    except Malformed as fault:
        for name, words in fault.fields.items():
            form.add_error(name if name in form.fields else None, in_words(words))
        return _page(request, refused=(waiting, form), status=422)
    except Objected as fault:
        return _page(request, refused=(waiting, form), words=fault.words, status=422)
    messages.success(request, now_("已记下。"))
    return answer


@for_roles(*SITES)
def callback_contact(request: HttpRequest, pk: int) -> HttpResponse:
    """The same page with the telephone of one of them, to call now; the trail is written first."""
    waiting = Callback.objects.within(actor_of(request)).filter(pk=pk)
    row = waiting.select_related("order__placed_for", "order__unit", "order__origin").first()
    if row is None:
        raise Missing
    if request.method != "POST":
        return posting.go(request, posting.page("callbacks"))
    found = actions.reveal_contact(
        order=row.order, purpose=Purpose.CALL_BACK, by=actor_of(request), at=clock.now()
    )
    return _page(request, revealed=(pk, found.phone))


def _called(request: HttpRequest, waiting: Callback, form: CallbackForm) -> str:
    said = form.cleaned_data
    actions.call_back(
        callback=waiting, by=actor_of(request), at=clock.now(), outcome=said["outcome"],
        words=said["words"], score=said.get("score"),
    )  # fmt: skip
    return posting.page("callbacks")


def _hears(request: HttpRequest, order: Order) -> bool:
    """Whether the actor may also write down how she found it."""
    today = clock.day_of(clock.now())
    return permissions.objection(Verb.REVIEW, actor_of(request), order, on=today) is None


def _unjudged(request: HttpRequest) -> list[tuple[Order, Objection | None]]:
    """Done, ordered by mouth, not drawn and not judged yet: whom the actor may ask, and why not the others."""
    actor, today = actor_of(request), clock.day_of(clock.now())
    rows = Order.objects.visible_to(actor, on=today).unjudged().soonest_due_first()
    rows = rows.exclude(callback__isnull=False, callback__called_at=None)
    rows = rows.select_related("placed_for", "service", "origin", "unit", "dispatch__unit")
    return [(row, permissions.objection(Verb.REVIEW, actor, row, on=today)) for row in rows[:_MOST]]


def _unsaid(request: HttpRequest) -> list[Saying]:
    """What residents declared that they never said, within the last 90 days: who had written it down is shown."""
    since = clock.now() - timedelta(days=90)
    rows = Saying.objects.within(actor_of(request)).filter(unsaid_at__gte=since)
    return list(rows.select_related("order").order_by("-unsaid_at", "-pk")[:_MOST])


def _page(
    request: HttpRequest, *, refused: tuple[Callback, CallbackForm] | None = None,
    words: str = "", status: int = 200, revealed: tuple[int, str] = (0, ""),
) -> HttpResponse:  # fmt: skip
    actor, now = actor_of(request), clock.now()
    rows = Callback.objects.within(actor).waiting().order_by("drawn_at", "pk")
    rows = rows.select_related(*_BESIDE)
    cards = []
    for row in rows[:_MOST]:
        objection = call_objection(actor, row, row.order)
        again = refused is not None and refused[0].pk == row.pk
        form = cast(tuple[Callback, CallbackForm], refused)[1] if again else None
        cards.append(
            (
                row,
                form or CallbackForm(callback=row, hears=_hears(request, row.order)),
                objection,
                again,
            )
        )
    context = {
        "unjudged": _unjudged(request), "unsaid": _unsaid(request), "cards": cards, "refusal_words": words, "rates": attention.proxy_rates(actor, at=now),
        "revealed_of": revealed[0], "revealed_phone": revealed[1],
    }  # fmt: skip
    return render(request, "console/callbacks.html", context, status=status)
