"""文明实践方案 for everybody, once adopted: what a team means to do in a year (R002, R051).

It says what the sheet on the wall says; minutes and versions that are being written stay inside.
"""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing
from wudan.teams.enums import PlanStep
from wudan.teams.models import PlanItem, PlanVersion, Team
from wudan.teams.papers import plan_sheet
from wudan.web.team_words import category_named

_MOST = 6


@login_not_required
def team_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The adopted plan of this number. Raises Missing before it is adopted."""
    version = _adopted(pk)
    team = version.plan.team
    context = {
        "version": version, "team": team, "lines": _lines(version), "purpose": settings.PACK.brand.purpose,
        "others": [one for one in adopted_of(team) if one.pk != version.pk],
    }  # fmt: skip
    return render(request, "portal/plan.html", context)


@login_not_required
def team_plan_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The same as the sheet for the wall."""
    version, brand = _adopted(pk), settings.PACK.brand
    paper = plan_sheet(version, _lines(version), county=brand.title, purpose=brand.purpose)
    answer = HttpResponse(paper, content_type="application/pdf")
    answer["Content-Disposition"] = (
        f'inline; filename="plan-{version.plan_id}-{version.number}.pdf"'
    )
    return answer


def adopted_of(team: Team) -> list[PlanVersion]:
    """A team's adopted plans, the newest period first."""
    rows = PlanVersion.objects.filter(plan__team=team, step=PlanStep.ADOPTED)
    return list(rows.select_related("plan").order_by("-plan__starts_on", "-pk")[:_MOST])


def _adopted(pk: int) -> PlanVersion:
    rows = PlanVersion.objects.filter(plan=min(pk, LARGEST_KEY), step=PlanStep.ADOPTED)
    found = rows.filter(plan__team__unit__county=settings.PACK.county)
    version = found.select_related("plan__team__unit").first()
    if version is None:
        raise Missing
    return version


def _lines(version: PlanVersion) -> list[tuple[PlanItem, str]]:
    return [(item, category_named(item.category)) for item in version.items.order_by("line")]
