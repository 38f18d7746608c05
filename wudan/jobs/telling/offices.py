"""单位里的人: posts that are asked to a meeting, own a decision, accept it, review or proposed a project,
admit a change of the menu, keep it, or whose site goes to another office."""

from collections.abc import Callable
from datetime import datetime

from django.urls import reverse

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.models import PlatformDuty, Service, ServiceChange
from wudan.inspections.enums import FindingState, Manner, VisitState
from wudan.inspections.models import UnitVisit
from wudan.jobs.telling.facts import holders, number_in, reason, roles_that_may, seated
from wudan.jobs.telling.wording import on_day, when
from wudan.journal.events import events_of
from wudan.journal.outbox import Happening
from wudan.kit.clock import CHINA, day_of
from wudan.meetings.enums import MeetingState, TaskState
from wudan.meetings.models import Invitee, Meeting, Task
from wudan.notices.policies import Told
from wudan.projects.enums.gate import Conflict, RoundState
from wudan.projects.models import Decision, Project, Reviewing
from wudan.sites.models import Site

_HOLDING, _OWNING, _PROPOSING, _DECIDING, _KEEPING_MENU = map(
    roles_that_may,
    ("hold_meetings", "answer_tasks", "propose_projects", "decide_projects", "keep_menu"),
)
_KEEPING_SITES = ["station_keeper", "institute_staff"]
_AT_MEETINGS = [*_OWNING, "leader"]
"""Those who can open the page of a meeting to which their unit is asked."""


def summoned(event: Happening) -> list[Told]:
    """Whoever has a post at a unit that is asked to the meeting; a day that was given up is not told."""
    row = Meeting.objects.select_related("unit", "platform").get(pk=event.subject_id)
    if row.state == MeetingState.DROPPED and event.verb != "meeting.drop":
        return []
    units = row.invitees.live().values_list("unit", flat=True)
    starts = datetime.combine(row.day, row.starts_at, tzinfo=CHINA)
    blanks = {
        "meeting": str(row), "unit": row.unit.short_name, "day": when(starts), "place": row.place,
        "why": row.why,
    }  # fmt: skip
    page = reverse("meeting", args=[row.pk])
    return [Told(person, blanks, page) for person in holders(event, _AT_MEETINGS, *units)]


def meeting_guest(event: Happening) -> list[Told]:
    """Whoever has a post at the unit that was added or taken off, while that is how it stands and the day is to come."""
    rows = Invitee.objects.select_related("meeting__unit", "meeting__platform", "item")
    row = rows.get(meeting=event.subject_id, unit=number_in(event, "unit"))
    met, is_off = row.meeting, row.off_at is not None
    if met.state != MeetingState.CALLED or is_off != (event.verb == "meeting.excuse"):
        return []
    starts = datetime.combine(met.day, met.starts_at, tzinfo=CHINA)
    blanks = {
        "meeting": str(met), "unit": met.unit.short_name, "day": when(starts), "place": met.place,
        "item": f"，为“{row.item.title}”这一项" if row.item else "", "why": row.off_why,
    }  # fmt: skip
    page = reverse("meeting-desk") if is_off else reverse("meeting", args=[met.pk])
    return [Told(person, blanks, page) for person in holders(event, _AT_MEETINGS, row.unit_id)]


def task_owner(event: Happening) -> list[Told]:
    """Whoever can report for the unit that owns a decision, as it stands now."""
    return _of_task(event, lambda row: row.unit, _OWNING)


def task_waits(event: Happening) -> list[Told]:
    """The same, while it is still to be reported and its day is the one that was meant."""
    row = Task.objects.get(pk=event.subject_id)
    is_so = row.state == TaskState.OPEN and row.due_on.isoformat() == event.facts.get("due")
    return _of_task(event, lambda task: task.unit, _OWNING) if is_so else []


def task_acceptor(event: Happening) -> list[Told]:
    """Whoever can accept it at the unit that held the meeting, but who reported: another accepts."""
    row = Task.objects.get(pk=event.subject_id)
    if row.state != TaskState.REPORTED:
        return []
    found = _of_task(event, lambda task: task.meeting.unit, _HOLDING)
    return [one for one in found if one.person_id != row.reported_by_id]


def reviewer(event: Happening) -> list[Told]:
    """Who was named for a round of the gate, while the review is still to be given."""
    rows = Reviewing.objects.select_related("round__project").filter(
        round__project=event.subject_id, round__number=number_in(event, "round"),
        round__state=RoundState.OPEN, post_id=number_in(event, "post"), given_at=None,
    )  # fmt: skip
    row = rows.exclude(conflict=Conflict.HAS).first()
    if row is None:
        return []
    blanks = {"project": row.round.project.title, "day": on_day(day_of(row.round.due_at))}
    return [Told(row.person_id, blanks, reverse("gate-review", args=[row.pk]))]


def proposer(event: Happening) -> list[Told]:
    """Whoever proposes for the unit whose project it is, with the decision it is about and its last day."""
    row = Project.objects.get(pk=event.subject_id)
    decisions = Decision.objects.filter(round__project=row).select_related("appeal", "round")
    number = number_in(event, "appealed") or number_in(event, "round")
    told = decisions.filter(round__number=number).first()
    if told is None:
        return []
    appeal = told.contested
    blanks = {
        "project": row.title, "outcome": told.said,
        "answer": appeal.get_outcome_display() if appeal else "",
        "day": on_day(told.appeal_until),
    }  # fmt: skip
    page = reverse("project", args=[row.pk])
    return [Told(person, blanks, page) for person in holders(event, _PROPOSING, row.unit_id)]


def project_units(event: Happening) -> list[Told]:
    """Whoever proposes for the unit that has the project now, and for the one that had it; not who did it."""
    facts = {name: number_in(event, name) for name in ("left", "joined")}
    row = Project.objects.get(pk=event.subject_id)
    names = dict(Unit.objects.filter(pk__in=facts.values()).values_list("pk", "short_name"))
    done = events_of("project", row.pk).filter(pk=event.id)
    why, by = done.values_list("why", "person_id").get()
    blanks = {
        "project": row.title, "left": names[facts["left"]], "joined": names[facts["joined"]], "why": why,
    }  # fmt: skip
    pages = dict.fromkeys(holders(event, _PROPOSING, facts["left"]), reverse("project-desk"))
    here = holders(event, _PROPOSING, facts["joined"])
    pages |= dict.fromkeys(
        here, reverse("project", args=[row.pk])
    )  # the old unit may see it no more
    return [Told(person, blanks, page) for person, page in pages.items() if person != by]


def site_offices(event: Happening) -> list[Told]:
    """Whoever keeps the site, and both offices it stands or stood under; not who did it."""
    facts = {name: number_in(event, name) for name in ("left", "joined")}
    site = Site.objects.select_related("unit").get(pk=event.subject_id)
    names = dict(Unit.objects.filter(pk__in=facts.values()).values_list("pk", "short_name"))
    done = events_of("site", site.pk).filter(pk=event.id)
    why, by = done.values_list("why", "person_id").get()
    blanks = {
        "site": site.unit.short_name, "left": names[facts["left"]], "joined": names[facts["joined"]], "why": why,
    }  # fmt: skip
    here = holders(event, _KEEPING_SITES, site.unit_id, facts["joined"])
    pages = dict.fromkeys(holders(event, _KEEPING_SITES, facts["left"]), reverse("site-list"))
    pages |= dict.fromkeys(
        here, reverse("site", args=[site.unit_id])
    )  # the old office has it no more
    return [Told(person, blanks, page) for person, page in pages.items() if person != by]


def inspected_unit(event: Happening) -> list[Told]:
    """Whoever answers for the department or town that is or was visited, or is not, after it was told to wait."""
    row = _visited(event)
    if event.verb == "unit_visit.drop" and row.inspection.manner != Manner.ANNOUNCED:
        return []
    if event.verb == "unit_visit.announce" and row.state != VisitState.PLANNED:
        return []
    return _of_visit(event, row, row.unit_id)


def inspecting_unit(event: Happening) -> list[Told]:
    """Whoever looks again at the unit that sent somebody, while it is to be looked at."""
    row = _visited(event)
    found = row.findings.filter(number=number_in(event, "number"))
    waits = found.filter(state=FindingState.REPORTED).exists()
    return _of_visit(event, row, row.inspection.unit_id) if waits else []


def _visited(event: Happening) -> UnitVisit:
    return UnitVisit.objects.select_related("inspection__unit", "unit").get(pk=event.subject_id)


def _of_visit(event: Happening, row: UnitVisit, unit: int) -> list[Told]:
    found = row.findings.filter(number=number_in(event, "number")).first()
    blanks = {
        "by": row.inspection.unit.short_name, "unit": row.unit.short_name,
        "title": row.inspection.title, "kind": row.get_kind_display(),
        "day": on_day(row.inspection.starts_on), "finding": found.words if found else "",
        "state": found.get_state_display() if found else "",
    }  # fmt: skip
    page = reverse("unit-visit", args=[row.pk])
    return [Told(person, blanks, page) for person in holders(event, _OWNING, unit)]


def change_settler(event: Happening) -> list[Told]:
    """Whoever may admit a change of a menu item, but who asked for it; of one that still waits."""
    row = _change(event)
    if row is None or row.outcome:
        return []
    center = Unit.objects.filter(county=row.service.county, kind=UnitKind.CENTER, ends_on=None)
    found = holders(event, _DECIDING, *center.values_list("pk", flat=True))
    return [Told(one, *_of_change(row)) for one in found if one != row.person_id]


def change_asker(event: Happening) -> list[Told]:
    """Whoever holds the post now under which a change of a menu item was asked for."""
    row = _change(event)
    if row is None or not row.outcome:
        return []
    return [Told(one, *_of_change(row)) for one in seated(event, row.post_id)]


def menu_keeper(event: Happening) -> list[Told]:
    """Whoever keeps the menu at the department that leads the item's platform on the day it is told."""
    row = Service.objects.select_related("platform").get(pk=event.subject_id)
    leads = PlatformDuty.objects.on(day_of(event.heard_at)).leads().filter(platform=row.platform)
    month = str(event.facts["month"]).rpartition("-")[2]
    blanks = {"item": row.name, "month": str(int(month)), "why": reason(event, "service")}
    page = reverse("platform-service", args=[row.platform.code, row.code])
    units = leads.values_list("unit", flat=True)
    return [Told(person, blanks, page) for person in holders(event, _KEEPING_MENU, *units)]


def _change(event: Happening) -> ServiceChange | None:
    rows = ServiceChange.objects.select_related("service__platform")
    return rows.filter(pk=number_in(event, "change")).first()


def _of_change(row: ServiceChange) -> tuple[dict[str, str], str]:
    """What is told of it, and the page of its item."""
    blanks = {"item": row.service.name, "outcome": row.get_outcome_display()}
    return blanks, reverse("platform-service", args=[row.service.platform.code, row.service.code])


def _of_task(event: Happening, unit_of: Callable[[Task], Unit], roles: list[str]) -> list[Told]:
    row = Task.objects.select_related("unit", "meeting__unit").get(pk=event.subject_id)
    blanks = {
        "task": row.words, "unit": row.unit.short_name, "day": on_day(row.due_on),
        "why": reason(event, "task"),
    }  # fmt: skip
    page = reverse("task", args=[row.pk])
    return [Told(person, blanks, page) for person in holders(event, roles, unit_of(row).pk)]
