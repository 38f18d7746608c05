"""重点工作 in a rehearsal: the office says which items of the menu go with one; projects are known by what they cite."""

from datetime import datetime

from wudan.catalog.models import Service
from wudan.jobs.rehearsal.script import Scene
from wudan.projects.actions.key_works import join_item
from wudan.projects.models import KeyWork

_ITEMS = {
    "乡村振兴": ("apple-pruning", "sheep-care", "opera-to-village"),
    "移风易俗": ("custom-reform-talk",),
    "一老一小": ("haircut", "home-doctor-visit", "elder-yard-cleaning", "after-school-help"),
}


def join_items(scene: Scene, county: str, *, at: datetime) -> None:
    """Some of the menu, before the first order comes."""
    office = scene.staff(scene.center.pk)
    works = {one.name: one for one in KeyWork.objects.filter(county=county)}
    for name, codes in _ITEMS.items():
        if work := works.get(name):
            for item in Service.objects.filter(county=county, code__in=codes).order_by("pk"):
                join_item(service=item, work=work, by=office, at=at)
