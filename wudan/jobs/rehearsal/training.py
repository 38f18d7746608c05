"""Training in the demo: leaders bring certificates; a plan, sessions held and to come."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db.models import Q

from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import day_of
from wudan.people.actors import for_self
from wudan.people.models import Person
from wudan.teams.actions import training
from wudan.teams.models import Competence, Team, TrainingPlan
from wudan.teams.training import trainee_objection

_PLAN = "入冬前把助浴、急救补上；新来的志愿者都上一次通用课。"
_COUNTS = {"general": 2, "position": 3, "professional": 1}
_BATHING = training.Wanted(
    name="助浴怎么做才稳当", content="搀扶和翻身；水温和室温；防滑；突发情况怎么办。",
    kind="position", mode="face", day=date.min, begins=time(9), ends=time(11, 30), minutes=120,
    place="县中心二楼会议室", capacity=20, trainer="县医院护理部", skill="bathing", is_assessed=True,
)  # fmt: skip
_FIRST_AID = replace(
    _BATHING, name="现场急救", content="心肺复苏、止血包扎、海姆立克；人人上手练。",
    trainer="县红十字会", skill="first_aid", capacity=24,
)  # fmt: skip
_MANNERS = replace(
    _BATHING, name="志愿者第一课", content="进门怎么说，什么不能拍，什么不能收，谁的事不能往外说。",
    kind="general", mode="remote", place="县中心视频会议", trainer="县中心办公室", skill="",
    is_assessed=False, capacity=60,
)  # fmt: skip
_PROOF = "县卫健局、红十字会培训结业证"


def recognize_leaders(scene: Scene, county: str, *, at: datetime) -> None:
    """Each team's leader was trained, before the months begin, for what the team offers."""
    if Competence.objects.exists():
        return  # played before
    by, since = scene.staff(scene.center.pk), day_of(at) - timedelta(days=60)
    for team in Team.objects.active(county).order_by("pk"):
        skills = sorted(set(team.skills) & settings.PACK.skilled.keys())
        leader = scene.cast.staff.get(team.unit_id) if skills else None
        if leader is None:
            continue
        person = Person.objects.get(pk=leader.person)
        for skill in skills:
            training.recognize(
                person=person, unit=scene.center, skill=skill, since=since, proof=_PROOF, by=by,
                at=at,
            )  # fmt: skip


def train(scene: Scene, county: str, *, until: datetime) -> None:
    """The center's year: a plan, a session held with its roster, two that are to come."""
    if TrainingPlan.objects.exists():
        return  # played before
    by, unit, today = scene.staff(scene.center.pk), scene.center, day_of(until)
    early = until - timedelta(days=30)
    plan = training.write_plan(
        unit=unit, year=today.year, words=_PLAN, counts=_COUNTS, by=by, at=early
    )
    training.adopt_plan(plan=plan, seen=plan.version, by=by, at=early)
    past = replace(_BATHING, day=today - timedelta(days=12))
    session = training.open_session(unit=unit, wanted=past, by=by, at=early)
    people = _volunteers(county, on=day_of(early))
    for person in people:
        training.sign_up(session=session, person=person, by=for_self(person.pk), at=early)
    came = {person.pk: training.Mark(present=True, passed=True) for person in people[:-1]}
    training.mark_roster(session=session, marks=came, by=by, at=until - timedelta(days=11))
    for wanted, days in ((_FIRST_AID, 9), (_MANNERS, 16)):
        coming = replace(wanted, day=today + timedelta(days=days))
        made = training.open_session(unit=unit, wanted=coming, by=by, at=until)
        for person in people[:3]:
            training.sign_up(session=made, person=person, by=for_self(person.pk), at=until)


def _volunteers(county: str, *, on: date) -> list[Person]:
    """Members of teams and leaders on that day, a dozen at most."""
    members = Q(memberships__left_on=None, memberships__isnull=False)
    leads = Q(posts__role="team_leader", posts__ends_on=None, posts__starts_on__lte=on)
    found = Person.objects.present().filter(members | leads, county=county)
    people = found.distinct().order_by("pk")[:12]
    return [one for one in people if trainee_objection(one, county, on=on) is None]
