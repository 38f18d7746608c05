"""Load what a roster's address names; who neither runs nor hosts the activity gets 404."""

from django.http import HttpRequest

from wudan.activities.models import Activity, Attendance, RosterSheet, Shift
from wudan.activities.presence import hosts, runs
from wudan.kit import clock, numbers
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.web.acting import actor_of


def load_shift(request: HttpRequest, no: str, pk: int | None = None) -> Shift:
    """One shift of an activity that this actor keeps or hosts; without a number the nearest."""
    if pk is not None and pk > numbers.LARGEST_KEY:
        raise Missing
    rows = Shift.objects.filter(activity__no=no).select_related(
        "activity__unit", "activity__area", "activity__order", "activity__leader"
    )
    found = _nearest(list(rows)) if pk is None else rows.filter(pk=pk).first()
    if found is None:
        raise Missing
    _insist_on_keeper(actor_of(request), found.activity)
    return found


def load_sheet(request: HttpRequest, no: str, pk: int) -> RosterSheet:
    """A printed sheet of such an activity."""
    if pk > numbers.LARGEST_KEY:
        raise Missing
    found = RosterSheet.objects.filter(pk=pk, shift__activity__no=no).first()
    if found is None:
        raise Missing
    found.shift = load_shift(request, no, found.shift_id)
    return found


def load_presence(request: HttpRequest, pk: int) -> Attendance:
    """A presence that is one's own, or on a roster one keeps."""
    if pk > numbers.LARGEST_KEY:
        raise Missing
    rows = Attendance.objects.select_related(
        "person", "opening__position", "opening__shift__activity__unit",
        "opening__shift__activity__area",
    )  # fmt: skip
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Missing
    actor = actor_of(request)
    if found.person_id != actor.person_id:
        _insist_on_keeper(actor, found.opening.shift.activity)
    return found


def _insist_on_keeper(actor: Actor, activity: Activity) -> None:
    if not (runs(actor, activity) or hosts(actor, activity)):
        raise Missing


def _nearest(shifts: list[Shift]) -> Shift | None:
    """The shift that runs now, else the next, else the last one."""
    now = clock.now()
    ahead = [one for one in shifts if one.ends_at >= now]
    if ahead:
        return min(ahead, key=lambda one: one.starts_at)
    return max(shifts, key=lambda one: one.starts_at, default=None)
