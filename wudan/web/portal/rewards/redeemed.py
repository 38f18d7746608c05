"""我的兑换: what one has set aside, its code, the receipt; and taking it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wudan.kit import clock, numbers
from wudan.kit.refusals import Missing, Objected
from wudan.rewards.actions import redemptions as acts
from wudan.rewards.models import Redemption
from wudan.rewards.permissions.redemption import cancelling_objection, may_see_code
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.portal.privacy.oneself import as_oneself

MOST = 60


@as_oneself
def redemptions(request: HttpRequest) -> HttpResponse:
    """One's own, the family's, one's wards'; what waits first."""
    rows = list(
        Redemption.objects.of_person(actor_of(request).person_id).with_names()
        .order_by("-asked_at", "-pk")[:MOST]
    )  # fmt: skip
    context = {
        "waiting": [row for row in rows if row.state == "pending"],
        "ended": [row for row in rows if row.state != "pending"],
    }
    return render(request, "portal/rewards/redemptions.html", context)


def redemption(request: HttpRequest, pk: int) -> HttpResponse:
    """Only as oneself: one, with its code while it waits; fit to be printed as a receipt."""
    return _page(request, _load(request, pk))


@require_POST
def redemption_cancellation(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back: the points return at once."""

    def do() -> str:
        acts.cancel(redemption=_load(request, pk), by=actor_of(request), at=clock.now())
        return posting.page("redemption", pk)

    try:
        answer = posting.once(request, do)
    except Objected as fault:
        return _page(request, _load(request, pk), fault.words, 422)
    messages.success(request, _("取消了，积分退回去了。"))
    return answer


def _page(
    request: HttpRequest, found: Redemption, words: str = "", status: int = 200
) -> HttpResponse:
    actor, day = actor_of(request), clock.day_of(clock.now())
    context = {
        "one": found, "refusal_words": words, "token": posting.new_token(),
        "number": numbers.spoken(found.no),
        "code": f"{found.code[:3]} {found.code[3:]}" if may_see_code(actor, found, on=day) else "",
        "cancellable": cancelling_objection(actor, found, on=day) is None,
    }  # fmt: skip
    return render(request, "portal/rewards/redemption.html", context, status=status)


def _load(request: HttpRequest, pk: int) -> Redemption:
    actor = actor_of(request)
    mine = Redemption.objects.of_person(None if actor.is_staff else actor.person_id)
    found = mine.with_names().select_related("collector").filter(pk=min(pk, numbers.LARGEST_KEY)).first()  # fmt: skip
    if found is None:
        raise Missing
    return found
