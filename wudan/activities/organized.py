"""What an organizer finds and may choose: the own activities by how far they are, teams, plan lines, projects, places."""

from datetime import date

from django.db.models import F, QuerySet

from wudan.activities.enums import ActivityStage
from wudan.activities.models import Activity
from wudan.activities.querysets import ActivityQuerySet
from wudan.people.actors import Actor
from wudan.projects.models import Project
from wudan.projects.querysets.project import ProjectQuerySet
from wudan.sites.enums.resource import WITHOUT_HOURS, ResourceStage
from wudan.sites.models import Resource
from wudan.teams.enums import PlanStep
from wudan.teams.models import PlanItem, Team

_LIVE = (ActivityStage.OPEN, ActivityStage.CLOSED)


def organized(actor: Actor, which: str) -> ActivityQuerySet:
    """Those within reach: `coming`, `drafts`, `past` or `patterns`, in the order in which they are looked for."""
    rows = Activity.objects.run_by(actor).with_names()
    if which == "patterns":
        return rows.filter(is_template=True).order_by("-made_at", "-pk")
    rows = rows.filter(is_template=False)
    if which == "drafts":
        return rows.filter(stage=ActivityStage.DRAFT).order_by("-made_at", "-pk")
    if which == "past":
        return rows.exclude(stage__in=(*_LIVE, ActivityStage.DRAFT)).order_by(
            F("begins").desc(nulls_last=True), "-pk"
        )
    return rows.filter(stage__in=_LIVE).order_by(F("begins"), "pk")


def teams_for(actor: Actor) -> QuerySet[Team]:
    """Who could go: teams of the own unit and below; a leader's own."""
    rows = Team.objects.filter(unit__ends_on=None, unit__path__startswith=actor.unit_path)
    return rows.select_related("unit").order_by("unit__short_name", "pk")


def plan_items_for(actor: Actor, *, on: date) -> QuerySet[PlanItem]:
    """The lines of the adopted plans of the own team and those below, that still run."""
    rows = PlanItem.objects.filter(
        version__step=PlanStep.ADOPTED,
        version__plan__team__unit__path__startswith=actor.unit_path,
        version__plan__ends_on__gte=on,
    )
    return rows.select_related("version__plan").order_by("version__plan", "line")


def projects_for(county: str) -> ProjectQuerySet:
    """Those on the dynamic list."""
    rows = Project.objects.filter(county=county).listed().select_related("platform")
    return rows.order_by("pk")


def places_for(county: str) -> QuerySet[Resource]:
    """Open resources one can meet at."""
    rows = Resource.objects.filter(county=county, stage=ResourceStage.OPEN)
    return rows.exclude(kind__in=WITHOUT_HOURS).select_related("area").order_by("name")
