"""我们的经验, for everybody: the signed summary of a year as page and PDF (R119)."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.kit.refusals import Missing
from wudan.lessons.enums import PURPOSE, SummaryState
from wudan.lessons.models import Summary
from wudan.lessons.papers import summary_paper


@login_not_required
def experience(request: HttpRequest, year: int) -> HttpResponse:
    """One year. Raises Missing when it is not signed, or was taken down."""
    shown = _signed(year)
    others = Summary.objects.filter(county=settings.PACK.county, state=SummaryState.SIGNED)
    context = {
        "shown": shown, "purpose": PURPOSE,
        "others": [one for one in others.order_by("-year").values_list("year", flat=True) if one != year],
    }  # fmt: skip
    return render(request, "portal/experience/year.html", context)


@login_not_required
def experience_paper(request: HttpRequest, year: int) -> HttpResponse:
    """The same as PDF."""
    paper = summary_paper(_signed(year), county=settings.PACK.brand.title)
    answer = HttpResponse(paper, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="experience-{year}.pdf"'
    return answer


def _signed(year: int) -> Summary:
    rows = Summary.objects.filter(county=settings.PACK.county, state=SummaryState.SIGNED)
    found = rows.filter(year=min(year, 9999)).first()
    if found is None:
        raise Missing
    return found
