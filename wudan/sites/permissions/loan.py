"""May this person lend, borrow, hand over, take back: an objection, or nothing (R029)."""

from wudan.areas.models import Unit
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.sites.enums.loan import LoanState, LoanVerb
from wudan.sites.enums.resource import ResourceStage
from wudan.sites.flow.loan import LIVE, SIDES, STEPS, objection
from wudan.sites.models import Loan, Resource

_VERBS = {"borrower": "borrow", "lender": "keep_resources"}
"""What a side's step asks of a role."""
NO_HALVES = "自己单位请借的，由出借单位的人来办。"


def may_borrow(by: Actor) -> bool:
    """Whether this actor asks other units for things at all, in the own unit's name."""
    return by.may("borrow") and by.unit_id is not None


def is_offered(resource: Resource) -> bool:
    """Whether it can be asked for at all: its keeper lends it, and it was not dropped."""
    return resource.lendable and resource.stage != ResourceStage.DROPPED


def asking_objection(by: Actor, resource: Resource, borrower: Unit) -> Objection | None:
    """Why this actor does not ask for it in this unit's name."""
    if not may_borrow(by):
        return Objection("not_your_role", "借用由站、所、中心、部门和队长来请。")
    if not by.reaches(borrower.path):
        return Objection("not_your_unit", "只能替自己单位，或辖区里的单位请借。")
    if resource.unit_id == borrower.pk:
        return Objection("own_thing", "这是本单位自己的，不用借。")
    if not is_offered(resource):
        return Objection("not_lent", "保管单位没有说这件可以借。")
    return None


def step_objection(by: Actor, loan: Loan, verb: LoanVerb) -> Objection | None:
    """Why this actor does not take this step now. Nobody stands on both sides of one loan."""
    side = STEPS[verb].side
    if side == "clock" or not by.may(_VERBS[side]):
        return Objection("not_your_role", "借用由站、所、中心、部门和队长来办。")
    unit = loan.borrower if side == "borrower" else loan.resource.unit
    if not by.reaches(unit.path):
        return Objection(
            "not_your_turn",
            Phrase("这一步由{sides}来办：{unit}。", sides=SIDES[side], unit=unit.short_name),
        )
    if side == "lender" and by.unit_id == loan.borrower_id:
        return Objection("both_sides", NO_HALVES)
    return objection(loan.state, verb)


def handing_objection(by: Actor, loan: Loan) -> Objection | None:
    """Why it is not handed over: not their step, or the thing is still with somebody else."""
    if found := step_objection(by, loan, LoanVerb.HAND_OVER):
        return found
    others = Loan.objects.filter(resource=loan.resource_id, state=LoanState.OUT)
    if others.exclude(pk=loan.pk).exists():
        return Objection("still_out", "上一家还没有还回来，先收回来再交给这一家。")
    return None


def agreeing_objection(by: Actor, loan: Loan) -> Objection | None:
    """Why it is not promised: not their step, or it is promised to somebody else in that time."""
    if found := step_objection(by, loan, LoanVerb.AGREE):
        return found
    same = Loan.objects.filter(resource=loan.resource_id, state__in=LIVE).exclude(pk=loan.pk)
    if same.overlapping(loan.starts_at, loan.ends_at).exists():
        return Objection("taken", "这段时间已经答应借给别的单位了。")
    return None
