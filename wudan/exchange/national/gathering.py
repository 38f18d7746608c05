"""What goes into a bundle: rows of each table, of one unit and below, changed within a period.

Names and telephones stand in the table of volunteers alone, masked unless agreed to; nowhere an ID
number, an address, or words a resident said.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from wudan.activities.enums import SignUpState
from wudan.activities.models import Activity, Position, SignUp
from wudan.areas.models import Unit
from wudan.exchange.national.mapping import GRADES, area_of, category_of
from wudan.kit.clock import day_of, local, midnight
from wudan.kit.text import masked_name
from wudan.ledger.models import Certificate, ServiceRecord
from wudan.orders.models import Review
from wudan.people.models import Person, Volunteer
from wudan.teams.models import Team, TrainingAttendance

Row = dict[str, str]
Naming = Callable[[list[Person]], Callable[[Person], tuple[str, str]]]
"""Learns who agreed, then answers name and telephone of each."""
_CHUNK = 500
_SLOTS = 24


@dataclass(frozen=True, slots=True)
class Scope:
    """Of which unit and below; changed from which day to which."""

    unit: Unit
    since: date
    until: date

    def within(self, field: str) -> Q:
        """What happened in the period by this instant."""
        first, after = midnight(self.since), midnight(self.until + timedelta(days=1))
        return Q(**{f"{field}__gte": first, f"{field}__lt": after})

    def below(self, field: str) -> Q:
        """What hangs on a unit in reach."""
        return Q(**{f"{field}__path__startswith": self.unit.path})


def volunteers_in(scope: Scope) -> "QuerySet[Volunteer]":
    """Registered or left in the period, or with hours in it: a row of hours needs its volunteer."""
    served = hours_in(scope).values("person")
    changed = scope.within("joined_at") | scope.within("left_at")
    mine = Volunteer.objects.filter(scope.below("person__home"), changed)
    return (mine | Volunteer.objects.filter(person__in=served)).distinct()


def hours_in(scope: Scope) -> "QuerySet[ServiceRecord]":
    """Recorded in the period, or taken back in it."""
    moved = scope.within("recorded_at") | scope.within("transfers__reversed_by__at")
    return ServiceRecord.objects.filter(scope.below("unit"), moved).distinct()


def rows_of(kind: str, scope: Scope, naming: Naming) -> Iterator[Row]:
    """The rows of one table."""
    if kind == "volunteers":
        yield from _volunteers(scope, naming)
    elif kind in _READ:
        yield from _READ[kind](scope)


def person_no(person: Person) -> str:
    """The number that stands for a volunteer in all tables."""
    return f"{person.county}{person.pk:08d}"


def _volunteers(scope: Scope, naming: Naming) -> Iterator[Row]:
    rows = volunteers_in(scope).select_related("person__home__area").order_by("pk")
    found = list(rows)
    for start in range(0, len(found), _CHUNK):
        chunk = found[start : start + _CHUNK]
        name_of = naming([one.person for one in chunk])
        for one in chunk:
            name, phone = name_of(one.person)
            home = one.person.home
            yield {
                "volunteer_no": person_no(one.person), "name": name, "phone": phone,
                "sex": one.person.get_sex_display(),
                "area": area_of(home.area.code if home and home.area else None),
                "station": home.short_name if home else "", "skills": "、".join(one.skills),
                "categories": "、".join(one.kinds), "slots": f"{one.slots:0{_SLOTS}b}",
                "source": one.get_source_display(), "joined_on": _day(one.joined_at),
                "left_on": _day(one.left_at),
            }  # fmt: skip


def _teams(scope: Scope) -> Iterator[Row]:
    whole = Q(unit__starts_on__lte=scope.until, unit__ends_on=None)
    for one in Team.objects.filter(scope.below("unit"), whole).select_related(
        "unit__parent__area"
    ).order_by("pk"):  # fmt: skip
        above = one.unit.parent
        yield {
            "team_no": one.unit.key, "name": one.unit.name, "under": above.name if above else "",
            "area": area_of(above.area.code if above and above.area else None),
            "category": category_of(one.category), "founded_on": one.unit.starts_on.isoformat(),
            "phone": "", "members": str(one.members_count),
        }  # fmt: skip


def _activities(scope: Scope) -> "QuerySet[Activity]":
    changed = scope.within("opened_at") | scope.within("ended_at") | scope.within("cancelled_at")
    return Activity.objects.filter(scope.below("unit"), changed, is_template=False)


def _projects(scope: Scope) -> Iterator[Row]:
    rows = _activities(scope).select_related("unit", "area", "platform").prefetch_related("shifts")
    for one in rows.order_by("pk"):
        days = sorted(shift.day for shift in one.shifts.all())
        yield {
            "project_no": one.no, "name": one.title, "unit": one.unit.name,
            "area": area_of(one.area.code if one.area else None), "place": one.place,
            "category": category_of(one.platform.code if one.platform else None),
            "starts_on": days[0].isoformat() if days else "",
            "ends_on": days[-1].isoformat() if days else "",
            "audience": one.get_audience_display(), "state": one.get_stage_display(),
            "insured": "是" if one.insurance_no else "否",
        }  # fmt: skip


def _positions(scope: Scope) -> Iterator[Row]:
    rows = Position.objects.filter(activity__in=_activities(scope)).select_related("activity")
    for one in rows.prefetch_related("openings").order_by("pk"):
        yield {
            "position_no": _position_no(one.activity.no, one.pk), "project_no": one.activity.no,
            "name": one.name, "quota": str(sum(opening.quota for opening in one.openings.all())),
            "words": one.words,
            "conditions": "、".join(filter(None, [one.skill, one.licence])),
        }  # fmt: skip


def _participations(scope: Scope) -> Iterator[Row]:
    placed = SignUp.objects.filter(
        scope.within("placed_at"), scope.below("opening__shift__activity__unit"),
        state=SignUpState.PLACED,
    )  # fmt: skip
    rows = placed.select_related("person", "opening__position__activity", "opening__shift")
    for one in rows.order_by("pk").iterator(_CHUNK):
        project = one.opening.position.activity.no
        yield {
            "participation_no": f"{project}-S{one.pk}", "project_no": project,
            "position_no": _position_no(project, one.opening.position_id),
            "volunteer_no": person_no(one.person), "day": one.opening.shift.day.isoformat(),
            "state": one.get_state_display(),
        }  # fmt: skip


def _hours(scope: Scope) -> Iterator[Row]:
    rows = hours_in(scope).select_related("person", "unit", "activity").order_by("pk")
    for one in rows.iterator(_CHUNK):
        yield {
            "record_no": one.no, "volunteer_no": person_no(one.person),
            "project_no": one.activity.no if one.activity else "", "title": one.title,
            "place": one.place, "words": one.words, "unit": one.unit.name,
            "leader": masked_name(one.leader_name), "day": one.day.isoformat(),
            "starts": f"{local(one.starts_at):%H:%M}", "ends": f"{local(one.ends_at):%H:%M}",
            "minutes": str(one.minutes), "grade": GRADES[one.grade],
            "evidence": one.get_evidence_display(), "state": one.get_state_display(),
        }  # fmt: skip


def _training(scope: Scope) -> Iterator[Row]:
    rows = TrainingAttendance.objects.filter(
        scope.within("marked_at"), scope.below("session__unit")
    ).select_related("session__unit", "person")
    for one in rows.order_by("pk").iterator(_CHUNK):
        held = one.session
        yield {
            "training_no": f"T{held.pk}-{one.pk}", "volunteer_no": person_no(one.person),
            "name": held.name, "kind": held.get_kind_display(), "mode": held.get_mode_display(),
            "unit": held.unit.name, "day": held.day.isoformat(),
            "state": "合格" if one.passed else "到了" if one.present else "没到",
        }  # fmt: skip


def _evaluations(scope: Scope) -> Iterator[Row]:
    rows = Review.objects.filter(scope.within("at"), scope.below("order__unit"))
    for one in rows.select_related("order__dispatch__unit").order_by("pk").iterator(_CHUNK):
        dispatch = one.order.dispatch
        yield {
            "evaluation_no": f"E{one.order.no}", "team_no": dispatch.unit.key if dispatch else "",
            "score": str(one.score), "day": _day(one.at),
        }  # fmt: skip


def _certificates(scope: Scope) -> Iterator[Row]:
    changed = scope.within("made_at") | scope.within("ended_at")
    rows = Certificate.objects.filter(scope.below("unit"), changed)
    for one in rows.select_related("person", "unit").order_by("pk").iterator(_CHUNK):
        yield {
            "certificate_no": one.no, "volunteer_no": person_no(one.person), "unit": one.unit.name,
            "since": one.since.isoformat(), "until": one.until.isoformat(),
            "minutes": str(one.minutes), "made_on": _day(one.made_at),
            "state": one.get_state_display(),
        }  # fmt: skip


_READ: dict[str, Callable[[Scope], Iterator[Row]]] = {
    "teams": _teams, "projects": _projects, "positions": _positions,
    "participations": _participations, "hours": _hours, "training": _training,
    "evaluations": _evaluations, "certificates": _certificates,
}  # fmt: skip
"""Awards are none yet: nobody is rewarded here before the honours are built."""


def _position_no(project: str, pk: int) -> str:
    return f"{project}-P{pk}"


def _day(at: datetime | None) -> str:
    return day_of(at).isoformat() if at else ""
