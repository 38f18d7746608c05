"""What goes into a bundle: rows of each table, of one unit and below, changed within a period.

Names and telephones stand in the table of volunteers alone, masked unless agreed to; nowhere an ID
number, an address, or words a resident said.
"""

from collections.abc import Callable, Iterator

from django.db.models import QuerySet

from wudan.activities.enums import SignUpState
from wudan.activities.models import SignUp
from wudan.exchange.national import organised
from wudan.exchange.national.mapping import GRADES, area_of
from wudan.exchange.national.scope import Row, Scope, day_text, person_no
from wudan.kit.clock import local
from wudan.kit.text import masked_name
from wudan.ledger.models import Certificate, ServiceRecord
from wudan.orders.models import Review
from wudan.people.models import Person, Volunteer
from wudan.teams.models import TrainingAttendance

Naming = Callable[[list[Person]], Callable[[Person], tuple[str, str]]]
"""Learns who agreed, then answers name and telephone of each."""
_CHUNK = 500
_SLOTS = 24


def volunteers_in(scope: Scope) -> "QuerySet[Volunteer]":
    """Registered or left in the period, or with hours or an award in it: such a row needs its volunteer."""
    served = hours_in(scope).values("person")
    honored = organised.awards_in(scope).values("candidate__person")
    changed = scope.within("joined_at") | scope.within("left_at")
    mine = Volunteer.objects.filter(scope.below("person__home"), changed)
    needed = Volunteer.objects.filter(person__in=served) | Volunteer.objects.filter(
        person__in=honored
    )
    return (mine | needed).distinct()


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
                "source": one.get_source_display(), "joined_on": day_text(one.joined_at),
                "left_on": day_text(one.left_at),
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
            "position_no": organised.position_no(project, one.opening.position_id),
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
            "score": str(one.score), "day": day_text(one.at),
        }  # fmt: skip


def _certificates(scope: Scope) -> Iterator[Row]:
    changed = scope.within("made_at") | scope.within("ended_at")
    rows = Certificate.objects.filter(scope.below("unit"), changed)
    for one in rows.select_related("person", "unit").order_by("pk").iterator(_CHUNK):
        yield {
            "certificate_no": one.no, "volunteer_no": person_no(one.person), "unit": one.unit.name,
            "since": one.since.isoformat(), "until": one.until.isoformat(),
            "minutes": str(one.minutes), "made_on": day_text(one.made_at),
            "state": one.get_state_display(),
        }  # fmt: skip


_READ: dict[str, Callable[[Scope], Iterator[Row]]] = {
    "teams": organised.teams, "projects": organised.projects, "positions": organised.positions,
    "participations": _participations, "hours": _hours, "training": _training,
    "awards": organised.awards, "evaluations": _evaluations, "certificates": _certificates,
}  # fmt: skip
