"""What happens is told to whom the administrator subscribed: signed, retried, never inside by chance."""

import json
import socket
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from standardwebhooks import Webhook, WebhookVerificationError

from tests.activities.drafting import opened
from tests.connections.letting_in import form, let_in
from tests.connections.receiving import receiving
from tests.world import MONDAY, walk
from wudan.activities.actions import cancel
from wudan.connections import actions
from wudan.connections.actions.deliver import GIVE_UP, LEASE
from wudan.connections.enums import SubscriptionState
from wudan.connections.models import Delivery, Subscription
from wudan.jobs.couriers import send_due
from wudan.jobs.reactions import reactions_to
from wudan.journal.events import events_of
from wudan.journal.outbox import deliver
from wudan.kit import webhooks
from wudan.kit.clock import CHINA
from wudan.kit.refusals import Malformed, Objected
from wudan.kit.webhooks import Unreachable, fault_of, post
from wudan.notices.models import Message
from wudan.orders.models import Order
from wudan.people.opening import for_delivery
from wudan.sites.actions.close import close
from wudan.sites.models import Site

pytestmark = pytest.mark.postgres
ALL = ("order.accept", "site.close", "activity.open", "activity.cancel")


@pytest.fixture
def receiver():
    with receiving() as made:
        yield made


def subscribed(world, url, verbs=ALL, **given) -> Subscription:
    system, _ = let_in(world)
    return actions.subscribe(
        system=system,
        url=url,
        verbs=verbs,
        inside=True,
        by=world.actor("计管理"),
        at=MONDAY,
        **given,
    )


def secret_of(subscription) -> str:
    return subscription.secret.opened(for_delivery())


def closed(world):
    site = Site.objects.get(unit=world.units["杨柳村"])
    close(site=site, why="修房子", by=world.actor("柳文书"), at=MONDAY)


def heard(at=MONDAY):
    """The worker's round: events reach their reactions, then what waits is sent."""
    while deliver(reactions_to, at=at):
        pass
    return send_due()


def test_a_message_is_signed_as_the_standard_says(world, receiver, monday):
    monday[0] = datetime.now(CHINA)
    subscription = subscribed(world, receiver.url)
    opened(world)
    assert heard(monday[0]) == 1
    [(headers, body)] = receiver.came
    told = Webhook(secret_of(subscription)).verify(body, headers)
    assert told["type"] == "activity.open"
    assert told["data"]["link"] == f"/activities/{told['data']['no']}"
    with pytest.raises(WebhookVerificationError):
        Webhook(webhooks.new_secret()).verify(body, headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(secret_of(subscription)).verify(body + b" ", headers)
    sent = Delivery.objects.get()
    assert (sent.status, sent.done_at, headers["webhook-id"]) == (204, monday[0], sent.uid)
    assert heard(monday[0]) == 0


def test_while_the_secret_changes_both_are_valid_for_a_day(world, receiver, monday):
    monday[0] = datetime.now(CHINA)
    first = subscribed(world, receiver.url)
    old = secret_of(first)
    second = actions.rotate_secret(subscription=first, by=world.actor("计管理"), at=monday[0])
    activity = opened(world)
    heard(monday[0])
    [(headers, body)] = receiver.came
    assert Webhook(old).verify(body, headers) == Webhook(secret_of(second)).verify(body, headers)
    later = monday[0] + timedelta(days=1, minutes=1)
    monday[0] = later
    cancel(activity=activity, why="下大雨", by=world.actor("苏远"), at=MONDAY)
    heard(later)
    headers, body = receiver.came[-1]
    assert len(headers["webhook-signature"].split()) == 1


def test_a_system_hears_of_the_orders_it_brought_and_of_no_others(world, receiver, client, monday):
    system, key = let_in(world)
    actions.subscribe(
        system=system, url=receiver.url, verbs=["order.accept"], inside=True,
        by=world.actor("计管理"), at=MONDAY,
    )  # fmt: skip
    made = client.post("/open311/v2/requests.json", form(key)).json()[0]["service_request_id"]
    world.order_at("accepted")
    walk(world, Order.objects.get(arrival__system=system), "accepted")
    monday[0] += timedelta(hours=2)
    heard(monday[0])
    [(_, body)] = receiver.came
    told = json.loads(body)
    assert told["data"]["service_request_id"] == made
    assert client.get(told["data"]["link"]).status_code == 200
    assert not any(word in body.decode() for word in ("秦", "13800138001", "剪"))


def test_what_fails_is_tried_again_later_and_later_under_the_same_number(world, receiver, monday):
    subscribed(world, receiver.url)
    receiver.answers = [500, 302, 404]
    opened(world)
    waits = []
    for _ in range(4):
        heard(monday[0])
        row = Delivery.objects.get()
        if row.next_try_at:
            waits.append(row.next_try_at - monday[0])
            assert heard(monday[0]) == 0
            monday[0] = row.next_try_at
    assert waits == [timedelta(seconds=5), timedelta(minutes=5), timedelta(minutes=30)]
    assert row.done_at is not None
    assert len({headers["webhook-id"] for headers, _ in receiver.came}) == 1
    assert len(receiver.came) == 4  # no redirect was followed
    assert Subscription.objects.get().failing_since is None


def test_after_five_days_in_vain_it_is_dead_and_the_administrator_reads_so(world, receiver, monday):
    subscription = subscribed(world, receiver.url)
    receiver.answers = [500] * 40
    opened(world)
    for _ in range(40):
        heard(monday[0])
        if (due := Delivery.objects.get().next_try_at) is None:
            break
        monday[0] = due
    subscription.refresh_from_db()
    assert subscription.state == SubscriptionState.DEAD
    assert monday[0] - MONDAY >= GIVE_UP
    assert Delivery.objects.get().given_up_at is not None
    heard(monday[0])
    verbs = events_of("system", subscription.system_id).values_list("verb", flat=True)
    assert "system.dead_subscription" in verbs
    words = Message.objects.filter(person=world.people["计管理"]).values_list("text", flat=True)
    assert any("12345 热线" in text for text in words)
    closed(world)
    heard(monday[0])
    assert Delivery.objects.count() == 1


def test_who_is_gone_for_good_is_asked_no_more(world, receiver):
    subscription = subscribed(world, receiver.url)
    receiver.answers = [410]
    opened(world)
    heard()
    subscription.refresh_from_db()
    assert subscription.state == SubscriptionState.DEAD


def test_a_delivery_is_sent_once_more_by_hand(world, receiver):
    subscribed(world, receiver.url)
    opened(world)
    heard()
    row = Delivery.objects.select_related("subscription").get()
    actions.redeliver(delivery=row, by=world.actor("计管理"), at=MONDAY)
    heard()
    assert len({headers["webhook-id"] for headers, _ in receiver.came}) == 1
    assert len(receiver.came) == 2


def test_a_courier_that_dies_loses_nothing(world, receiver, monday):
    """Killed after the other took it and before it was noted: it comes again, under its number."""
    subscribed(world, receiver.url)
    opened(world)
    while deliver(reactions_to, at=MONDAY):
        pass
    parcel = actions.take_delivery(at=MONDAY)
    headers = webhooks.headers_of(parcel.secrets, uid=parcel.uid, at=MONDAY, body=parcel.body)
    assert post(parcel.url, parcel.body, headers, inside=True) == 204
    assert send_due() == 0  # the lease still runs
    monday[0] += LEASE
    assert send_due() == 1
    assert len({headers["webhook-id"] for headers, _ in receiver.came}) == 1
    assert Delivery.objects.get().done_at is not None


def test_an_ended_subscription_and_an_ended_system_hear_nothing(world, receiver):
    subscription = subscribed(world, receiver.url)
    opened(world)
    while deliver(reactions_to, at=MONDAY):
        pass
    actions.unsubscribe(subscription=subscription, by=world.actor("计管理"), at=MONDAY)
    closed(world)
    assert heard() == 0
    assert receiver.came == []


@pytest.mark.parametrize(
    "url",
    ["http://example.org/x", "ftp://example.org", "https://user:pw@example.org", "https://", "https://exa mple.org",
     "https://example.org:99999", "https://example.org/#x", "https://例子.org", "javascript:alert(1)", "https://[::1"],
)  # fmt: skip
def test_an_address_that_cannot_be_is_refused(world, url):
    assert fault_of(url, inside=False)
    system, _ = let_in(world)
    with pytest.raises(Malformed), transaction.atomic():
        actions.subscribe(
            system=system,
            url=url,
            verbs=["site.close"],
            inside=False,
            by=world.actor("计管理"),
            at=MONDAY,
        )


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "::1", "fd00::1", "::ffff:10.0.0.1", "0.0.0.0",
     "100.64.0.1", "224.0.0.1", "2002:0a00:0001::1"],
)  # fmt: skip
def test_a_name_that_leads_inside_is_not_called(monkeypatch, address):
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    found = [(family, socket.SOCK_STREAM, 6, "", (address, 443))]
    public = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: public + found)
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("it was called"))
    with pytest.raises(Unreachable, match="内部网络"):
        post("https://hook.example.org/", b"{}", {}, inside=False)


def test_the_connection_goes_to_the_address_that_was_looked_at(monkeypatch):
    asked, called = [], []

    def resolve(host, port, **_):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", port))]

    def connect(where, **_):
        called.append(where)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    for url, port in (("https://hook.example.org/", 443), ("http://hook.example.org:8080/", 8080)):
        with pytest.raises(Unreachable, match="连不上"):
            post(url, b"{}", {}, inside=port == 8080)
        assert called[-1] == ("93.184.215.14", port)
    assert asked == ["hook.example.org"] * 2


def test_only_the_administrator_subscribes(world, receiver):
    system, _ = let_in(world)
    with pytest.raises(Objected), transaction.atomic():
        actions.subscribe(
            system=system, url=receiver.url, verbs=["site.close"], inside=True,
            by=world.actor("柳文书"), at=MONDAY,
        )  # fmt: skip
    with pytest.raises(Malformed), transaction.atomic():
        actions.subscribe(
            system=system, url=receiver.url, verbs=["order.review"], inside=True,
            by=world.actor("计管理"), at=MONDAY,
        )  # fmt: skip
