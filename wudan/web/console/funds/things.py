"""What money of a use may be for, as a choice; and the page of what it is for, for whom that page opens."""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from wudan.activities.models import Activity
from wudan.areas.models import Unit
from wudan.funds.actions.commit import Thing
from wudan.funds.enums import LINKS, LinkKind, Use
from wudan.funds.models import Commitment, FundYear
from wudan.kit import numbers
from wudan.kit.refusals import Malformed
from wudan.people.actors import Actor
from wudan.projects.models import Project
from wudan.sites.enums.resource import WITHOUT_HOURS, ResourceStage
from wudan.sites.models import Resource, Site
from wudan.teams.models import TrainingSession
from wudan.web import posting
from wudan.web.console.activities.desk import ORGANIZERS
from wudan.web.console.training.desk import KEEPERS as TRAINERS

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MOST = 200
_LABELS = {
    Use.RUNNING: _("哪个单位的日常运营"), Use.BASES: _("建哪处阵地、哪个基地"), Use.TRAINING: _("哪一场培训"),
    Use.INCUBATION: _("哪个项目"), Use.EVENTS: _("哪个活动"),
}  # fmt: skip
_NAMES = {
    LinkKind.UNIT: "name", LinkKind.SITE: "unit__name", LinkKind.RESOURCE: "name", LinkKind.SESSION: "name",
    LinkKind.PROJECT: "title", LinkKind.ACTIVITY: "title",
}  # fmt: skip
Choices = list[tuple[str, str | list[tuple[str, str]]]]


def label_of(use: Use) -> "str | _StrPromise":
    """The question."""
    return _LABELS[use]


def offered(use: Use, fund: FundYear, asked: str = "") -> Choices:
    """What may be chosen, in the order of the tree or of time; `asked` finds by name.

    Where a use has two kinds of things they stand in two groups, and a key says its kind.
    """
    kinds = LINKS[use]
    found = {kind: _offered(LinkKind(kind), fund, asked) for kind in kinds}
    if len(kinds) == 1:
        return list(found[kinds[0]])
    grouped: Choices = []
    for kind, rows in found.items():
        if rows:
            keyed = [(f"{kind}-{key}", name) for key, name in rows]
            grouped.append((str(LinkKind(kind).label), keyed))
    return grouped


def thing_of(use: Use, fund: FundYear, key: str) -> Thing:
    """The chosen one. Raises Malformed."""
    kind, _dash, pk = key.rpartition("-")
    found = _rows(LinkKind(kind or LINKS[use][0]), fund)
    thing = found.filter(pk=min(int(pk), numbers.LARGEST_KEY)).first()
    if thing is None:
        raise Malformed({"thing": "请从列出的里面选。"})
    return thing


def _offered(kind: LinkKind, fund: FundYear, asked: str) -> list[tuple[str, str]]:
    rows = _rows(kind, fund)
    if asked:
        rows = rows.filter(**{f"{_NAMES[kind]}__icontains": asked})
    return [(str(one.pk), _shown(one)) for one in rows[:MOST]]


def link_of(held: Commitment, actor: Actor) -> tuple[str, str]:
    """Name and page of what a commitment is for; no page where it does not open to the actor."""
    name, url = url_of(held)
    opens = {LinkKind.SESSION: TRAINERS, LinkKind.ACTIVITY: ORGANIZERS}.get(held.link_kind)
    return name, url if opens is None or actor.role in opens else ""


def url_of(held: Commitment) -> tuple[str, str]:
    """Name and page of what a commitment is for."""
    kind = held.link_kind
    if kind == LinkKind.RESOURCE and held.resource:
        return held.resource.name, posting.page("resource", held.resource_id)
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
    kind: LinkKind, fund: FundYear
) -> "QuerySet[Unit] | QuerySet[Site] | QuerySet[Resource] | QuerySet[TrainingSession] | QuerySet[Project] | QuerySet[Activity]":
    county, live = fund.county, Q(ends_on=None)
    if kind == LinkKind.RESOURCE:
        kept = Resource.objects.filter(county=county).exclude(stage=ResourceStage.DROPPED)
        places = kept.exclude(kind__in=WITHOUT_HOURS)
        return places.select_related("area").order_by("area__code", "name", "pk")
    if kind == LinkKind.SITE:
        return (
            Site.objects.filter(unit__county=county, unit__ends_on=None)
            .select_related("unit")
            .order_by("unit__path")
        )
    if kind == LinkKind.SESSION:
        there = TrainingSession.objects.filter(
            county=county, cancelled_at=None, day__year=fund.year
        )
        return there.select_related("unit").order_by("day", "pk")
    if kind == LinkKind.PROJECT:
        return (
            Project.objects.filter(county=county)
            .live()
            .select_related("unit")
            .order_by("unit__path", "pk")
        )
    if kind == LinkKind.ACTIVITY:
        made = Activity.objects.filter(county=county, made_at__year=fund.year, cancelled_at=None)
        return made.select_related("unit").order_by("-made_at", "-pk")
    return Unit.objects.filter(live, county=county).exclude(kind="team").order_by("path")


def _shown(one: Thing) -> str:
    if isinstance(one, Unit):
        return one.name
    if isinstance(one, Site):
        return one.unit.name
    if isinstance(one, Resource):
        return f"{one.name}（{one.get_kind_display()}）"
    if isinstance(one, TrainingSession):
        return f"{one.day:%m-%d} {one.name}（{one.unit.short_name}）"
    return f"{one.title}（{one.unit.short_name}）"
