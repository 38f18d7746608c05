"""改一次培训: another room, another hour, more places; never fewer places than are taken. Who signed up hears where
and when it is now."""

from datetime import datetime

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor
from wudan.teams.actions.training.recording import (
    journal,
    lock_session,
    one_transaction,
    plan_of,
)
from wudan.teams.actions.training.sessions import Wanted, faults_of
from wudan.teams.models import TrainingSession
from wudan.teams.training import changing_objection

_WHEN = {"day", "begins", "ends"}
_TOLD = {*_WHEN, "place", "mode"}


@one_transaction
def change_session(
    *, session: TrainingSession, wanted: Wanted, by: Actor, at: datetime
) -> TrainingSession:
    """Change it while it is open; the journal says what. Raises Missing, Objected, Malformed."""
    held = lock_session(session)
    insist(changing_objection(by, held))
    faults = faults_of(wanted, at=at)
    if wanted.capacity < held.taken:
        faults.setdefault(
            "capacity", Phrase("已经报了 {taken} 人，名额不能比这少。", taken=held.taken)
        )
    if faults:
        raise Malformed(faults)
    told = wanted.fields()
    changed = {name: str(value) for name, value in told.items() if getattr(held, name) != value}
    for name in changed:
        setattr(held, name, told[name])
    if changed:
        held.plan = plan_of(held.unit, held.day)
        if _WHEN & changed.keys():
            held.reminded_at = None  # of the new hour they are reminded anew
        held.save(update_fields=[*changed, "plan", "reminded_at"])
    journal(
        "training.change", "training", held.pk, held.unit, by=by, at=at, facts=changed,
        react=bool(_TOLD & changed.keys()),
    )  # fmt: skip
    return held
