"""The resident's own verbs: one form, one action, back to the order."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.refusals import Malformed, Objected, Refusal, Stale
from wudan.orders import actions
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.web.acting import actor_of
from wudan.web.loading import load_order
from wudan.web.portal.order_acts import Refused
from wudan.web.portal.order_story import own_order
from wudan.web.posting import go, once, page, seen_version

Show = Callable[[Refused], HttpResponse]


def supplement(request: HttpRequest, no: str) -> HttpResponse:
    """补充."""
    return _on_own(request, no, "supplement")


def withdrawal(request: HttpRequest, no: str) -> HttpResponse:
    """撤单."""
    return _on_own(request, no, "withdrawal")


def acknowledgement(request: HttpRequest, no: str) -> HttpResponse:
    """确认完成."""
    return _on_own(request, no, "acknowledgement")


def review(request: HttpRequest, no: str) -> HttpResponse:
    """评单."""
    return _on_own(request, no, "review")


def disavowal(request: HttpRequest, no: str) -> HttpResponse:
    """声明非本人所点."""
    return _on_own(request, no, "disavowal")


def unsaying(request: HttpRequest, no: str) -> HttpResponse:
    """声明没有这样说."""
    return _on_own(request, no, "unsaying")


def take_act(
    request: HttpRequest, order: Order, noun: str, *, by: Actor, back: str, show_refused: Show
) -> HttpResponse:
    """Do it once and go back; refused, show the order as it is now, and why."""
    try:
        return once(request, lambda: _do(request, order, noun, by, back), owner=by.person_id)
    except (Malformed, Objected, Stale) as fault:
        return show_refused(_refused(request, noun, fault))


def _on_own(request: HttpRequest, no: str, noun: str) -> HttpResponse:
    order, by, back = load_order(request, no), actor_of(request), page("order", no)
    if request.method != "POST":
        return go(request, back)

    def show_refused(refused: Refused) -> HttpResponse:
        if by.is_staff:
            raise refused.fault
        return own_order(request, load_order(request, no), refused=refused)

    return take_act(request, order, noun, by=by, back=back, show_refused=show_refused)


def _do(request: HttpRequest, order: Order, noun: str, by: Actor, back: str) -> str:
    done = _ACTIONS[noun](request, order, by)
    messages.success(request, _thanks(noun, done))
    return back


def _supplement(request: HttpRequest, order: Order, by: Actor) -> Order:
    return actions.supplement(
        order=order, by=by, at=clock.now(), words=_words(request), seen=seen_version(request)
    )


def _withdraw(request: HttpRequest, order: Order, by: Actor) -> Order:
    return actions.withdraw(
        order=order, by=by, at=clock.now(), words=_words(request), seen=seen_version(request)
    )


def _acknowledge(request: HttpRequest, order: Order, by: Actor) -> Order:
    return actions.acknowledge(order=order, by=by, at=clock.now(), seen=seen_version(request))


def _review(request: HttpRequest, order: Order, by: Actor) -> Order:
    return actions.review(
        order=order, by=by, at=clock.now(), score=_score(request), words=_words(request), seen=seen_version(request),
    )  # fmt: skip


def _disown(request: HttpRequest, order: Order, by: Actor) -> Order:
    return actions.disown(
        order=order, by=by, at=clock.now(), words=_words(request), seen=seen_version(request)
    )


def _unsay(request: HttpRequest, order: Order, by: Actor) -> Order:
    return actions.unsay(order=order, by=by, at=clock.now(), seen=seen_version(request))


_ACTIONS: dict[str, Callable[[HttpRequest, Order, Actor], Order]] = {
    "supplement": _supplement, "withdrawal": _withdraw, "acknowledgement": _acknowledge,
    "review": _review, "disavowal": _disown,
    "unsaying": _unsay,
}  # fmt: skip
NOUNS = frozenset(_ACTIONS)


def _thanks(noun: str, order: Order) -> str:
    return {
        "supplement": _("补好了，{unit}接着给您办。").format(unit=order.unit.short_name),
        "withdrawal": _("已撤单，不会有人来了。"),
        "acknowledgement": _("记下了，谢谢您。再评一评吧。"),
        "review": _("评好了，谢谢您说实话。"),
        "disavowal": _("记下了：这不是您点的单，已作废。"),
        "unsaying": _("记下了：您没有这样说过，已作废。"),
    }[noun]


def _refused(request: HttpRequest, noun: str, fault: Refusal) -> Refused:
    errors = fault.fields if isinstance(fault, Malformed) else {}
    return Refused(noun, fault, errors, _words(request), _score(request))


def _words(request: HttpRequest) -> str:
    return request.POST.get("words", "")


def _score(request: HttpRequest) -> int:
    """The stars; 0, which no review has, for none or nonsense."""
    given = request.POST.get("score", "")
    return int(given) if given in set("12345") else 0
