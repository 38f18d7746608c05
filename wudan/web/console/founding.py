"""组建队伍: a site names a team and asks a volunteer to lead it; what is under way, and its own teams (R050)."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing
from wudan.people.actors import Actor
from wudan.people.budgets import spend_budget
from wudan.people.models import Person
from wudan.teams.actions import founding
from wudan.teams.founding import UNKNOWN_LEADER
from wudan.teams.models import Founding, Team
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.founding_forms import FoundingForm
from wudan.web.console.guard import SITES, for_roles
from wudan.web.submitting import PostForm, submit
from wudan.web.team_words import category_named
from wudan.web.tree import place_in_tree

_MOST, _MOST_REFUSED = 60, 10
_NEVER_KEY = 18


@for_roles(*SITES)
def team_founding(request: HttpRequest) -> HttpResponse:
    """The page; posted, the asking. 422 with what was typed."""
    by, at = actor_of(request), clock.now()
    sites = _sites(by)
    if request.method != "POST":
        return _page(request, FoundingForm(sites=sites, initial=_first(request, by, sites)))
    form = FoundingForm(request.POST, sites=sites)
    if form.is_valid():
        spend_budget("look_up", by=by, at=at)

    def do() -> str:
        said = form.cleaned_data
        leader = Person.objects.named(settings.PACK.county, said["leader"], said["phone"])
        if leader is None:
            raise Malformed({"phone": UNKNOWN_LEADER})
        founding.propose(
            site=form.site_chosen(), name=said["name"], category=said["category"], leader=leader,
            skills=said["skills"], by=by, at=at,
        )  # fmt: skip
        return posting.page("team-founding")

    return submit(
        request, form, do, done=_("问过去了，等本人点头。答应了，队伍就建起来。"),
        show=lambda words, status: _page(request, form, words=words, status=status),
    )  # fmt: skip


@for_roles(*SITES)
def founding_withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask no longer."""
    by = actor_of(request)
    found = Founding.objects.kept_by(by).filter(pk=pk).first()
    if found is None:
        raise Missing
    if request.method != "POST":
        return posting.go(request, posting.page("team-founding"))

    def do() -> str:
        founding.drop(founding=found, by=by, at=clock.now())
        return posting.page("team-founding")

    return submit(
        request, PostForm(request.POST), do, done=_("收回了，不再问。"),
        show=lambda words, status: _page(request, _empty(by), words=words, status=status),
    )  # fmt: skip


def _empty(by: Actor) -> FoundingForm:
    return FoundingForm(sites=_sites(by), initial={"site": by.unit_id})


def _page(
    request: HttpRequest, form: FoundingForm, *, words: str = "", status: int = 200
) -> HttpResponse:
    by = actor_of(request)
    rows = (
        Founding.objects.kept_by(by).select_related("site", "person").order_by("-asked_at", "-pk")
    )
    own = Team.objects.active(settings.PACK.county).filter(unit__parent=by.unit_id)
    context = {
        "form": form, "refusal_words": words,
        "waiting": [(one, category_named(one.category), posting.new_token())
                    for one in rows.waiting()[:_MOST]],
        "refused": [(one, category_named(one.category))
                    for one in rows.over_without_a_yes()[:_MOST_REFUSED]],
        "own": own.order_by("pk")[:_MOST],
        "lists": by.role != "station_keeper",
    }  # fmt: skip
    return render(request, "console/founding.html", context, status=status)


def _sites(by: Actor) -> list[Unit]:
    """Those the actor answers for, the own one first, then in the order of the tree."""
    rows = Unit.objects.filter(county=settings.PACK.county, ends_on=None).sites()
    found = [one for one in rows.filter(path__startswith=by.unit_path) if by.reaches(one.path)]
    return sorted(found, key=lambda one: (one.pk != by.unit_id, place_in_tree(one.path)))


def _first(request: HttpRequest, by: Actor, sites: list[Unit]) -> dict[str, object]:
    """What a link brings along: a site without a team, or an asking that was refused."""
    if before := _before(by, request.GET.get("again", "")):
        return {
            "site": before.site_id, "name": before.name, "category": before.category,
            "skills": before.skills,
        }  # fmt: skip
    asked = request.GET.get("site", "")
    named = next((one for one in sites if str(one.pk) == asked), None)
    if named is None:
        return {"site": by.unit_id}
    return {"site": named.pk, "name": usual_name(named)}


def usual_name(site: Unit) -> str:
    """What the first team of a site is mostly called: 杨柳村志愿服务队."""
    place = site.short_name.removesuffix("实践站").removesuffix("实践所")
    return f"{place.removesuffix('站').removesuffix('所')}志愿服务队"


def _before(by: Actor, asked: str) -> Founding | None:
    if not (asked.isascii() and asked.isdigit() and len(asked) < _NEVER_KEY):
        return None
    rows = Founding.objects.kept_by(by).over_without_a_yes()
    return rows.filter(pk=int(asked)).first()
