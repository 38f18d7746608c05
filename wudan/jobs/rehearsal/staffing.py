"""排班 in the demo: three days of a fair, one invitation open, one refused, a roster to be sent."""

from datetime import datetime, timedelta

from wudan.activities import actions
from wudan.activities.enums import Wish
from wudan.activities.models import Activity, Opening, Shift
from wudan.activities.wanted import Wanted, WantedPosition, WantedShift
from wudan.jobs.rehearsal.presences import gather_members
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import day_of, midnight
from wudan.people.actors import Actor, for_self
from wudan.people.models import Person, Post
from wudan.registers.actions import ask_report, reckon_report

_TITLE = "庙会三天便民服务"
_DAYS = (9, 10, 11)


def fill_shifts(scene: Scene, county: str, *, until: datetime) -> None:
    """By a leader one can sign in as, whose team has a member one can sign in as."""
    post = _leader(county)
    if post is None or Activity.objects.filter(title=_TITLE).exists():
        return
    by, wrote = scene.staff(post.unit_id), until - timedelta(hours=3)
    made = _open(post, by, at=wrote)
    gather_members(post, by, at=until - timedelta(days=20))
    mates = _mates(post)
    for place, person in enumerate(mates[:3]):
        _say(made, person, place, at=wrote + timedelta(minutes=10 * place + 10))
    openings = list(Opening.objects.filter(shift__activity=made).order_by("shift__starts_at", "pk"))
    asked = until - timedelta(hours=2)
    for opening, person in zip(openings[::2], mates[:2], strict=False):
        actions.put_on_list(opening=opening, person=person, by=by, at=asked)
    sent = actions.send_invitations(activity=made, by=by, at=asked).sent
    for one in sent[1:]:
        actions.refuse_invitation(
            invitation=one, by=by, at=asked + timedelta(minutes=30), channel="telephone"
        )
    actions.propose_staffing(activity=made, by=by, at=until - timedelta(hours=1))


def look_back(scene: Scene, county: str, *, until: datetime) -> None:
    """The report of the night, as the worker makes it."""
    report = ask_report(county=county, by=scene.staff(scene.center.pk), at=until)
    reckon_report(report_id=report.pk, at=until)


def _open(post: Post, by: Actor, *, at: datetime) -> Activity:
    today = midnight(day_of(at))
    shifts = tuple(
        WantedShift(today + timedelta(days=day, hours=9), today + timedelta(days=day, hours=12))
        for day in _DAYS
    )
    wanted = Wanted(
        title=_TITLE, words="理发、量血压、指路，不收钱。", place="庙会东门", color="new_ways",
        shifts=shifts, venue="outside",
        positions=(WantedPosition("理发和指路", 2), WantedPosition("量血压", 1, skill="nursing")),
    )  # fmt: skip
    made = actions.draft(unit=post.unit, team=post.unit.team, wanted=wanted, by=by, at=at)
    return actions.open_(activity=Activity.objects.get(pk=made.pk), by=by, at=at)


def _say(activity: Activity, person: Person, place: int, *, at: datetime) -> None:
    """Each likes another day best, and could come on one more."""
    shifts = list(Shift.objects.filter(activity=activity).order_by("starts_at"))
    likes, could = shifts[place % len(shifts)], shifts[(place + 1) % len(shifts)]
    actions.tell_willing(
        activity=activity, person=person, most=2,
        shifts={likes.pk: Wish.LIKED, could.pk: Wish.CAN}, by=for_self(person.pk), at=at,
    )  # fmt: skip


def _leader(county: str) -> Post | None:
    posts = Post.objects.filter(county=county, role="team_leader", ends_on=None)
    posts = posts.filter(
        person__account__isnull=False, unit__team__memberships__left_on=None,
        unit__team__memberships__person__account__isnull=False,
    )  # fmt: skip
    return posts.select_related("unit__team").order_by("pk").first()


def _mates(post: Post) -> list[Person]:
    """Members, those with an account first."""
    rows = Person.objects.present().filter(
        memberships__team=post.unit.team, memberships__left_on=None, born_on__isnull=False
    )
    known = Person.objects.present().filter(
        memberships__team=post.unit.team, memberships__left_on=None, account__isnull=False
    )
    return list(dict.fromkeys([*known.order_by("pk"), *rows.order_by("pk")]))
