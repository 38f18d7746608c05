"""我的积分卡: one's own and one's household's; lost is told here and stops at once. Only as oneself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wudan.kit import clock, numbers
from wudan.kit.refusals import Missing, Objected
from wudan.rewards.actions import cards
from wudan.rewards.models import Card
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.portal.privacy.oneself import as_oneself


@as_oneself
def own_cards(request: HttpRequest) -> HttpResponse:
    """The cards, newest first."""
    return _page(request)


@require_POST
def own_card_loss(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop one."""

    def do() -> str:
        mine = Card.objects.of_person(actor_of(request).person_id)
        found = mine.filter(pk=min(pk, numbers.LARGEST_KEY)).first()
        if found is None:
            raise Missing
        cards.report_lost(card=found, by=actor_of(request), at=clock.now())
        return posting.page("own-cards")

    try:
        answer = posting.once(request, do)
    except Objected as fault:
        return _page(request, refused=fault.words, status=422)
    messages.success(request, _("挂失了，这张卡马上不能用。换新卡请带证件到站上。"))
    return answer


def _page(request: HttpRequest, *, refused: str = "", status: int = 200) -> HttpResponse:
    mine = Card.objects.of_person(actor_of(request).person_id).with_owners()
    context = {
        "cards": mine.order_by("-issued_at", "-pk")[:20], "refused": refused,
        "token": posting.new_token(),
    }  # fmt: skip
    return render(request, "portal/own_cards.html", context, status=status)
