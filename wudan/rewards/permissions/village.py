"""Who proposes a village's rules and who writes down what its committee decided: two persons (A11)."""

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.rewards.enums.deed import VillageState
from wudan.rewards.models import VillageRules


def proposing_objection(by: Actor, unit: Unit) -> Objection | None:
    """Why this actor proposes no rules for this village."""
    if not by.may("keep_rules") or by.post_id is None or not by.reaches(unit.path):
        return Objection("not_your_role", "村规由本站站长或上级来提。")
    if unit.kind != UnitKind.STATION:
        return Objection("no_village", "只有村、社区的站有村规。")
    return None


def closing_objection(by: Actor, row: VillageRules) -> Objection | None:
    """Why this actor does not write down the decision: another person than who proposed."""
    if row.state != VillageState.PROPOSED:
        return Objection("closed", "这一版已经有结果了。")
    if not by.may("keep_rules") or by.post_id is None or not by.reaches(row.unit.path):
        return Objection("not_your_role", "由本站另一个人，或者上级所来登记村委会的决定。")
    if by.person_id == row.proposed_by_id:
        return Objection("own_proposal", "自己提的村规，要另一个人对着会议记录来登记。")
    return None
