"""部门情况: the platforms a department leads, and what it did itself on its duties."""

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.models import Platform, PlatformDuty
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.statistics.known import Numbers, known
from wudan.web.console.overview import blocks
from wudan.web.console.overview.asked import Asked, Time, tabs_of, unit_of
from wudan.web.console.picture import Figure


def department_page(request: HttpRequest, time: Time, actor: Actor) -> HttpResponse:
    """Only its own platforms, after a site has accepted: what is before is the sites'."""
    county = settings.PACK.county
    near = Unit.objects.filter(county=county, ends_on=None)
    units = list(near.filter(Q(kind=UnitKind.CENTER) | Q(pk=actor.unit_id)))
    asked = time.of(unit_of(request, actor, units))
    center = next((one for one in units if one.kind == UnitKind.CENTER), None)
    if center is None or asked.unit == center:
        raise Missing
    duties = PlatformDuty.objects.on(asked.today).leads().filter(unit=actor.unit_id)
    platforms = list(Platform.objects.filter(county=county, pk__in=duties.values("platform")))
    whole = known(center.pk, span=asked.span, start=asked.start, beside=asked.unit.pk)  # fmt: skip
    own = whole.below.get(asked.unit.pk, Numbers())
    context = {
        "unit": asked.unit, "months": tabs_of(request, asked), "at": asked.now,
        "platforms": [_shown(one, whole.topics.get(one.pk, Numbers()), asked) for one in platforms],
        "own": _own(own, asked),
    }  # fmt: skip
    return render(request, "console/overview/department.html", context)


def _shown(platform: Platform, numbers: Numbers, asked: Asked) -> dict[str, object]:
    """One platform: how far its orders came, what people said of it, what was not met."""
    said = {
        "reviews": _("群众评了"), "reviews-good": _("给四分、五分"), "unmet-declined": _("不予受理"),
        "unmet-referred": _("转办"),
    }  # fmt: skip
    return {
        "name": platform.name,
        "steps": blocks.funnel(numbers, asked, platform=platform.pk),
        "said": [
            Figure(label, numbers[key], asked.opens(key, platform=platform.pk))
            for key, label in said.items()
        ],
    }


def _own(numbers: Numbers, asked: Asked) -> list[Figure]:
    """What the department did itself on its duties."""
    labels = {"did-asked": _("派来"), "did-taken": _("接下"), "did-orders": _("办完")}
    return [Figure(label, numbers[key], asked.opens(key)) for key, label in labels.items()]
