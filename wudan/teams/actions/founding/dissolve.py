"""解散队伍: it ends today with a reason; members and posts end with it, history, hours and honours stay."""

from collections.abc import Callable, Sequence
from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actions.posts import end_with_unit
from wudan.people.actors import Actor
from wudan.teams.actions.founding.holding import lock_unit
from wudan.teams.actions.joining.belonging import let_go
from wudan.teams.actions.keeping.holding import LONGEST_WHY, lock_team, note, one_transaction
from wudan.teams.enums import ApplicationState
from wudan.teams.founding import Hanging, dissolving_objection, hanging_objection, hanging_on
from wudan.teams.models import Application, Membership, Team

_ENDED = "队伍解散了"
_SAY_WHY = "请写一句为什么，队员看得到。"


@one_transaction
def dissolve(
    *, team: Team, why: str, hanging: Callable[[Team], Sequence[Hanging]], by: Actor, at: datetime
) -> Team:
    """Dissolve it. `hanging` says what floors above still have for the team to do; it is asked once
    the unit is held whole: what would begin there waits, and the database refuses it. Raises Malformed, Missing, Objected."""
    why = _public(why)
    on, unit = day_of(at), lock_unit(team.unit_id, whole=True)
    held = lock_team(team.pk)
    insist(dissolving_objection(by, held, on=on))
    insist(hanging_objection([*hanging(held), *hanging_on(held)]))
    released = Team.objects.filter(under=held).update(under=None)
    left = _let_all_go(held, by=by, at=at)
    posts = end_with_unit(unit=unit, by=by, at=at, why=_ENDED)
    unit.ends_on = on
    unit.save(update_fields=["ends_on"])
    held.dissolved_at, held.dissolved_why = at, why
    held.dissolved_as, held.dissolved_by_id = by.label[:80], by.person
    held.save(
        update_fields=["dissolved_at", "dissolved_why", "dissolved_as", "dissolved_by_id"]
    )  # fmt: skip
    held.unit = unit
    told = sorted(left | {post.person_id for post in posts})
    note(
        "dissolve",
        held,
        by=by,
        at=at,
        why=why,
        react=True,
        told=told,
        posts=len(posts),
        released=released,
    )
    return held


def _public(why: str) -> str:
    """The reason, which everybody may read. Raises Malformed."""
    why = tidy(why)
    if fault := objection_to_published(why, most=LONGEST_WHY) or ("" if why else _SAY_WHY):
        raise Malformed({"why": fault})
    return why


def _let_all_go(team: Team, *, by: Actor, at: datetime) -> set[int]:
    """Close every wish to join, end every membership; whose, by number."""
    asked = Application.objects.open().filter(team=team)
    whose = set(asked.values_list("person", flat=True))
    asked.update(
        state=ApplicationState.REFUSED, answered_at=at, reason=_ENDED, decided_as=by.label[:80],
        decided_by_id=by.person,
    )  # fmt: skip
    mine = list(Membership.objects.present().filter(team=team).order_by("pk"))
    for membership in mine:
        membership.team = team
        let_go(membership, on=day_of(at))
    return whose | {membership.person_id for membership in mine}
