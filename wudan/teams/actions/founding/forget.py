"""注销、合并时: who is gone leads no new team; the site that waits for a word hears that there is none."""

from datetime import datetime

from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.teams.actions.founding.holding import note
from wudan.teams.enums import FoundingState
from wudan.teams.models import Founding


def forget_foundings(person: Person, *, by: Actor, at: datetime) -> int:
    """Close every asking as not answered with a yes; how many. The events name the team, not the person."""
    rows = Founding.objects.waiting().filter(person=person).select_related("site")
    waiting = list(rows.select_for_update(of=("self",)).order_by("pk"))
    for held in waiting:
        held.state, held.answered_at = FoundingState.REFUSED, at
        held.save(update_fields=["state", "answered_at"])
        note("refuse", held, by=by, at=at, react=True, names=False)
    return len(waiting)
