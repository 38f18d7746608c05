"""安排: money of one use is held for one thing; from an amount on, a second person decides (R106–R110, R118)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from wudan.activities.models import Activity
from wudan.areas.models import Unit
from wudan.funds.actions.moving import Hand, lock_lines, move, note, one_transaction, words_of
from wudan.funds.enums import CommitmentState, LinkKind, MovementKind, Use
from wudan.funds.models import Commitment, FundLine, FundYear
from wudan.funds.permissions import room_objection, year_objection
from wudan.funds.policies import amount_fault, base_objection, link_objection
from wudan.kit import numbers
from wudan.kit.refusals import Malformed, Missing, Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.projects.models import Project
from wudan.sites.models import Resource, Site
from wudan.teams.models import TrainingSession

Thing = Unit | Site | Resource | TrainingSession | Project | Activity
LONGEST_TITLE = 60
_DRAWS = 8
_KIND_OF: dict[type, LinkKind] = {
    Unit: LinkKind.UNIT, Site: LinkKind.SITE, Resource: LinkKind.RESOURCE,
    TrainingSession: LinkKind.SESSION, Project: LinkKind.PROJECT, Activity: LinkKind.ACTIVITY,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody wants money held for."""

    use: str
    title: str
    amount_fen: int
    thing: Thing


@one_transaction
def commit(
    *, fund: FundYear, plan: Plan, second_from_fen: int, by: Actor, at: datetime
) -> Commitment:
    """Hold it, if there is room. Raises Malformed, Objected, Missing."""
    kind = _KIND_OF[type(plan.thing)]
    insist(link_objection(plan.use, kind))
    if isinstance(plan.thing, Resource):
        insist(base_objection(plan.thing))
    if fault := amount_fault(plan.amount_fen):
        raise Malformed({"amount": fault})
    title = words_of(plan.title, field="title", ask="请写用来办什么。", most=LONGEST_TITLE)
    line = _held_line(fund, plan.use)
    insist(year_objection(by, line.fund))
    insist(room_objection(line.left_fen, plan.amount_fen, f"“{Use(plan.use).label}”"))
    waits = plan.amount_fen >= second_from_fen
    made = Commitment(
        county=line.fund.county, line=line, use=plan.use, title=title, amount_fen=plan.amount_fen,
        state=CommitmentState.ASKED if waits else CommitmentState.LIVE,
        made_at=at, made_by_id=by.person, made_post_id=by.post, made_as=by.label[:80],
        **{kind.value: plan.thing},
    )  # fmt: skip
    hand = Hand(by, at, why=title)
    draw(made)
    move(line, MovementKind.RESERVED, hand, reserved=plan.amount_fen, commitment=made)
    note("make", made, hand, amount_fen=plan.amount_fen, waits=waits)
    return made


def draw(made: Commitment) -> None:
    """Saved under a number nobody has."""
    for _ in range(_DRAWS):
        made.no = numbers.draw()
        try:
            with transaction.atomic():
                made.save(force_insert=True)
        except IntegrityError:
            if not Commitment.objects.filter(no=made.no).exists():
                raise
            continue
        return
    raise Objected(Objection("try_again", "没有记成，请再试一次。"))


def _held_line(fund: FundYear, use: str) -> FundLine:
    pk = fund.lines.filter(use=use).values_list("pk", flat=True).first()
    if pk is None:
        raise Missing
    return lock_lines([pk])[0]
