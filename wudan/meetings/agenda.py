"""议程: drafted from what was done, in the order of R096; overdue decisions lead. Nothing is typed.

Until the notice is sent it is read from the rows each time; then from the pack that was kept. Both
read alike, and each figure opens to its rows.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Q

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.models import Platform
from wudan.complaints import reporting as complaints
from wudan.kit.clock import day_of, midnight
from wudan.kit.figures import Figure, Part, Share
from wudan.kit.phrases import Phrase
from wudan.kit.scanning import masked
from wudan.meetings.enums import AgendaPart, TaskState
from wudan.meetings.figures import by_platform
from wudan.meetings.models import Meeting, Motion, Pack, Task
from wudan.projects.enums import SpeakerKind
from wudan.projects.models import ForumNote
from wudan.projects.rhythm import forum_is_due
from wudan.registers.figures import Scope, Window, figures_by_unit, word
from wudan.registers.figures.blocks import TALLIES
from wudan.registers.models import MonthSummary
from wudan.registers.silent import silent_sites

_NOTES = 8
_OF_PLATFORM = (
    "orders-placed", "orders-accepted", "orders-fulfilled", "residents-served", "deliveries",
    "shifts-held", "volunteers-came",
)  # fmt: skip
_OF_SITE = (*_OF_PLATFORM, "trainings-held")
"""What was ordered, and what was done without an order; a training is of no platform."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line at the table: about what, in words, with its figures."""

    label: str
    words: str = ""
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """One part of the agenda."""

    part: AgendaPart
    title: str
    lines: Sequence[Line] = ()
    motion: Motion | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """The whole, in order."""

    parts: Sequence[Drawn] = field(default_factory=tuple)

    def figures(self) -> Iterator[Figure]:
        """Every figure once, as they come."""
        seen = set[str]()
        for part in self.parts:
            for line in part.lines:
                for one in line.figures:
                    if one.key not in seen:
                        seen.add(one.key)
                        yield one

    def figure(self, key: str) -> Figure | None:
        """The one of a key."""
        return next((one for one in self.figures() if one.key == key), None)

    def content(self) -> dict[str, Any]:
        """The words, and which figures stand where: what is kept and digested."""
        return {
            "parts": [
                {
                    "part": str(part.part), "title": part.title,
                    "lines": [
                        {"label": line.label, "words": line.words, "keys": [one.key for one in line.figures]}
                        for line in part.lines
                    ],
                }
                for part in self.parts
            ]
        }  # fmt: skip


def agenda_of(meeting: Meeting, *, at: datetime) -> Agenda:
    """As it stands: the kept one once the notice was sent, else drawn from the rows of now."""
    kept = Pack.objects.filter(meeting=meeting).first()
    return frozen(kept) if kept else _drawn(meeting, at)


def frozen(pack: Pack) -> Agenda:
    """The agenda of a pack; the rows of a figure are read when it is opened."""
    figures = {row.key: row.figure() for row in pack.figures.defer("rows")}
    return Agenda(
        [
            Drawn(
                AgendaPart(part["part"]), part["title"],
                [
                    Line(line["label"], line["words"], tuple(figures[key] for key in line["keys"]))
                    for line in part["lines"]
                ],
            )
            for part in pack.content["parts"]
        ]
    )  # fmt: skip


def _drawn(meeting: Meeting, at: datetime) -> Agenda:
    window, county = Window.month(meeting.month), meeting.county
    found = [*_tasks(meeting, at)]
    mine = [meeting.platform] if meeting.platform else list(Platform.objects.filter(county=county))
    found.append(
        Drawn(AgendaPart.PLATFORMS, AgendaPart.PLATFORMS.label, _platforms(mine, county, window))
    )
    if meeting.platform is None:
        sites = _sites(meeting, window, at)
        found.append(Drawn(AgendaPart.SITES, AgendaPart.SITES.label, sites))
    scope = Scope(
        county, "", frozenset(one.pk for one in mine) if meeting.platform else frozenset()
    )
    said = _word(scope, window)
    if meeting.platform is None:
        said += _of_county(scope, window, at)
    found.append(Drawn(AgendaPart.WORD, AgendaPart.WORD.label, said))
    motions = Motion.objects.waiting().filter(county=county, platform=meeting.platform)
    found += [
        Drawn(
            AgendaPart.MOTION, motion.title,
            [Line(motion.unit.short_name, motion.words or Phrase("提出单位到会上说。"))], motion,
        )
        for motion in motions.select_related("unit").order_by("pk")
    ]  # fmt: skip
    return Agenda(found)


def _tasks(meeting: Meeting, at: datetime) -> Iterator[Drawn]:
    """What earlier meetings of this kind decided: overdue first, then what runs or was closed lately."""
    today = day_of(at)
    rows = Task.objects.filter(
        meeting__county=meeting.county, meeting__kind=meeting.kind, meeting__platform=meeting.platform
    ).exclude(state=TaskState.DRAFT)  # fmt: skip
    lately = Q(closed_at__gte=midnight(meeting.month))
    shown = list(
        rows.filter(Q(closed_at=None) | lately)
        .select_related("unit", "meeting")
        .order_by("due_on", "pk")
    )
    late = [task for task in shown if is_overdue(task, today)]
    other = [task for task in shown if not is_overdue(task, today)]
    for part, tasks in ((AgendaPart.OVERDUE, late), (AgendaPart.RUNNING, other)):
        lines = [Line(task.words, _told(task)) for task in tasks]
        head = _counted(f"tasks-{part}", part.label, tasks)
        yield Drawn(part, part.label, [Line(Phrase("合计"), "", (head,)), *lines] if tasks else [])


def is_overdue(task: Task, today: Any) -> bool:
    """Whether nobody has reported it done and its day has passed."""
    return task.state == TaskState.OPEN and task.due_on < today


def _told(task: Task) -> str:
    when = Phrase("{month}月{day}日前", month=task.due_on.month, day=task.due_on.day)
    return f"{task.unit.short_name} · {when} · {TaskState(task.state).label}"


def _counted(key: str, label: str, tasks: Sequence[Task]) -> Figure:
    parts = [Part("task", task.pk, task.words) for task in tasks]
    return Figure(key, label, len(parts), Phrase("件"), lambda: parts)


def _platforms(of: Sequence[Platform], county: str, window: Window) -> list[Line]:
    """Each platform in its official order."""
    wanted = [TALLIES[key] for key in _OF_PLATFORM]
    found = by_platform(wanted, county, window, [one.pk for one in of])
    return [Line(one.name, "", _keyed(one.code, found[one.pk])) for one in of]


def _sites(meeting: Meeting, window: Window, at: datetime) -> list[Line]:
    """Each institute with its stations, in the order of the tree; then who is silent (R122)."""
    institutes = list(
        Unit.objects.open_on(window.last)
        .filter(county=meeting.county, kind=UnitKind.INSTITUTE, path__startswith=meeting.unit.path)
        .order_by("pk")
    )
    wanted = [TALLIES[key] for key in _OF_SITE]
    paths = [unit.path for unit in institutes]
    found = figures_by_unit(wanted, meeting.county, window, paths)
    lines = [Line(unit.short_name, "", _keyed(unit.key, found[unit.path])) for unit in institutes]
    return [*lines, _silent(meeting, at), *_requests(meeting)]


def _requests(meeting: Meeting) -> list[Line]:
    """What units wrote under their month's summary, if they wrote anything (R097)."""
    rows = MonthSummary.objects.filter(
        month__county=meeting.county, month__month=meeting.month, confirmed_at__isnull=False
    ).exclude(words="")
    found = rows.select_related("unit").order_by("unit_id")
    return [
        Line(Phrase("{unit}的问题和请求", unit=row.unit.short_name), masked(row.words))
        for row in found
    ]


def _silent(meeting: Meeting, at: datetime) -> Line:
    quiet = silent_sites(meeting.county, meeting.unit.path, days=30, at=at)
    parts = [
        Part("site", one.unit.pk, f"{one.unit.short_name} · {one.cause.label}") for one in quiet
    ]
    figure = Figure(
        "silent-sites", Phrase("三十天没有动静的阵地"), len(parts), Phrase("处"), lambda: parts
    )
    return Line(
        Phrase("没有动静的阵地"),
        Phrase("原因按“没有人管、没有志愿者、没有人点”依次看；基地看门开着没有。"),
        (figure,),
    )


def _keyed(prefix: str, found: Mapping[str, Figure]) -> tuple[Figure, ...]:
    return tuple(replace(one, key=f"{prefix}-{one.key}") for one in found.values())


def _word(scope: Scope, window: Window) -> list[Line]:
    """What residents said: with n, how many of how many answered, and the interval (R117)."""
    told = word.figures(scope, window)
    found = {one.key: one for one in told if isinstance(one, Figure)}
    shares = {one.key: one for one in told if isinstance(one, Share)}
    rating = word.rated(shares["satisfied"], shares["response"])

    def line(label: str, words: str, *keys: str) -> Line:
        return Line(label, words, tuple(found[key] for key in keys))

    return [
        line(Phrase("评价"), _rated(rating), "services-done", "services-reviewed", "reviews", "reviews-good", "reviews-poor", "reviews-told"),
        line(Phrase("差评整改"), "", "follow-ups-opened", "follow-ups-closed"),
        line(Phrase("电话回访"), "", "callbacks-made", "callbacks-true"),
        line(Phrase("没有办成的"), "", *(key for key in found if key.startswith("unmet-"))),
    ]  # fmt: skip


def _of_county(scope: Scope, window: Window, at: datetime) -> list[Line]:
    """What is said of no platform: complaints, and the forums, with how long ago the last one was (R066)."""
    told = {one.key: one for one in word.figures(scope, window) if isinstance(one, Figure)}
    due = forum_is_due(scope.county, months=settings.PACK.convening.forum_months, on=day_of(at))
    forums = Line(Phrase("座谈会"), due, (told["residents-said"],))
    return [_complaints(scope.county, window), forums, *_forum_notes(scope.county, window)]


def _rated(rating: word.Rating) -> str:
    answered, good = rating.answered, rating.good
    if not answered.whole.value:
        return Phrase("这个月没有完成的服务。")
    words = Phrase(
        "完成 {whole} 件，群众评过 {part} 件（{ratio}）",
        whole=answered.whole.value,
        part=answered.part.value,
        ratio=_percent(answered.ratio),
    )
    if rating.interval is None:
        return Phrase("{words}。没有评价，不等于满意。", words=words)
    low, high = rating.interval
    return Phrase(
        "{words}；收到的评价里四分、五分占 {ratio}，共 {whole} 份（95% 的把握在 {low} 到 {high} 之间）。没有评的不算满意。",
        words=words,
        ratio=_percent(good.ratio),
        whole=good.whole.value,
        low=_percent(low),
        high=_percent(high),
    )


def _complaints(county: str, window: Window) -> Line:
    """In words only, small cells hidden: who complained stays with the desks that may see it."""
    told = complaints.figures(county, window.since, window.until)
    words = "，".join(f"{label} {n}" for label, n in complaints.guarded(told))
    return Line(Phrase("投诉和建议"), f"{words}。")


def _percent(share: float | None) -> str:
    return f"{round(100 * (share or 0))}%"


def _forum_notes(county: str, window: Window) -> list[Line]:
    """What residents said at the month's forums; minutes that everybody may read."""
    rows = ForumNote.objects.filter(
        forum__county=county, forum__day__gte=window.first, forum__day__lte=window.last,
        speaker=SpeakerKind.RESIDENT,
    )  # fmt: skip
    shown = rows.select_related("forum").order_by("forum__day", "forum", "number")[:_NOTES]
    return [Line(Phrase("座谈会“{topic}”", topic=note.forum.topic), note.words) for note in shown]
