"""改期: a forum that was called is on another day or elsewhere; whoever was asked is told again (R066)."""

from datetime import date, datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.projects.actions.forums.call import AHEAD
from wudan.projects.actions.forums.keeping import lock, note, one_transaction
from wudan.projects.models import Forum
from wudan.projects.permissions.forums import holding_objection


@one_transaction
def move(*, forum: Forum, day: date, place: str, by: Actor, at: datetime) -> Forum:
    """Say when and where instead. Raises Malformed, Missing, Objected."""
    held = lock(forum, holding_objection, by=by)
    where, today = tidy(place), day_of(at)
    faults: dict[str, str] = {}
    if fault := objection_to_published(where, most=60) or ("" if where else "请写在哪里开。"):
        faults["place"] = fault
    if not today <= day <= today + AHEAD:
        faults["day"] = "请选今天起一年之内的日子。"
    elif (day, where) == (held.day, held.place):
        faults["day"] = "日子和地点都没有变。"
    if faults:
        raise Malformed(faults)
    before = {"day": held.day.isoformat(), "place": held.place}
    held.day, held.place = day, where
    held.save(update_fields=["day", "place"])
    note("forum.move", held, by=by, at=at, facts={"to": day.isoformat()} | before, react=True)
    return held
