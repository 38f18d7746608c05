"""订阅: the administrator has a system told of some things, at one address; and how that ends."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from wudan.connections.actions.journaling import held, note, one_transaction
from wudan.connections.enums import SubscriptionState
from wudan.connections.models import Delivery, Subscription, System
from wudan.connections.permissions import subscribing_objection
from wudan.connections.wanted import TOLD
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.kit.text import objection_to
from wudan.kit.webhooks import fault_of, new_secret
from wudan.people.actors import Actor
from wudan.people.opening import for_delivery

BOTH_FOR = timedelta(days=1)
"""How long the secret before goes on to sign beside the new one."""
_LONGEST = 300


@one_transaction
def subscribe(
    *, system: System, url: str, verbs: Sequence[str], inside: bool, by: Actor, at: datetime
) -> Subscription:
    """Note a subscription down; its secret is read once by the page. Raises Objected, Malformed."""
    row = held(system.pk)
    insist(subscribing_objection(by, row))
    url = url.strip()
    faults = {}
    if fault := objection_to(url, most=_LONGEST) or fault_of(url, inside=inside):
        faults["url"] = fault
    if not verbs or not set(verbs) <= TOLD.keys():
        faults["verbs"] = "请选告诉它哪些事。"
    if faults:
        raise Malformed(faults)
    made = Subscription.objects.create(
        system=row, url=url, inside=inside, verbs=sorted(set(verbs)), secret=new_secret(),
        state=SubscriptionState.LIVE, made_at=at, made_by_id=by.person,
    )  # fmt: skip
    note("system.subscribe", row, by=by, at=at, subscription=made.pk, inside=inside)
    return made


@one_transaction
def rotate_secret(*, subscription: Subscription, by: Actor, at: datetime) -> Subscription:
    """A new secret; the one before signs beside it for a day. Raises Objected."""
    row = _live(subscription, by)
    row.secret_before, row.before_until = row.secret.opened(for_delivery()), at + BOTH_FOR
    row.secret = new_secret()
    row.save(update_fields=["secret", "secret_before", "before_until"])
    note("system.rotate_secret", row.system, by=by, at=at, subscription=row.pk)
    return row


@one_transaction
def unsubscribe(*, subscription: Subscription, by: Actor, at: datetime) -> Subscription:
    """Nothing is sent any more, what waits included. Raises Objected."""
    row = _live(subscription, by)
    row.state, row.ended_at = SubscriptionState.ENDED, at
    row.save(update_fields=["state", "ended_at"])
    waiting = Delivery.objects.filter(subscription=row, next_try_at__isnull=False)
    waiting.update(next_try_at=None, given_up_at=at)
    note("system.unsubscribe", row.system, by=by, at=at, subscription=row.pk)
    return row


@one_transaction
def redeliver(*, delivery: Delivery, by: Actor, at: datetime) -> Delivery:
    """Send once more what was sent or given up, under the same number. Raises Objected, Missing."""
    row = _live(delivery.subscription, by)
    again = Delivery.objects.select_for_update().filter(pk=delivery.pk, subscription=row).first()
    if again is None:
        raise Missing
    again.done_at = again.given_up_at = None
    again.next_try_at, again.tries, again.fault = at, 0, ""
    again.save(update_fields=["done_at", "given_up_at", "next_try_at", "tries", "fault"])
    note("system.redeliver", row.system, by=by, at=at, delivery=again.pk)
    return again


def _live(subscription: Subscription, by: Actor) -> Subscription:
    """The subscription, locked after its system. Raises Objected, Missing."""
    system = held(subscription.system_id)
    insist(subscribing_objection(by, system))
    rows = Subscription.objects.select_for_update().select_related("system")
    found = rows.filter(pk=subscription.pk, state=SubscriptionState.LIVE).first()
    if found is None:
        raise Missing("这个订阅已经停了。")
    return found
