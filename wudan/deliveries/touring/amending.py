"""改排: after a team dropped out, near the hole only, in the weeks that are left, with few moves.

A tour that somebody has said yes to stays as it is: its team-day and its visits are not asked about.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from wudan.deliveries.touring.clashes import clashing, set_apart
from wudan.deliveries.touring.costing import toured
from wudan.deliveries.touring.patching import patched
from wudan.deliveries.touring.question import WEEK, Question, Village
from wudan.deliveries.touring.ways import WAYS
from wudan.deliveries.touring.weeks import (
    Served,
    key_of,
    served_by,
    week_of,
    with_noon,
    without_noon,
)
from wudan.matching import rounds
from wudan.matching.rounds import Mode, Plan, TeamDay, Tour, Visit

MOST_MOVED = 20
_DISTURBING = frozenset({"moved", "retimed"})
"""What counts as a move: another team, day or hour means that somebody is asked anew."""
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class At:
    """Who brings a visit, on which day, from when."""

    team: str
    day: int
    begins: int


@dataclass(frozen=True, slots=True)
class Change:
    """One visit, before and after; `kind` is moved, retimed, taken_over, lost or added."""

    week: int
    visit: str
    kind: str
    before: At | None
    after: At | None


@dataclass(frozen=True, slots=True)
class _Hole:
    """What a week lost, and what has to stay."""

    declined: frozenset[Key]
    lost: tuple[str, ...]
    frozen: frozenset[Key]
    since: int

    @property
    def tours(self) -> tuple[Tour, ...]:
        """The visits that were lost before, as a tour of nobody."""
        return (Tour("", -1, self.lost, (0,) * len(self.lost), 0),) if self.lost else ()


def amend_weeks(
    question: Question, weeks: Sequence[Sequence[Tour]], *, declined: Collection[Key] = (),
    lost: Mapping[int, Collection[str]] = MappingProxyType({}), frozen: Collection[Key] = (), since: int = 0,
    most_moved: int = MOST_MOVED,
) -> Iterator[tuple[int, tuple[Tour, ...], list[Change]]]:  # fmt: skip
    """Week by week the tours after the amendment and what changed; weeks without a hole stay.

    `declined` team-days are no longer to be had; `lost` visits, by week, are in no tour any more.
    """
    hit = {day // WEEK for _team, day in declined} | lost.keys()
    after: list[Sequence[Tour]] = []
    left = most_moved
    for week, tours in enumerate(weeks):
        if week not in hit:
            after.append(tours)
            continue
        served = served_by(after)
        to_come = sum(1 for one in hit if one >= week)
        share = -(-left // to_come)
        hole = _Hole(
            frozenset(declined), tuple(sorted(lost.get(week, ()))), frozenset(frozen), since
        )
        later = served_by(weeks[week + 1 :])
        found, changes = min(
            (
                (found, list(_changes(week, tours, found, hole)))
                for found in _ways_out(question, week, tours, (served, later), hole, share)
            ),
            key=lambda one: _worse(one[1], share),
        )
        left -= _disturbed(changes)
        after.append(found)
        yield week, found, changes


def _disturbed(changes: Sequence[Change]) -> int:
    return sum(change.kind in _DISTURBING for change in changes)


def _worse(changes: Sequence[Change], most: int) -> tuple[bool, int, int]:
    """Never more moves than may be; then as few lost as can be, then few moves."""
    moved = _disturbed(changes)
    gain = sum((change.kind == "lost") - (change.kind == "added") for change in changes)
    return moved > most, gain, moved


def _ways_out(
    question: Question, week: int, tours: Sequence[Tour], around: tuple[Served, Served], hole: "_Hole",
    most_moved: int,
) -> Iterator[tuple[Tour, ...]]:  # fmt: skip
    """The engine's amendments with ever fewer moves, then the one that only fills gaps.

    The engine counts who goes to another team or day; hours that shift, and visits set apart
    afterwards, are counted by who chooses.
    """
    declined, since, (served, later) = hole.declined, hole.since, around
    plain = week_of(question, week, served, since=since)
    lengths = {visit.id: visit for visit in plain[0]}
    duty = {day.key: day for day in plain[1]}
    stays = [tour for tour in tours if tour.key not in declined]
    fixed = [tour for tour in stays if tour.key in hole.frozen or not _stands(tour, lengths, duty)]
    kept = {name for tour in fixed for name in tour.visits}
    question = _with_guests(question, fixed)
    visits, days = week_of(question, week, served, since=since)
    here = {name for tour in tours for name in tour.visits} | set(hole.lost)
    visits = [
        visit
        for visit in visits
        if visit.id not in kept and (visit.id in here or _is_short(question, visit, served, later))
    ]
    dropped = {visit.id for visit in plain[0]} - {visit.id for visit in visits}
    shut = frozenset(tour.key for tour in fixed) | declined
    days = [day for day in days if day.key not in shut]
    loose = (*(tour for tour in tours if tour not in fixed), *hole.tours)
    seconds = {visit.id: visit.seconds for visit in visits}
    for most in sorted({most_moved, most_moved // 3, 0}, reverse=True):
        plan = rounds.amend(
            Plan(loose, {}, 0, 0), visits, without_noon(days), travel=WAYS, declined=[],
            most_moved=most, mode=Mode(question.mode),
        )  # fmt: skip
        plan = replace(plan, tours=with_noon(plan.tours, days, visits))
        if clashing(plan.tours, seconds):
            plan, _left = set_apart(
                plan, question, week, served, since=since, removed=shut, dropped=dropped
            )
        yield _sorted(fixed, plan.tours)
    standing = [tour for tour in stays if tour not in fixed]
    yield _sorted(fixed, patched(standing, visits, days, here - kept, most_moved=most_moved))


def _sorted(fixed: Iterable[Tour], loose: Iterable[Tour]) -> tuple[Tour, ...]:
    return tuple(sorted((*fixed, *loose), key=lambda tour: tour.key))


def _is_short(question: Question, visit: Visit, served: Served, later: Served) -> bool:
    """Whether it would not come more often than asked for: what comes in a later week counts."""
    key = key_of(visit.id)
    return served.get(key, 0) + later.get(key, 0) < question.often


def _stands(tour: Tour, wanted: Mapping[str, Visit], duty: Mapping[Key, TeamDay]) -> bool:
    """Whether the engine could have made this tour: what somebody moved by hand is left alone."""
    day = duty.get(tour.key)
    if day is None or any(name not in wanted for name in tour.visits):
        return False
    found = toured(day, tour.visits, wanted)
    return found is not None and found.begins == tour.begins


def _with_guests(question: Question, fixed: Sequence[Tour]) -> Question:
    """On the days of tours that stay, their villages have guests already."""
    taken: dict[int, set[int]] = {}
    for tour in fixed:
        for name in tour.visits:
            taken.setdefault(key_of(name)[1], set()).add(tour.day)

    def more(village: Village) -> Village:
        days = village.taken | taken.get(village.key, set())
        return replace(village, taken=frozenset(days))

    return replace(question, villages=tuple(more(village) for village in question.villages))


def changes_between(week: int, before: Sequence[Tour], after: Sequence[Tour]) -> list[Change]:
    """What differs between two plans of a week."""
    return list(_changes(week, before, after, _Hole(frozenset(), (), frozenset(), 0)))


def _changes(
    week: int, before: Sequence[Tour], after: Sequence[Tour], hole: _Hole
) -> Iterator[Change]:
    was, now = _places(before), _places(after)
    for name in sorted(was.keys() | now.keys() | set(hole.lost)):
        old, new = was.get(name), now.get(name)
        if old != new or new is None:
            yield Change(week, name, _kind(name, old, new, hole), old, new)


def _kind(name: str, old: At | None, new: At | None, hole: _Hole) -> str:
    if new is None:
        return "lost"
    if name in hole.lost or (old is not None and (old.team, old.day) in hole.declined):
        return "taken_over"
    if old is None:
        return "added"
    return "retimed" if (old.team, old.day) == (new.team, new.day) else "moved"


def _places(tours: Sequence[Tour]) -> dict[str, At]:
    return {
        name: At(tour.team, tour.day, begins)
        for tour in tours
        for name, begins in zip(tour.visits, tour.begins, strict=True)
    }
