"""到站入队: somebody without a telephone joins, leaves or objects at the counter; a slip to take home (R050)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from wudan.kit import clock
from wudan.kit.inventory import Holding
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.people.consents import text_of
from wudan.people.enums import ConsentKind
from wudan.people.inventory import HOLDINGS as OF_PERSONS
from wudan.people.models import Consent, Person, Volunteer
from wudan.sites.models import Site
from wudan.teams.actions import joining
from wudan.teams.inventory import HOLDINGS as OF_TEAMS
from wudan.teams.models import Application, Membership, Team
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import SITES, for_roles
from wudan.web.console.people.one import load
from wudan.web.console.volunteering.counter import register_told
from wudan.web.console.volunteering.forms import CHANNELS, FirstJoiningForm, JoiningForm
from wudan.web.submitting import submit
from wudan.web.team_asking import Ask, act_once, asked
from wudan.web.team_belonging import SAID, belonging_of
from wudan.web.tree import place_in_tree

_MOST_TEAMS = 1000
_KEPT = ("people.Person", "people.Volunteer", "people.Consent", "teams.Membership", "teams.Application")  # fmt: skip
"""What is kept about whoever joins a team: the slip says so, in the words of the inventory."""


@sensitive_post_parameters("id_number")
@for_roles(*SITES)
def person_teams(request: HttpRequest, pk: int) -> HttpResponse:
    """Which teams somebody belongs to; a wish to join, written down as they tell it. 422 with what was typed."""
    found = load(request, pk)
    own = Volunteer.objects.active().filter(person=found).first()
    if request.method != "POST":
        return _page(request, found, own)
    form = _form(request, found, own, request.POST)

    def do() -> str:
        by, at = actor_of(request), clock.now()
        if isinstance(form, FirstJoiningForm):
            register_told(found, form, by=by, at=at)
        told = {name: form.cleaned_data[name] for name in ("team", "channel", "words")}
        joining.apply_for(person=found, **told, by=by, at=at)
        return posting.page("person-teams", pk)

    return submit(
        request, form, do, done=_("记下了，等队长答复。把纸条打出来，给他带走。"),
        show=lambda words, status: _page(request, found, own, form=form, words=words, status=status),
    )  # fmt: skip


@for_roles(*SITES)
def person_teams_act(request: HttpRequest, pk: int) -> HttpResponse:
    """What somebody says of a team: yes to an introduction, no longer, never asked, an appeal."""
    found = load(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("person-teams", pk))
    ask, by = asked(request), actor_of(request)
    do = SAID.get(ask.act)
    if do is None:
        raise Missing
    own = Volunteer.objects.active().filter(person=found).first()
    return act_once(
        request, ask, lambda: do(found, ask, by, clock.now()), by=by, back="person-teams", of=(pk,),
        show=lambda words: _page(request, found, own, ask=ask, words=words, status=422),
    )  # fmt: skip


@for_roles(*SITES)
def person_slip(request: HttpRequest, pk: int) -> HttpResponse:
    """A sheet to take home: what was joined, what is kept, how to leave."""
    found, today = load(request, pk), clock.day_of(clock.now())
    belonging = belonging_of(found)
    own = Volunteer.objects.active().filter(person=found).first()
    consent = Consent.objects.live().of_kind(ConsentKind.VOLUNTEER).filter(person=found).first()
    context = {
        "person": found, "own": own, "consent": consent, "today": today,
        "members": belonging.present, "open": belonging.open,
        "site": Site.objects.select_related("unit").filter(unit=found.home_id).first(),
        "kept": [line for line in (*OF_PERSONS, *OF_TEAMS) if _is_kept(line, found, own)],
    }  # fmt: skip
    return render(request, "console/volunteering/slip.html", context)


def _is_kept(line: Holding, found: Person, own: Volunteer | None) -> bool:
    """Whether something of it stands there: what was never told is not on the slip."""
    if (
        line.model not in _KEPT
        or line.about not in {"pk", "person"}
        or line.fields == ("erased_at",)
    ):
        return False
    if line.model not in {"people.Person", "people.Volunteer"}:
        return True
    row = found if line.model == "people.Person" else own
    asked = [name for name in line.fields if name not in {"person", "home", "merged_into"}]
    return row is not None and any(getattr(row, name) for name in asked)


def _page(
    request: HttpRequest, found: Person, own: Volunteer | None, *, form: JoiningForm | FirstJoiningForm | None = None,
    ask: Ask | None = None, words: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    by, today = actor_of(request), clock.day_of(clock.now())
    belonging = belonging_of(found)
    context = {
        "person": found, "own": own, "form": form or _form(request, found, own), "refusal_words": words,
        "members": belonging.present, "open": belonging.open,
        "closed": belonging.closed(by, on=today), "token": posting.new_token(),
        "typed": ask or Ask("", 0, "", "", ""), "channels": CHANNELS, "text": text_of(ConsentKind.VOLUNTEER, on=today),
    }  # fmt: skip
    return render(request, "console/volunteering/teams.html", context, status=status)


def _form(
    request: HttpRequest, found: Person, own: Volunteer | None, sent: object = None
) -> JoiningForm | FirstJoiningForm:
    form = JoiningForm(sent) if own else FirstJoiningForm(sent, person=found)
    form.offer(Team.objects.active(found.county), _grouped(_teams(found), actor_of(request)))
    return form


def _teams(found: Person) -> list[Team]:
    """Those somebody is not in and has not asked, in the order of the tree."""
    mine = Membership.objects.present().filter(person=found).values("team")
    asked = Application.objects.open().filter(person=found).values("team")
    rows = Team.objects.active(found.county).exclude(pk__in=mine).exclude(pk__in=asked)
    listed = rows.select_related("unit__parent")[:_MOST_TEAMS]
    return sorted(listed, key=lambda team: place_in_tree(team.unit.path))


def _grouped(teams: list[Team], by: Actor) -> list[tuple[str, object]]:
    """The site's own first, then those of the sites above it, then the others, each under its site."""
    near = [team for team in teams if team.unit.path.startswith(by.unit_path)]
    above = [team for team in teams if team not in near and team.unit.parent and by.unit_path.startswith(team.unit.parent.path)]  # fmt: skip
    groups: dict[str, list[tuple[int, str]]] = {}
    for team in teams:
        if team not in near and team not in above and team.unit.parent:
            groups.setdefault(team.unit.parent.short_name, []).append((team.pk, team.unit.name))
    nothing = [] if len(near) == 1 else [("", _("请选一支"))]
    return [
        *nothing,
        *((name, [(team.pk, team.unit.name) for team in some])
          for name, some in ((_("这里的队"), near), (_("镇上、县里的队"), above)) if some),
        *groups.items(),
    ]  # fmt: skip
