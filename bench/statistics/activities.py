"""Activities of a year that were held: a shift each, who signed up, who came by two signatures, their records.

Volunteers are members of a team and come in turn to what it does; one presence of ten is elsewhere. Nobody comes
twice on a day, so nobody is in two places at once. Records have no transfers: no figure reads the book of hours.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random

from django.db import transaction

from bench.statistics.orders import County
from bench.statistics.sheets import Sheet
from wudan.activities.enums import ActivityStage, AttendanceState, PresenceBy, SignUpState, Witness
from wudan.activities.models import Activity, Attendance, Opening, Position, Shift, SignUp
from wudan.kit.clock import day_of, midnight
from wudan.ledger.enums import EvidenceClass, Grade
from wudan.ledger.models import ServiceRecord
from wudan.people.models import Volunteer
from wudan.teams.models import Membership, Team

EACH = 6
"""Volunteers who come to one."""
HOURS = timedelta(hours=2)
_DAYS = 365
_BATCH = 1000
_GUESTS = 0.1


class Activities:
    """Draws activities and writes them in batches."""

    def __init__(self, county: County, *, until: datetime, rng: Random) -> None:
        self._of, self._until, self._rng = county, until, rng
        keeper, _post = county.keeper
        mine = {"county": county.county}
        self._activities = Sheet(
            Activity, ("no", "unit_id", "team_id", "platform_id", "made_at", "opened_at", "ended_at"), **mine,
            stage=ActivityStage.ENDED, title="一起来帮忙", leader_id=keeper, place="村口", version=3,
        )  # fmt: skip
        self._shifts = Sheet(Shift, ("activity_id", "starts_at", "ends_at", "day"), slots=1)
        self._positions = Sheet(Position, ("activity_id",), name="志愿者")
        self._openings = Sheet(Opening, ("shift_id", "position_id"), quota=EACH, taken=EACH)
        self._sign_ups = Sheet(SignUp, ("opening_id", "person_id", "at", "placed_at"), state=SignUpState.PLACED)  # fmt: skip
        self._came = Sheet(
            Attendance, ("sign_up_id", "opening_id", "person_id", "came_at", "left_at", "vouched_at", "witnessed_at"),
            state=AttendanceState.CONFIRMED, came_by=PresenceBy.CODE, left_by=PresenceBy.CODE, vouched_by_id=keeper,
            witness=Witness.SITE, witnessed_by_id=keeper + 1,
        )  # fmt: skip
        self._records = Sheet(
            ServiceRecord, (
                "no", "person_id", "unit_id", "activity_id", "attendance_id", "day", "starts_at", "ends_at", "recorded_at",
            ), **mine, title="一起来帮忙", place="村口", leader_name="测", minutes=120, grade=Grade.CREDIT,
            evidence=EvidenceClass.SCANNED,
        )  # fmt: skip
        self._sheets = (
            self._activities, self._shifts, self._positions, self._openings, self._sign_ups, self._came, self._records,
        )  # fmt: skip

    def lay(self, many: int, volunteers: list[int], *, advance: Callable[[int], None]) -> None:
        """So many, in the order of time, with these volunteers."""
        self._join(volunteers)
        for begin in range(0, many, _BATCH):
            part = range(begin, min(begin + _BATCH, many))
            with transaction.atomic():
                for number in part:
                    self._draw(_DAYS - number * _DAYS // many)
                for sheet in self._sheets:
                    sheet.write()
            advance(len(part))
        for sheet in self._sheets:
            sheet.finish()

    def _join(self, volunteers: list[int]) -> None:
        """Each becomes a volunteer and a member of a team."""
        self._all = volunteers
        self._members: dict[int, list[int]] = {team.pk: [] for team in self._of.teams}
        self._next: dict[int, int] = dict.fromkeys(self._members, 0)
        self._came_on: dict[int, date] = {}
        before = self._until - timedelta(days=_DAYS + 1)
        enrolled = Sheet(Volunteer, ("person_id", "joined_at"), skills=["haircut"], kinds=["relief"], slots=(1 << 24) - 1)  # fmt: skip
        joined = Sheet(Membership, ("team_id", "person_id"), joined_on=day_of(before))
        for number, person in enumerate(volunteers):
            team = self._of.teams[number % len(self._of.teams)]
            self._members[team.pk].append(person)
            enrolled.add(person, before)
            joined.add(team.pk, person)
        with transaction.atomic():
            enrolled.write()
            joined.write()
        enrolled.finish()
        joined.finish()

    def _who_comes(self, team: Team, day: date) -> int:
        """The next of the team, or one of ten times somebody else; nobody twice on a day."""
        members = self._members[team.pk]
        while True:
            turn = self._next[team.pk] = self._next[team.pk] + 1
            who = members[turn % len(members)]
            if self._rng.random() < _GUESTS:
                who = self._rng.choice(self._all)
            if self._came_on.get(who) != day:
                self._came_on[who] = day
                return who

    def _draw(self, days_ago: int) -> None:
        rng, team = self._rng, self._rng.choice(self._of.teams)
        today = day_of(self._until) - timedelta(days=days_ago)
        starts = midnight(today) + timedelta(hours=rng.randrange(7, 20))
        ends, made = starts + HOURS, starts - timedelta(days=9)
        platform = rng.choice(self._of.services).platform_id
        no = f"B{self._activities.last + 1:09d}"
        activity = self._activities.add(no, team.unit_id, team.pk, platform, made, made, ends)
        shift = self._shifts.add(activity, starts, ends, today)
        opening = self._openings.add(shift, self._positions.add(activity))
        for _place in range(EACH):
            who = self._who_comes(team, today)
            place = self._sign_ups.add(opening, who, made, made)
            came = self._came.add(place, opening, who, starts, ends, ends, ends)
            no = f"B{self._records.last + 1:011d}"
            self._records.add(no, who, team.unit_id, activity, came, today, starts, ends, ends)
