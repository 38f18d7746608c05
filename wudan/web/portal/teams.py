"""志愿队伍 for everybody: what a team does, where, how to join; never the phone of a person."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit import clock, numbers
from wudan.kit.phrases import COMMA, Listed, in_words
from wudan.kit.refusals import Malformed, Missing, Objected
from wudan.people.actors import for_self
from wudan.teams.actions import joining
from wudan.teams.joining import applying_objection
from wudan.teams.models import Team
from wudan.web import posting
from wudan.web.acting import is_signed_in, person_of
from wudan.web.portal.cards import Card
from wudan.web.portal.plans import adopted_of
from wudan.web.team_words import category_of, leaders_of, through_words, tier_of
from wudan.web.tree import place_in_tree

_MOST = 400


@dataclass(frozen=True, slots=True)
class Line:
    """One team in the list."""

    pk: int
    name: str
    what: str
    where: str


@dataclass(frozen=True, slots=True)
class Town:
    """The teams of one town and its villages, or of the county itself."""

    name: str
    lines: list[Line]


@login_not_required
def teams(request: HttpRequest) -> HttpResponse:
    """The county's teams in the order of the tree, by town; of one kind when asked. One statement."""
    category = request.GET.get("category", "")
    found = Team.objects.active(settings.PACK.county).select_related("unit__parent__parent")
    if category in settings.PACK.platforms or category == "special":
        found = found.filter(category=category)
    ordered = sorted(found[:_MOST], key=lambda team: place_in_tree(team.unit.path))
    context = {
        "towns": _by_town(ordered),
        "category": category,
        "categories": [*settings.PACK.platforms.items(), ("special", _("特色队伍"))],
    }  # fmt: skip
    return render(request, "portal/teams.html", context)


def _by_town(ordered: list[Team]) -> list[Town]:
    """Under the town they belong to, the county's own first: two hundred teams are 25 pages of a phone."""
    found: dict[str, list[Line]] = {"": []}
    for team in ordered:
        found.setdefault(_town_of(team.unit), []).append(_line(team))
    return [Town(name or _("县里的"), lines) for name, lines in found.items() if lines]


def _town_of(unit: Unit) -> str:
    above = unit.parent
    if above is not None and above.kind == UnitKind.STATION:
        above = above.parent
    return (
        above.short_name if above is not None and above.kind == UnitKind.INSTITUTE else _("县里的")
    )


def _line(team: Team) -> Line:
    where = team.unit.parent.short_name if team.unit.parent else ""
    return Line(team.pk, team.unit.name, f"{category_of(team)} · {tier_of(team)}", where)


@login_not_required
def team_shown(request: HttpRequest, pk: int) -> HttpResponse:
    """One team, and the way in."""
    return _page(request, _load(pk))


def team_application(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask to join, as oneself. 422 on the same page with what was typed."""
    team = _load(pk)
    if request.method != "POST":
        return posting.go(request, posting.page("team-shown", pk))
    words, by = request.POST.get("words", ""), for_self(person_of(request).pk)

    def do() -> str:
        joining.apply(team=team, words=words, by=by, at=clock.now())
        return posting.page("my-teams")

    try:
        answer = posting.once(request, do)
    except (Malformed, Objected) as fault:
        return _page(request, team, typed=words, words=fault.words, status=422)
    messages.success(request, _("申请交给队长了。答复会出现在“我的队伍”里。"))
    return answer


def _page(
    request: HttpRequest, team: Team, *, typed: str = "", words: str = "", status: int = 200
) -> HttpResponse:
    today = clock.day_of(clock.now())
    signed_in = is_signed_in(request)
    objection = None
    if signed_in:
        person = person_of(request)
        objection = applying_objection(for_self(person.pk), team, person, on=today)
    context = {
        "team": team, "items": _facts(team), "signed_in": signed_in, "objection": objection,
        "plans": adopted_of(team), "token": posting.new_token(), "typed": typed, "refusal_words": words,
    }  # fmt: skip
    return render(request, "portal/team.html", context, status=status)


def _facts(team: Team) -> list[Card]:
    today = clock.day_of(clock.now())
    leaders = leaders_of(team, on=today)
    led = through_words(leaders[0]) if leaders else ""
    parent = team.unit.parent
    skills = [settings.PACK.skills.get(code, code) for code in team.skills]
    serves = Unit.objects.filter(path__in=team.serves).order_by("path")
    lines = [
        (_("做什么"), in_words(Listed(COMMA, skills)) or category_of(team)),
        (_("类别、层级"), f"{category_of(team)} · {tier_of(team)}"),
        (_("在哪服务"), in_words(Listed(COMMA, serves.values_list("short_name", flat=True)))),
        (_("所在单位"), parent.short_name if parent else ""),
    ]  # fmt: skip
    if team.dissolved_at is None:
        lines += [
            (_("谁来带队"), _("由{post}担任队长").format(post=led) if led else
             (_("有队长") if leaders else _("暂时没有队长，由所在的站负责"))),
            (_("有多少人"), _("{n} 人").format(n=team.members_count)),
        ]  # fmt: skip
    return [{"label": label, "value": value} for label, value in lines if value]


def _load(pk: int) -> Team:
    """One of the county, dissolved or not: what it was stays readable. Raises Missing."""
    if pk > numbers.LARGEST_KEY:
        raise Missing
    found = Team.objects.filter(unit__county=settings.PACK.county).select_related("unit__parent")
    team = found.filter(pk=pk).first()
    if team is None:
        raise Missing
    return team
