"""任命, 代理, 提名: step by step on one address: which role, where, whom, on what terms."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.kit.phrases import COMMA, Listed, Phrase, in_words
from wudan.kit.refusals import Malformed, Missing, Objection
from wudan.people import permissions
from wudan.people.actions import posts
from wudan.people.actors import Actor
from wudan.people.models import Person, Post
from wudan.people.roles import GRANTING, POST_ROLES, ROLES, SECONDED
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.posts.finding import asked, candidates, chosen_person, number, units_of
from wudan.web.console.posts.forms import GrantForm, NominationForm
from wudan.web.console.posts.proving import proven
from wudan.web.console.rows import PAGE, address, page_number
from wudan.web.submitting import submit

Form = GrantForm | NominationForm


@for_roles(*sorted(GRANTING))
@proven
def grant(request: HttpRequest) -> HttpResponse:
    """The next thing that is not yet known; with all known, the form."""
    actor = actor_of(request)
    role = request.POST.get("role", "") or request.GET.get("role", "")
    if role not in actor.kind.grants:
        return _roles(request, actor)
    unit = _unit(request, actor, role)
    if unit is None:
        return _units(request, actor, role)
    person = chosen_person(request, actor)
    if person is None:
        return _people(request, actor, role, unit)
    if request.method != "POST":
        return _terms(request, role, unit, person, _form(None, role, unit, person))
    return _given(request, role, unit, person)


def _given(request: HttpRequest, role: str, unit: Unit, person: Person) -> HttpResponse:
    form, by, at = _form(request.POST, role, unit, person), actor_of(request), clock.now()

    def do() -> str:
        if isinstance(form, NominationForm):
            title = form.cleaned_data["title"]
            posts.nominate(person=person, role=role, unit=unit, by=by, at=at, title=title)
            return posting.page("post-list")
        if form.acts and form.cleaned_data.get("teams"):
            raise Malformed({"teams": Phrase("代理不接任队长，请去掉勾。")})
        if form.acts:
            made = posts.appoint_acting(
                person=person, role=role, unit=unit, by=by, at=at, **form.term()
            )
        else:
            made = posts.grant(
                person=person, role=role, unit=unit, by=by, at=at, **form.term(),
                **form.standing_words(),
            )  # fmt: skip
        return posting.page("post", made.pk)

    done = _("已任命，从今天起。")
    if isinstance(form, NominationForm):
        done = _("已提名，等另一位安全管理员同意。")
    return submit(
        request, form, do, done=done,
        show=lambda words, status: _terms(request, role, unit, person, form, words, status),
    )  # fmt: skip


def _form(data: object, role: str, unit: Unit, person: Person) -> Form:
    if role in SECONDED:
        return NominationForm(data)
    today = clock.day_of(clock.now())
    held = list(person.posts.held_on(today).filter(through=None).select_related("unit"))
    headless = not Post.objects.held_on(today).filter(unit=unit, heads=True).exists()
    left = posts.left_behind(unit, role, on=today)
    return GrantForm(data, role=role, held=held, headless=headless, left=left)


def _unit(request: HttpRequest, actor: Actor, role: str) -> Unit | None:
    pk = number(request, "unit")
    if pk is None:
        return None
    found = Unit.objects.at_or_below(actor.unit_path).filter(pk=pk, kind__in=ROLES[role].kinds)
    unit = found.first()
    if unit is None:
        raise Missing
    return unit


def _roles(request: HttpRequest, actor: Actor) -> HttpResponse:
    roles = [role for role in POST_ROLES if role.code in actor.kind.grants]
    listed = [(role, address(request, role=role.code)) for role in roles]
    return render(request, "console/posts/grant_role.html", {"roles": listed})


def _units(request: HttpRequest, actor: Actor, role: str) -> HttpResponse:
    today, words = clock.day_of(clock.now()), asked(request)
    units = [u for u in units_of(actor, role, on=today) if words in u.name or words in u.short_name]
    page = page_number(request)
    start = (page - 1) * PAGE
    shown = units[start : start + PAGE]
    held = Post.objects.held_on(today).filter(role=role, unit__in=shown).select_related("person")
    holders: dict[int, list[str]] = {}
    for post in held.order_by("-heads", "pk"):
        holders.setdefault(post.unit_id, []).append(post.person.name)
    lines = [
        (
            unit,
            in_words(Listed(COMMA, holders.get(unit.pk, ()))),
            address(request, unit=str(unit.pk), q="", page=""),
        )
        for unit in shown
    ]
    context = {
        "role": ROLES[role], "lines": lines, "q": words, "back_url": address(request, role="", q="", page=""),
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(units) > start + PAGE else "",
    }  # fmt: skip
    return render(request, "console/posts/grant_unit.html", context)


def _people(request: HttpRequest, actor: Actor, role: str, unit: Unit) -> HttpResponse:
    words = asked(request)
    found = [
        (person, village, held, address(request, person=str(person.pk), q=""))
        for person, village, held in candidates(actor, words)
    ]
    context = {
        "role": ROLES[role], "unit": unit, "q": words, "found": found,
        "back_url": address(request, unit="", q=""),
        "kept": [("role", role), ("unit", unit.pk)],
    }  # fmt: skip
    return render(request, "console/posts/grant_person.html", context)


def _terms(
    request: HttpRequest, role: str, unit: Unit, person: Person, form: Form, words: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    actor, today = actor_of(request), clock.day_of(clock.now())
    ask = permissions.nominating_objection if role in SECONDED else permissions.granting_objection
    found: Objection | None = ask(actor, role, unit, person, on=today)
    context = {
        "role": ROLES[role], "unit": unit, "person": person, "form": form, "refusal_words": words,
        "objection": found.words if found else "", "nominates": role in SECONDED,
        "kept": [("role", role), ("unit", unit.pk), ("person", person.pk)],
        "back_url": address(request, person=""),
    }  # fmt: skip
    return render(request, "console/posts/grant.html", context, status=status)
