"""May this person. One function a relation, one table from verb to relation.

`objection` is the only question that faces and actions ask: it joins person, flow and
thing, so a button, the API's list and the action never disagree.
"""

from collections.abc import Callable
from datetime import date

from wudan.catalog.models import PlatformDuty
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.orders import flow, policies
from wudan.orders.enums import LineState, Stage, Verb
from wudan.orders.hearing import hearing_objection, last_said, speaking_objection
from wudan.orders.models import Order, Proposal, ProposalLine
from wudan.people.actors import Actor
from wudan.people.models import Bond
from wudan.people.roles import RESIDENT, ROLES

_READERS = frozenset({"leader", "auditor"})
_SITE_ROLES = frozenset({"station_keeper", "institute_staff", "center_office"})
_CENTER = "center_office"


def objection(verb: Verb, actor: Actor, order: Order, *, on: date) -> Objection | None:
    """Why this actor may not do this to this order now; None when they may."""
    if not actor.may(verb):
        doers = "、".join(r.name for r in ROLES.values() if verb in r.verbs)
        return Objection(
            "not_your_role", Phrase("“{verb}”由{doers}来做。", verb=verb.label, doers=doers)
        )
    related = _RELATION[verb](actor, order, on)
    if related is not None:
        return related
    return flow.objection(order.stage, verb) or _thing(verb, order)


def available(actor: Actor, order: Order, *, on: date) -> list[Verb]:
    """What this actor may do to this order now, in the flow's order."""
    verbs = flow.verbs_from(Stage(order.stage))
    return [verb for verb in verbs if objection(verb, actor, order, on=on) is None]


def may_view(actor: Actor, order: Order, *, on: date) -> bool:
    """Whether the order exists for this actor; agrees with `visible_to` (property-tested)."""
    if actor.role in _SITE_ROLES | _READERS:
        return actor.reaches(order.unit.path) or actor.reaches(order.origin.path)
    if actor.role == "department_officer":
        return _is_charged(actor, order) or (
            order.stage not in {Stage.PLACED, Stage.RETURNED} and leads(actor, order, on)
        )
    if actor.role == "team_leader":
        return _is_charged(actor, order)
    if actor.post_id is None and actor.person_id is not None:
        return _is_own(actor, order, on) or _is_of_own_team(actor, order)
    return False


def may_see_contact(actor: Actor, order: Order) -> bool:
    """Who may read name, phone and address in full: the resident, the sites in charge, and
    the assigned team from its yes to the end of the work, not after (domain feature 39)."""
    return contact_objection(actor, order) is None


def contact_objection(actor: Actor, order: Order) -> Objection | None:
    """Why this actor may not read the contact of an order they may see."""
    if actor.role in _SITE_ROLES:
        if actor.reaches(order.unit.path) or actor.reaches(order.origin.path):
            return None
        return Objection("not_your_unit", "这一单不在您的辖区。")
    if actor.post_id is None and actor.person_id == order.placed_for_id:
        return None
    if not (_is_charged(actor, order) or _is_of_own_team(actor, order)):
        return Objection("not_yours_to_contact", "电话和住址只给受理的站、所和接下这一单的队伍看。")
    if order.stage not in flow.SERVING:
        return Objection("not_serving", "电话和住址从接下这一单起可以看，办完就收起。")
    return None


def redrawing_objection(actor: Actor, order: Order) -> Objection | None:
    """Why this actor may not draw a new slip code: the sites in charge hand slips over."""
    if actor.role not in _SITE_ROLES:
        return Objection("not_your_role", "换回执码由受理的站、所、中心来做。")
    if actor.reaches(order.unit.path) or actor.reaches(order.origin.path):
        return None
    return Objection("not_your_unit", "这一单不在您的辖区。")


def proposing_objection(actor: Actor) -> Objection | None:
    """Why this actor may not have all open orders proposed for at once."""
    if actor.may(Verb.DISPATCH) and actor.unit_id is not None:
        return None
    return Objection("not_your_role", "整批派单由平台的牵头部门或中心办公室来做。")


def proposal_objection(actor: Actor, proposal: Proposal) -> Objection | None:
    """Why this actor may not send, change or drop lines of this proposal now."""
    if (found := proposing_objection(actor)) is not None:
        return found
    if proposal.unit_id != actor.unit_id:
        return Objection("not_your_unit", "这份方案是别的单位提的。")
    if not proposal.is_open:
        return Objection(
            "not_open",
            Phrase("这份方案{state}，请看最新的一份。", state=proposal.get_state_display()),
        )
    return None


def line_objection(actor: Actor, line: ProposalLine) -> Objection | None:
    """Why this actor may not change or drop this line now."""
    if (found := proposal_objection(actor, line.proposal)) is not None:
        return found
    if line.can_be_sent or line.state == LineState.UNSERVED:
        return None
    return Objection(
        "line_over", Phrase("这一行{state}，不能再改。", state=line.get_state_display())
    )


def leads(actor: Actor, order: Order, on: date) -> bool:
    """Whether the actor's department leads the order's platform that day (R035)."""
    duties = PlatformDuty.objects.on(on).leads()
    return duties.filter(platform=order.platform_id, unit=actor.unit_id).exists()


def _in_charge(actor: Actor, order: Order, on: date) -> Objection | None:
    """Staff of the unit that holds the order; a unit above may always step in."""
    if actor.reaches(order.unit.path):
        return None
    return Objection(
        "not_your_unit", Phrase("这一单现在由{unit}负责。", unit=order.unit.short_name)
    )


def _in_reach(actor: Actor, order: Order, on: date) -> Objection | None:
    if actor.reaches(order.unit.path) or actor.reaches(order.origin.path):
        return None
    return Objection("not_your_unit", "这一单不在您的辖区。")


def _dispatches(actor: Actor, order: Order, on: date) -> Objection | None:
    if actor.role == _CENTER or leads(actor, order, on):
        return None
    return Objection("not_your_platform", "这一单由平台的牵头部门或中心办公室派。")


def _sends_on(actor: Actor, order: Order, on: date) -> Objection | None:
    """To another place, or to another category: who holds it; a department what waits for it, not
    what a site has not accepted yet."""
    if actor.role == "department_officer":
        if not may_view(actor, order, on=on):
            return Objection("not_your_platform", "这一单还没有到您的部门。")
        return _dispatches(actor, order, on)
    return _in_charge(actor, order, on)


def _charged(actor: Actor, order: Order, on: date) -> Objection | None:
    if _is_charged(actor, order):
        return None
    return Objection("not_your_team", "这一单没有派给您的队伍。")


def _claims(actor: Actor, order: Order, on: date) -> Objection | None:
    if order.service is None or not order.service.open_claim:
        return Objection("not_claimable", "这一项不开放抢单，请等派单。")
    return None


def _owns(actor: Actor, order: Order, on: date) -> Objection | None:
    """Only the resident acts as the resident: staff under a post never do (R064)."""
    if actor.role == RESIDENT.code and _is_own(actor, order, on):
        return None
    return Objection("not_your_order", "只有点单的群众本人可以这样做。")


def _says(actor: Actor, order: Order, on: date) -> Objection | None:
    """The resident; or staff who write down what they were told, of an order that came by mouth (ADR 98)."""
    if actor.role == RESIDENT.code:
        return _owns(actor, order, on)
    return speaking_objection(actor, order)


def _reviews(actor: Actor, order: Order, on: date) -> Objection | None:
    """The beneficiary, or the one they named; a proxy who only placed it may not (R064). What she says by
    telephone is written down by who had no hand in it."""
    if actor.role in _SITE_ROLES:
        return hearing_objection(actor, order, on)
    return _judges(actor, order, on)


def _judges(actor: Actor, order: Order, on: date) -> Objection | None:
    if actor.role != RESIDENT.code:
        return Objection("staff_cannot_review", "评单只能由群众本人来评，工作人员不能代评。")
    if actor.person_id == order.placed_for_id or _is_named(actor, order, on):
        return None
    return Objection("not_yours_to_review", "这一单由受益人本人或其指定的人来评。")


def _acknowledges(actor: Actor, order: Order, on: date) -> Objection | None:
    """Like a review: a proxy's word that it happened is not the beneficiary's (domain §5)."""
    if _judges(actor, order, on) is None:
        return None
    return Objection("not_your_order", "做没做好，由受益人本人或其指定的人来确认。")


def _is_beneficiary(actor: Actor, order: Order, on: date) -> Objection | None:
    if actor.role in _SITE_ROLES:
        return speaking_objection(actor, order)
    if actor.person_id == order.placed_for_id and actor.post_id is None:
        if order.is_by_proxy:
            return None
        return Objection("own_order", "这是您自己点的单；不要了请撤单。")
    return Objection("not_your_order", "只有受益人本人可以声明。")


def _unsays(actor: Actor, order: Order, on: date) -> Objection | None:
    """Whoever may say it; how the service was, only who may hear it: no site wipes a low score of its own."""
    said = last_said(order)
    if said is None:
        return Objection("nothing_said", "这一单没有站上照您的话记下的事，不用声明。")
    return _RELATION[Verb(said.verb)](actor, order, on)


def _clock(actor: Actor, order: Order, on: date) -> Objection | None:
    return None


def _is_own(actor: Actor, order: Order, on: date) -> bool:
    """The beneficiary's, whom they named, or the guardian's who placed it. Who took it under a
    post stays staff, also when acting as themselves or after the post has ended (R064)."""
    if actor.post_id is not None or actor.person_id is None:
        return False
    if actor.person_id == order.placed_for_id or _is_named(actor, order, on):
        return True
    return actor.person_id == order.placed_by_id and _is_bound(actor, order, on)


def _is_named(actor: Actor, order: Order, on: date) -> bool:
    """Whom the beneficiary named to review; a guardian only as long as the bond runs."""
    if actor.person_id != order.reviewer_id:
        return False
    return order.bond_id is None or (
        actor.person_id == order.placed_by_id and _is_bound(actor, order, on, reviews=True)
    )


def _is_bound(actor: Actor, order: Order, on: date, *, reviews: bool = False) -> bool:
    """Whether the bond under which it was placed still runs, with this guardian (A32);
    `reviews`: and whether the ward lets the guardian say how it was, as of today."""
    if order.bond_id is None:
        return False
    bonds = Bond.objects.running_on(on).of_guardian(actor.person_id)
    wanted = bonds.filter(pk=order.bond_id)
    return (wanted.filter(reviews=True) if reviews else wanted).exists()


def _is_charged(actor: Actor, order: Order) -> bool:
    return order.dispatch is not None and order.dispatch.unit_id == actor.unit_id


def _is_of_own_team(actor: Actor, order: Order) -> bool:
    if order.dispatch is None or order.stage == Stage.OFFERED or actor.post_id is not None:
        return False
    return order.dispatch.unit_id in actor.team_ids


Relation = Callable[[Actor, Order, date], Objection | None]
_RELATION: dict[Verb, Relation] = {
    Verb.PLACE: _owns,
    Verb.PLACE_FOR: _in_reach,
    Verb.SUPPLEMENT: _says,
    Verb.WITHDRAW: _says,
    Verb.UNSAY: _unsays,
    Verb.DISOWN: _is_beneficiary,
    Verb.ACKNOWLEDGE: _acknowledges,
    Verb.REVIEW: _reviews,
    Verb.ACCEPT: _in_charge,
    Verb.RETURN: _in_charge,
    Verb.DECLINE: _in_charge,
    Verb.MERGE: _in_charge,
    Verb.ESCALATE: lambda actor, order, on: (
        None if actor.role == "clock" else _in_charge(actor, order, on)
    ),
    Verb.RECLASSIFY: _sends_on,
    Verb.REFER: _sends_on,
    Verb.VOID: _in_reach,
    Verb.DISPATCH: _dispatches,
    Verb.RECALL: _dispatches,
    Verb.CONFIRM: _charged,
    Verb.REFUSE: _charged,
    Verb.SCHEDULE: _charged,
    Verb.START: _charged,
    Verb.FULFILL: _charged,
    Verb.CLAIM: _claims,
    Verb.FOLLOW_UP: _in_reach,
    Verb.EXPIRE: _clock,
    Verb.LAPSE: _clock,
    Verb.QUEUE: lambda actor, order, on: (
        None if actor.role == "clock" else _in_charge(actor, order, on)
    ),
    Verb.PROMOTE: _clock,
}

_Policy = Callable[[Order], Objection | None]
_POLICY: dict[Verb, _Policy] = {
    Verb.ESCALATE: policies.top_objection,
    Verb.EXPIRE: policies.expiry_objection,
    Verb.QUEUE: policies.queue_objection,
}


def _thing(verb: Verb, order: Order) -> Objection | None:
    policy = _POLICY.get(verb)
    return policy(order) if policy else None
