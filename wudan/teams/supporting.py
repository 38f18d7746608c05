"""May this person ask for, offer, answer, finish support: an objection, or nothing (R053)."""

from wudan.areas.models import Unit
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.teams.enums import FIRST, SupportVerb
from wudan.teams.flow import BY_VERB, STEPS, side_of
from wudan.teams.models import SupportOrder, Team

_BACK = {SupportVerb.REFUSE, SupportVerb.WITHDRAW}


def asking_objection(by: Actor, team: Team, unit: Unit) -> Objection | None:
    """Why this actor neither asks for it nor offers it."""
    if team.unit.ends_on is not None:
        return Objection("team_gone", "这支队伍已经解散了。")
    if team.tier != FIRST:
        return Objection("not_first", "专业指导、队伍培育、活动孵化由最上一级的队伍来做。")
    if not unit.is_site:
        return Objection("not_a_site", "请选一个中心、所或站。")
    if speaks_for_team(by, team) or speaks_for_site(by, unit):
        return None
    return Objection("not_yours", "由站、所的工作人员来请，或由队伍的队长提出。")


def stepping_objection(by: Actor, order: SupportOrder, verb: str) -> Objection | None:
    """Why this actor does not take this step."""
    step = BY_VERB[verb]
    if order.state not in step.before:
        return Objection("not_now", "这张支持单已经不在这一步了。")
    side = side_of(step, is_offer=order.is_offer)
    fits = speaks_for_team(by, order.team) if side == "team" else speaks_for_site(by, order.unit)
    if fits:
        return None
    words = "这一步由队伍的队长来办。" if side == "team" else "这一步由站、所的工作人员来办。"
    return Objection("not_your_turn", words)


def waits_for(by: Actor, order: SupportOrder) -> bool:
    """Whether the next step forward is this actor's; taking back and refusing wait for nobody."""
    ahead = (step for step in STEPS if order.state in step.before and step.verb not in _BACK)
    sides = {side_of(step, is_offer=order.is_offer) for step in ahead}
    return ("team" in sides and speaks_for_team(by, order.team)) or (
        "site" in sides and speaks_for_site(by, order.unit)
    )


def speaks_for_team(by: Actor, team: Team) -> bool:
    """Whether the actor leads the team."""
    return by.role == "team_leader" and by.unit_id == team.unit_id


def speaks_for_site(by: Actor, unit: Unit) -> bool:
    """Whether the actor keeps the site, or a site above it."""
    return by.may("place_for") and by.reaches(unit.path)
