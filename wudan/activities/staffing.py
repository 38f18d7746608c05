"""排班: who could be in which shift of an activity, and the roster the engine makes of it (R052).

Reads rows, asks `matching.rosters`, tells in named reasons. Decides nothing: a roster is a
proposal, and whoever is in it may say no (志愿服务条例 §25). A dozen statements, whatever the size.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from wudan.activities.candidates import Candidate, candidates_for
from wudan.activities.enums import Short, Wish
from wudan.activities.models import Activity, Opening
from wudan.activities.policies import least_age
from wudan.kit.ages import ADULT, age_on
from wudan.kit.canonical import digest, spell
from wudan.matching import rosters
from wudan.teams.eligibility import needs_training

Pair = tuple[int, int]
"""(opening, person)."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the engine is asked, and why each person is out of which opening."""

    openings: Mapping[int, Opening]
    people: Mapping[int, Candidate]
    reasons: Mapping[Pair, Short]
    shifts: tuple[rosters.Shift, ...]
    volunteers: tuple[rosters.Volunteer, ...]

    @property
    def digest(self) -> str:
        """Of all that the engine reads: the same digest, the same roster."""
        told = {"shifts": [str(one) for one in self.shifts], "people": [_spelt(one) for one in self.volunteers]}  # fmt: skip
        return digest(spell(told))

    def cost(self, pairs: Iterable[Pair]) -> int:
        """What a roster with these people would cost, as the engine reckons it."""
        loads, filled = Counter[str](), Counter[str]()
        volunteers = {one.id: one for one in self.volunteers}
        cost = 0
        for opening, person in pairs:
            filled[str(opening)] += 1
            if one := volunteers.get(str(person)):
                loads[one.id] += 1
                cost += one.wishes.get(str(opening), 0) + one.step(loads[one.id])
        return cost + sum(
            max(0, shift.need - filled[shift.id]) * shift.penalty for shift in self.shifts
        )

    def shortage(self, opening: int, present: Iterable[Pair]) -> dict[str, int]:
        """Reason → how many, of everybody who is not in an opening."""
        placed = set(present)
        loads = Counter(person for _, person in placed)
        there = {
            person for at, person in placed
            if self.openings[at].shift_id == self.openings[opening].shift_id
        }  # fmt: skip
        counts = Counter[str]()
        for pk, one in self.people.items():
            if (opening, pk) in placed:
                continue
            short = self.reasons.get((opening, pk))
            if short is None:
                short = Short.ELSEWHERE if pk in there else Short.OUTBID
                short = Short.FULL if loads[pk] >= one.most and pk not in there else short
            counts[short] += 1
        return dict(sorted(counts.items()))


def question_of(activity: Activity, *, at: datetime) -> Question:
    """All openings that are still to come, and everybody who may be asked."""
    ahead = Opening.objects.filter(shift__activity=activity, shift__starts_at__gt=at)
    rows = ahead.select_related("shift__activity__team", "position").order_by("shift__starts_at")
    openings = {row.pk: row for row in rows}
    people = candidates_for(activity, list(openings.values()), at=at)
    reasons = {
        (opening.pk, pk): short
        for opening in openings.values()
        for pk, one in people.items()
        if (short := _short(one, opening))
    }
    return Question(
        openings, people, reasons, _shifts(openings.values()),
        tuple(_volunteer(one, openings.values(), reasons) for one in people.values()),
    )  # fmt: skip


def solve(question: Question) -> tuple[list[Pair], rosters.Roster]:
    """The proposed pairs, and the engine's whole answer."""
    made = rosters.roster(question.shifts, question.volunteers)
    pairs = [
        (int(opening), int(person)) for opening, names in made.places.items() for person in names
    ]
    return sorted(pairs), made


def _short(one: Candidate, opening: Opening) -> Short | None:
    """Why not, the first that holds: what the law asks, then time, then what was said."""
    shift, position = opening.shift, opening.position
    # A minor comes with a guardian's word and a grown-up: that is asked for, never proposed.
    least = max(ADULT, least_age(shift.activity, position))
    if one.person.born_on and age_on(one.person.born_on, shift.day) < least:
        return Short.AGE
    if position.skill and not _can(one, position.skill, on=shift.day):
        return Short.SKILL
    if position.licence and position.licence not in one.licences:
        return Short.LICENCE
    if not _is_free(one, opening):
        return Short.TIME
    if any(start < shift.ends_at and shift.starts_at < end for start, end in one.taken):
        return Short.CLASH
    if shift.pk in one.refused:
        return Short.REFUSED
    if one.is_asked_enough:
        return Short.ASKED
    return Short.FULL if one.most < 1 else None


def _can(one: Candidate, skill: str, *, on: date) -> bool:
    """Trained and valid on the day where it takes training (条例 §16); else as told."""
    if needs_training(skill):
        return skill in one.trained and one.trained[skill] >= on
    return skill in one.skills or skill in one.trained


def _is_free(one: Candidate, opening: Opening) -> bool:
    if one.wishes is not None:
        return opening.shift_id in one.wishes
    wanted = opening.shift.slots
    return not one.slots or wanted & one.slots == wanted


def _shifts(openings: Iterable[Opening]) -> tuple[rosters.Shift, ...]:
    """Each opening is a shift of the engine's that takes its own pass: who may be there."""
    terms = settings.PACK.staffing
    return tuple(
        rosters.Shift(
            str(one.pk), _second(one.shift.starts_at), _second(one.shift.ends_at), one.free,
            frozenset({f"may:{one.pk}"}), terms.empty_minutes * 60,
        )
        for one in openings
    )  # fmt: skip


def _volunteer(
    one: Candidate, openings: Iterable[Opening], reasons: Mapping[Pair, Short]
) -> rosters.Volunteer:
    terms, pk = settings.PACK.staffing, one.person.pk
    able = [opening for opening in openings if (opening.pk, pk) not in reasons]
    return rosters.Volunteer(
        str(pk), _spans(able), one.most, frozenset(f"may:{opening.pk}" for opening in able),
        terms.load_minutes * 60,
        {str(opening.pk): wish for opening in able if (wish := _wish(one, opening))},
    )  # fmt: skip


def _wish(one: Candidate, opening: Opening) -> int:
    terms = settings.PACK.staffing
    if one.wishes is not None:
        return -terms.liked_minutes * 60 if one.wishes[opening.shift_id] == Wish.LIKED else 0
    return 0 if one.slots else terms.untold_minutes * 60


def _spans(openings: Iterable[Opening]) -> tuple[tuple[int, int], ...]:
    """The shifts' own times are when somebody can: what else they do is nobody's business here."""
    times = {(_second(one.shift.starts_at), _second(one.shift.ends_at)) for one in openings}
    return tuple(sorted(times))


def _second(moment: datetime) -> int:
    return int(moment.timestamp())


def _spelt(one: rosters.Volunteer) -> list[object]:
    return [one.id, one.spans, one.most, sorted(one.skills), one.load, sorted(one.wishes.items())]
