"""One meeting: its agenda with figures that open, who came, what was said, what was decided."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.clock import day_of
from wudan.kit.phrases import COMMA, SEMICOLON, Listed, in_words
from wudan.kit.refusals import Stale
from wudan.meetings.agenda import Drawn, Line, agenda_of, is_overdue
from wudan.meetings.enums import MeetingState, Presence
from wudan.meetings.models import AgendaItem, Invitee, Meeting, Pack, Task
from wudan.meetings.querysets.meeting import SEES_ALL
from wudan.people.actors import Actor
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.meetings.acts import FORMS, MeetingAct, UndecideForm, WriteForm
from wudan.web.console.meetings.loading import HOLDERS, KNOWERS, load_meeting
from wudan.web.submitting import submit

_BY_NOUN = {form.noun: form for form in FORMS}
_FEWEST_ROWS = 2
_IN_PLACE = (WriteForm, UndecideForm)
"""Shown beside what they are about, not in the list of acts."""


@dataclass(frozen=True, slots=True)
class Offered:
    """An act that is open, folded until asked for."""

    label: str
    explain: str
    url: str
    form: MeetingAct


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision on the page."""

    task: Task
    is_late: bool
    opens: bool
    """Whether this reader has a page of it: the owner, the convener, and who sees the whole county."""
    removal: MeetingAct | None


@dataclass(frozen=True, slots=True)
class Shown:
    """One part: what the pack says, what was said, what was decided."""

    number: int
    drawn: Drawn | None
    title: str
    item: AgendaItem | None
    writing: MeetingAct | None
    decisions: list[Decision] = field(default_factory=list)

    @property
    def columns(self) -> list[str]:
        """What the figures of the lines in the table are called; no table, no columns."""
        labels = [self._labels(line) for line in self._lines]
        alike = [found for found in labels if len(found) > 1 and found == labels[0]]
        return alike[0] if len(alike) > _FEWEST_ROWS else []

    @property
    def table(self) -> list[Line]:
        """Lines with the same figures, which stand in a table."""
        return [line for line in self._lines if self._labels(line) == self.columns and self.columns]

    @property
    def rest(self) -> list[Line]:
        """The other lines."""
        return [
            line for line in self._lines if self._labels(line) != self.columns or not self.columns
        ]

    @property
    def _lines(self) -> Sequence[Line]:
        return self.drawn.lines if self.drawn else ()

    @staticmethod
    def _labels(line: Line) -> list[str]:
        return [one.label for one in line.figures]


@for_roles(*KNOWERS)
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """The page."""
    return _page(request, load_meeting(request, pk))


@for_roles(*HOLDERS)
def meeting_act(request: HttpRequest, pk: int, noun: str) -> HttpResponse:
    """One act, by its form. 422 with what was typed; 409 when somebody was quicker."""
    found, at = load_meeting(request, pk), clock.now()
    if request.method != "POST":
        return posting.go(request, posting.page("meeting", pk))
    form = _BY_NOUN[noun](request.POST, meeting=found, at=at)

    def do() -> str:
        seen = posting.seen_version(request)
        form.act(found, by=actor_of(request), at=at, seen=seen)
        return posting.page("meeting", pk)

    try:
        return submit(
            request, form, do, done=form.done,
            show=lambda words, status: _page(request, found, words, status, refused=form),
        )  # fmt: skip
    except Stale as fault:
        found = load_meeting(request, pk)
        again = _BY_NOUN[noun](meeting=found, at=at)
        again.initial.update(
            (name, value) for name, value in request.POST.items() if name != "version"
        )
        return _page(request, found, fault.words, 409, refused=again)


def _page(
    request: HttpRequest, found: Meeting, words: str = "", status: int = 200, *,
    refused: MeetingAct | None = None,
) -> HttpResponse:  # fmt: skip
    at, actor = clock.now(), actor_of(request)
    open_acts = [
        form for form in FORMS if actor.role in HOLDERS and form.ask(actor, found, at) is None
    ]
    beside = {form for form in open_acts if form in _IN_PLACE}
    offered = [
        Offered(
            str(form.label), str(form.explain), posting.page(f"meeting-{form.noun}", found.pk),
            refused if isinstance(refused, form) else form(meeting=found, at=at),
        )
        for form in open_acts
        if form not in _IN_PLACE
    ]  # fmt: skip
    decisions = _decisions(found, actor, removable=UndecideForm in beside)
    pack = Pack.objects.filter(meeting=found).only("digest", "frozen_at").first()
    context = {
        "meeting": found, "kept": pack, "offered": offered, "refused": refused,
        "refusal_words": words or _loose(refused),
        "parts": _parts(found, pack, decisions, refused if WriteForm in beside else None, WriteForm in beside),
        "loose": decisions.get(None, []),
        "members": _members(found),
        "opens": actor.role in SEES_ALL,
    }  # fmt: skip
    return render(request, "console/meetings/one.html", context, status=status)


def _members(found: Meeting) -> list[tuple[str, str]]:
    """Who is asked; once the meeting was held, who came, in the order of the tree."""
    every = list(found.invitees.select_related("unit", "item"))
    rows = [one for one in every if one.off_at is None]
    off = [one.unit.short_name for one in every if one.off_at is not None]
    excused = [(_("不请了"), in_words(Listed(COMMA, off)))] if off else []
    if found.state not in {MeetingState.HELD, MeetingState.ADOPTED}:
        asked = [(_("到会单位"), in_words(Listed(COMMA, map(_named, rows))))] if rows else []
        return asked + excused
    said = {kind: [_named(one) for one in rows if one.presence == kind] for kind in Presence}
    return excused + [
        (in_words(kind.label), in_words(Listed(COMMA, names)))
        for kind, names in said.items()
        if names
    ]


def _named(one: Invitee) -> str:
    """Its name, and the one item it comes for."""
    if one.item is None:
        return one.unit.short_name
    return _("{unit}（为第 {number} 项来）").format(
        unit=one.unit.short_name, number=one.item.number
    )


def _loose(refused: MeetingAct | None) -> str:
    """What was refused of a form that stands beside its item, where the fold is closed again."""
    if refused is None or not refused.is_bound:
        return ""
    return in_words(Listed(SEMICOLON, (str(words) for words in refused.non_field_errors())))


def _parts(
    found: Meeting, pack: Pack | None, decisions: dict[int | None, list[Decision]],
    refused: MeetingAct | None, writes: bool,
) -> list[Shown]:  # fmt: skip
    """The agenda as sent with its items beside; before the notice, as it would be sent now."""
    drawn = list(agenda_of(found, at=clock.now()).parts)
    if pack is None:
        numbered = enumerate(drawn, start=1)
        return [Shown(number, part, part.title, None, None) for number, part in numbered]
    items = found.items.prefetch_related("corrections")
    return [
        Shown(
            item.number, drawn[place] if place < len(drawn) else None, item.title, item,
            _writing(found, item, refused) if writes else None, decisions.get(item.pk, []),
        )
        for place, item in enumerate(items)
    ]  # fmt: skip


def _writing(found: Meeting, item: AgendaItem, refused: MeetingAct | None) -> MeetingAct:
    if isinstance(refused, WriteForm) and refused["number"].value() in {
        item.number,
        str(item.number),
    }:
        return refused
    form = WriteForm(meeting=found, at=clock.now(), tag=str(item.number))
    form.initial.update(number=item.number, words=item.minutes)
    return form


def _decisions(
    found: Meeting, actor: Actor, *, removable: bool
) -> dict[int | None, list[Decision]]:
    """By the item they belong to."""
    by_item: dict[int | None, list[Decision]] = defaultdict(list)
    at = clock.now()
    for task in found.tasks.select_related("unit"):
        removal = None
        if removable:
            removal = UndecideForm(meeting=found, at=at, tag=str(task.number))
            removal.initial["number"] = task.number
        opens = actor.role in SEES_ALL or actor.unit_id in {task.unit_id, found.unit_id}
        by_item[task.item_id].append(Decision(task, is_overdue(task, day_of(at)), opens, removal))
    return by_item
