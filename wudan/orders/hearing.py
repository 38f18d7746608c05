"""Who may write down what a resident says of her order: by telephone, at the counter, on paper (ADR 98).

What was ordered by mouth can be spoken about by mouth. What she says of the work itself (评单) is heard by
somebody who had no hand in it: R064 wants the resident's word, so nobody judges his own work in her name.
"""

from datetime import date

from wudan.journal.events import events_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.orders.enums import Stage, Verb
from wudan.orders.models import Order, Saying
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.teams.models import Membership

_SITE_ROLES = frozenset({"station_keeper", "institute_staff", "center_office"})
_NO_HAND = ("order.redraw_slip", "order.call_back")
"""What one may have done to an order and still hear how it was: neither took it nor worked on it."""
_SAID_AT = {
    Stage.PLACED: Verb.SUPPLEMENT, Stage.REVIEWED: Verb.REVIEW, Stage.FOLLOWING_UP: Verb.REVIEW,
    Stage.WITHDRAWN: Verb.WITHDRAW, Stage.VOID: Verb.DISOWN,
}  # fmt: skip
"""Where an order stands when this was the last that was said of it."""


def speaking_objection(actor: Actor, order: Order) -> Objection | None:
    """Why this actor does not write down what the resident says of this order."""
    if actor.role not in _SITE_ROLES:
        return Objection("not_your_order", "只有点单的群众本人可以这样做。")
    if order.placed_under_id is None:
        return Objection("residents_own", "这一单是群众自己在网上点的，由本人在网上来办。")
    if actor.person_id == order.placed_for_id:
        return Objection("yourself", "自己的单请切换到“本人”来办。")
    if actor.reaches(order.unit.path) or actor.reaches(order.origin.path):
        return None
    return Objection("not_your_unit", "这一单不在您的辖区。")


def hearing_objection(actor: Actor, order: Order, on: date) -> Objection | None:
    """Why this actor does not write down how the service was: who took the order, worked on it, belongs to
    who served, or keeps the site right above them."""
    if (found := speaking_objection(actor, order)) is not None:
        return found
    if _had_a_hand(actor, order):
        return Objection("had_a_hand", "这一单您经过手，请没有经手的同事或上一级来问群众、记评单。")
    served = order.dispatch
    if served is None:
        return None
    if _belongs(actor, served.unit_id, on):
        return Objection("serving_team", "服务的队伍里有您，不能由您来记群众的评单。")
    if served.unit.parent_id == actor.unit_id and actor.role != "center_office":
        return Objection(
            "own_team",
            Phrase("“{team}”是本级的队伍，请上一级的所或中心来问群众、记评单。", team=served.unit.short_name),
        )  # fmt: skip
    return None


def last_said(order: Order) -> Saying | None:
    """What was last said of an order by mouth and can still be taken back; no statement where nothing can be."""
    verb = _SAID_AT.get(Stage(order.stage))
    if verb is None or order.placed_under_id is None:
        return None
    said = Saying.objects.standing().filter(order=order.pk, verb=verb).order_by("-pk").first()
    if said is None or (verb is Verb.SUPPLEMENT and _is_taken_up(order, said)):
        return None
    return said


def _is_taken_up(order: Order, said: Saying) -> bool:
    """Whether a later word, on the web, stands below the one that was said."""
    later = events_of("order", order.pk).filter(verb="order.supplement", at__gt=said.at)
    return later.exists()


def _had_a_hand(actor: Actor, order: Order) -> bool:
    if actor.person_id == order.placed_by_id:
        return True
    done = events_of("order", order.pk).filter(person_id=actor.person_id)
    return done.exclude(verb__in=_NO_HAND).exists()


def _belongs(actor: Actor, unit_id: int, on: date) -> bool:
    member = Membership.objects.present().filter(team__unit=unit_id, person=actor.person_id)
    held = Post.objects.held_on(on).filter(unit=unit_id, person=actor.person_id)
    return member.exists() or held.exists()
