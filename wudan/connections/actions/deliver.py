"""送达: an event becomes deliveries, each is taken by one courier at a time, and what came of it is kept.

At least once: a courier that dies after the message was taken and before it is noted sends it again,
under the same number, by which the receiver knows it (ADR 70).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex

from django.db import connection, transaction

from wudan.activities.enums import Audience
from wudan.activities.models import Activity
from wudan.connections.actions.journaling import note
from wudan.connections.enums import SubscriptionState, SystemState
from wudan.connections.models import Delivery, Subscription
from wudan.connections.published import handle_for
from wudan.connections.wanted import ACTIVITIES, ORDERS
from wudan.kit.canonical import spell
from wudan.kit.clock import local
from wudan.people.actors import THE_CLOCK
from wudan.people.opening import for_delivery
from wudan.sites.models import Site

WAITS = (
    timedelta(seconds=5), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2),
    timedelta(hours=5), timedelta(hours=10), timedelta(hours=14), timedelta(hours=20),
)  # fmt: skip
LAST_WAIT = timedelta(days=1)
GIVE_UP = timedelta(days=5)
LEASE = timedelta(minutes=2)
GONE = 410
Data = dict[str, object]


@dataclass(frozen=True, slots=True)
class Parcel:
    """One delivery, in the hands of a courier."""

    pk: int
    uid: str
    url: str
    inside: bool
    body: bytes
    secrets: tuple[str, ...]


@transaction.atomic(savepoint=False)
def tell_systems(*, event_id: int, verb: str, subject_id: int, at: datetime) -> int:
    """Who is to hear of it; how many. Holds numbers of public things, of no person."""
    wanted = Subscription.objects.filter(
        state=SubscriptionState.LIVE, system__state=SystemState.OPEN
    )
    if verb in ORDERS:
        wanted = wanted.filter(system__arrivals__order=subject_id)
    rows = [row for row in wanted.order_by("pk") if verb in row.verbs]
    data = _data(verb, subject_id) if rows else None
    if data is None:
        return 0
    told = {"type": verb, "timestamp": local(at).isoformat(), "data": data}
    body = spell(told).decode()
    made = [
        Delivery(
            subscription=row, uid=f"msg_{token_hex(12)}", event_id=event_id, verb=verb, body=body,
            at=at, next_try_at=at,
        )
        for row in rows
    ]  # fmt: skip
    return len(Delivery.objects.bulk_create(made, ignore_conflicts=True))


def _data(verb: str, subject_id: int) -> Data | None:
    """What it is about; None for what not everybody may read."""
    if verb in ORDERS:
        handle = handle_for(subject_id)
        return {"service_request_id": handle, "link": f"/open311/v2/requests/{handle}.json"}
    if verb in ACTIVITIES:
        rows = Activity.objects.filter(pk=subject_id, audience=Audience.EVERYBODY)
        no = rows.values_list("no", flat=True).first()
        return {"no": no, "link": f"/activities/{no}"} if no else None
    site = Site.objects.filter(pk=subject_id).values("unit", "unit__key").first()
    return {"key": site["unit__key"], "link": f"/places/{site['unit']}"} if site else None


@transaction.atomic(savepoint=False)
def take_delivery(*, at: datetime) -> Parcel | None:
    """The one that waits longest, for this courier alone until the lease is over."""
    skips = connection.features.has_select_for_update_skip_locked
    due = Delivery.objects.select_for_update(of=("self",), skip_locked=skips)
    due = due.filter(next_try_at__lte=at).select_related("subscription")
    row = due.order_by("next_try_at", "pk").first()
    if row is None:
        return None
    row.tries, row.next_try_at = row.tries + 1, at + LEASE
    row.save(update_fields=["tries", "next_try_at"])
    found, reading = row.subscription, for_delivery()
    secrets = [found.secret.opened(reading)]
    if found.before_until is not None and found.before_until > at:
        secrets.append(found.secret_before.opened(reading))
    return Parcel(row.pk, row.uid, found.url, found.inside, row.body.encode(), tuple(secrets))


@transaction.atomic(savepoint=False)
def settle_delivery(*, delivery_id: int, status: int | None, fault: str, at: datetime) -> bool:
    """Note what came of it: taken, tried again later, or given up; whether it was taken."""
    row = Delivery.objects.select_for_update().get(pk=delivery_id)
    subscription = Subscription.objects.select_for_update().get(pk=row.subscription_id)
    row.status, row.fault = status, fault[:100]
    if taken := status is not None and 200 <= status < 300:
        row.done_at, row.next_try_at = at, None
        if subscription.failing_since is not None:
            subscription.failing_since = None
            subscription.save(update_fields=["failing_since"])
    elif row.next_try_at is not None:
        _put_off(row, subscription, at)
    row.save(update_fields=["status", "fault", "done_at", "next_try_at", "given_up_at"])
    if not taken:
        _look_at(subscription, status, at)
    return taken


def _put_off(row: Delivery, subscription: Subscription, at: datetime) -> None:
    if at - row.at >= GIVE_UP or subscription.state != SubscriptionState.LIVE:
        row.next_try_at, row.given_up_at = None, at
        return
    place = row.tries - 1
    row.next_try_at = at + (WAITS[place] if place < len(WAITS) else LAST_WAIT)


def _look_at(subscription: Subscription, status: int | None, at: datetime) -> None:
    """Five days without one answer, or told that nobody is there any more: nothing more is sent."""
    if subscription.state != SubscriptionState.LIVE:
        return
    subscription.failing_since = subscription.failing_since or at
    if status == GONE or at - subscription.failing_since >= GIVE_UP:
        subscription.state, subscription.ended_at = SubscriptionState.DEAD, at
        waiting = Delivery.objects.filter(subscription=subscription, next_try_at__isnull=False)
        waiting.update(next_try_at=None, given_up_at=at)
        note(
            "system.dead_subscription",
            subscription.system,
            by=THE_CLOCK,
            at=at,
            subscription=subscription.pk,
        )
    subscription.save(update_fields=["failing_since", "state", "ended_at"])
