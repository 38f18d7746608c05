"""回执: the order's own page for who has no account. Number and code open it, for a while.

What is done on a slip is done as the beneficiary: the slip was handed to them.
"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing, Objected, Objection, TooMany
from wudan.orders import actions
from wudan.orders.models import Order
from wudan.people import throttling
from wudan.people.actors import Actor, for_self
from wudan.web.acting import actor_of, is_signed_in
from wudan.web.portal.acts import NOUNS, take_act
from wudan.web.portal.forms import SlipForm, tell
from wudan.web.portal.order_acts import Refused
from wudan.web.portal.order_story import show_order
from wudan.web.posting import go, page
from wudan.web.refusals import say_when

OPENED = "slips"
"""Session key: number → when it was opened."""
OPEN_SECONDS = 30 * 60
_MOST_OPEN = 5
_CLOSING = "closing"


@login_not_required
def slip(request: HttpRequest) -> HttpResponse:
    """Ask for number and code. Unknown number and wrong code get the same answer."""
    if request.method != "POST":
        return _page(request, SlipForm(initial={"no": request.GET.get("no", "")[:20]}))
    form = SlipForm(request.POST)
    try:
        if not form.is_valid():
            raise Malformed({})
        order = _opened_by_code(request, form)
    except Malformed as fault:
        return _page(request, tell(form, fault.fields), status=422)
    except (Missing, Objected) as fault:
        return _page(request, tell(form, {"": fault.words}), status=422)
    except TooMany as fault:
        return say_when(_page(request, tell(form, {"": fault.words}), status=429), fault)
    _remember(request, order.no)
    return go(request, page("opened-slip", order.no))


def _opened_by_code(request: HttpRequest, form: SlipForm) -> Order:
    """The order. Wrong ones count for the address, beside the slip's own count."""
    address, at = request.META["REMOTE_ADDR"], clock.now()
    throttling.spend("slip", address, at=at)
    order = actions.open_slip(**form.cleaned_data, at=at)
    throttling.give_back("slip", address)
    return order


@login_not_required
def opened_slip(request: HttpRequest, no: str) -> HttpResponse:
    """The order of a slip that was opened here a short while ago."""
    if not _is_open(request, no):
        return go(request, f"{page('slip')}?no={no}" if no.isalnum() else page("slip"))
    return _show(request, no)


@login_not_required
def slip_act(request: HttpRequest, no: str, act: str) -> HttpResponse:
    """Do something as the beneficiary, or put the slip away."""
    if act == _CLOSING and request.method == "POST":
        request.session[OPENED] = {k: at for k, at in _opened(request).items() if k != no}
        return go(request, page("slip"))
    if request.method != "POST" or not _is_open(request, no):
        return go(request, page("opened-slip", no))
    if act not in NOUNS:
        raise Missing
    _insist_on_resident(request)
    order, by = _load(no)
    return take_act(
        request, order, act, by=by, back=page("opened-slip", no),
        show_refused=lambda refused: _show(request, no, refused),
    )  # fmt: skip


def _insist_on_resident(request: HttpRequest) -> None:
    """Nobody under a post acts in the beneficiary's name (R064)."""
    if is_signed_in(request) and actor_of(request).is_staff:
        words = _(
            "您正在岗位上，不能用群众的回执办事。群众打电话、当面说的，请到这一单的页面上照他的话记；是您自己的单，先切换到“本人”。"
        )
        raise Objected(Objection("staff_on_slip", words))


def _show(request: HttpRequest, no: str, refused: Refused | None = None) -> HttpResponse:
    order, by = _load(no)

    def address(noun: str) -> str:
        return reverse("slip-act", args=[no, noun])

    return show_order(request, order, address=address, on_slip_of=by, refused=refused)


def _load(no: str) -> tuple[Order, Actor]:
    """The order of an opened slip, and its beneficiary as actor."""
    order = Order.objects.with_names().with_due().filter(no=no).first()
    if order is None:
        raise Missing
    return order, for_self(order.placed_for_id)


def _opened(request: HttpRequest) -> dict[str, float]:
    return dict(request.session.get(OPENED, {}))


def _is_open(request: HttpRequest, no: str) -> bool:
    return clock.now().timestamp() - _opened(request).get(no, 0.0) < OPEN_SECONDS


def _remember(request: HttpRequest, no: str) -> None:
    """Keep the newest few; a slip opened by somebody else before starts a new session."""
    request.session.cycle_key()
    newest = sorted(_opened(request).items(), key=lambda pair: -pair[1])[: _MOST_OPEN - 1]
    request.session[OPENED] = {**dict(newest), no: clock.now().timestamp()}


def _page(request: HttpRequest, form: SlipForm, *, status: int = 200) -> HttpResponse:
    title = _("凭回执查单")
    return render(request, "portal/slip.html", {"form": form, "title": title}, status=status)
