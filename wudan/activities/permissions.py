"""May this person organize it, sign up, stay away: an objection, or nothing.

Asked by buttons, the API and the actions alike. Who keeps the roster is asked in `presence`.
"""

from datetime import datetime, timedelta

from wudan.activities import flow, policies
from wudan.activities.enums import ActivityVerb, Audience, InvitedState, SignUpState
from wudan.activities.models import Activity, Opening, ShiftInvitation, SignUp
from wudan.activities.models.sign_up import LIVE
from wudan.activities.presence import attendance_of, runs
from wudan.areas.models import Unit
from wudan.kit.ages import ADULT, is_under
from wudan.kit.clock import day_of, local
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import THE_CLOCK, Actor
from wudan.people.licences import licences_valid
from wudan.people.models import Bond, Person, Post, Volunteer
from wudan.people.permissions import taking_part_objection
from wudan.teams.eligibility import objection_to_skill
from wudan.teams.models import Membership

_LEADER = "team_leader"
SUMMED_UP_WITHIN = timedelta(days=14)
"""After the end; the clock ends an activity a day after its last shift, when few have sat down yet."""


def organizing_objection(by: Actor, unit: Unit) -> Objection | None:
    """Why this actor does not organize for that unit: one's own, and what is below a site."""
    if not by.may("run_activities"):
        return Objection("not_your_role", "活动由队长、站、所、中心和部门来组织。")
    own_team = by.role == "station_keeper" and unit.parent_id == by.unit_id
    if by.reaches(unit.path) or own_team:
        return None
    return Objection("not_your_unit", "这个单位不在您的范围。")


def objection(verb: ActivityVerb, by: Actor, activity: Activity) -> Objection | None:
    """Why this actor may not do this to the activity now: person, then flow."""
    if not by.may("run_activities") or not (runs(by, activity) or _brings_team(by, activity)):
        return Objection("not_your_activity", "由活动负责人、组织单位和它上面的站、所、中心来办。")
    return flow.objection(activity.stage, verb)


def opening_objection(by: Actor, activity: Activity, *, at: datetime) -> Objection | None:
    """Why it is not opened now: the first thing that is missing."""
    shifts, positions = list(activity.shifts.order_by("starts_at")), list(activity.positions.all())
    missing = policies.gate(activity, shifts, positions, at=at)
    return objection(ActivityVerb.OPEN, by, activity) or next(iter(missing), None)


def ending_objection(by: Actor, activity: Activity, *, at: datetime) -> Objection | None:
    """Why it does not end yet: a shift is still to come."""
    by_clock = flow.objection(activity.stage, ActivityVerb.END) if by == THE_CLOCK else None
    if found := by_clock if by == THE_CLOCK else objection(ActivityVerb.END, by, activity):
        return found
    if activity.shifts.filter(ends_at__gt=at).exists():
        return Objection("not_over", "还有班次没有结束。不办了请点“取消活动”。")
    return None


def summing_objection(by: Actor, activity: Activity, *, at: datetime) -> Objection | None:
    """Why nothing is said of it any more: what a month's summary has told stays as it was told."""
    return objection(ActivityVerb.SUM_UP, by, activity) or _told_already(activity, at=at)


def joining_objection(by: Actor, activity: Activity, *, at: datetime) -> Objection | None:
    """Why nobody says any more which key work it goes with: the same, of who runs it (R103)."""
    return objection(ActivityVerb.JOIN_WORK, by, activity) or _told_already(activity, at=at)


def _told_already(activity: Activity, *, at: datetime) -> Objection | None:
    if activity.ended_at is None or at <= activity.ended_at + SUMMED_UP_WITHIN:
        return None
    return Objection(
        "too_late", Phrase("办结超过 {days} 天，不再补写。", days=SUMMED_UP_WITHIN.days)
    )


def cancelling_objection(by: Actor, activity: Activity) -> Objection | None:
    """Why it is not cancelled: people have come already, and that stays true."""
    if found := objection(ActivityVerb.CANCEL, by, activity):
        return found
    if SignUp.objects.filter(opening__shift__activity=activity, attendance__isnull=False).exists():
        return Objection("begun", "已经有人到场登记了，不能取消；剩下的班次请截止报名，到时办结。")
    return None


def signing_up_objection(
    by: Actor, opening: Opening, person: Person, *, at: datetime
) -> Objection | None:
    """Why this person gets no place here and does not wait for one either.

    `opening` comes with its position and its shift's activity. A companion is asked for apart
    (`companion_is_needed`), since it is typed, not known.
    """
    activity = opening.shift.activity
    return (
        _may_say_so(by, activity, person, at=at)
        or flow.objection(activity.stage, ActivityVerb.SIGN_UP)
        or _too_late(by, opening, at=at)
        or fitting_objection(opening, person, at=at)
        or clash_objection(opening, person)
    )


def fitting_objection(opening: Opening, person: Person, *, at: datetime) -> Objection | None:
    """Why this is not for this person: not one of us, not of the team, too young, no paper."""
    activity, position, day = opening.shift.activity, opening.position, opening.shift.day
    if objection := _not_of_us(person, activity, at=at):
        return objection
    least = policies.least_age(activity, position)
    if least and is_under(least, person.born_on, day):
        return Objection("too_young", _young_words(activity, least))
    bodily = bool(policies.BODILY & set(activity.risks))
    if objection := taking_part_objection(person, on=day, is_risky=bodily):
        return objection
    if position.licence and position.licence not in licences_valid([person.pk], day).get(
        person.pk, frozenset()
    ):
        return Objection("no_licence", "这个岗位要有证照，并请站上看过原件。请到站上登记您的证照。")
    if position.skill:
        return objection_to_skill(person.pk, position.skill, on=day)
    return None


def companion_is_needed(activity: Activity, person: Person, *, at: datetime) -> bool:
    """Whether a grown-up has to come along (domain §2.6)."""
    return activity.with_companion and is_under(ADULT, person.born_on, day_of(at))


def clash_objection(opening: Opening, person: Person) -> Objection | None:
    """Nobody is in two places at once; waiting for a place counts, since it may come true."""
    shift = opening.shift
    live = SignUp.objects.live().filter(person=person).select_related("opening__shift__activity")
    if live.filter(opening=opening).exists():
        return Objection("signed_up", "已经报过这一班了。")
    overlap = {
        "opening__shift__starts_at__lt": shift.ends_at,
        "opening__shift__ends_at__gt": shift.starts_at,
    }
    other = live.filter(**overlap).first()
    if other is None:
        return None
    theirs = other.opening.shift
    when = f"{local(theirs.starts_at):%m月%d日 %H:%M}–{local(theirs.ends_at):%H:%M}"
    return Objection(
        "clash",
        Phrase(
            "{when} 已经报了“{activity}”，去不了两处。", when=when, activity=theirs.activity.title
        ),
    )


def withdrawing_objection(by: Actor, sign_up: SignUp, *, at: datetime) -> Objection | None:
    """Why "cannot come" is not said now, or not by this actor."""
    activity = sign_up.opening.shift.activity
    if sign_up.state not in LIVE:
        return Objection(
            "not_live", Phrase("这个报名现在是“{state}”。", state=SignUpState(sign_up.state).label)
        )
    if attendance_of(sign_up) is not None:
        return Objection("came", "已经登记到场了。")
    if _organizes(by, activity):
        return flow.objection(activity.stage, ActivityVerb.WITHDRAW)
    if not _speaks_for(by, sign_up.person, at=at):
        return Objection("not_yours", "由本人来说，或请活动负责人来办。")
    if at >= sign_up.opening.shift.starts_at:
        return Objection("begun", "已经开始了。来不了请打电话告诉活动负责人。")
    return flow.objection(activity.stage, ActivityVerb.WITHDRAW)


def offering_objection(by: Actor, sign_up: SignUp, *, at: datetime) -> Objection | None:
    """Why the place is not offered to somebody: not held, or others already wait for it."""
    if sign_up.state != SignUpState.PLACED:
        return Objection("not_placed", "报上了才能找人顶替。")
    if found := withdrawing_objection(by, sign_up, at=at):
        return found
    if SignUp.objects.filter(opening=sign_up.opening, state=SignUpState.WAITING).exists():
        return Objection("others_wait", "有人在候补。点“来不了”，就由候补的第一位顶上。")
    return None


def replacing_objection(
    by: Actor, sign_up: SignUp, person: Person, *, at: datetime
) -> Objection | None:
    """Why this person does not take over this place."""
    if sign_up.state != SignUpState.PLACED or sign_up.offered_at is None:
        return Objection("not_offered", "这个名额没有在找人顶替，或者已经有人顶上了。")
    if sign_up.person_id == person.pk:
        return Objection("yourself", "这是您自己的名额。")
    if sign_up.offered_to_id not in {None, person.pk}:
        return Objection("not_for_you", "这个名额是留给别人顶替的。")
    if attendance_of(sign_up) is not None:
        return Objection("came", "已经登记到场了。")
    opening = sign_up.opening
    activity = opening.shift.activity
    return (
        _may_say_so(by, activity, person, at=at)
        or flow.objection(activity.stage, ActivityVerb.WITHDRAW)
        or _too_late(by, opening, at=at, replaces=True)
        or fitting_objection(opening, person, at=at)
        or clash_objection(opening, person)
    )


def listing_objection(
    by: Actor, opening: Opening, person: Person, *, at: datetime
) -> Objection | None:
    """Why this person is not put on the roster's list for this opening."""
    if found := objection(ActivityVerb.INVITE, by, opening.shift.activity):
        return found
    if at >= opening.shift.starts_at:
        return Objection("begun", "这一班已经开始或结束了，请看别的班次。")
    if is_under(ADULT, person.born_on, opening.shift.day):
        return Objection("minor", "未满 18 周岁的不邀请：由本人和家长一起来报名。")
    return fitting_objection(opening, person, at=at) or clash_objection(opening, person)


def answering_objection(
    by: Actor, invitation: ShiftInvitation, *, at: datetime
) -> Objection | None:
    """Why an invitation is not answered now, or not by this actor: oneself, or on one's word."""
    activity = invitation.opening.shift.activity
    if not (_speaks_for(by, invitation.person, at=at) or _organizes(by, activity)):
        return Objection("not_yours", "由本人来答复，或打电话请活动负责人代为登记。")
    if invitation.state == InvitedState.PROPOSED:
        return Objection("not_sent", "这份邀请还没有发出。")
    if invitation.state != InvitedState.WAITING:
        now = InvitedState(invitation.state).label
        return Objection("answered", Phrase("这份邀请现在是“{now}”。", now=now))
    return None


def accepting_objection(
    by: Actor, invitation: ShiftInvitation, *, at: datetime
) -> Objection | None:
    """Why a yes gives no place: too late, or it fits no more. Ask with person and opening held."""
    opening = invitation.opening
    if found := answering_objection(by, invitation, at=at):
        return found
    if invitation.answer_by is not None and at >= invitation.answer_by:
        return Objection("over", "过了答复的时间，名额已经让出来了。还想去，请到活动页上报名。")
    return (
        flow.objection(opening.shift.activity.stage, ActivityVerb.INVITE)
        or fitting_objection(opening, invitation.person, at=at)
        or clash_objection(opening, invitation.person)
    )


def willing_objection(
    by: Actor, activity: Activity, person: Person, *, at: datetime
) -> Objection | None:
    """Why a volunteer does not say beforehand which shifts would suit."""
    if not _speaks_for(by, person, at=at):
        return Objection("not_yours", "哪几班能去，由本人来说。")
    return flow.objection(activity.stage, ActivityVerb.SIGN_UP) or _not_of_us(
        person, activity, at=at
    )


def _organizes(by: Actor, activity: Activity) -> bool:
    """The organizer's side: the leader named also without a post; the station of the team."""
    return runs(by, activity) or _brings_team(by, activity)


def _brings_team(by: Actor, activity: Activity) -> bool:
    """Whether it is the actor's own team that goes, or the station's own team that organizes."""
    if not by.may("run_activities") or by.unit_id is None:
        return False
    return (activity.team is not None and activity.team.unit_id == by.unit_id) or (
        by.role == "station_keeper" and activity.unit.parent_id == by.unit_id
    )


def _may_say_so(by: Actor, activity: Activity, person: Person, *, at: datetime) -> Objection | None:
    if _organizes(by, activity) or _speaks_for(by, person, at=at):
        return None
    return Objection("not_yours", "报名由本人来报；不用手机的，请队长或站上代报。")


def _speaks_for(by: Actor, person: Person, *, at: datetime) -> bool:
    """The person, or the legal guardian of a minor (民法典 §19)."""
    if by.post_id is not None or by.person_id is None:
        return False
    if by.person_id == person.pk:
        return True
    bonds = Bond.objects.running_on(day_of(at)).of_guardian(by.person_id).of_ward(person.pk)
    return bonds.filter(kind="legal").exists()


def _too_late(
    by: Actor, opening: Opening, *, at: datetime, replaces: bool = False
) -> Objection | None:
    """Until it begins; who organizes still writes down who turns up until the end."""
    activity, shift = opening.shift.activity, opening.shift
    if at >= (shift.ends_at if _organizes(by, activity) else shift.starts_at):
        return Objection("begun", "这一班已经开始或结束了，请看别的班次。")
    if replaces or _organizes(by, activity):
        return None
    if activity.closes_at is not None and at >= activity.closes_at:
        return Objection("closed", "报名截止了。想去请打电话问活动负责人。")
    return None


def _not_of_us(person: Person, activity: Activity, *, at: datetime) -> Objection | None:
    """Registered volunteers, members of teams and their leaders; of the team, if only it is asked."""
    if person.county != activity.county or person.erased_at or person.merged_into_id:
        return Objection("gone", "这个人不在本县名册。")
    mine = Membership.objects.filter(person=person, left_on=None)
    leads = Post.objects.held_on(day_of(at)).filter(person=person, role=_LEADER)
    if activity.audience == Audience.TEAM and activity.team is not None:
        if mine.filter(team=activity.team_id).exists():
            return None
        if leads.filter(unit=activity.team.unit_id).exists():
            return None
        return Objection("not_in_team", "这次只招本队队员。想加入这支队伍，请先申请入队。")
    if activity.audience == Audience.BACKFILL:
        return Objection("backfill", "这是补录的活动，不招募。")
    registered = Volunteer.objects.active().filter(person=person)
    if registered.exists() or mine.exists() or leads.exists():
        return None
    return Objection("not_a_volunteer", "请先登记为志愿者，几分钟就好；站上也能办。")


def _young_words(activity: Activity, least: int) -> str:
    if least >= ADULT and policies.BODILY & set(activity.risks):
        return "这个活动有人身风险或涉及医疗，未满 18 周岁不能参加。"
    return Phrase("这个岗位要满 {least} 周岁。", least=least)
