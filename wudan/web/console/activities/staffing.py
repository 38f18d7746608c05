"""排班 of one activity: the proposal, what the organizer changes, what is sent, what was answered."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.activities import permissions
from wudan.activities.candidates import askable
from wudan.activities.enums import ActivityVerb, InvitedState, Short
from wudan.activities.models import Activity, Opening, ShiftInvitation, StaffingProposal
from wudan.kit import clock
from wudan.kit.phrases import FULL_COMMA, Listed, in_words
from wudan.people.enums import ConsentChannel, SourceKind
from wudan.people.models import Person, Volunteer
from wudan.web.acting import actor_of
from wudan.web.console.activities.desk import ORGANIZERS, load
from wudan.web.console.activities.one import when_of
from wudan.web.console.guard import for_roles
from wudan.web.submitting import PostForm

_PICK = {"required": _("请选一项。"), "invalid_choice": _("请从列表里选。")}
BY_WORD = ConsentChannel.choices[1:]


class LineForm(PostForm):
    """One more line of the list."""

    opening = forms.TypedChoiceField(label=_("哪一班、哪个岗位"), coerce=int, error_messages=_PICK)
    person = forms.TypedChoiceField(label=_("请谁"), coerce=int, error_messages=_PICK)

    def __init__(self, data: Any = None, *, openings: list[Opening], people: list[Person]) -> None:
        super().__init__(data)
        self.fields["opening"].choices = [(one.pk, _named(one)) for one in openings]  # type: ignore[attr-defined]
        self.fields["person"].choices = _by_source(people)  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Gap:
    """Why places of an opening have nobody: how many of whom, in words."""

    missing: int
    reasons: str


@dataclass(slots=True)
class Place:
    """An opening, its lines, and what is still empty."""

    opening: Opening
    lines: list[ShiftInvitation] = field(default_factory=list)
    gap: Gap | None = None


@dataclass(slots=True)
class Block:
    """A shift and its openings."""

    when: str
    places: list[Place] = field(default_factory=list)


@for_roles(*ORGANIZERS)
def activity_staffing(request: HttpRequest, no: str) -> HttpResponse:
    """The page."""
    return staffing_page(request, load(request, no))


def line_form(activity: Activity, data: Any = None, *, at: datetime) -> LineForm:
    """The form to put somebody on the list: openings to come, and whom one may ask."""
    return LineForm(data, openings=openings_of(activity, at=at), people=list(askable(activity)))


def openings_of(activity: Activity, *, at: datetime) -> list[Opening]:
    """Those whose shift is still to come, in the order of time."""
    rows = Opening.objects.filter(shift__activity=activity, shift__starts_at__gt=at)
    return list(rows.select_related("shift", "position").order_by("shift__starts_at", "pk"))


def staffing_page(
    request: HttpRequest, activity: Activity, *, words: str = "", status: int = 200,
    line: LineForm | None = None,
) -> HttpResponse:  # fmt: skip
    """Shifts with their lines; forms that were refused come back as typed."""
    actor, at = actor_of(request), clock.now()
    openings = openings_of(activity, at=at)
    proposal = StaffingProposal.objects.filter(activity=activity).first()
    blocks = _blocks(openings, proposal)
    lines = [row for block in blocks for place in block.places for row in place.lines]
    objection = permissions.objection(ActivityVerb.INVITE, actor, activity)
    form = line or LineForm(openings=openings, people=list(askable(activity)))
    context = {
        "activity": activity, "blocks": blocks, "proposal": proposal, "refusal_words": words,
        "objection": objection.words if objection else "", "form": PostForm(), "line": form,
        "to_send": sum(row.state == InvitedState.PROPOSED for row in lines),
        "waiting": sum(row.state == InvitedState.WAITING for row in lines),
        "above": _minutes_above(proposal), "channels": BY_WORD,
    }  # fmt: skip
    return render(request, "console/activities/staffing.html", context, status=status)


def _blocks(openings: list[Opening], proposal: StaffingProposal | None) -> list[Block]:
    rows = ShiftInvitation.objects.filter(opening__in=[one.pk for one in openings])
    by_opening: dict[int, list[ShiftInvitation]] = defaultdict(list)
    for row in rows.select_related("person__home").order_by("pk"):
        by_opening[row.opening_id].append(row)
    blocks: dict[int, Block] = {}
    for one in openings:
        block = blocks.setdefault(
            one.shift_id, Block(when_of(one.shift.starts_at, one.shift.ends_at))
        )
        block.places.append(Place(one, by_opening[one.pk], _gap(proposal, one)))
    return list(blocks.values())


def _gap(proposal: StaffingProposal | None, opening: Opening) -> Gap | None:
    told = proposal.empty.get(str(opening.pk)) if proposal else None
    if told is None or opening.free <= 0:
        return None
    counted = [
        now_("{why} {n} 人").format(why=in_words(Short(code).label), n=n)
        for code, n in told["reasons"].items()
    ]
    return Gap(min(told["missing"], opening.free), in_words(Listed(FULL_COMMA, counted)))


def _minutes_above(proposal: StaffingProposal | None) -> int:
    """How far from the best that is possible, in the engine's minutes."""
    return round((proposal.objective - proposal.bound) / 60) if proposal else 0


def _named(opening: Opening) -> str:
    return f"{when_of(opening.shift.starts_at, opening.shift.ends_at)} {opening.position.name}"


def _by_source(people: list[Person]) -> list[tuple[object, object]]:
    """Under what each says to be (R048), in the order of the document, so that who looks for a teacher finds
    one; who said nothing comes last, and where nobody said anything the list is plain."""
    groups: dict[str, list[tuple[int, str]]] = {code: [] for code in (*SourceKind.values, "")}
    for one in people:
        told: Volunteer | None = getattr(one, "volunteer", None)
        groups[told.source if told and told.left_at is None else ""].append((one.pk, _who(one)))
    untold = groups.pop("")
    told_of = [(SourceKind(code).label, some) for code, some in groups.items() if some]
    if not told_of:
        return [*untold]
    return [*told_of, *([(_("没有说哪类人员的"), untold)] if untold else [])]


def _who(person: Person) -> str:
    return f"{person.name}（{person.home.short_name}）" if person.home else person.name
