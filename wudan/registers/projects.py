"""How projects did, from activities and orders; nobody types it again (R065; domain §3.1)."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Count, Max, Q

from wudan.activities.enums import ActivityStage
from wudan.activities.models import Activity, Shift
from wudan.kit.clock import day_of
from wudan.orders.enums import Stage
from wudan.orders.models import Order
from wudan.projects.actions.life import propose_exits
from wudan.projects.figures import Figures
from wudan.projects.models import Project

GOOD = 4
_SAYS_NOTHING = [Stage.VOID, Stage.MERGED, Stage.WITHDRAWN]
_HELD = [ActivityStage.OPEN, ActivityStage.CLOSED, ActivityStage.ENDED]


def figures_of(projects: Iterable[Project], *, at: datetime) -> dict[int, Figures]:
    """Each project's figures up to now; three statements, however many projects."""
    listed = list(projects)
    of_service = {one.service_id: one.pk for one in listed if one.service_id}
    days: dict[int, list[date]] = defaultdict(list)
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    orders = Order.objects.filter(service__in=of_service).exclude(stage__in=_SAYS_NOTHING)
    for row in orders.values("service").annotate(
        orders=Count("pk", distinct=True),
        persons=Count("placed_for", distinct=True),
        last=Max("fulfillments__done_at"),
        reviews=Count("review", distinct=True),
        good=Count("review", filter=Q(review__score__gte=GOOD), distinct=True),
    ).order_by():  # fmt: skip
        pk = of_service[row["service"]]
        counts[pk] = {name: row[name] for name in ("orders", "persons", "reviews", "good")}
        days[pk] += [day_of(row["last"])] if row["last"] else []
    pks = [one.pk for one in listed]
    ended = Shift.objects.filter(
        activity__project__in=pks, activity__stage__in=_HELD, ends_at__lte=at
    )
    for pk, last in ended.values_list("activity__project").annotate(last=Max("ends_at")).order_by():
        days[pk].append(day_of(last))
    held = Activity.objects.filter(project__in=pks, stage__in=_HELD)
    activities = dict(held.values_list("project").annotate(held=Count("pk")).order_by())
    return {
        pk: Figures(
            last_on=max(days[pk], default=None), activities=activities.get(pk, 0), **counts[pk]
        )
        for pk in pks
    }


def propose_what_idles(*, at: datetime) -> int:
    """The day's look at the list: what idles or is poorly reviewed is proposed to a person; how many."""
    return propose_exits(seen=figures_of(Project.objects.listed(), at=at), at=at)
