"""May this person plan for this team, now: an objection, or nothing (R051)."""

from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.teams.enums import FIRST, PlanStep
from wudan.teams.models import PlanVersion, Team


def planning_objection(by: Actor, team: Team) -> Objection | None:
    """Why this actor does not plan for that team: its leader does, and the center office."""
    if team.unit.ends_on is not None:
        return Objection("team_gone", "这支队伍已经解散了。")
    if not by.may("adopt_plan"):
        return Objection("not_your_role", "方案由队长或中心办公室来写、来通过。")
    if not by.reaches(team.unit.path):
        return Objection("not_your_team", "这支队伍不归您带。")
    if team.tier != FIRST:
        return Objection("not_first", "方案由最上一级的队伍来定。")
    return None


def changing_objection(by: Actor, version: PlanVersion) -> Objection | None:
    """Why this version is not changed."""
    if objection := planning_objection(by, version.plan.team):
        return objection
    if version.step in {PlanStep.ADOPTED, PlanStep.SUPERSEDED}:
        return Objection("adopted", "通过了的方案不能改；要改，再写一版。")
    return None


def adopting_objection(by: Actor, version: PlanVersion) -> Objection | None:
    """Why this version cannot be adopted: it was not talked over, or says nothing."""
    if objection := changing_objection(by, version):
        return objection
    if not version.consulted or not version.minutes:
        return Objection("not_consulted", "先协商：写下问过谁、说了什么，再通过。")
    if not version.items.exists():
        return Objection("empty", "方案里一条也没有，先写上要做什么。")
    return None


def renewing_objection(by: Actor, version: PlanVersion) -> Objection | None:
    """Why no new version is begun from this one."""
    if objection := planning_objection(by, version.plan.team):
        return objection
    if version.step != PlanStep.ADOPTED:
        return Objection("not_adopted", "这一版还没有通过，直接改就行。")
    if version.plan.versions.exclude(step__in=[PlanStep.ADOPTED, PlanStep.SUPERSEDED]).exists():
        return Objection("in_writing", "新的一版已经在写了。")
    return None
