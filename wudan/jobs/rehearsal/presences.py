"""Who was there, in the demo: a roster that is open now, and one that both sides have signed."""

from datetime import datetime, timedelta

from django.db import transaction

from wudan.activities import actions
from wudan.activities.actions import attendance
from wudan.activities.actions.attendance import Mark
from wudan.activities.models import Activity, Attendance, Opening, Shift, SignUp
from wudan.activities.presence import secret_of
from wudan.activities.wanted import Wanted, WantedPosition, WantedShift
from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.jobs.reactions import reactions_to, watch
from wudan.jobs.rehearsal.script import Scene
from wudan.journal.outbox import deliver
from wudan.kit import rotating
from wudan.kit.clock import day_of, midnight
from wudan.kit.refusals import Refusal
from wudan.people.actors import Actor, for_self
from wudan.people.models import Person, Post
from wudan.teams.actions.enroll import enroll

_PEOPLE = 6


def keep_rosters(scene: Scene, county: str, *, until: datetime) -> None:
    """One of today, half of it come; one of the day before yesterday, confirmed by two."""
    post = _leader(county)
    if post is None or Attendance.objects.exists():
        return
    by = scene.staff(post.unit_id)
    people = gather_members(post, by, at=until - timedelta(days=20))
    today = midnight(day_of(until))
    starts = max(until - timedelta(hours=1), today)
    ends = min(until + timedelta(hours=2), today + timedelta(days=1, minutes=-1))
    before = today - timedelta(days=2)
    past = WantedShift(before + timedelta(hours=9), before + timedelta(hours=11, minutes=30))
    _finish(scene, _hold("给老人理发", post, by, people, past), by)
    _begin(_hold("集市便民台", post, by, people, WantedShift(starts, ends)), by, at=starts)
    deliver(reactions_to, at=until, watch=watch)


def _leader(county: str) -> Post | None:
    """A leader whom one can sign in as."""
    posts = Post.objects.filter(county=county, role="team_leader", ends_on=None)
    posts = posts.filter(person__account__isnull=False).select_related("unit__team")
    return posts.order_by("pk").first()


def gather_members(post: Post, by: Actor, *, at: datetime) -> list[Person]:
    """Members of the team; some neighbours join it first, so that there is a list to look at."""
    members = Person.objects.present().filter(
        memberships__team__unit=post.unit, memberships__left_on=None
    )
    near = Person.objects.present().filter(
        home__path__startswith=_above(post.unit).path, born_on__isnull=False, account=None
    )
    joining = near.exclude(pk__in=members).order_by("pk")[: _PEOPLE - members.count()]
    for person in list(joining):
        enroll(team=post.unit.team, person=person, risks=(), by=by, at=at)
    return list(members.exclude(pk=post.person_id).order_by("account", "pk")[:_PEOPLE])


def _above(unit: Unit) -> Unit:
    """The site a team belongs to."""
    return unit.parent or unit


def _hold(title: str, post: Post, by: Actor, people: list[Person], shift: WantedShift) -> Shift:
    wanted = Wanted(
        title=title, words="量血压、理发、磨刀，不收钱。", place="村委会门口", color="new_ways",
        shifts=(shift,), positions=(WantedPosition("志愿者", 10),), venue="outside",
    )  # fmt: skip
    wrote = shift.starts_at - timedelta(days=3)
    made = actions.draft(unit=post.unit, team=post.unit.team, wanted=wanted, by=by, at=wrote)
    actions.open_(activity=Activity.objects.get(pk=made.pk), by=by, at=wrote)
    opening = Opening.objects.get(shift__activity=made)
    for number, person in enumerate(people, start=1):
        _sign_up(opening, person, at=wrote + timedelta(hours=number))
    return Shift.objects.get(activity=made)


def _sign_up(opening: Opening, person: Person, *, at: datetime) -> None:
    try:
        with transaction.atomic():
            actions.sign_up(opening=opening, person=person, by=for_self(person.pk), at=at)
    except Refusal:
        return  # does not fit, or has something else then


def _begin(shift: Shift, by: Actor, *, at: datetime) -> None:
    """The first came by code, the next two were noted by the leader."""
    rows = list(SignUp.objects.on_roster(shift.pk))
    for own in rows[:1]:
        code = rotating.code_at(secret_of(shift, "came"), at)
        attendance.come(sign_up=own, code=code, by=for_self(own.person_id), at=at, in_range=True)
    if rows[1:3]:
        marks = [Mark(row.pk, "came") for row in rows[1:3]]
        attendance.mark(shift=shift, marks=marks, by=by, at=at + timedelta(minutes=4))


def _finish(scene: Scene, shift: Shift, by: Actor) -> None:
    """Noted by the leader, who signs with it; then the site signs for those who were served."""
    rows = list(SignUp.objects.on_roster(shift.pk))[:4]
    if not rows:
        return
    for kind, at in (("came", shift.starts_at), ("left", shift.ends_at)):
        marks = [Mark(row.pk, kind) for row in rows]
        attendance.mark(shift=shift, marks=marks, by=by, at=at + timedelta(minutes=1))
    site = _above(shift.activity.unit)
    if site.kind == UnitKind.TEAM or site.pk not in scene.cast.staff:
        return
    wanted = Attendance.objects.filter(opening__shift=shift).values_list("pk", flat=True)
    attendance.witness(
        attendances=list(wanted), kind="site", by=scene.staff(site.pk),
        at=shift.ends_at + timedelta(hours=2),
    )  # fmt: skip
