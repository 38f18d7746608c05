"""部门情况: the platforms a department leads, and what it did itself on its duties."""

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.models import Platform, PlatformDuty
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.statistics.known import Numbers, known
from wudan.web.console.overview import blocks
from wudan.web.console.overview.asked import Asked, Time, tabs_of, unit_of
from wudan.web.console.picture import rows_at
from wudan.web.waiting import wait_words


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
    whole = known(center.pk, span=asked.span, start=asked.start, below=[asked.unit.pk])  # fmt: skip
    own = whole.below.get(asked.unit.pk, Numbers())
    context = {
        "unit": asked.unit, "months": tabs_of(request, asked), "at": asked.now,
        "platforms": [_shown(one, whole.topics.get(one.pk, Numbers()), asked) for one in platforms],
        "asked_of_us": own["did-asked"], "taken": own["did-taken"], "done": own["did-orders"],
    }  # fmt: skip
    return render(request, "console/overview/department.html", context)


def _shown(platform: Platform, numbers: Numbers, asked: Asked) -> dict[str, object]:
    whole = numbers["funnel-placed"]
    return {
        "name": platform.name, "url": rows_at(month=asked.text, platform=platform.pk),
        "steps": [
            (label, numbers[f"funnel-{key}"], blocks.percent_of(numbers[f"funnel-{key}"], whole),
             wait_words(numbers.median(key)))
            for key, label in blocks.words_of_steps()
        ],
        "most": whole or 1, "reviews": numbers["reviews"], "good": numbers["reviews-good"],
        "unmet": numbers["unmet-declined"] + numbers["unmet-referred"],
    }  # fmt: skip
