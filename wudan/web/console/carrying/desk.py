"""要打的电话、要捎的话: whom, what to say in plain words, and three buttons. One a card, phone first."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wudan.areas.models import Unit
from wudan.kit import clock, numbers
from wudan.kit.refusals import Malformed, Missing, Objected
from wudan.notices.actions import call
from wudan.notices.actions.call import OUTCOMES
from wudan.notices.enums import Channel, CopyState
from wudan.notices.models import Copy, SlipSheet
from wudan.people.actions import reveal
from wudan.people.enums import Purpose
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import SITES, for_roles
from wudan.web.console.posts.proving import proven

_SHOWN = 30
_SHEETS = 10


@for_roles(*SITES)
def carrying(request: HttpRequest) -> HttpResponse:
    """The list."""
    return _page(request)


@for_roles(*SITES)
@require_POST
def call_outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """Reached, not reached, or call again."""

    def do() -> str:
        call(copy=_load(request, pk), outcome=request.POST.get("outcome", ""), by=actor_of(request), at=clock.now())  # fmt: skip
        return posting.page("carry-desk")

    try:
        answer = posting.once(request, do)
    except (Objected, Malformed) as fault:
        words = fault.words if isinstance(fault, Objected) else " ".join(fault.fields.values())
        return _page(request, refused=words, status=422)
    messages.success(request, _("记下了。"))
    return answer


@for_roles(*SITES)
@require_POST
@proven
def call_contact(request: HttpRequest, pk: int) -> HttpResponse:
    """The telephone in full, once; the trail is written first."""
    found = _load(request, pk)
    told = reveal(
        person=found.message.person, kinds=["phone"], purpose=Purpose.SERVE, by=actor_of(request),
        at=clock.now(),
    )  # fmt: skip
    return _page(request, shown=found.pk, phone=told.phone)


def _load(request: HttpRequest, pk: int) -> Copy:
    rows = Copy.objects.carried_by(actor_of(request)).select_related("message__person__home")
    found = rows.filter(pk=min(pk, numbers.LARGEST_KEY), channel=Channel.CALL).first()
    if found is None:
        raise Missing
    return found


def _page(
    request: HttpRequest, *, refused: str = "", shown: int = 0, phone: str = "", status: int = 200
) -> HttpResponse:
    mine, at = Copy.objects.carried_by(actor_of(request)), clock.now()
    calls = mine.to_call().select_related("message__person", "unit")
    found = list(calls.order_by("next_at", "pk")[: _SHOWN + 1])
    waiting = mine.to_print().order_by().values_list("unit", flat=True).distinct()
    printed = mine.filter(channel=Channel.PAPER, state=CopyState.HANDED).order_by()
    sheets = SlipSheet.objects.filter(pk__in=printed.values("sheet")).select_related("unit")
    context = {
        "rows": found[:_SHOWN], "more": len(found) > _SHOWN, "at": at, "refused": refused,
        "shown": shown, "phone": phone, "token": posting.new_token(),
        "outcomes": [(one.value, one.label) for one in OUTCOMES],
        "stations": Unit.objects.filter(pk__in=list(waiting)).order_by("path"),
        "sheets": sheets.order_by("-at", "-pk")[:_SHEETS],
    }  # fmt: skip
    return render(request, "console/carrying/desk.html", context, status=status)
