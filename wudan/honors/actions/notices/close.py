"""结束公示: passed, or upset by an objection that holds; or taken down, because nothing is left to award."""

from datetime import datetime

from wudan.honors.actions.notices.holding import lock, note, one_transaction
from wudan.honors.enums.notice import NoticeState, ObjectionState
from wudan.honors.models import PublicNotice
from wudan.honors.permissions.notices import closing_objection
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor


@one_transaction
def close(*, notice: PublicNotice, by: Actor, at: datetime) -> PublicNotice:
    """End it when its time is over and every objection has its answer; the caller asked who may.

    Raises Missing, Objected.
    """
    held = lock(notice)
    insist(closing_objection(held, at=at))
    upset = held.objections.filter(state=ObjectionState.SUSTAINED).exists()
    return _ended(held, NoticeState.UPSET if upset else NoticeState.PASSED, by=by, at=at)


@one_transaction
def take_down(*, notice: PublicNotice, why: str, by: Actor, at: datetime) -> PublicNotice:
    """Away with it, at once and whatever waits: the subject is withdrawn. Raises Malformed, Missing."""
    held, why = lock(notice), tidy(why)
    if fault := objection_to(why, most=400):
        raise Malformed({"why": fault})
    return _ended(held, NoticeState.TAKEN_DOWN, by=by, at=at, why=why)


def _ended(
    held: PublicNotice, state: NoticeState, *, by: Actor, at: datetime, why: str = ""
) -> PublicNotice:
    if held.state == state:
        return held
    held.state, held.closed_at, held.closed_as = state, held.closed_at or at, by.label[:80]
    held.save(update_fields=["state", "closed_at", "closed_as"])
    note("notice.close", held, by=by, at=at, why=why, facts={"state": str(state)})
    return held
