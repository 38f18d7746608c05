"""Who puts a household forward, speaks for it, asks, says, visits, decides; never two of these at once (R079)."""

from datetime import date

from wudan.honors.enums.household import DecidedAt, HouseholdVerb, NominatedBy, Relation
from wudan.honors.flow.household import objection
from wudan.honors.models import (
    HouseholdAppeal,
    HouseholdDecision,
    HouseholdHonor,
    HouseholdRules,
    HouseholdVisit,
    NeighbourWord,
)
from wudan.kit.ages import ADULT, is_under
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.people.models import Household, HouseholdMember, Post
from wudan.people.roles import ROLES

V = HouseholdVerb
_NOT_YOURS = Objection("not_yours", "这要由这户人家自己来定，或请所站照他们说的代办。")
_NOT_HERE = Objection("not_your_unit", "这户人家不在您的范围内。")


def is_member(person_id: int | None, household_id: int) -> bool:
    """Whether somebody lives in that household now."""
    rows = HouseholdMember.objects.filter(household=household_id, until=None)
    return person_id is not None and rows.filter(person=person_id).exists()


def source_of(by: Actor, household: Household) -> NominatedBy | None:
    """As what this actor could put it forward; None for strangers."""
    if by.is_staff:
        here = by.may("nominate") and by.reaches(household.unit.path)
        return NominatedBy.SITE if here else None
    if is_member(by.person_id, household.pk):
        return NominatedBy.SELF
    near = HouseholdMember.objects.filter(
        person=by.person_id, until=None, household__unit=household.unit_id
    )
    return NominatedBy.NEIGHBOUR if by.person_id is not None and near.exists() else None


def nominating_objection(by: Actor, household: Household, *, on: date) -> Objection | None:
    """Why this household is not put forward by this actor."""
    if source_of(by, household) is None:
        return Objection("stranger", "只有这户人家自己、同村的邻居和所站能推荐。")
    if not by.is_staff and not _is_adult(by.person, household, on):
        return Objection("under_age", "满 18 岁才能推荐。")
    if by.is_staff and is_member(by.person_id, household.pk):
        return Objection("own", "这是您自己家，请不用岗位，以自己的名义推荐。")
    if household.until is not None:
        return Objection("household_ended", "这一户已经不在了（分户或并户）。")
    if HouseholdRules.objects.in_force(household.county, on) is None:
        return Objection("no_rules", "县里还没有定标准。")
    if HouseholdHonor.objects.filter(household=household).live().exists():
        return Objection("under_way", "这一户已经在评，或已经命名了。")
    return None


def household_objection(by: Actor, honor: HouseholdHonor) -> Objection | None:
    """Why this actor does not speak for the household: a grown-up of it does, or the site as they say."""
    if by.is_staff:
        return site_objection(by, honor)
    return None if is_member(by.person_id, honor.household_id) else _NOT_YOURS


def site_objection(by: Actor, honor: HouseholdHonor) -> Objection | None:
    """Why this actor does not do the site's part."""
    if not by.may("nominate"):
        return Objection("not_your_role", "这由所站来办。")
    return None if by.reaches(honor.unit.path) else _NOT_HERE


def agreeing_objection(by: Actor, honor: HouseholdHonor) -> Objection | None:
    """Why nobody nods now."""
    return household_objection(by, honor) or objection(honor.stage, V.AGREE)


def dropping_objection(by: Actor, honor: HouseholdHonor) -> Objection | None:
    """Why the household does not step out: it may, at any time, without a reason."""
    return household_objection(by, honor) or objection(honor.stage, V.DROP)


def showing_objection(by: Actor, honor: HouseholdHonor) -> Objection | None:
    """Why nothing is added: the household, who nominated, or the site does."""
    own = by.person_id is not None and by.person_id == honor.nominated_by_id and not by.is_staff
    if not own and (fault := household_objection(by, honor)):
        return fault
    return objection(honor.stage, V.SHOW)


def asking_objection(by: Actor, honor: HouseholdHonor) -> Objection | None:
    """Why no more neighbours are drawn."""
    return site_objection(by, honor) or objection(honor.stage, V.ASK)


def saying_objection(by: Actor, asked: NeighbourWord) -> Objection | None:
    """Why this word is not said or written down: once, by oneself, or by who did not nominate."""
    honor = asked.honor
    if not by.is_staff and by.person_id != asked.person_id:
        return Objection("not_asked", "这次没有请您说。")
    if by.is_staff:
        if fault := site_objection(by, honor):
            return fault
        if by.person_id == honor.nominated_by_id:
            return Objection("nominated", "这户是您推荐的，请上门的人来记邻居的话。")
    if fault := objection(honor.stage, V.SAY):
        return fault
    return Objection("said", "已经说过了，一人一句。") if asked.word else None


def visiting_side_objection(by: Actor, honor: HouseholdHonor) -> Objection | None:
    """Why this actor does not arrange visits there."""
    if not by.may("visit_households"):
        return Objection("not_your_role", "请人上门由实践所、中心办公室来办。")
    return None if by.reaches(honor.unit.path) else _NOT_HERE


def naming_objection(by: Actor, honor: HouseholdHonor, post: Post) -> Objection | None:
    """Why the holder of this post does not visit."""
    if fault := visiting_side_objection(by, honor) or objection(honor.stage, V.NAME):
        return fault
    if "visit_households" not in ROLES[post.role].verbs:
        return Objection("no_visitor", "这个岗位不管上门走访。")
    if post.person_id == honor.nominated_by_id or is_member(post.person_id, honor.household_id):
        return Objection("own", "推荐的人、这户的人不上门。")
    if honor.visits.filter(person=post.person_id).exists():
        return Objection("named", "已经请过这个人了。")
    return None


def declaring_objection(by: Actor, visit: HouseholdVisit) -> Objection | None:
    """Why nothing is declared: not one's own, or said already."""
    if fault := _own_visit_objection(by, visit) or objection(visit.honor.stage, V.DECLARE):
        return fault
    if visit.relation == Relation.HAS:
        return Objection("recused", "您已经回避了。")
    return Objection("given", "已经交了走访，不能再改声明。") if visit.given_at else None


def visit_objection(by: Actor, visit: HouseholdVisit) -> Objection | None:
    """Why this visit is not written down now."""
    if fault := _own_visit_objection(by, visit) or objection(visit.honor.stage, V.VISIT):
        return fault
    if visit.relation == Relation.HAS:
        return Objection("recused", "您已经回避，这户不由您看。")
    if not visit.relation:
        return Objection("undeclared", "请先声明和这户人家有没有关系。")
    return Objection("given", "您已经交过了。") if visit.given_at else None


def _own_visit_objection(by: Actor, visit: HouseholdVisit) -> Objection | None:
    if not by.may("visit_households") or by.person_id != visit.person_id:
        return Objection("not_yours", "这次上门没有请您。")
    return None


def decider_objection(by: Actor, honor: HouseholdHonor) -> Objection | None:
    """Why this actor decides nothing here: the rules say where; who had another part never does."""
    institute = honor.rules.decided_by == DecidedAt.INSTITUTE and by.may("visit_households")
    if not by.may("decide_honors") and not institute:
        label = DecidedAt(honor.rules.decided_by).label
        return Objection("not_your_role", Phrase("这里由{label}来定。", label=label))
    if not by.reaches(honor.unit.path):
        return _NOT_HERE
    if by.person_id is None or by.person_id == honor.nominated_by_id:
        return Objection("nominated", "这户是您推荐的，请别人来定。")
    if honor.visits.filter(person=by.person_id).exists():
        return Objection("visited", "您上门看过或被请去看过，请别人来定。")
    if is_member(by.person_id, honor.household_id):
        return Objection("own", "这是您自己家，请别人来定。")
    return None


def deciding_objection(by: Actor, honor: HouseholdHonor, verb: HouseholdVerb) -> Objection | None:
    """Why this actor does not take this step of a decider now."""
    return decider_objection(by, honor) or objection(honor.stage, verb)


def looking_objection(by: Actor, honor: HouseholdHonor) -> Objection | None:
    """Why this actor does not do the yearly look."""
    if fault := visiting_side_objection(by, honor) or objection(honor.stage, V.LOOK):
        return fault
    own = is_member(by.person_id, honor.household_id)
    return Objection("own", "这是您自己家，请别人来复核。") if own else None


def appealing_objection(by: Actor, decision: HouseholdDecision, *, on: date) -> Objection | None:
    """Why there is no appeal: once, in time, against a no."""
    honor = decision.honor
    if fault := household_objection(by, honor) or objection(honor.stage, V.APPEAL):
        return fault
    if decision.appeal_until is None:
        return Objection("no_appeal", "这个决定没有什么可申诉的。")
    if honor.decisions.filter(pk__gt=decision.pk).exists():
        return Objection("newer", "已经有新的决定了。")
    if HouseholdAppeal.objects.filter(decision=decision).exists():
        return Objection("appealed", "已经申诉过了，一次决定申诉一次。")
    if on > decision.appeal_until:
        return Objection(
            "too_late",
            Phrase("申诉到 {appeal_until} 截止，已经过了。", appeal_until=decision.appeal_until),
        )
    return None


def answering_objection(by: Actor, appeal: HouseholdAppeal) -> Objection | None:
    """Why this actor does not answer the appeal: another decider does."""
    honor = appeal.decision.honor
    if fault := decider_objection(by, honor) or objection(honor.stage, V.UPHOLD):
        return fault
    if by.person_id == appeal.decider_id:
        return Objection("same_decider", "原来是您决定的，申诉由另一位来答复。")
    return Objection("answered", "已经答复过了。") if appeal.outcome else None


def _is_adult(person_id: int, household: Household, on: date) -> bool:
    row = HouseholdMember.objects.filter(person=person_id, until=None).select_related("person")
    found = row.first()
    return found is not None and not is_under(ADULT, found.person.born_on, on)


def may_read_concerns(by: Actor, honor: HouseholdHonor) -> bool:
    """Only a visitor who declared no relation reads what neighbours have against it."""
    rows = honor.visits.filter(person=by.person_id, relation=Relation.NONE)
    return by.may("visit_households") and by.person_id is not None and rows.exists()
