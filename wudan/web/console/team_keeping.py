"""队伍资料: the leader keeps what the team can, the site above looks at its papers."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.refusals import Missing, Objection
from wudan.people.actors import Actor
from wudan.teams.actions import keeping
from wudan.teams.models import Team, TeamPaper
from wudan.teams.permissions import checking_objection, keeping_objection, striking_objection
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import OFFICE, SITES, for_roles
from wudan.web.console.team_keeping_forms import FactsForm, PaperForm, StrikeForm
from wudan.web.console.team_papers import State, named, state_of
from wudan.web.submitting import PostForm, submit

_ROLES = ("team_leader", *SITES)


@dataclass(frozen=True, slots=True)
class Told:
    """A paper on the page, and what may be done about it."""

    paper: TeamPaper
    name: str
    state: State
    may_check: bool
    may_strike: bool
    strike: PostForm
    token: str


@for_roles(*_ROLES)
def team_keeping(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; posted, the facts."""
    team, by = load(request, pk), actor_of(request)
    if request.method != "POST":
        return _page(request, team)
    form = FactsForm(request.POST, team=team, outside=_is_outside(by, team))

    def do() -> str:
        keeping.keep_team(
            team=team, told=form.told, seen=form.cleaned_data["seen"], why=form.cleaned_data["why"],
            by=by, at=clock.now(),
        )  # fmt: skip
        return posting.page("team-keeping", team.pk)

    return submit(
        request, form, do, done=_("改好了，从现在起按新的派单。"),
        show=lambda words, status: _page(request, team, form=form, words=words, status=status),
    )  # fmt: skip


@for_roles(*_ROLES)
def team_papers(request: HttpRequest, pk: int) -> HttpResponse:
    """A paper is told; by the office that has it in hand, looked at in one go."""
    team, by, at = load(request, pk), actor_of(request), clock.now()
    if request.method != "POST":
        return posting.go(request, posting.page("team-keeping", pk))
    form = PaperForm(request.POST)
    counts = by.role in OFFICE and not _leads(by, team)

    def do() -> str:
        made = keeping.tell_paper(team=team, **form.cleaned_data, by=by, at=at)
        if counts:
            keeping.check_paper(paper=made, by=by, at=at)
        return posting.page("team-keeping", team.pk)

    return submit(
        request, form, do,
        done=_("记下了，从现在起作数。") if counts else _("记下了。站、所或中心办公室看过原件就作数。"),
        show=lambda words, status: _page(request, team, paper=form, words=words, status=status),
    )  # fmt: skip


@for_roles(*_ROLES)
def team_paper_check(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that the paper was seen."""

    def do(held: TeamPaper, _form: PostForm) -> None:
        keeping.check_paper(paper=held, by=actor_of(request), at=clock.now())

    return _decided(request, pk, PostForm(request.POST), do, _("看过了，从现在起作数。"))


@for_roles(*_ROLES)
def team_paper_strike(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it does not hold, and why."""

    def do(held: TeamPaper, form: PostForm) -> None:
        why = form.cleaned_data["why"]
        keeping.strike_paper(paper=held, by=actor_of(request), at=clock.now(), why=why)

    return _decided(request, pk, StrikeForm(request.POST), do, _("记下了，不再作数。"))


def load(request: HttpRequest, pk: int) -> Team:
    """A team the actor leads, or that is under the actor's site. Raises Missing."""
    rows = Team.objects.active(settings.PACK.county).kept_by(actor_of(request))
    if (found := rows.select_related("unit__parent").filter(pk=pk).first()) is None:
        raise Missing
    return found


def _decided(
    request: HttpRequest, pk: int, form: PostForm, act: Callable[[TeamPaper, PostForm], None], done: str
) -> HttpResponse:  # fmt: skip
    rows = TeamPaper.objects.within(actor_of(request)).select_related("team")
    held = rows.filter(pk=pk).first()
    if held is None:
        raise Missing
    team = load(request, held.team_id)
    if request.method != "POST":
        return posting.go(request, posting.page("team-keeping", team.pk))

    def do() -> str:
        act(held, form)
        return posting.page("team-keeping", team.pk)

    return submit(
        request, form, do, done=done,
        show=lambda words, status: _page(
            request, team, strike=(held.pk, form), words=words, status=status
        ),
    )  # fmt: skip


def _page(
    request: HttpRequest, team: Team, *, form: FactsForm | None = None, paper: PaperForm | None = None,
    strike: tuple[int, PostForm] | None = None, words: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    by, today = actor_of(request), clock.day_of(clock.now())
    keeps = keeping_objection(by, team, on=today) is None
    context = {
        "team": team, "keeps": keeps, "refusal_words": words,
        "form": form or FactsForm(team=team, outside=_is_outside(by, team)),
        "paper": paper or PaperForm(), "told": _told(by, team, strike),
        "counts": by.role in OFFICE and not _leads(by, team),
        "back": "team" if by.role in OFFICE else "",
        "leads": by.role == "team_leader",
    }  # fmt: skip
    return render(request, "console/team_keeping.html", context, status=status)


def _told(by: Actor, team: Team, strike: tuple[int, PostForm] | None) -> list[Told]:
    """The live papers, what waits first. The form that was refused keeps what was typed."""
    today = clock.day_of(clock.now())
    rows = list(TeamPaper.objects.live().filter(team=team).order_by("valid_until", "pk"))
    rows.sort(key=lambda row: row.checked_at is not None)
    found = []
    for row in rows:
        row.team = team
        typed = strike[1] if strike and strike[0] == row.pk else None
        found.append(
            Told(
                row,
                named(row.code),
                state_of(row.valid_until, today, seen=row.checked_at is not None),
                _allowed(checking_objection(by, row, on=today)),
                _allowed(striking_objection(by, row, on=today)),
                typed if isinstance(typed, StrikeForm) else StrikeForm(),
                posting.new_token(),
            )
        )
    return found


def _allowed(objection: Objection | None) -> bool:
    return objection is None


def _is_outside(by: Actor, team: Team) -> bool:
    return by.unit_id != team.unit_id


def _leads(by: Actor, team: Team) -> bool:
    """Whoever leads the team may not look at its papers, under whichever post."""
    held = team.unit.posts.held_on(clock.day_of(clock.now())).filter(role="team_leader")
    return bool(held.filter(person=by.person_id).exists())
