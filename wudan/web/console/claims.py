"""抢单: open orders a team may take by itself. No name, phone or address is shown here."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.kit import clock, numbers
from wudan.kit.phrases import in_words
from wudan.kit.refusals import Malformed, Missing, Objected, Stale
from wudan.orders import actions, permissions, proposals
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.orders.querysets import OrderQuerySet
from wudan.people.actors import Actor
from wudan.teams.models import Team
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts.appointing import AppointmentFields, first_values
from wudan.web.console.guard import for_roles
from wudan.web.console.rows import Due, cut, due_of


@dataclass(frozen=True, slots=True)
class Offer:
    """What a team may know of an order before it is theirs."""

    no: str
    service: str
    village: str
    on: object
    part: str
    people: int
    due: Due | None


@for_roles("team_leader")
def claims(request: HttpRequest) -> HttpResponse:
    """The board: what lies in the team's reach, soonest due first."""
    team = _team(actor_of(request))
    found, before, after = cut(request, _board(team).soonest_due_first())
    context = {
        "offers": [_offer(order) for order in found], "team": team,
        "previous_url": before, "next_url": after,
    }  # fmt: skip
    return render(request, "console/claims.html", context)


@for_roles("team_leader")
def claim(request: HttpRequest, no: str) -> HttpResponse:
    """One order of the board: take it, with a time and a contact. 409 when it has changed."""
    actor = actor_of(request)
    if request.method != "POST":
        order = _claimable(actor, no)
        first = first_values(order, actor.person_id)
        return _page(request, order, AppointmentFields(initial=first, label_suffix=""))
    form = AppointmentFields(request.POST, label_suffix="")
    words, status = "", 422
    try:
        answer = posting.once(request, lambda: _claimed(request, no, form))
    except Stale as fault:
        words, status = fault.words, 409
    except Malformed as fault:
        for name, fault_words in fault.fields.items():
            form.add_error(name if name in form.fields else None, in_words(fault_words))
    except Objected as fault:
        words = fault.words
    else:
        messages.success(request, _("抢到了。现在能看到姓名、电话和住址。"))
        return answer
    return _page(request, _claimable(actor, no), form, words=words, status=status)


def _claimed(request: HttpRequest, no: str, form: AppointmentFields) -> str:
    """Loaded in the transaction that keeps the answer: sent twice, it is answered twice alike."""
    order = _claimable(actor_of(request), no)
    if not form.is_valid():
        raise Malformed({})
    actions.claim(
        order=order, by=actor_of(request), at=clock.now(), seen=posting.seen_version(request),
        **form.cleaned_data,
    )  # fmt: skip
    return posting.page("order", order.no)


def _page(
    request: HttpRequest, order: Order, form: AppointmentFields, *, words: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    actor, now = actor_of(request), clock.now()
    objection = permissions.objection(Verb.CLAIM, actor, order, on=clock.day_of(now))
    objection = objection or proposals.claim_objection(order, _team(actor), at=now)
    context = {
        "offer": _offer(order), "order": order, "form": form, "token": posting.new_token(),
        "refusal_words": words, "objection": objection.words if objection else "",
    }  # fmt: skip
    return render(request, "console/claim.html", context, status=status)


def _team(actor: Actor) -> Team:
    team = Team.objects.select_related("unit").filter(unit=actor.unit_id).first()
    if team is None:
        raise Missing
    return team


def _board(team: Team) -> OrderQuerySet:
    """What is open to be claimed where the team serves."""
    open_to = Order.objects.claimable(serves=team.serves).filter(county=team.unit.county)
    return open_to.select_related("service", "platform", "origin", "placed_for").with_due()


def _claimable(actor: Actor, no: str) -> Order:
    """The order if it is on the team's board. Loaded here, for it is not yet theirs to see."""
    board = _board(_team(actor))
    order = board.filter(no=no).first() if numbers.is_number(no) else None
    if order is None:
        raise Missing(_("这一单不在抢单板上，可能刚被别的队伍接下了。"))
    return order


def _offer(order: Order) -> Offer:
    return Offer(
        no=order.no,
        service=order.service.name if order.service else "",
        village=order.origin.short_name,
        on=order.wanted_on,
        part=order.get_wanted_part_display(),
        people=order.headcount,
        due=due_of(order, clock.now()),
    )
