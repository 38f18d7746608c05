"""派单: an offer to a volunteer team, or a duty to a department; never mixed (条例 §25)."""

from collections.abc import Mapping
from datetime import datetime

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.models import PlatformDuty
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.kit.text import tidy
from wudan.orders import policies, proposals
from wudan.orders.actions.dispatches import send
from wudan.orders.actions.stepping import one_transaction, step, take
from wudan.orders.enums import DispatchKind, Stage, Verb
from wudan.orders.models import Dispatch, Order
from wudan.people.actors import Actor
from wudan.teams.models import Team


@one_transaction
def dispatch(
    *, order: Order, by: Actor, at: datetime, team: Team | None = None,
    department: Unit | None = None, note: str = "", seen: int | None = None,
) -> Order:  # fmt: skip
    """Dispatch to a team (offer) or to a department (duty).

    A team other than the one proposed first needs a note. Raises Malformed or Objected:
    what the law asks of a team (licence, age, insurance) nobody may override.
    """
    note = tidy(note)
    insist(policies.note_objection(note))
    if (team is None) == (department is None):
        raise Malformed({"team": "请选一支队伍，或一个部门，二选一。"})
    order = take(Verb.DISPATCH, order, by=by, at=at, seen=seen)
    if team is not None:
        return _offer(order, team, by=by, at=at, note=note)
    assert department is not None  # noqa: S101 - said above
    return _charge(order, department, by=by, at=at, note=note)


def _offer(order: Order, team: Team, *, by: Actor, at: datetime, note: str) -> Order:
    proposal = proposals.proposal_for(order, team, at=at)
    insist(proposal.objection)
    if not proposal.is_first and not note:
        raise Malformed({"note": "没有选排在第一的队伍，请写一句为什么。"})
    return offer(order, team, by=by, at=at, note=note, facts=proposal.facts)


def offer(
    order: Order, team: Team, *, by: Actor, at: datetime, note: str, facts: Mapping[str, object]
) -> Order:
    """邀约: send an order, locked and checked, to a team, which may refuse."""
    made = _made(order, by=by, at=at, note=note, kind=DispatchKind.OFFER, unit=team.unit)
    made.team, made.proposal = team, dict(facts)
    return _sent(order, made, by=by, at=at)


def _charge(order: Order, department: Unit, *, by: Actor, at: datetime, note: str) -> Order:
    if department.kind != UnitKind.DEPARTMENT:
        raise Objected(Objection("not_a_department", "职责单只派给部门；队伍请用邀约单。"))
    duties = PlatformDuty.objects.on(day_of(at)).filter(platform=order.platform_id)
    if not duties.filter(unit=department).exists():
        words = Phrase(
            "{department}既不牵头也不配合这个平台，请另选部门。", department=department.short_name
        )
        raise Objected(Objection("not_charged", words))
    made = _made(order, by=by, at=at, note=note, kind=DispatchKind.DUTY, unit=department)
    return _sent(order, made, by=by, at=at)


def _made(
    order: Order, *, by: Actor, at: datetime, note: str, kind: DispatchKind, unit: Unit
) -> Dispatch:
    return Dispatch(
        county=order.county, order=order, kind=kind, unit=unit, at=at, note=note,
        person_id=by.person, post_id=by.post,
    )  # fmt: skip


def _sent(order: Order, made: Dispatch, *, by: Actor, at: datetime) -> Order:
    order.dispatch = send(made)
    facts = {"dispatch": made.pk, "kind": made.kind, "unit": made.unit_id,
             "unit_name": made.unit.name}  # fmt: skip
    return step(Verb.DISPATCH, order, by=by, at=at, to=Stage.OFFERED, why=made.note, facts=facts)
