"""一个人领了很多户的: many redemptions handed to one collector, for households not their own (A10).

A pattern for a human to look at, each time with its numbers; nothing is taken and nobody is shut
out by it. A carer who collects for neighbours is a good answer.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, F, Max

from wudan.kit.clock import midnight
from wudan.ledger.detecting import Suspicion
from wudan.people.models import HouseholdMember
from wudan.rewards.models import Redemption

KIND, LABEL = "collector", "一个人领了很多户的"
SPAN = timedelta(days=30)
MOST_PEOPLE = 4
"""For so many others one may collect in a month before somebody asks."""


def collectors(county: str, until: date) -> Iterator[Suspicion]:
    """Who collected for more than a few others in the last month; one suspicion a month and person."""
    rows = (
        Redemption.objects.filter(county=county, ended_at__gte=midnight(until - SPAN))
        .exclude(collector=None).exclude(collector=F("person"))
        .values("collector")
        .annotate(people=Count("person", distinct=True), times=Count("pk"), shop=Max("shop__unit"))
        .filter(people__gt=MOST_PEOPLE)
    )  # fmt: skip
    for row in rows.order_by("collector"):
        others = _others(row["collector"], county, until)
        if others > MOST_PEOPLE:
            words = f"一个月里，同一个人替别的户的 {others} 个人领走了 {row['times']} 笔兑换。"
            key = f"{KIND}:{row['collector']}:{until:%Y%m}"
            yield Suspicion(KIND, key, words, (), row["shop"])


def _others(collector: int, county: str, until: date) -> int:
    """For how many who are not of the collector's household."""
    home = HouseholdMember.objects.of(collector)
    rows = Redemption.objects.filter(
        county=county, collector=collector, ended_at__gte=midnight(until - SPAN)
    ).exclude(person=collector)
    if home is not None:
        kin = HouseholdMember.objects.live().filter(household=home.household_id)
        rows = rows.exclude(person__in=kin.values("person"))
    return rows.values("person").distinct().count()
