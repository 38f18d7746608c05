"""研判清单: patterns that a person should look at, each explained, never a penalty (PIPL §24).

Four of the abuse model (domain §4): self-order rings, ratings by staff, bulk proxies at
month's end, piling on one beneficiary. Also the disown rate of each proxy.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, F, Q

from wudan.kit.clock import local, midnight
from wudan.kit.phrases import Phrase
from wudan.orders.enums import CallbackOutcome, Stage
from wudan.orders.flow import WITH_DISPATCH
from wudan.orders.models import Decision, Order
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
    on, since = local(at).date(), at - timedelta(days=days)
    orders = Order.objects.visible_to(actor, on=on).filter(placed_at__gte=since)
    items = [
        *rings(orders, on=on),
        *staff_ratings(orders, on=on),
        *month_ends(orders, since=since, at=at),
        *pilings(orders),
    ]
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
    rows = served.values_list("no", "placed_by", "placed_for", "dispatch__team")
    members = _members() | _leaders(on)
    for no, placer, beneficiary, team in rows:
        if (team, placer) not in members and (team, beneficiary) not in members:
            continue
        words = Phrase("点单人或受益人就是接单队伍的队员，请核实是否真有服务。")
        yield Item("ring", f"ring:{no}", words, (no,))


def staff_ratings(orders: OrderQuerySet, *, on: date) -> Iterator[Item]:
    """The reviewer holds a post in the site's line, or belongs to the team that served."""
    posts = defaultdict(list)
    for person, path in Post.objects.held_on(on).values_list("person_id", "unit__path"):
        posts[person].append(path)
    joined = Membership.objects.filter(left_on=None)
    members = _members() | _leaders(on)
    by_staff = Q(review__person__in=list(posts)) | Q(review__person__in=joined.values("person"))
    told = orders.filter(by_staff).values_list("review__person", "no", "origin__path", "dispatch__team")  # fmt: skip
    for person, no, origin, team in told:
        in_line = any(origin.startswith(path) for path in posts.get(person, ()))
        if in_line or (team, person) in members:
            words = Phrase("评单人是本级工作人员或服务队伍队员，请回访受益人。")
            yield Item("staff_rating", f"staff_rating:{no}", words, (no,))


def month_ends(orders: OrderQuerySet, *, since: datetime, at: datetime) -> Iterator[Item]:
    """A proxy places most of a month's orders in its last three days."""
    months, rows = _months(since, at), orders.filter(_BY_STAFF)
    counts: dict[str, Count] = {}
    for number, (first, last, end) in enumerate(months):
        counts[f"all_{number}"] = Count("pk", filter=Q(placed_at__gte=first, placed_at__lt=end))
        counts[f"late_{number}"] = Count("pk", filter=Q(placed_at__gte=last, placed_at__lt=end))
    for placer, *counted in rows.values_list("placed_by").annotate(**counts):
        for (first, last, end), many, late in zip(months, counted[::2], counted[1::2], strict=True):
            if late < BULK_LEAST or late < BULK_SHARE * many:
                continue
            month = f"{first:%Y-%m}"
            words = Phrase(
                "{month} 月底 {month_end_days} 天代点 {count} 单，占当月 {count2} 单的大半。",
                month=month,
                month_end_days=MONTH_END_DAYS,
                count=late,
                count2=many,
            )
            placed = rows.filter(placed_by=placer, placed_at__gte=last, placed_at__lt=end)
            numbers = tuple(placed.order_by("pk").values_list("no", flat=True))
            yield Item("month_end", f"month_end:{placer}:{month}", words, numbers)


def _months(since: datetime, at: datetime) -> list[tuple[datetime, datetime, datetime]]:
    """Each month that the window touches: where it begins, its last days begin, it ends."""
    first, months = local(since).date().replace(day=1), []
    while midnight(first) <= at:
        end = (first + timedelta(days=31)).replace(day=1)
        last = end - timedelta(days=MONTH_END_DAYS)
        months.append((midnight(first), midnight(last), midnight(end)))
        first = end
    return months


def pilings(orders: OrderQuerySet) -> Iterator[Item]:
    """One beneficiary: the same once-a-day service twice on a day, or many in a week."""
    rows = orders.filter(
        stage__in=WITH_DISPATCH - {Stage.OFFERED},
        fulfillments__isnull=False,
        fulfillments__cancelled_at=None,
    )
    daily = Q(service__once_a_day=True)
    often = (
        rows.values("placed_for")
        .annotate(
            many=Count("pk"),
            daily=Count("service", filter=daily),
            kinds=Count("service", filter=daily, distinct=True),
        )
        .filter(Q(many__gte=PILING_WEEK) | Q(daily__gt=F("kinds")))
    )
    found = rows.filter(placed_for__in=often.values("placed_for")).values_list(
        "placed_for", "no", "service__once_a_day", "service_id", "fulfillments__starts_at"
    )
    days: dict[str, list[str]] = defaultdict(list)
    weeks: dict[str, list[str]] = defaultdict(list)
    for person, no, once, service, starts_at in found.order_by("fulfillments__starts_at", "pk"):
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


def _members() -> set[tuple[int, int]]:
    return set(Membership.objects.filter(left_on=None).values_list("team_id", "person_id"))


def _leaders(on: date) -> set[tuple[int, int]]:
    leading = Post.objects.held_on(on).filter(role="team_leader", unit__team__isnull=False)
    return set(leading.values_list("unit__team__id", "person_id"))
