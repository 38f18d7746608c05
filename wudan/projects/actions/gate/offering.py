"""From an admitted project to the menu: one item, made once, written anew on each admission, following changes (R037)."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Max

from wudan.catalog.actions.edit_service import write
from wudan.catalog.actions.recording import lock_service
from wudan.catalog.details import NAMES, changed_by
from wudan.catalog.enums import Risk
from wudan.catalog.models import Service
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.projects.models import Project
from wudan.projects.reach import placeless_objection, sites_of

_COMPLETE_DAYS = 30
_FOLLOWS: dict[str, tuple[str, ...]] = {
    "platform_id": ("platform",), "title": ("name", "words"), "summary": ("summary",),
    "description": ("description",), "minutes": ("duration_minutes",), "headcount": ("headcount",),
    "lead_days": ("lead_days",), "months_mask": ("months",), "place_mode": ("places",),
    "risk": ("risk", "needs_insurance"), "area_id": ("serves",),
}  # fmt: skip
"""Which parts of the menu item say what a project's column says."""


def offer(project: Project, *, by: Actor, at: datetime) -> Service:
    """The menu item of a project, on the menu; how it read before is kept. Raises Objected without a site there."""
    insist(placeless_objection(project))
    said = _followed(project) | {
        "complete_days": _COMPLETE_DAYS, "open_claim": False, "once_a_day": False, "is_offered": True,
    }  # fmt: skip
    code = project.key.lower()
    service = Service.objects.filter(county=project.county, code=code).first()
    if service is None:
        last = Service.objects.filter(county=project.county).aggregate(last=Max("position"))["last"]
        said |= {"county": project.county, "code": code, "position": (last or 0) + 1}
        return Service.objects.create(**said)
    service = lock_service(service)
    if changed := [name for name in changed_by(service, said) if name in NAMES]:
        why = Phrase("项目 {key} 再次准入", key=project.key)
        write(service, {name: said[name] for name in changed}, why, by=by, at=at)
    service.platform, service.is_offered = project.platform, True
    service.save(update_fields=["platform", "is_offered"])
    return service


def renew(project: Project, changed: Collection[str], *, by: Actor, at: datetime) -> None:
    """The item says what of the project changed, and nothing else of it; how it read before is kept.

    Raises Objected when it went to a place without a site.
    """
    names = [name for column in changed for name in _FOLLOWS.get(column, ())]
    if project.service_id is None or not names:
        return
    if "serves" in names:
        insist(placeless_objection(project))
    service = lock_service(Service(pk=project.service_id))
    told, why = _followed(project), Phrase("跟着项目 {key} 改", key=project.key)
    write(service, {name: told[name] for name in names}, why, by=by, at=at)


def _followed(project: Project) -> dict[str, object]:
    """What the item says because the project says so."""
    return {
        "platform": project.platform, "name": project.title, "summary": project.summary,
        "description": project.description, "duration_minutes": project.minutes,
        "headcount": project.headcount, "lead_days": project.lead_days,
        "months": [] if len(project.months) == 12 else project.months,
        "places": [project.place_mode], "words": [project.title], "risk": project.risk,
        "needs_insurance": project.risk not in {Risk.NONE, Risk.LEGAL}, "serves": sites_of(project),
    }  # fmt: skip


def take_off(project: Project) -> None:
    """Off the menu; orders that were placed go on."""
    if project.service is not None:
        project.service.is_offered = False
        project.service.save(update_fields=["is_offered"])
