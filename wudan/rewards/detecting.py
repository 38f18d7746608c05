"""领东西和记分里的怪样子: one collector for many households (A10); one hand that grants to one owner (A11).

Patterns for a human to look at, each time with their numbers; nothing is taken and nobody is shut
out by them. A carer who collects for neighbours is a good answer.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, F, Max

from wudan.kit.clock import midnight
from wudan.kit.phrases import Phrase
from wudan.ledger.detecting import Suspicion
from wudan.people.models import HouseholdMember
from wudan.rewards.enums.deed import DeedState
from wudan.rewards.models import Deed, Redemption

KIND, LABEL = "collector", Phrase("一个人领了很多户的")
GRANTER = "granter"
LABELS = {KIND: LABEL, GRANTER: Phrase("多半记给同一家")}
SPAN = timedelta(days=30)
MOST_PEOPLE = 4
"""For so many others one may collect in a month before somebody asks."""
FAVOURED = 8
"""So many deeds of one owner, more than half of all that one hand wrote down, are looked at."""


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
            words = Phrase(
                "一个月里，同一个人替别的户的 {others} 个人领走了 {row} 笔兑换。",
                others=others,
                row=row["times"],
            )
            key = f"{KIND}:{row['collector']}:{until:%Y%m}"
            yield Suspicion(KIND, key, words, (), row["shop"])


def granters(county: str, until: date) -> Iterator[Suspicion]:
    """Who wrote most of a month's deeds down for one person or household; once a month and pair.

    Only what grants points and stands; what was reversed has been looked at.
    """
    rows = Deed.objects.filter(
        county=county, kept_at__gte=midnight(until - SPAN), state=DeedState.KEPT
    ).order_by()
    written = dict(rows.values_list("kept_by_id").annotate(Count("pk")))
    each = rows.values("kept_by_id", "person", "household", "team")
    favoured = each.annotate(times=Count("pk"), place=Max("unit")).filter(times__gte=FAVOURED)
    for row in favoured.order_by("kept_by_id", "person", "household", "team"):
        total = written[row["kept_by_id"]]
        if row["times"] * 2 > total:
            owner = next(f"{one}{row[one]}" for one in ("person", "household", "team") if row[one])
            words = Phrase(
                "一个月里，同一个人记了 {total} 件好事，其中 {row} 件记给同一家或同一个人。",
                total=total,
                row=row["times"],
            )
            key = f"{GRANTER}:{row['kept_by_id']}:{owner}:{until:%Y%m}"
            yield Suspicion(GRANTER, key, words, (), row["place"])


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
