"""From an admitted project to the menu: one item, made once, written anew on each admission (R037)."""

from django.db.models import Max

from wudan.catalog.enums import Risk
from wudan.catalog.models import Service
from wudan.projects.models import Project

_COMPLETE_DAYS = 30


def offer(project: Project) -> Service:
    """The menu item of a project, on the menu."""
    said: dict[str, object] = {
        "platform": project.platform, "name": project.title, "summary": project.summary,
        "description": project.description, "duration_minutes": project.minutes,
        "headcount": project.headcount, "lead_days": project.lead_days,
        "complete_days": _COMPLETE_DAYS,
        "months": [] if len(project.months) == 12 else project.months,
        "places": [project.place_mode], "words": [project.title], "risk": project.risk,
        "needs_insurance": project.risk not in {Risk.NONE, Risk.LEGAL}, "open_claim": False,
        "once_a_day": False, "is_offered": True,
    }  # fmt: skip
    code = project.key.lower()
    service = Service.objects.filter(county=project.county, code=code).first()
    if service is None:
        last = Service.objects.filter(county=project.county).aggregate(last=Max("position"))["last"]
        said |= {"county": project.county, "code": code, "position": (last or 0) + 1}
        return Service.objects.create(**said)
    for name, value in said.items():
        setattr(service, name, value)
    service.save()
    return service


def take_off(project: Project) -> None:
    """Off the menu; orders that were placed go on."""
    if project.service is not None:
        project.service.is_offered = False
        project.service.save(update_fields=["is_offered"])
