"""Hours in the demo: some teams served on past Saturdays, both sides signed; one back-fill and one dispute wait."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from wudan.activities.actions.attendance.mark import Mark, mark
from wudan.activities.actions.attendance.witness import witness
from wudan.activities.actions.organizing.draft import draft
from wudan.activities.actions.organizing.open_ import open_
from wudan.activities.actions.signing.sign_up_for import sign_up_for
from wudan.activities.enums import MarkKind, Venue, Witness
from wudan.activities.models import Activity, Attendance, Opening, SignUp
from wudan.activities.wanted import Wanted, WantedPosition, WantedShift
from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import CHINA, day_of
from wudan.kit.refusals import Refusal
from wudan.ledger.actions import Served, ask_backfill, dispute
from wudan.ledger.files import looked_at
from wudan.ledger.models import ServiceRecord
from wudan.people.actors import Actor, for_self
from wudan.people.models import Person
from wudan.teams.models import Membership, Team

TEAMS, WEEKS, MOST = 6, 4, 4
_DONE = ("清扫河道", "陪老人说说话", "给娃娃讲故事", "义务理发", "村口劝导")
_SHEET = b"%PDF-1.4\n% demo\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n"


def serve(scene: Scene, county: str, *, until: datetime) -> None:
    """Past Saturdays of the first teams that have members and a site above to witness."""
    served = 0
    for team in Team.objects.active(county).select_related("unit__parent").order_by("pk"):
        leader, site = scene.cast.staff.get(team.unit_id), _site_above(scene, team.unit)
        if leader is None or site is None:
            continue
        members = Membership.objects.filter(team=team, left_on=None).select_related("person")
        people = [row.person for row in members.exclude(person=leader.person)[:MOST]]
        if not people:
            continue
        for week in range(1, WEEKS + 1):
            _afternoon(scene, team, people, leader, site, week=week, until=until)
        served += 1
        if served == TEAMS:
            return


def leave_something_to_decide(scene: Scene, *, until: datetime) -> None:
    """One back-fill to approve and one dispute to answer."""
    made = ServiceRecord.objects.live().select_related("unit__parent", "person").first()
    if made is None:
        return
    keeper = scene.cast.staff.get(made.unit_id)
    starts = made.starts_at - timedelta(days=2)
    try:
        dispute(made=made, words="我多待了半个小时收拾东西，没有记上。", by=for_self(made.person_id), at=until - timedelta(days=1))  # fmt: skip
        if keeper is not None:
            served = Served("帮孤寡老人收玉米", "掰玉米、装车", starts, starts + timedelta(hours=2), no_meeting=True)  # fmt: skip
            ask_backfill(
                person=made.person, unit=made.unit, served=served, reason="地里没有信号，用的纸签到表",
                proof=looked_at(_SHEET), ref="demo-backfill", by=keeper, at=until - timedelta(days=1),
            )  # fmt: skip
    except Refusal:
        return  # as in life: it did not work today


def _site_above(scene: Scene, unit: Unit) -> Actor | None:
    """Who witnesses for the site above the team."""
    above = unit.parent
    while above is not None and above.kind not in (UnitKind.STATION, UnitKind.INSTITUTE):
        above = above.parent
    return scene.cast.staff.get(above.pk) if above is not None else None


def _afternoon(
    scene: Scene, team: Team, people: Sequence[Person], leader: Actor, site: Actor, *, week: int, until: datetime,
) -> None:  # fmt: skip
    day = day_of(until) - timedelta(days=week * 7 - 1)
    starts = datetime.combine(day, time(14, 0), CHINA)
    ends = starts + timedelta(minutes=scene.rng.choice((90, 120, 150)))
    before = starts - timedelta(days=4)
    wanted = Wanted(
        title=scene.rng.choice(_DONE), words="带上手套和水。", shifts=(WantedShift(starts, ends),),
        positions=(WantedPosition("志愿者", 20, "听队长安排"),), venue=Venue.OUTSIDE, place="村口集合",
    )  # fmt: skip
    try:
        made = draft(unit=team.unit, team=team, wanted=wanted, by=leader, at=before)
        open_(activity=made, by=leader, at=before)
        _held(made, people, leader, site, starts, ends)
    except Refusal:
        return  # as in life: it did not come about


def _held(
    made: Activity, people: Sequence[Person], leader: Actor, site: Actor, starts: datetime, ends: datetime,
) -> None:  # fmt: skip
    place = Opening.objects.get(shift__activity=made)
    asked = starts - timedelta(days=3)
    for person in people:
        sign_up_for(opening=place, person=person, channel="telephone", by=leader, at=asked)
    rows = list(SignUp.objects.on_roster(place.shift_id))
    for kind, at in ((MarkKind.CAME, starts), (MarkKind.LEFT, ends)):
        marks = [Mark(row.pk, kind) for row in rows]
        mark(shift=place.shift, marks=marks, by=leader, at=at)
    there = Attendance.objects.filter(opening=place).values_list("pk", flat=True)
    witness(attendances=list(there), kind=Witness.SITE, by=site, at=ends + timedelta(hours=2))
