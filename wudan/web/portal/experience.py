"""我们的经验, for everybody: the signed summary of a year as page and PDF (R119)."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.kit.refusals import Missing
from wudan.lessons.enums import SummaryState
from wudan.lessons.models import Summary
from wudan.lessons.papers import summary_paper
from wudan.web.portal.experience_blocks import drawn


@login_not_required
def experience(request: HttpRequest, year: int) -> HttpResponse:
    """One year. Raises Missing when it is not signed, or was taken down."""
    return _page(request, _of_year(year))


@login_not_required
def experience_latest(request: HttpRequest) -> HttpResponse:
    """The latest year that is signed, or that none is yet: where every page's footer leads, which
    so need not know the year."""
    latest = _signed().order_by("-year").first()
    if latest is None:
        return render(
            request, "portal/experience/none.html", {"purpose": settings.PACK.brand.purpose}
        )
    return _page(request, latest)


@login_not_required
def experience_paper(request: HttpRequest, year: int) -> HttpResponse:
    """The same as PDF."""
    brand = settings.PACK.brand
    paper = summary_paper(_of_year(year), county=brand.title, purpose=brand.purpose)
    answer = HttpResponse(paper, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="experience-{year}.pdf"'
    return answer


def _page(request: HttpRequest, shown: Summary) -> HttpResponse:
    years = _signed().order_by("-year").values_list("year", flat=True)
    context = {
        "shown": shown, "purpose": settings.PACK.brand.purpose, "blocks": drawn(shown.figures),
        "others": [one for one in years if one != shown.year],
    }  # fmt: skip
    return render(request, "portal/experience/year.html", context)


def _signed() -> QuerySet[Summary]:
    return Summary.objects.filter(county=settings.PACK.county, state=SummaryState.SIGNED)


def _of_year(year: int) -> Summary:
    found = _signed().filter(year=min(year, 9999)).first()
    if found is None:
        raise Missing
    return found
