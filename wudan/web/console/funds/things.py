"""What money of a use may be for, as a choice; and the page of what it is for."""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from wudan.activities.models import Activity
from wudan.areas.models import Unit
from wudan.funds.actions.commit import Thing
from wudan.funds.enums import LinkKind, Use
from wudan.funds.models import Commitment, FundYear
from wudan.kit import numbers
from wudan.kit.refusals import Malformed
from wudan.projects.models import Project
from wudan.sites.models import Site
from wudan.teams.models import TrainingSession
from wudan.web import posting

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MOST = 200
_LABELS = {
    Use.RUNNING: _("哪个单位的日常运营"), Use.BASES: _("建哪处阵地"), Use.TRAINING: _("哪一场培训"),
    Use.INCUBATION: _("哪个项目"), Use.EVENTS: _("哪个活动"),
}  # fmt: skip
_NAMES = {
    Use.RUNNING: "name", Use.BASES: "unit__name", Use.TRAINING: "name", Use.INCUBATION: "title", Use.EVENTS: "title",
}  # fmt: skip


def label_of(use: Use) -> "str | _StrPromise":
    """The question."""
    return _LABELS[use]


def offered(use: Use, fund: FundYear, asked: str = "") -> list[tuple[str, str]]:
    """What may be chosen, in the order of the tree or of time; `asked` finds by name."""
    rows = _rows(use, fund)
    if asked:
        rows = rows.filter(**{f"{_NAMES[use]}__icontains": asked})
    return [(str(one.pk), _shown(one)) for one in rows[:MOST]]


def thing_of(use: Use, fund: FundYear, pk: str) -> Thing:
    """The chosen one. Raises Malformed."""
    found = _rows(use, fund).filter(pk=min(int(pk), numbers.LARGEST_KEY)).first()
    if found is None:
        raise Malformed({"thing": "请从列出的里面选。"})
    return found


def url_of(held: Commitment) -> tuple[str, str]:
    """Name and page of what a commitment is for."""
    kind = held.link_kind
    if kind == LinkKind.SITE and held.site:
        return held.site.unit.name, posting.page("site", held.site.unit_id)
    if kind == LinkKind.SESSION and held.session:
        return held.session.name, posting.page("training-session", held.session_id)
    if kind == LinkKind.PROJECT and held.project:
        return held.project.title, posting.page("project", held.project_id)
    if kind == LinkKind.ACTIVITY and held.activity:
        return held.activity.title, posting.page("desk-activity", held.activity.no)
    return (held.unit.name if held.unit else ""), ""


def _rows(
    use: Use, fund: FundYear
) -> "QuerySet[Unit] | QuerySet[Site] | QuerySet[TrainingSession] | QuerySet[Project] | QuerySet[Activity]":
    county, live = fund.county, Q(ends_on=None)
    if use == Use.BASES:
        return (
            Site.objects.filter(unit__county=county, unit__ends_on=None)
            .select_related("unit")
            .order_by("unit__path")
        )
    if use == Use.TRAINING:
        there = TrainingSession.objects.filter(
            county=county, cancelled_at=None, day__year=fund.year
        )
        return there.select_related("unit").order_by("day", "pk")
    if use == Use.INCUBATION:
        return (
            Project.objects.filter(county=county)
            .live()
            .select_related("unit")
            .order_by("unit__path", "pk")
        )
    if use == Use.EVENTS:
        made = Activity.objects.filter(county=county, made_at__year=fund.year, cancelled_at=None)
        return made.select_related("unit").order_by("-made_at", "-pk")
    return Unit.objects.filter(live, county=county).exclude(kind="team").order_by("path")


def _shown(one: Thing) -> str:
    if isinstance(one, Unit):
        return one.name
    if isinstance(one, Site):
        return one.unit.name
    if isinstance(one, TrainingSession):
        return f"{one.day:%m-%d} {one.name}（{one.unit.short_name}）"
    return f"{one.title}（{one.unit.short_name}）"
