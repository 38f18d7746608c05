"""May this person take somebody into this team, or change what it can: an objection, or nothing."""

from collections.abc import Collection
from datetime import date

from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.people.models import Person, Post
from wudan.people.permissions import taking_part_objection
from wudan.teams.models import Membership, Team, TeamPaper

_GONE = Objection("team_gone", "这支队伍已经解散了。")
RISKY = frozenset({"bodily", "medical"})
"""Kinds of risk that no minor takes part in (domain §2.6)."""

OVERSEERS = frozenset({"institute_staff", "center_office"})
"""Who may write for a team below them: the institute above, the center's office."""


def enrolling_objection(
    by: Actor, team: Team, person: Person, *, risks: Collection[str], on: date
) -> Objection | None:
    """Why this actor does not take this person in: the leader does, and the sites above.

    `risks` are those of the services that the team's platform offers.
    """
    if team.unit.ends_on is not None:
        return _GONE
    if by.unit_id != team.unit_id and not _stands_above(by, team):
        return Objection("not_your_team", "队员由本队队长或所在的站、所来登记。")
    if Membership.objects.filter(team=team, person=person, left_on=None).exists():
        return Objection("member", "已经是队员了。")
    return taking_part_objection(person, on=on, is_risky=bool(RISKY & set(risks)))


def keeping_objection(by: Actor, team: Team, *, on: date) -> Objection | None:
    """Why this actor does not say what the team can: its leader does, and the office above."""
    if team.unit.ends_on is not None and team.unit.ends_on <= on:
        return _GONE
    leads = by.role == "team_leader" and by.unit_id == team.unit_id
    if leads or (by.role in OVERSEERS and by.reaches(team.unit.path)):
        return None
    return Objection("not_your_team", "队伍的资料由队长来改，上面的所和中心办公室也可以改。")


def checking_objection(by: Actor, paper: TeamPaper, *, on: date) -> Objection | None:
    """Why this actor's look at a team's paper does not count: a site above does it, not who leads."""
    if paper.removed_at is not None or paper.checked_at is not None:
        return Objection("decided", "这一份已经有了结果。")
    if objection := _above_objection(by, paper.team, on=on):
        return objection
    if paper.valid_until < on:
        return Objection("paper_over", "这一份已经过期，请队长换了新的再登记。")
    return None


def striking_objection(by: Actor, paper: TeamPaper, *, on: date) -> Objection | None:
    """Why this actor does not strike it: the leader may at any time, the site above too."""
    if paper.removed_at is not None:
        return Objection("decided", "这一份已经有了结果。")
    if by.role == "team_leader" and by.unit_id == paper.team.unit_id:
        return None
    return _above_objection(by, paper.team, on=on)


def _above_objection(by: Actor, team: Team, *, on: date) -> Objection | None:
    if not _stands_above(by, team):
        return Objection("not_your_team", "看原件由队伍上面的站、所或中心办公室来做。")
    led = Post.objects.held_on(on).filter(unit=team.unit_id, role="team_leader")
    if led.filter(person=by.person_id).exists():
        return Objection("yourself", "您是这支队的队长，请另一位同事来看原件。")
    return None


def _stands_above(by: Actor, team: Team) -> bool:
    """A site to which the team belongs; a station reaches only itself, and yet its own teams."""
    above = by.reaches(team.unit.path) or by.unit_id == team.unit.parent_id
    return by.may("place_for") and above
