"""负担计, read: forms and fields a week by role, never so that one person shows (feature 37; ADR 59).

A role held by fewer than five people is told together with other such roles, or not at all.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Sum

from wudan.journal.reading import counted_by_day
from wudan.kit.clock import midnight
from wudan.lessons.models import BurdenWeek, FormSent
from wudan.people.models import Post

WEEKS = 12
FEWEST = 5
"""So many people at least must stand behind a number."""
TOGETHER = "together"
_PLENTY = frozenset({"resident", "volunteer"})
"""Roles without posts: there are always many."""
REMINDERS: Mapping[str, str] = {
    "sign_up.remind": "volunteer", "campaign.remind": "department_officer",
}  # fmt: skip
"""Events that remind somebody, and the role that is reminded."""


@dataclass(frozen=True, slots=True)
class Week:
    """What one role did and got in one week."""

    monday: date
    sent: int = 0
    fields: int = 0
    reminded: int = 0


@dataclass(frozen=True, slots=True)
class Load:
    """One role over the weeks, oldest first; `holders` stand behind the numbers (0: many)."""

    role: str
    holders: int
    weeks: tuple[Week, ...]
    pages: tuple[tuple[str, int, int], ...]
    """Page, sent, fields; of all weeks, in the order of the pages' names."""

    @property
    def sent(self) -> int:
        """Forms in all weeks."""
        return sum(week.sent for week in self.weeks)

    @property
    def fields(self) -> int:
        """Fields in all weeks."""
        return sum(week.fields for week in self.weeks)

    @property
    def reminded(self) -> int:
        """Reminders in all weeks."""
        return sum(week.reminded for week in self.weeks)


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def summed(rows: Iterable[FormSent]) -> dict[tuple[str, date, str, str], tuple[int, int]]:
    """Single forms by county, week, role and page."""
    found: dict[tuple[str, date, str, str], tuple[int, int]] = {}
    for row in rows:
        key = row.county, row.week, row.role, row.page
        sent, fields = found.get(key, (0, 0))
        found[key] = sent + 1, fields + row.fields
    return found


def loads(county: str, *, until: date, weeks: int = WEEKS) -> list[Load]:
    """Every role that may be told by itself, then the rest together, in the order of their codes.

    Five statements, whatever the number of forms."""
    mondays = [monday_of(until) - timedelta(weeks=back) for back in range(weeks - 1, -1, -1)]
    told = _forms(county, mondays[0])
    reminded = _reminders(mondays[0])
    holders = _holders(county, until)
    groups: dict[str, list[str]] = defaultdict(list)
    for role in sorted({*holders, *(role for role, _week, _page in told), *_PLENTY}):
        is_few = role not in _PLENTY and holders.get(role, 0) < FEWEST
        groups[TOGETHER if is_few else role].append(role)
    found = []
    for name, roles in sorted(groups.items()):
        people = sum(holders.get(role, 0) for role in roles)
        if name == TOGETHER and people < FEWEST:
            continue
        found.append(_load(name, roles, 0 if name in _PLENTY else people, mondays, told, reminded))
    return found


def _load(
    name: str, roles: list[str], holders: int, mondays: list[date],
    told: Mapping[tuple[str, date, str], tuple[int, int]], reminded: Mapping[tuple[str, date], int],
) -> Load:  # fmt: skip
    sent, fields = Counter[date](), Counter[date]()
    pages: dict[str, tuple[int, int]] = {}
    for (role, week, page), (n, filled) in told.items():
        if role in roles:
            sent[week] += n
            fields[week] += filled
            before = pages.get(page, (0, 0))
            pages[page] = before[0] + n, before[1] + filled
    weeks = tuple(
        Week(day, sent[day], fields[day], sum(reminded.get((role, day), 0) for role in roles))
        for day in mondays
    )
    return Load(name, holders, weeks, tuple((page, *both) for page, both in sorted(pages.items())))


def _forms(county: str, since: date) -> dict[tuple[str, date, str], tuple[int, int]]:
    found: dict[tuple[str, date, str], tuple[int, int]] = {}
    kept = BurdenWeek.objects.filter(county=county, week__gte=since)
    fresh = (
        FormSent.objects.filter(county=county, week__gte=since)
        .values("role", "week", "page").annotate(sent=Count("pk"), filled=Sum("fields"))
    )  # fmt: skip
    rows = [
        *kept.values_list("role", "week", "page", "sent", "fields"),
        *fresh.values_list("role", "week", "page", "sent", "filled"),
    ]
    for role, week, page, sent, fields in rows:
        before = found.get((role, week, page), (0, 0))
        found[role, week, page] = before[0] + sent, before[1] + fields
    return found


def _reminders(since: date) -> Counter[tuple[str, date]]:
    found: Counter[tuple[str, date]] = Counter()
    for verb, day, count in counted_by_day(sorted(REMINDERS), since=midnight(since)):
        found[REMINDERS[verb], monday_of(day)] += count
    return found


def _holders(county: str, on: date) -> dict[str, int]:
    rows = Post.objects.held_on(on).filter(county=county).values("role")
    return dict(rows.annotate(n=Count("person", distinct=True)).values_list("role", "n"))
