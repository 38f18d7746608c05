"""改排: asked for, looked at move by move, adopted or left."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.deliveries import permissions
from wudan.deliveries.actions import plans as acts
from wudan.deliveries.actions.plans.amend import change_of
from wudan.deliveries.enums import AmendmentState, PlanVerb
from wudan.deliveries.models import PlanAmendment, RoundPlan
from wudan.deliveries.touring.amending import At
from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.phrases import FULL_COMMA, Listed, in_words
from wudan.kit.refusals import Missing
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts.form import Words
from wudan.web.console.deliveries.rounds import PLANNERS
from wudan.web.console.deliveries.touring.forms import AmendForm, clock_words
from wudan.web.console.deliveries.touring.plans import load, plan_page
from wudan.web.console.deliveries.touring.showing import Names, names_of
from wudan.web.console.guard import READERS, for_roles
from wudan.web.submitting import PostForm, submit
from wudan.web.templatetags.words import day as day_words

KINDS = {
    "taken_over": _("别的队接上"), "moved": _("换了队或日子"), "retimed": _("只改钟点"),
    "added": _("多排上的"), "lost": _("没有队能去"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Move:
    """One change in words."""

    village: str
    service: str
    before: str
    after: str


@for_roles(*PLANNERS)
def asking(request: HttpRequest, no: str) -> HttpResponse:
    """How could the visits nobody goes to be made?"""
    if request.method != "POST":
        return posting.go(request, posting.page("round-plan", load(request, no).no))
    form = AmendForm(request.POST)

    def do() -> str:
        made = acts.ask_amendment(
            plan=load(request, no), by=actor_of(request), at=clock.now(),
            moves_promised=form.cleaned_data["moves_promised"],
        )  # fmt: skip
        return posting.page("round-plan-amendment", no, made.pk)

    return submit(
        request, form, do, done=_("正在算怎么补上。"),
        show=lambda words, status: plan_page(request, no, words, status, amend=form),
    )  # fmt: skip


@for_roles(*PLANNERS, *READERS)
def amendment(request: HttpRequest, no: str, pk: int) -> HttpResponse:
    """Every move, before it is made."""
    return _page(request, no, pk)


@for_roles(*PLANNERS)
def adoption(request: HttpRequest, no: str, pk: int) -> HttpResponse:
    """Make the moves."""
    return _end(request, no, pk, acts.adopt, _("改好了，有变动的队都重新问了。"))


@for_roles(*PLANNERS)
def dismissal(request: HttpRequest, no: str, pk: int) -> HttpResponse:
    """Leave everything as it is."""
    return _end(request, no, pk, acts.drop, _("没有改动。"))


def _end(
    request: HttpRequest, no: str, pk: int, act: Callable[..., object], done: Words
) -> HttpResponse:
    if request.method != "POST":
        plan, row = _load(request, no, pk)
        return posting.go(request, posting.page("round-plan-amendment", plan.no, row.pk))

    def do() -> str:
        act(amendment=_load(request, no, pk)[1], by=actor_of(request), at=clock.now())
        return posting.page("round-plan", no)

    return submit(
        request, PostForm(request.POST), do, done=done,
        show=lambda words, status: _page(request, no, pk, words, status),
    )  # fmt: skip


def _page(
    request: HttpRequest, no: str, pk: int, words: str = "", status: int = 200
) -> HttpResponse:
    plan, row = _load(request, no, pk)
    objection = permissions.plan_objection(PlanVerb.AMEND, actor_of(request), plan)
    left = row.team.short_name if row.team else ""
    groups = _groups(
        plan,
        row,
        names_of(plan),
        now_("%(team)s（退出）") % {"team": left} if left else now_("没有队"),
    )
    context = {
        "plan": plan, "row": row, "groups": groups, "form": PostForm(), "refusal_words": words,
        "waits": row.state == AmendmentState.ASKED, "may_decide": row.state == AmendmentState.READY and not objection,
        "summary": in_words(Listed(FULL_COMMA, (f"{label} {len(moves)}" for label, moves in groups))),
    }  # fmt: skip
    return render(request, "console/touring/amendment.html", context, status=status)


def _groups(
    plan: RoundPlan, row: PlanAmendment, names: Names, before: str
) -> list[tuple[str, list[Move]]]:
    changes = [change_of(one) for one in row.changes]
    count = Counter(change.kind for change in changes)
    return [
        (
            str(label),
            list(_moves(plan, names, before, (one for one in changes if one.kind == kind))),
        )
        for kind, label in KINDS.items()
        if count[kind]
    ]


def _moves(
    plan: RoundPlan, names: Names, before_none: str, changes: Iterable[object]
) -> Iterable[Move]:
    for change in changes:
        village, service = names.visit(change.visit)  # type: ignore[attr-defined]
        before, after = (
            _words(plan, names, at, nobody)
            for at, nobody in ((change.before, before_none), (change.after, now_("没有队")))  # type: ignore[attr-defined]
        )
        yield Move(village, service, before, after)


def _words(plan: RoundPlan, names: Names, at: At | None, nobody: str) -> str:
    if at is None:
        return nobody
    team = names.units.get(int(at.team), "")
    return f"{day_words(plan.day(at.day))} {clock_words(at.begins)} {team}"


def _load(request: HttpRequest, no: str, pk: int) -> tuple[RoundPlan, PlanAmendment]:
    plan = load(request, no)
    rows = plan.amendments.select_related("team", "plan__unit")
    found = rows.filter(pk=pk).first() if pk <= LARGEST_KEY else None
    if found is None:
        raise Missing
    return plan, found
