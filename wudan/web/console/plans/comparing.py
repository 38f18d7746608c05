"""方案对照: each line of an adopted version with what was delivered of it, as bars (R051)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Min
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.activities.delivered import Delivered, delivered
from wudan.activities.enums import ActivityStage
from wudan.activities.models import Activity
from wudan.kit.clock import day_of
from wudan.people.actors import Actor
from wudan.teams.models import PlanItem
from wudan.web.templatetags.words import day

_MOST = 300


@dataclass(frozen=True, slots=True)
class Held:
    """One activity of a line; without an address where the reader may not open it."""

    title: str
    when: str
    stage: str
    url: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One line: planned, over, on their way; fits parts/progress.html."""

    label: str
    value: int
    max: int
    words: str
    activities: list[Held] = field(default_factory=list)


def bars_of(plan: int, items: Sequence[PlanItem], actor: Actor) -> list[Bar]:
    """Each line of a version; two statements."""
    counted, held = delivered([plan]), _activities(plan, actor)
    return [_bar(item, counted[plan, item.line], held[item.line]) for item in items]


def _bar(item: PlanItem, found: Delivered, held: list[Held]) -> Bar:
    said = _("计划 {n} 次，办了 {done} 次，要办 {coming} 次")
    words = said.format(n=item.target, done=found.done, coming=found.coming)
    return Bar(item.title, min(found.done, item.target), item.target, words, held)


def _activities(plan: int, actor: Actor) -> dict[int, list[Held]]:
    rows = Activity.objects.filter(plan_item__version__plan=plan, is_template=False)
    rows = rows.exclude(stage=ActivityStage.CANCELLED).select_related("plan_item")
    found = list(rows.annotate(first=Min("shifts__starts_at")).order_by("first", "pk")[:_MOST])
    own = set(
        Activity.objects.run_by(actor)
        .filter(pk__in=[row.pk for row in found])
        .values_list("pk", flat=True)
    )
    read = set(
        Activity.objects.readable_by(actor)
        .filter(pk__in=[row.pk for row in found])
        .values_list("pk", flat=True)
    )
    shown: dict[int, list[Held]] = defaultdict(list)
    for row in found:
        if row.plan_item is not None:
            shown[row.plan_item.line].append(
                _held(row, is_own=row.pk in own, is_read=row.pk in read)
            )
    return shown


def _held(row: Activity, *, is_own: bool, is_read: bool) -> Held:
    url = ""
    if is_own:
        url = reverse("desk-activity", args=[row.no])
    elif is_read:
        url = reverse("activity", args=[row.no])
    first = getattr(row, "first", None)
    return Held(row.title, day(day_of(first)) if first else "", row.get_stage_display(), url)
