"""和哪项重点工作结合变了: the unit whose project, menu item or activity it is, when another unit said so (R103)."""

from django.urls import reverse

from wudan.activities.models import Activity
from wudan.catalog.models import PlatformDuty, Service
from wudan.jobs.telling.facts import holders, roles_that_may
from wudan.journal.events import events_of
from wudan.journal.outbox import Happening
from wudan.kit.clock import day_of
from wudan.notices.policies import Told
from wudan.people.models import Post
from wudan.projects.models import Project

_PROPOSING, _KEEPING_MENU, _RUNNING = map(
    roles_that_may, ("propose_projects", "keep_menu", "run_activities")
)


def joined_project(event: Happening) -> list[Told]:
    """Whoever proposes for the unit whose project it is; of what was recognized by its own words nobody is told."""
    if event.facts.get("recognized"):
        return []
    row = Project.objects.get(pk=event.subject_id)
    page = reverse("project", args=[row.pk])
    return _told(event, "project", row.title, page, event.facts, _PROPOSING, row.unit_id)


def joined_item(event: Happening) -> list[Told]:
    """Whoever keeps the menu at the department that leads the item's platform on the day it is told."""
    row = Service.objects.select_related("platform").get(pk=event.subject_id)
    leads = PlatformDuty.objects.on(day_of(event.heard_at)).leads().filter(platform=row.platform)
    page = reverse("platform-service", args=[row.platform.code, row.code])
    units = leads.values_list("unit", flat=True)
    return _told(event, "service", row.name, page, event.facts, _KEEPING_MENU, *units)


def joined_activity(event: Happening) -> list[Told]:
    """Whoever runs activities for the unit whose it is."""
    row, joined = Activity.objects.get(pk=event.subject_id), event.facts["joined"]
    assert isinstance(joined, dict)  # noqa: S101 - the journal holds it
    page = reverse("desk-activity", args=[row.no])
    return _told(event, "activity", row.title, page, joined, _RUNNING, row.unit_id)


def _told(
    event: Happening, kind: str, name: str, page: str, joined: dict[str, object], roles: list[str],
    *units: int,
) -> list[Told]:  # fmt: skip
    """Posts at these units, but those of the one that said so: it knows."""
    done = events_of(kind, event.subject_id).filter(pk=event.id)
    who, post, person = done.values_list("who", "post_id", "person_id").get()
    own = set(Post.objects.filter(pk=post or 0).values_list("unit", flat=True))
    here = holders(event, roles, *(unit for unit in units if unit not in own))
    now = f"与重点工作“{joined['name']}”结合" if joined["name"] else "不再与重点工作结合"
    blanks = {"item": name, "by": who, "now": now}
    return [Told(one, blanks, page) for one in here if one != person]
