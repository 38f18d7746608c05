"""说明文本: what people agree to, with version and hash; public, and fit to print (PIPL §17)."""

from datetime import date

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.kit.texts import Text, blocks_of, text_on
from wudan.people.consents import TEXT_OF, versions_of
from wudan.people.enums import ConsentKind
from wudan.people.models import RecruitmentRules
from wudan.people.papers import wall_sheet

_RULES = TEXT_OF[ConsentKind.VOLUNTEER]


@login_not_required
def text(request: HttpRequest, code: str) -> HttpResponse:
    """One text, as it is in force today; `version` shows an earlier one."""
    shown = _chosen(request, code)
    context = {
        "text": shown, "blocks": blocks_of(shown.body),
        "others": [one for one in versions_of(code) if one != shown],
        "texts": [text_on(settings.PACK.texts, one, _today()) for one in settings.PACK.texts],
        "is_rules": code == _RULES,
    }  # fmt: skip
    return render(request, "portal/text.html", context)


@login_not_required
def recruitment_sheet(request: HttpRequest) -> HttpResponse:
    """The rules as a sheet for the wall; the same version is the same sheet (R056)."""
    shown = _chosen(request, _RULES)
    county = settings.PACK.county
    row = RecruitmentRules.objects.filter(county=county, effective_on=shown.version).first()
    address = f"{reverse('text', args=[_RULES])}?version={shown.version}"
    paper = wall_sheet(
        shown, county=settings.PACK.brand.title, adopted_as=row.adopted_as if row else "",
        address=request.build_absolute_uri(address),
    )  # fmt: skip
    answer = HttpResponse(paper, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="recruitment-{shown.version}.pdf"'
    return answer


def _chosen(request: HttpRequest, code: str) -> Text:
    """The version asked for, or the one in force. Raises Missing."""
    if code not in settings.PACK.texts:
        raise Missing
    versions, wanted = versions_of(code), request.GET.get("version", "")
    found = next((one for one in versions if str(one.version) == wanted), None)
    if wanted and found is None:
        raise Missing
    return found or text_on({code: versions}, code, _today())


def _today() -> date:
    return clock.day_of(clock.now())
