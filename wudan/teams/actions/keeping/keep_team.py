"""改队伍资料: when, where, what and how much a team can; counts at once, for no law rests on it."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.teams.actions.keeping.facts import Facts, facts_of, faults_of, tidied
from wudan.teams.actions.keeping.holding import lock_team, note, one_transaction, reason
from wudan.teams.models import Team
from wudan.teams.permissions import keeping_objection

_CHANGED = Objection(
    "changed_meanwhile", "您填的时候，别人改过这支队伍的资料。请刷新页面看看现在的，再改。"
)


@one_transaction
def keep_team(
    *, team: Team, told: Facts, seen: str, why: str = "", by: Actor, at: datetime
) -> Team:
    """Write what was told. `seen` is the digest of the facts the form showed.

    The leader need not say why; the office above does, and the leader can read it. Nothing is
    journaled when nothing is otherwise. Raises Malformed, Missing, Objected.
    """
    held = lock_team(team.pk)
    insist(keeping_objection(by, held, on=day_of(at)))
    before, told = facts_of(held), tidied(told)
    if before.digest != seen:
        raise Objected(_CHANGED)
    if faults := faults_of(told, before, county=held.unit.county, tier=held.tier):
        raise Malformed(dict(faults))
    changed = told.changed_from(before)
    if not changed:
        return held
    outside = by.unit_id != held.unit_id
    why = reason(why, required="请写为什么改，队长看得到。" if outside else "")
    held.phone, held.capacity_per_week, held.slots = told.phone, told.capacity_per_week, told.slots
    held.skills, held.serves = list(told.skills), list(told.serves)
    held.under_id = told.under or None
    held.save(update_fields=["phone", "capacity_per_week", "slots", "skills", "serves", "under"])
    note(
        "keep", held, by=by, at=at, why=why, react="serves" in changed,
        changed=changed, before=_journaled(before, changed), after=_journaled(told, changed),
    )  # fmt: skip
    return held


def _journaled(facts: Facts, changed: list[str]) -> dict[str, object]:
    """Values but of the telephone: a journal holds no numbers of anybody."""
    return {name: getattr(facts, name) for name in changed if name != "phone"}
