"""May this person join, decide, end, appeal: an objection, or nothing. Acts and pages ask here (R057)."""

from datetime import date

from wudan.areas.enums import SITE_KINDS
from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.people.enums import ConsentChannel
from wudan.people.models import Person, Post, Volunteer
from wudan.people.permissions import taking_part_objection
from wudan.people.permissions.consents import noting_down_objection
from wudan.teams.enums import AppealState, ApplicationState
from wudan.teams.models import Appeal, Application, Membership, Team

APPEAL_DAYS = 15
"""How long a site has to answer an appeal, and how long one has to appeal twice over."""
_NOT_YOURS = Objection("not_yours", "这件事由本人来办。")
_GONE = Objection("team_gone", "这支队伍已经解散了。")


def applying_objection(by: Actor, team: Team, person: Person, *, on: date) -> Objection | None:
    """Why this person does not ask to join: oneself, registered, not a member yet."""
    if by.person_id != person.pk:
        return _NOT_YOURS
    return joining_objection(team, person, on=on)


def applying_for_objection(by: Actor, team: Team, person: Person, *, on: date) -> Objection | None:
    """Why this actor does not write down that somebody wants to join: staff of where they live do."""
    return noting_down_objection(by, person) or joining_objection(team, person, on=on)


def joining_objection(team: Team, person: Person, *, on: date) -> Objection | None:
    """Why this person cannot become a member, whoever asks."""
    if team.unit.ends_on is not None and team.unit.ends_on <= on:
        return _GONE
    if not Volunteer.objects.filter(person=person, left_at=None).exists():
        return Objection("not_a_volunteer", "入队先要登记为志愿者，网上、站上都能办。")
    if Membership.objects.present().filter(team=team, person=person).exists():
        return Objection("member", "已经是队员了。")
    if Application.objects.open().filter(team=team, person=person).exists():
        return Objection("asked", "已经申请过，等答复就行。")
    return taking_part_objection(person, on=on, is_risky=False)


def introducing_objection(by: Actor, team: Team, person: Person, *, on: date) -> Objection | None:
    """Why this actor does not introduce this person: a member, or the leader, does."""
    inside = Membership.objects.present().filter(team=team, person=by.person_id).exists()
    if not inside and not leads(by, team):
        return Objection("not_a_member", "介绍人要是本队的队员或队长。")
    if by.person_id == person.pk:
        return Objection("yourself", "自己入队直接申请，不用介绍。")
    return joining_objection(team, person, on=on)


def agreeing_objection(by: Actor, asked: Application) -> Objection | None:
    """Why this actor does not say yes to an introduction."""
    if objection := _speaking_objection(by, asked):
        return objection
    if asked.state != ApplicationState.INTRODUCED:
        return Objection("answered", "已经答复过了。")
    return None


def withdrawing_objection(by: Actor, asked: Application) -> Objection | None:
    """Why this application is not taken back."""
    if objection := _speaking_objection(by, asked):
        return objection
    if asked.state not in {ApplicationState.INTRODUCED, ApplicationState.ASKED}:
        return Objection("answered", "已经有了结果，不用收回。")
    return None


def disowning_objection(by: Actor, asked: Application) -> Objection | None:
    """Why nobody can say that this was never asked for: only what a station wrote down (R064, as with orders)."""
    if objection := _speaking_objection(by, asked):
        return objection
    if asked.channel == ConsentChannel.WEB:
        return Objection("own_wish", "这是本人自己申请的；不想参加，收回或退队就行。")
    if asked.state not in {ApplicationState.ASKED, ApplicationState.APPROVED}:
        return Objection("answered", "已经有了结果，不用再声明。")
    return None


def answering_objection(by: Actor, asked: Application, *, on: date) -> Objection | None:
    """Why this actor does not answer it: the leader does; where there is none, the site above."""
    if by.person_id == asked.person_id:
        return Objection("yourself", "自己的申请请别人来定。")
    if objection := deciding_for_team_objection(by, asked.team, on=on):
        return objection
    if asked.state != ApplicationState.ASKED:
        return Objection("answered", "这份申请已经有了结果，或者还等本人点头。")
    return None


def deciding_for_team_objection(by: Actor, team: Team, *, on: date) -> Objection | None:
    """Why this actor does not decide who belongs to the team."""
    if leads(by, team):
        return None
    above = by.reaches(team.unit.path) or by.unit_id == team.unit.parent_id
    if not by.may("place_for") or not above:
        return Objection("not_your_team", "由本队队长来定；没有队长的，由所在的站、所来定。")
    held = Post.objects.held_on(on).filter(unit=team.unit_id, role="team_leader")
    if held.exists():
        return Objection("has_a_leader", "这支队伍有队长，由队长来定。不服的可以申诉。")
    return None


def leaving_objection(by: Actor, membership: Membership) -> Objection | None:
    """Why this membership does not end by one's own wish."""
    if objection := _speaking_objection(by, membership):
        return objection
    return _LEFT if membership.left_on is not None else None


def ending_objection(by: Actor, membership: Membership, *, on: date) -> Objection | None:
    """Why this actor does not end it."""
    if by.person_id == membership.person_id:
        return Objection("yourself", "自己要退队，按“退队”就行。")
    if objection := deciding_for_team_objection(by, membership.team, on=on):
        return objection
    return _LEFT if membership.left_on is not None else None


def appealing_objection(
    by: Actor, thing: Application | Membership, *, on: date
) -> Objection | None:
    """Why there is no appeal: one's own, against a refusal or an end, once, while it is fresh."""
    if objection := _speaking_objection(by, thing):
        return objection
    if thing.team.unit.ends_on is not None:
        return _GONE
    if isinstance(thing, Application):
        against, day = thing.state == ApplicationState.REFUSED, thing.answered_at
        since = day_of(day) if day is not None else on
        row = Appeal.objects.filter(application=thing)
    else:
        against, since = bool(thing.ended_why), thing.left_on or on
        row = Appeal.objects.filter(membership=thing)
    if not against:
        return Objection("nothing", "没有可以申诉的决定。")
    if (on - since).days > 2 * APPEAL_DAYS:
        return Objection(
            "too_late",
            Phrase(
                "决定过了 {appeal_days} 天，不能再申诉。可以重新申请。", appeal_days=2 * APPEAL_DAYS
            ),
        )
    return Objection("appealed", "已经申诉过，等上级答复。") if row.exists() else None


def deciding_appeal_objection(by: Actor, appeal: Appeal) -> Objection | None:
    """Why this actor does not decide it: who holds it or stands above, and did not decide before."""
    if not by.may("place_for") or not by.is_staff:
        return Objection("not_your_role", "申诉由站、所、中心来定。")
    if by.unit_id != appeal.unit_id and not (
        by.role == "center_office" and by.reaches(appeal.unit.path)
    ):
        return Objection("not_your_unit", "这份申诉由别的单位来定。")
    if by.person_id in {appeal.person_id, decider_of(appeal)}:
        return Objection("had_a_part", "您自己的决定、自己的事，请另一位同事或上一级来定。")
    return _DECIDED if appeal.state != AppealState.WAITING else None


def decider_of(appeal: Appeal) -> int | None:
    """Who made the decision that is not accepted."""
    if appeal.application is not None:
        return appeal.application.decided_by_id
    return appeal.membership.ended_by_id if appeal.membership is not None else None


def site_to_decide(team: Team, decider: int | None, *, on: date) -> Unit | None:
    """The nearest site above the team at which the decider holds no post (一把手任队长, R046)."""
    above, last = team.unit.parent, None
    while above is not None:
        if above.kind in SITE_KINDS:
            last = above
            held = Post.objects.held_on(on).filter(unit=above, person=decider)
            if decider is None or not held.exists():
                return above
        above = above.parent
    return last


def _speaking_objection(by: Actor, whose: Application | Membership) -> Objection | None:
    """Oneself; or staff who write down what somebody says to them, by telephone or at the counter."""
    if by.person_id == whose.person_id:
        return None
    return _NOT_YOURS if by.post_id is None else noting_down_objection(by, whose.person)


def leads(by: Actor, team: Team) -> bool:
    """Whether the actor leads this team."""
    return by.role == "team_leader" and by.unit_id == team.unit_id


_LEFT = Objection("left", "已经退队了。")
_DECIDED = Objection("decided", "这份申诉已经有了结果。")
