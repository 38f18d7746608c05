"""没有开: a forum that did not take place, with the reason; told to whoever was asked while the day is to come."""

from datetime import datetime

from wudan.people.actors import Actor
from wudan.projects.actions.forums.keeping import lock, note, one_transaction
from wudan.projects.actions.holding import said
from wudan.projects.enums.forum import ForumState
from wudan.projects.models import Forum
from wudan.projects.permissions.forums import holding_objection


@one_transaction
def drop(*, forum: Forum, why: str, by: Actor, at: datetime) -> Forum:
    """Say so. Raises Malformed, Missing, Objected."""
    held = lock(forum, holding_objection, by=by)
    held.summary = said(why, "请写为什么没有开。", field="why")
    held.state = ForumState.DROPPED
    held.save()
    note("forum.drop", held, by=by, at=at, why=held.summary, react=True)
    return held
