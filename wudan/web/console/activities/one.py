"""One activity: what it is, each shift's places, who has one, who waits, and what can be done now."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.activities import actions, flow, permissions, policies
from wudan.activities.enums import ActivityStage, ActivityVerb
from wudan.activities.models import Activity, Opening, Shift, SignUp
from wudan.funds.tracing import money_for
from wudan.kit import clock
from wudan.kit.clock import local
from wudan.kit.phrases import COMMA, FULL_COMMA, Listed, in_words
from wudan.kit.refusals import Malformed
from wudan.people.actors import Actor
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.activities.desk import ORGANIZERS, load
from wudan.web.console.activities.forms import (
    CancellationForm,
    EndingForm,
    EntryForm,
    RepetitionForm,
    SizeForm,
)
from wudan.web.console.guard import for_roles
from wudan.web.console.projects.joining import JoiningForm
from wudan.web.submitting import PostForm, submit
from wudan.web.templatetags.words import day

_STAGES: dict[str, Callable[..., Activity]] = {
    "open": actions.open_,
    "close": actions.close,
    "end": actions.end,
    "sum_up": actions.sum_up,
}
_TELLING = ("end", "sum_up")
"""Acts with which something may be said."""
_SHOWN = 200
"""How many of a shift's places and turns are listed on the page; the roster has all."""


@dataclass(slots=True)
class Place:
    """An opening and the people of it, in order."""

    opening: Opening
    asks: str
    sign_ups: list[SignUp] = field(default_factory=list)


@dataclass(slots=True)
class Block:
    """A shift and its openings."""

    shift: Shift
    when: str
    places: list[Place] = field(default_factory=list)


@for_roles(*ORGANIZERS)
def desk_activity(request: HttpRequest, no: str) -> HttpResponse:
    """The activity."""
    return page(request, load(request, no))


@for_roles(*ORGANIZERS)
def activity_stage(request: HttpRequest, no: str) -> HttpResponse:
    """Open, close, end or sum it up: the button says which; at the end and after it something may be said."""
    activity = load(request, no)
    ending = EndingForm(request.POST) if request.POST.get("act") in _TELLING else None
    form = ending or PostForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("desk-activity", no))
    act = _STAGES.get(request.POST.get("act", ""))

    def do() -> str:
        if act is None:
            raise Malformed({"act": now_("请从页面上的按钮里选一个。")})
        seen = posting.seen_version(request)
        said = form.cleaned_data
        act(activity=activity, by=actor_of(request), at=clock.now(), seen=seen, **said)
        return posting.page("desk-activity", no)

    return submit(
        request, form, do, done=_("办好了。"),
        show=lambda words, status: page(
            request, activity, words=words, status=status, ending=ending
        ),
    )  # fmt: skip


@for_roles(*ORGANIZERS)
def activity_cancellation(request: HttpRequest, no: str) -> HttpResponse:
    """Cancel it, with a reason."""
    activity, form = load(request, no), CancellationForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("desk-activity", no))

    def do() -> str:
        why = form.cleaned_data["why"]
        actions.cancel(activity=activity, why=why, by=actor_of(request), at=clock.now())
        return posting.page("desk-activity", no)

    return submit(
        request, form, do, done=_("取消了，报了名的人看得到原因。"),
        show=lambda words, status: page(
            request, activity, words=words, status=status, cancelling=form
        ),
    )  # fmt: skip


@for_roles(*ORGANIZERS)
def activity_repetition(request: HttpRequest, no: str) -> HttpResponse:
    """Make a series of it."""
    activity, form = load(request, no), RepetitionForm(request.POST)
    if request.method != "POST":
        return posting.go(request, posting.page("desk-activity", no))

    def do() -> str:
        said = form.cleaned_data
        actions.repeat(
            activity=activity, every=said["every"], until=said["until"], opens=said["opens"],
            by=actor_of(request), at=clock.now(),
        )  # fmt: skip
        return f"{posting.page('activity-desk')}?tab={'coming' if said['opens'] else 'drafts'}"

    return submit(
        request, form, do, done=_("排好了，每一次都能单独改。"),
        show=lambda words, status: page(
            request, activity, words=words, status=status, repeating=form
        ),
    )  # fmt: skip


def entry_form(data: object, blocks: list[Block]) -> EntryForm:
    """The form to write somebody in, with all openings by shift and name."""
    named = [
        (place.opening.pk, f"{block.when} {place.opening.position.name}")
        for block in blocks
        for place in block.places
    ]
    return EntryForm(data, openings=named)


def blocks_of(activity: Activity) -> list[Block]:
    """Its shifts with their places and people: three queries."""
    blocks = {
        shift.pk: Block(shift, when_of(shift.starts_at, shift.ends_at))
        for shift in activity.shifts.order_by("starts_at")
    }
    openings = Opening.objects.filter(shift__in=blocks).select_related("position").order_by("pk")
    places = {one.pk: Place(one, _asks(one)) for one in openings}
    for place in places.values():
        blocks[place.opening.shift_id].places.append(place)
    by_opening: dict[int, list[SignUp]] = defaultdict(list)
    live = SignUp.objects.live().filter(opening__in=places).select_related("person__home")
    for one in live.order_by("turn", "placed_at", "pk"):
        by_opening[one.opening_id].append(one)
    for pk, rows in by_opening.items():
        places[pk].sign_ups = rows[:_SHOWN]
    return list(blocks.values())


def page(
    request: HttpRequest, activity: Activity, *, words: str = "", status: int = 200,
    cancelling: CancellationForm | None = None, repeating: RepetitionForm | None = None,
    entry: EntryForm | None = None, sizing: tuple[int, SizeForm] | None = None,
    blocks: list[Block] | None = None, ending: EndingForm | None = None,
    joining: JoiningForm | None = None,
) -> HttpResponse:  # fmt: skip
    """The page of one activity; forms that were refused come back as typed."""
    actor, at = actor_of(request), clock.now()
    blocks = blocks_of(activity) if blocks is None else blocks
    is_draft, is_live = activity.stage == ActivityStage.DRAFT, activity.stage in flow.LIVE
    shifts, positions = [block.shift for block in blocks], list(activity.positions.all())
    missing = policies.gate(activity, shifts, positions, at=at) if is_draft else []
    not_over = permissions.ending_objection(actor, activity, at=at) if is_live else None
    cancelling_objection = permissions.cancelling_objection(actor, activity)
    context = {
        "activity": activity, "blocks": blocks, "missing": missing, "refusal_words": words,
        "is_draft": is_draft, "is_live": is_live, "is_open": activity.stage == ActivityStage.OPEN,
        "form": PostForm(), "opening_objection": missing[0].words if missing else "",
        "ending_objection": not_over.words if not_over else "", "ending": ending or EndingForm(initial=_said_of(activity)),
        "may_sum_up": permissions.summing_objection(actor, activity, at=at) is None,
        "cancelling_objection": cancelling_objection.words if cancelling_objection else "",
        "may_correct": permissions.objection(ActivityVerb.CORRECT, actor, activity) is None,
        "cancelling": cancelling or CancellationForm(), "repeating": repeating or RepetitionForm(),
        "entry": entry or entry_form(None, blocks), "sizing": sizing[1] if sizing else None,
        "sized": sizing[0] if sizing else 0, "youngest": _youngest(activity, blocks),
        "risk_names": _risk_names(activity),
        "same_series": _in_series(activity), "money": money_for(actor, activity=activity.pk),
        "joining": joining or _joining(actor, activity, at),
    }  # fmt: skip
    return render(request, "console/activities/one.html", context, status=status)


def when_of(starts_at: datetime, ends_at: datetime) -> str:
    """9月12日 09:00–11:30."""
    begins, ends = local(starts_at), local(ends_at)
    return f"{day(begins.date())} {begins:%H:%M}–{ends:%H:%M}"


def _joining(actor: Actor, activity: Activity, at: datetime) -> JoiningForm | None:
    """The list to choose from, for who may and where there is one."""
    if permissions.joining_objection(actor, activity, at=at) is not None:
        return None
    form = JoiningForm(county=activity.county, on=clock.day_of(at), now=activity.key_work)
    return form if form.has_choice else None


def _said_of(activity: Activity) -> dict[str, object]:
    """What was said of it so far, for the form."""
    return {"residents": activity.residents_came, "summary": activity.summary}


def _asks(opening: Opening) -> str:
    """What a position asks for, in words."""
    position, pack = opening.position, settings.PACK
    asked = [
        position.skill and now_("要会{what}").format(what=pack.skills.get(position.skill, "")),
        position.licence
        and now_("要有{what}").format(what=pack.licences.get(position.licence, "")),
        position.min_age and now_("满 {years} 岁").format(years=position.min_age),
    ]
    return in_words(Listed(FULL_COMMA, (word for word in asked if word)))


def _youngest(activity: Activity, blocks: list[Block]) -> int:
    positions = [place.opening.position for block in blocks for place in block.places]
    return min((policies.least_age(activity, one) for one in positions), default=activity.min_age)


def _risk_names(activity: Activity) -> str:
    names = {
        "bodily": now_("可能受伤"),
        "medical": now_("涉及医疗"),
        "legal": now_("涉及法律"),
        "minors": now_("面向未成年人"),
    }
    return in_words(Listed(COMMA, (names[risk] for risk in activity.risks if risk in names)))


def _in_series(activity: Activity) -> int:
    if not activity.series:
        return 0
    return Activity.objects.of_county(activity.county).filter(series=activity.series).count()
