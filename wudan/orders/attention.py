"""研判清单: patterns that a person should look at, each explained, never a penalty (PIPL §24).

Four of the abuse model (domain §4): self-order rings, ratings by staff, bulk proxies at
month's end, piling on one beneficiary. Also the disown rate of each proxy.
"""

import calendar
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import itemgetter

from django.db.models import Count, Q

from wudan.kit.clock import local
from wudan.kit.phrases import Phrase
from wudan.orders.enums import CallbackOutcome, Stage
from wudan.orders.flow import WITH_DISPATCH
from wudan.orders.models import Decision, Order, Review
from wudan.orders.querysets import OrderQuerySet
from wudan.people.actors import Actor
from wudan.people.models import Person, Post
from wudan.teams.models import Membership

MONTH_END_DAYS = 3
BULK_LEAST = 10
BULK_SHARE = 0.5
PILING_WEEK = 5
DISOWNED = "disowned"
_BY_STAFF = Q(placed_under_id__isnull=False) | Q(bond__kind="helper")
"""By those who order for others as part of their post: under it, or as a helper. Families are not watched."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at: what was seen, in words, and the orders behind it."""

    kind: str
    key: str
    words: str
    orders: tuple[str, ...]
    decided: str = ""


@dataclass(frozen=True, slots=True)
class ProxyRate:
    """How one proxy's orders are borne out by the beneficiaries."""

    person: Person
    orders_count: int
    disowned_count: int
    called_count: int
    confirmed_count: int

    @property
    def disown_percent(self) -> float:
        """Disowned, of all taken."""
        return 100 * self.disowned_count / self.orders_count if self.orders_count else 0.0


KINDS = {
    "ring": Phrase("自点自服务"),
    "staff_rating": Phrase("工作人员评单"),
    "month_end": Phrase("月底集中代点"),
    "piling": Phrase("扎堆服务"),
}


def review_list(actor: Actor, *, at: datetime, days: int = 90) -> list[Item]:
    """All items in the actor's reach of the last `days`, those without a decision first."""
    orders = Order.objects.visible_to(actor, on=local(at).date()).filter(
        placed_at__gte=at - timedelta(days=days)
    )
    on = local(at).date()
    items = [
        *rings(orders, on=on), *staff_ratings(orders, on=on), *month_ends(orders), *pilings(orders)
    ]  # fmt: skip
    decided = dict(
        Decision.objects.filter(key__in=[item.key for item in items]).values_list("key", "words")
    )
    marked = [
        Item(item.kind, item.key, item.words, item.orders, decided.get(item.key, ""))
        for item in items
    ]
    return sorted(marked, key=lambda item: (bool(item.decided), item.kind, item.key))


def rings(orders: OrderQuerySet, *, on: date) -> Iterator[Item]:
    """The placer or beneficiary belongs to the team that serves."""
    served = orders.filter(stage__in=WITH_DISPATCH, dispatch__team__isnull=False)
    rows = list(served.values_list("no", "placed_by", "placed_for", "dispatch__team"))
    members = set(Membership.objects.filter(left_on=None).values_list("team_id", "person_id"))
    members |= _leaders(on)
    for no, placer, beneficiary, team in rows:
        if (team, placer) in members or (team, beneficiary) in members:
            words = Phrase("点单人或受益人就是接单队伍的队员，请核实是否真有服务。")
            yield Item("ring", f"ring:{no}", words, (no,))


def staff_ratings(orders: OrderQuerySet, *, on: date) -> Iterator[Item]:
    """The reviewer holds a post in the site's line, or belongs to the team that served."""
    posts = defaultdict(list)
    for person, path in Post.objects.held_on(on).values_list("person_id", "unit__path"):
        posts[person].append(path)
    joined = Membership.objects.filter(left_on=None)
    members = set(joined.values_list("team_id", "person_id")) | _leaders(on)
    reviews = Review.objects.filter(
        Q(person__in=list(posts)) | Q(person__in=joined.values("person")), order__in=orders
    ).order_by("pk")
    told = reviews.values_list("person", "order__no", "order__origin__path", "order__dispatch__team")  # fmt: skip
    for person, no, origin, team in told:
        in_line = any(origin.startswith(path) for path in posts.get(person, ()))
        if in_line or (team, person) in members:
            words = Phrase("评单人是本级工作人员或服务队伍队员，请回访受益人。")
            yield Item("staff_rating", f"staff_rating:{no}", words, (no,))


def month_ends(orders: OrderQuerySet) -> Iterator[Item]:
    """A proxy places most of a month's orders in its last three days."""
    rows = orders.filter(_BY_STAFF)
    by_month: dict[tuple[int, str], list[tuple[int, str]]] = defaultdict(list)
    for placer, placed_at, no in rows.values_list("placed_by", "placed_at", "no"):
        when = local(placed_at)
        last = calendar.monthrange(when.year, when.month)[1]
        by_month[placer, f"{when:%Y-%m}"].append((last - when.day, no))
    for (placer, month), found in sorted(by_month.items()):
        late = tuple(no for days_left, no in found if days_left < MONTH_END_DAYS)
        if len(late) >= BULK_LEAST and len(late) >= BULK_SHARE * len(found):
            words = Phrase(
                "{month} 月底 {month_end_days} 天代点 {count} 单，占当月 {count2} 单的大半。",
                month=month,
                month_end_days=MONTH_END_DAYS,
                count=len(late),
                count2=len(found),
            )
            yield Item("month_end", f"month_end:{placer}:{month}", words, late)


def pilings(orders: OrderQuerySet) -> Iterator[Item]:
    """One beneficiary: the same once-a-day service twice on a day, or many in a week."""
    rows = orders.filter(stage__in=WITH_DISPATCH - {Stage.OFFERED}, fulfillments__cancelled_at=None)
    found = rows.values_list(
        "placed_for", "no", "service__once_a_day", "service_id", "fulfillments__starts_at"
    ).order_by("placed_for", "fulfillments__starts_at")
    days: dict[str, list[str]] = defaultdict(list)
    weeks: dict[str, list[str]] = defaultdict(list)
    for person, rows_of in groupby(found.iterator(2000), key=itemgetter(0)):
        served = list(rows_of)
        if len(served) == 1:  # most of them
            continue
        for _person, no, once, service, starts_at in served:
            when = local(starts_at)
            if once:
                days[f"{person}:{service}:{when:%Y%m%d}"].append(no)
            weeks[f"{person}:{when:%G-W%V}"].append(no)
    for key, numbers in sorted(days.items()):
        if len(numbers) > 1:
            words = Phrase("同一位群众同一天被安排了 {count} 次同样的服务。", count=len(numbers))
            yield Item("piling", f"piling:{key}", words, tuple(numbers))
    for key, numbers in sorted(weeks.items()):
        if len(numbers) >= PILING_WEEK:
            words = Phrase(
                "同一位群众一周内被服务 {count} 次，请问问本人愿不愿意。", count=len(numbers)
            )
            yield Item("piling", f"piling:{key}", words, tuple(numbers))


def proxy_rates(actor: Actor, *, at: datetime, days: int = 90) -> list[ProxyRate]:
    """Each proxy in reach, by name: how many taken, disowned, called, confirmed."""
    rows = (
        Order.objects.visible_to(actor, on=local(at).date())
        .filter(_BY_STAFF, placed_at__gte=at - timedelta(days=days))
        .values("placed_by")
        .annotate(
            orders_count=Count("pk"),
            disowned_count=Count(
                "pk",
                filter=Q(closed_code=DISOWNED) | Q(callback__outcome=CallbackOutcome.DISOWNED),
            ),
            called_count=Count("callback", filter=Q(callback__called_at__isnull=False)),
            confirmed_count=Count(
                "callback", filter=Q(callback__outcome=CallbackOutcome.CONFIRMED)
            ),
        )
    )
    counts = {row["placed_by"]: row for row in rows}
    people = Person.objects.filter(pk__in=counts).order_by("name", "pk")
    return [
        ProxyRate(
            person=person,
            orders_count=counts[person.pk]["orders_count"],
            disowned_count=counts[person.pk]["disowned_count"],
            called_count=counts[person.pk]["called_count"],
            confirmed_count=counts[person.pk]["confirmed_count"],
        )
        for person in people
    ]


def _leaders(on: date) -> set[tuple[int, int]]:
    rows = Post.objects.held_on(on).filter(role="team_leader", unit__team__isnull=False)
    return set(rows.values_list("unit__team__id", "person_id"))
