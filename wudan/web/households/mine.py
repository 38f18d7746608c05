"""我家: where one's household stands, what it lets be shown, a word one was asked for, putting forward."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST

from wudan.honors.actions import households as actions
from wudan.honors.actions.households.holding import latest_decision
from wudan.honors.enums.household import Display
from wudan.honors.models import HouseholdHonor, HouseholdRules, NeighbourWord
from wudan.honors.noticed import notice_of
from wudan.honors.permissions import households as may
from wudan.honors.verdicts import heard_of
from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Malformed, Missing
from wudan.kit.texts import blocks_of
from wudan.people.actors import Actor, for_self
from wudan.people.models import Household, HouseholdMember, Person
from wudan.web import posting
from wudan.web.acting import person_of
from wudan.web.console.acts.form import note_field
from wudan.web.households.forms import NeighbourNominationForm, WordForm
from wudan.web.households.loading import brand, own_household
from wudan.web.submitting import PostForm, submit


class AppealForm(PostForm):
    """申诉."""

    words = note_field(lazy("为什么申诉"), required=True)


@dataclass(frozen=True, slots=True)
class Switch:
    """One of the three things a household may show: how it stands, and the form's token."""

    kind: str
    label: str
    is_on: bool
    token: str


def own_household_honor(request: HttpRequest) -> HttpResponse:
    """The household's page, for anybody who lives in it."""
    return _page(request)


def own_household_act(request: HttpRequest, noun: str) -> HttpResponse:
    """Nod, step out, show or stop showing, appeal. 422 with what was typed."""
    if request.method != "POST":
        return posting.go(request, posting.page("own-household"))
    honor, by = _own(request), _self(request)
    if honor is None:
        raise Missing
    form = AppealForm(request.POST) if noun == "appeal" else PostForm(request.POST)

    def do() -> str:
        _act(honor, noun, request.POST.get("kind", ""), form, by)
        return posting.page("own-household")

    return submit(
        request, form, do, done=_done(noun),
        show=lambda words, status: _page(request, words or _first_error(form), status, form),
    )  # fmt: skip


def _act(honor: HouseholdHonor, noun: str, kind: str, form: PostForm, by: Actor) -> None:
    at = clock.now()
    if noun == "agreement":
        actions.agree(honor=honor, by=by, at=at)
    elif noun == "exit":
        actions.drop(honor=honor, by=by, at=at)
    elif noun == "display":
        actions.allow_display(honor=honor, kind=kind, by=by, at=at)
    elif noun == "display-end":
        actions.withdraw_display(honor=honor, kind=kind, by=by, at=at)
    else:
        found = latest_decision(honor)
        if found is None:
            raise Missing
        actions.appeal(decision=found, words=form.cleaned_data["words"], by=by, at=at)


def _done(noun: str) -> str:
    return {
        "agreement": _("好，按您家说的办。随时可以不评。"), "exit": _("好，不评了。网上的已经撤下。"),
        "display": _("记下了，随时可以收回。"), "display-end": _("收回了，马上生效。"),
        "appeal": _("申诉交上去了，由另一位来答复。"),
    }[noun]  # fmt: skip


def nomination(request: HttpRequest) -> HttpResponse:
    """Put forward one's own household or a neighbour's of the same station."""
    person, at = person_of(request), clock.now()
    rules = _rules(person)
    if rules is None:
        raise Missing
    form = NeighbourNominationForm(
        request.POST if request.method == "POST" else None, criteria=list(rules.criteria.all())
    )

    def show(words: str, status: int) -> HttpResponse:
        context = {
            "brand": brand(), "form": form, "refusal_words": words,
            "own": own_household(person.pk),
        }  # fmt: skip
        return render(request, "households/own_nomination.html", context, status=status)

    def do() -> str:
        found = _named(form.cleaned_data["who"].strip(), own_household(person.pk))
        made = actions.nominate(household=found, by=_self(request), at=at, **form.told())
        is_own = may.is_member(person.pk, made.household_id)
        return posting.page("own-household" if is_own else "household-register")

    if request.method != "POST":
        return show("", 200)
    return submit(request, form, do, done=_("推荐了，谢谢您。先问这户人家愿不愿意。"), show=show)


def _named(who: str, own: Household | None) -> Household:
    """The one household of the own station somebody of this name lives in. Raises Malformed."""
    rows = HouseholdMember.objects.filter(person__name=who, until=None)
    found = rows.filter(household__unit=own.unit_id) if own else rows.none()
    pks = sorted(set(found.values_list("household", flat=True)[:2]))
    if len(pks) != 1:
        raise Malformed({"who": _("在您村里没有对上唯一的一户。请到站上说一声，一样能推荐。")})
    return Household.objects.select_related("unit").get(pk=pks[0])


def neighbour_words(request: HttpRequest) -> HttpResponse:
    """Households about which one was asked for a word."""
    return _words_page(request)


@require_POST
def neighbour_word(request: HttpRequest, pk: int) -> HttpResponse:
    """Say it; once."""
    rows = NeighbourWord.objects.filter(person=person_of(request), pk=min(pk, LARGEST_KEY))
    found = rows.select_related("honor__household").first()
    if found is None:
        raise Missing
    form = WordForm(request.POST)

    def do() -> str:
        said = form.cleaned_data
        actions.say(asked=found, by=_self(request), at=clock.now(), **said)
        return posting.page("neighbour-words")

    return submit(
        request, form, do, done=_("谢谢您，说的话不写名字，也不公开。"),
        show=lambda words, status: _words_page(request, words, status, {pk: form}),
    )  # fmt: skip


def _words_page(
    request: HttpRequest, words: str = "", status: int = 200, tried: dict[int, WordForm] | None = None
) -> HttpResponse:  # fmt: skip
    rows = NeighbourWord.objects.waiting().filter(person=person_of(request))
    waiting = rows.filter(honor__stage="hearing").select_related("honor__household").order_by("pk")
    forms = tried or {}
    context = {
        "brand": brand(), "refusal_words": words,
        "lines": [(row, forms.get(row.pk) or WordForm()) for row in waiting],
    }  # fmt: skip
    return render(request, "households/words.html", context, status=status)


def _page(
    request: HttpRequest, words: str = "", status: int = 200, tried: PostForm | None = None
) -> HttpResponse:
    person, at, honor = person_of(request), clock.now(), _own(request)
    by, decision = for_self(person.pk), latest_decision(honor) if honor else None
    given = set(honor.displays.live().values_list("kind", flat=True)) if honor else set()
    is_shown = honor is not None and honor.stage in {"hearing", "notice", "honored"}
    text, today = actions.display_text(at), clock.day_of(at)
    context = {
        "brand": brand(), "household": own_household(person.pk), "honor": honor, "refusal_words": words,
        "heard": heard_of(honor, at=at) if honor else None, "decision": decision, "today": today,
        "plate": honor.plates.live().first() if honor else None,
        "notice": notice_of(honor) if honor else None,
        "switches": [
            Switch(one.value, one.label, one.value in given, posting.new_token()) for one in Display
        ] if is_shown else [],
        "may_agree": honor is not None and may.agreeing_objection(by, honor) is None,
        "may_exit": honor is not None and may.dropping_objection(by, honor) is None,
        "may_appeal": decision is not None and may.appealing_objection(by, decision, on=today) is None,
        "appeal": tried if isinstance(tried, AppealForm) else AppealForm(), "token": posting.new_token(),
        "exit_token": posting.new_token(), "blocks": blocks_of(text.body), "text": text,
        "asked": NeighbourWord.objects.waiting().filter(person=person, honor__stage="hearing").count(),
        "has_rules": _rules(person) is not None,
    }  # fmt: skip
    return render(request, "households/mine.html", context, status=status)


def _own(request: HttpRequest) -> HouseholdHonor | None:
    rows = HouseholdHonor.objects.of_members(person_of(request).pk)
    return rows.select_related("household", "unit", "rules").order_by("-pk").first()


def _self(request: HttpRequest) -> Actor:
    """As a resident, whatever posts are held: a household speaks for itself."""
    return for_self(person_of(request).pk)


def _rules(person: Person) -> HouseholdRules | None:
    return HouseholdRules.objects.in_force(person.county, clock.day_of(clock.now()))


def _first_error(form: PostForm) -> str:
    """What is to be said when there is no field on the page to say it at."""
    found = next(iter(form.errors.values()), None) if form.is_bound else None
    return str(found[0]) if found else ""
