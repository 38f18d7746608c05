"""方案的一行: why this team, who else, and another team instead; or not this time."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.kit import clock
from wudan.orders import permissions
from wudan.orders.actions import proposals as acts
from wudan.orders.models import Order, ProposalLine
from wudan.orders.proposals import ranking_for
from wudan.orders.shapes import POLICY
from wudan.teams.models import Team
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.acts.form import note_field
from wudan.web.console.guard import DISPATCHERS, for_roles
from wudan.web.console.proposals.loading import load_line
from wudan.web.console.proposals.showing import beside, held_back, shown
from wudan.web.console.teams_offered import SHOWN, asked_about, choices_of, shut_out
from wudan.web.submitting import PostForm, submit


class TeamForm(PostForm):
    """Another team, and why."""

    team = forms.ModelChoiceField(Team.objects.none(), error_messages={
        "required": _("请选一支队伍。"), "invalid_choice": _("没有这支队伍，请重新选。")})  # fmt: skip
    note = note_field(_("为什么请这支队伍"), hint=_("写一句，队伍会看到。"), required=True)

    def __init__(self, data: object = None, *, county: str) -> None:
        super().__init__(data, auto_id="team-%s")
        self.fields["team"].queryset = Team.objects.active(county)  # type: ignore[attr-defined]


class DropForm(PostForm):
    """Not this time, and why if one likes."""

    note = note_field(_("为什么这次不送"), hint=_("可以不写。"))

    def __init__(self, data: object = None) -> None:
        super().__init__(data, auto_id="drop-%s")


@for_roles(*DISPATCHERS)
def line(request: HttpRequest, pk: int) -> HttpResponse:
    """One order's line, in full."""
    return _page(request, load_line(request, pk))


@for_roles(*DISPATCHERS)
def team(request: HttpRequest, pk: int) -> HttpResponse:
    """Put another team in; not sent yet."""
    row = load_line(request, pk)
    if request.method != "POST":
        return _back(request, row)
    form = TeamForm(request.POST, county=row.proposal.county)

    def do() -> str:
        given = form.cleaned_data
        done = acts.override(
            line=row, team=given["team"], note=given["note"], by=actor_of(request), at=clock.now()
        )
        return posting.page("dispatch-proposal", done.proposal_id)

    return submit(
        request, form, do, done=_("改好了，还没有送出。"),
        show=lambda words, status: _page(request, row, form=form, words=words, status=status),
    )  # fmt: skip


@for_roles(*DISPATCHERS)
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the line aside."""
    row = load_line(request, pk)
    if request.method != "POST":
        return _back(request, row)
    form = DropForm(request.POST)

    def do() -> str:
        done = acts.drop(
            line=row, note=form.cleaned_data["note"], by=actor_of(request), at=clock.now()
        )
        return posting.page("dispatch-proposal", done.proposal_id)

    return submit(
        request, form, do, done=_("这一单这次不送，还在待派单里。"),
        show=lambda words, status: _page(request, row, dropping=form, words=words, status=status),
    )  # fmt: skip


def _back(request: HttpRequest, row: ProposalLine) -> HttpResponse:
    return posting.go(request, posting.page("dispatch-line", row.pk))


def _page(
    request: HttpRequest, row: ProposalLine, *, form: TeamForm | None = None,
    dropping: DropForm | None = None, words: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    objection = permissions.line_objection(actor_of(request), row)
    context: dict[str, object] = {
        "line": row, "shown": shown(row), "order": row.order, "refusal_words": words,
        "objection": objection.words if objection else "", "terms": _terms(row),
        "beside": beside(row), "held_back": held_back(row),
        "rivals": Order.objects.filter(no__in=row.rivals).select_related("origin", "service"),
        "form": form or TeamForm(county=row.proposal.county), "dropping": dropping or DropForm(),
        "asked": request.GET.get("team_name", ""), "choices": [], "shut_out": [], "asked_about": [],
    }  # fmt: skip
    if objection is None and row.dispatch_id is None:
        context |= _others(request, row, str(context["asked"]), form)
    return render(request, "console/proposals/line.html", context, status=status)


def _terms(row: ProposalLine) -> list[tuple[str, int]]:
    """What counted, in minutes: plus is spent, minus is saved; the largest first."""
    described = {term.name: term.description for term in POLICY.terms}
    rows = [(described.get(name, name), -round(minutes)) for name, minutes in row.minutes.items()]
    return sorted((one for one in rows if one[1]), key=lambda one: -abs(one[1]))


def _others(
    request: HttpRequest, row: ProposalLine, asked: str, form: TeamForm | None
) -> dict[str, object]:
    now = clock.now()
    ranking = ranking_for(row.order, at=now, top=SHOWN)
    chosen = str(form["team"].value() or "") if form else ""
    return {
        "choices": [
            one for one in choices_of(ranking, chosen or "-") if one.value != str(row.team_id)
        ],
        "shut_out": shut_out(ranking),
        "asked_about": asked_about(row.order, ranking, asked, at=now),
    }
