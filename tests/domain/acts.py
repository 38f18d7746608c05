"""How each verb is performed with plain, sensible words; for tests that try them all."""

from collections.abc import Callable
from datetime import datetime, timedelta

from tests.world import World
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.actions.stepping import take
from wudan.orders.enums import Verb
from wudan.orders.models import Deadline, Order
from wudan.people.actors import Actor, for_self

ON_AN_ORDER = tuple(verb for verb in Verb if verb not in {Verb.PLACE, Verb.PLACE_FOR, Verb.UNSAY})
"""Verbs done to an order that is there already. What is unsaid has to be said before: it has stories of its own."""
CLOCKWORK = frozenset({Verb.EXPIRE, Verb.LAPSE, Verb.PROMOTE})
"""Verbs that only a passed deadline or a freed place does; no page and no address has them."""


def perform(
    verb: Verb, order: Order, *, by: Actor, at: datetime, world: World,
    into: Order | None = None, seen: int | None = None,
) -> Order:  # fmt: skip
    """Perform one verb on an order through its real action; answer the order as it is then."""
    told = {"channel": "telephone"} if by.is_staff else {}
    acts: dict[Verb, Callable[..., Order]] = {
        Verb.SUPPLEMENT: lambda **a: actions.supplement(words="周三在家", **told, **a),
        Verb.ACCEPT: lambda **a: actions.accept(platform=world.platforms["relief"], **a),
        Verb.RECLASSIFY: lambda **a: reclassify(world, **a),
        Verb.RETURN: lambda **a: actions.return_(words="哪天方便？", **a),
        Verb.DECLINE: lambda **a: actions.decline(reason="out_of_scope", next_place="12345", **a),
        Verb.REFER: lambda **a: actions.refer(target="12345", **a),
        Verb.ESCALATE: lambda **a: actions.escalate(words="本站没人会", **a),
        Verb.MERGE: lambda **a: actions.merge(into=into or twin(order, at=at), **a),
        Verb.WITHDRAW: lambda **a: actions.withdraw(**told, **a),
        Verb.DISOWN: lambda **a: actions.disown(**told, **a),
        Verb.VOID: lambda **a: actions.void(reason="test", **a),
        Verb.DISPATCH: lambda **a: actions.dispatch(team=world.teams["clippers"], note="就近", **a),
        Verb.RECALL: lambda **a: actions.recall(words="换一支队伍", **a),
        Verb.CONFIRM: lambda **a: actions.confirm(starts_at=at + DAY, contact="苏远", **a),
        Verb.CLAIM: lambda **a: actions.claim(starts_at=at + DAY, contact="苏远", **a),
        Verb.REFUSE: lambda **a: actions.refuse(reason="no_people", **a),
        Verb.SCHEDULE: lambda **a: actions.schedule(starts_at=at + 2 * DAY, **a),
        Verb.START: actions.start,
        Verb.FULFILL: lambda **a: actions.fulfill(words="剪好了", minutes=40, **a),
        Verb.ACKNOWLEDGE: actions.acknowledge,
        Verb.REVIEW: lambda **a: actions.review(score=5, words="好", **told, **a),
        Verb.UNSAY: actions.unsay,
        Verb.FOLLOW_UP: lambda **a: actions.follow_up(resolution="redone", words="重剪了", **a),
        Verb.QUEUE: actions.queue,
        Verb.PROMOTE: actions.promote,
        Verb.EXPIRE: lambda **a: let_pass(Verb.EXPIRE, **a),
        Verb.LAPSE: lambda **a: let_pass(Verb.LAPSE, **a),
    }  # fmt: skip
    return acts[verb](order=order, by=by, at=at, seen=seen)


DAY = timedelta(days=1)


def reclassify(world: World, *, order: Order, **given: object) -> Order:
    """From one platform to another: the opera, and from there back to the haircut."""
    code = "haircut" if order.platform == world.platforms["culture"] else "opera"
    return actions.reclassify(order=order, service=world.services[code], words="归错了类", **given)  # type: ignore[arg-type]


def twin(order: Order, *, at: datetime) -> Order:
    """The same need, placed once more by the beneficiary."""
    need = Need(words="又点了一次", service=order.service, address="村里")
    return actions.place(need=need, by=for_self(order.placed_for_id), at=at, village=order.origin)


def let_pass(verb: Verb, *, order: Order, by: Actor, at: datetime, seen: int | None) -> Order:
    """The clock's verbs: ask as every verb asks, then let the running deadline pass."""
    take(verb, order, by=by, at=at, seen=seen)
    return pass_deadline(order)


def pass_deadline(order: Order) -> Order:
    """The running deadline of an order passes and is noticed."""
    running = Deadline.objects.running().get(order=order)
    actions.notice_deadline(deadline_id=running.pk, at=running.due_at)
    return Order.objects.get(pk=order.pk)
