"""报了名的人: who is reminded, promoted, invited; everybody on the roster of an activity or a training."""

from django.db.models import Q
from django.urls import reverse

from wudan.activities.enums import SignUpState
from wudan.activities.models import Activity, Opening, ShiftInvitation, SignUp
from wudan.jobs.telling.facts import doer
from wudan.jobs.telling.wording import when
from wudan.journal.outbox import Happening
from wudan.notices.policies import Told
from wudan.teams.models import TrainingSession
from wudan.teams.training import begins_at

_LIVE = (SignUpState.PLACED, SignUpState.WAITING)


def volunteer(event: Happening) -> list[Told]:
    """Whose sign-up it is. One that is over meanwhile is not spoken of."""
    number = event.facts.get("sign_up", event.subject_id)
    assert isinstance(number, int)  # noqa: S101 - the journal holds the key
    joined = SignUp.objects.select_related("opening__shift__activity")
    row = joined.filter(pk=number, state=SignUpState.PLACED).first()
    if row is None or row.opening.shift.starts_at <= event.heard_at:
        return []
    return [Told(row.person_id, _blanks(row.opening), _page(row.opening), reply_to=row.pk)]


def signed_up(event: Happening) -> list[Told]:
    """Everybody who holds a place or waits for one, or did until this activity was cancelled."""
    activity = Activity.objects.get(pk=event.subject_id)
    ended_by_it = Q(state=SignUpState.RELEASED, ended_at=event.at)
    rows = SignUp.objects.filter(
        ended_by_it | Q(state__in=_LIVE), opening__shift__activity=activity
    )
    found: dict[int, Told] = {}
    for row in rows.select_related("opening__shift__activity").order_by(
        "opening__shift__starts_at"
    ):
        blanks = _blanks(row.opening) | {"why": activity.cancelled_why}
        found.setdefault(row.person_id, Told(row.person_id, blanks, _page(row.opening)))
    return list(found.values())


def invited(event: Happening) -> list[Told]:
    """Who is asked for one shift."""
    joined = ShiftInvitation.objects.select_related("opening__shift__activity")
    row = joined.get(pk=event.subject_id)
    return [Told(row.person_id, _blanks(row.opening), _page(row.opening))]


def trainees(event: Happening) -> list[Told]:
    """Everybody who holds a place at a training that is to come, but who did it."""
    row = TrainingSession.objects.get(pk=event.subject_id)
    is_off = row.cancelled_at is not None
    if begins_at(row) <= event.heard_at or is_off != (event.verb == "training.cancel"):
        return []
    blanks = {
        "training": row.name, "day": when(begins_at(row)), "place": row.place, "why": row.cancelled_why,
    }  # fmt: skip
    page = reverse("own-training") if is_off else reverse("trainings")
    people = row.attendances.live().order_by("pk").values_list("person", flat=True)
    by = doer(event, "training")
    return [Told(person, blanks, page) for person in people if person != by]


def _blanks(opening: Opening) -> dict[str, str]:
    activity = opening.shift.activity
    return {
        "activity": activity.title,
        "day": when(opening.shift.starts_at),
        "place": activity.place,
    }


def _page(opening: Opening) -> str:
    return reverse("activity", args=[opening.shift.activity.no])
