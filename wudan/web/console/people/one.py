"""One person, masked: what is known, who acts for them, what they agreed to, what happened."""

from collections.abc import Callable
from functools import reduce
from operator import or_

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.journal.events import events_of
from wudan.kit import clock
from wudan.kit.refusals import Missing, Objected, Objection
from wudan.notices.actions import prefer
from wudan.notices.enums import NoticeWay
from wudan.notices.models import Preference
from wudan.orders.models import Order
from wudan.people.actions import bonds, consents, persons, reveal
from wudan.people.actions.reveal import Revealed
from wudan.people.budgets import spend_budget
from wudan.people.duplicates import story_ids
from wudan.people.enums import BondKind, Confirmation, ConsentKind, GivenBy
from wudan.people.models import Bond, Consent, Person, Volunteer
from wudan.people.permissions.bonds import confirming_objection, ending_objection
from wudan.privacy.actions import withdraw_consent
from wudan.web import posting
from wudan.web.acting import actor_of
from wudan.web.console.guard import SITES, for_roles
from wudan.web.console.people import forms
from wudan.web.console.people.telling import Told, told
from wudan.web.console.posts.proving import proven
from wudan.web.notice_ways import ToldWaysForm
from wudan.web.submitting import PostForm, submit

_STORY = 30
_NO_GUARDIAN = Objection("unknown", "没有找到这个人：请核对姓名和电话，或先登记他。")


@for_roles(*SITES)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """The page."""
    return _page(request, load(request, pk))


@for_roles(*SITES)
@proven
def person_reading(request: HttpRequest, pk: int) -> HttpResponse:
    """In full, once, for a purpose; the trail is written first."""
    found = load(request, pk)
    if request.method != "POST":
        return posting.go(request, posting.page("person", pk))
    form = forms.ReadingForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form=form, status=422)
    shown = reveal(person=found, by=actor_of(request), at=clock.now(), **form.cleaned_data)
    return _page(request, found, revealed=shown)


@for_roles(*SITES)
def person_correction(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what is right."""
    found, actor = load(request, pk), actor_of(request)

    def do(form: PostForm) -> None:
        assert isinstance(form, forms.CorrectionForm)  # noqa: S101 - made below
        persons.correct(person=found, changes=form.changes(), by=actor, at=clock.now())

    return _posted(request, found, forms.CorrectionForm(request.POST), do, _("改好了。"))


@for_roles(*SITES)
def person_consent(request: HttpRequest, pk: int) -> HttpResponse:
    """A consent given or withdrawn, as it was told."""
    found, actor = load(request, pk), actor_of(request)

    def do(form: PostForm) -> None:
        said = form.cleaned_data
        given = {"person": found, "kind": said["kind"], "channel": said["channel"]}
        if said["do"] == "withdraw":
            withdraw_consent(**given, by=actor, at=clock.now())
            return
        guardian = _guardian_of(found) if said["kind"] == ConsentKind.MINOR else None
        given_by = GivenBy.GUARDIAN if said["kind"] == ConsentKind.MINOR else GivenBy.SELF
        consents.give(**given, given_by=given_by, guardian=guardian, by=actor, at=clock.now())

    return _posted(request, found, forms.ToldForm(request.POST), do, _("记下了。"))


@for_roles(*SITES)
def person_ways(request: HttpRequest, pk: int) -> HttpResponse:
    """How somebody without a page of their own wants to be told, as they say."""
    found, actor = load(request, pk), actor_of(request)

    def do(form: PostForm) -> None:
        said = form.cleaned_data
        prefer(
            person=found, way=said["way"], topics_off=said["topics_off"], mail=said["mail"] or None,
            by=actor, at=clock.now(),
        )  # fmt: skip

    return _posted(request, found, ToldWaysForm(request.POST), do, _("记下了，以后就这样告诉他。"))


@for_roles(*SITES)
def person_guardian(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose a guardian who stands at the counter."""
    found, actor = load(request, pk), actor_of(request)
    if request.method == "POST":
        spend_budget("look_up", by=actor, at=clock.now())

    def do(form: PostForm) -> None:
        said = form.cleaned_data
        alike = Person.objects.present().filter(county=found.county, name=said["name"])
        guardian = alike.with_phone(said["phone"]).first()
        if guardian is None:
            raise Objected(_NO_GUARDIAN)
        bonds.propose(guardian=guardian, ward=found, kind=said["kind"], by=actor, at=clock.now())

    done = _("提好了。请再问过本人，记下他是怎么点的头。")
    return _posted(request, found, forms.GuardianForm(request.POST), do, done)


@for_roles(*SITES)
def guardian_confirmation(request: HttpRequest, pk: int, bond: int) -> HttpResponse:
    """Write down the ward's yes."""
    found, actor = load(request, pk), actor_of(request)
    held = _bond(found, bond)

    def do(form: PostForm) -> None:
        bonds.confirm(bond=held, by=actor, at=clock.now(), **form.cleaned_data)

    return _posted(request, found, forms.YesForm(request.POST), do, _("作数了。"))


@for_roles(*SITES)
def guardian_end(request: HttpRequest, pk: int, bond: int) -> HttpResponse:
    """End it, as the ward said."""
    found, actor = load(request, pk), actor_of(request)

    def do(form: PostForm) -> None:
        bonds.end(bond=_bond(found, bond), by=actor, at=clock.now())

    return _posted(request, found, PostForm(request.POST), do, _("停了，马上生效。"))


def load(request: HttpRequest, pk: int) -> Person:
    """Somebody of the actor's reach. Raises Missing."""
    within = Person.objects.findable_by(actor_of(request)).select_related("home")
    found = within.filter(pk=pk).first()
    if found is None:
        raise Missing
    return found


def _posted(
    request: HttpRequest, found: Person, form: PostForm, act: Callable[[PostForm], None], done: str
) -> HttpResponse:
    """One act on this person, and back to the page; refused, the page with what was typed."""
    if request.method != "POST":
        return posting.go(request, posting.page("person", found.pk))

    def do() -> str:
        act(form)
        return posting.page("person", found.pk)

    return submit(
        request, form, do, done=done,
        show=lambda words, status: _page(request, found, form=form, words=words, status=status),
    )  # fmt: skip


def _bond(found: Person, pk: int) -> Bond:
    held = Bond.objects.live().of_ward(found.pk).with_names().filter(pk=pk).first()
    if held is None:
        raise Missing
    return held


def _guardian_of(child: Person) -> Person | None:
    legal = Bond.objects.running_on(clock.day_of(clock.now())).of_ward(child.pk)
    bond = legal.filter(kind=BondKind.LEGAL).select_related("guardian").first()
    return bond.guardian if bond else None


def _page(
    request: HttpRequest, found: Person, *, form: PostForm | None = None,
    revealed: Revealed | None = None, words: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    actor, today = actor_of(request), clock.day_of(clock.now())
    kinds = [forms.ReadingForm, forms.CorrectionForm, forms.ToldForm, forms.GuardianForm]
    shown = {kind.__name__: form if type(form) is kind else kind() for kind in kinds}
    chosen = Preference.objects.filter(person=found).first() or Preference(
        way=NoticeWay.FITTING, topics_off=[]
    )
    ways = (
        form
        if isinstance(form, ToldWaysForm)
        else ToldWaysForm(initial={"way": chosen.way, "topics_off": chosen.topics_off})
    )
    visible = Order.objects.visible_to(actor, on=today).of_beneficiary(found.pk)
    context = {
        "person": found, "revealed": revealed, "refusal_words": words, "failed": type(form).__name__,
        "reading": shown["ReadingForm"], "correction": shown["CorrectionForm"],
        "told": shown["ToldForm"], "guardian": shown["GuardianForm"], "ways": ways, "chosen": chosen,
        "guardians": [_guardian_card(bond, request) for bond in _live(found)],
        "consents": Consent.objects.live().filter(person=found).order_by("kind"),
        "open_count": visible.open().count(), "all_count": visible.count(),
        "story": _story(found), "volunteer": Volunteer.objects.active().filter(person=found).first(),
    }  # fmt: skip
    return render(request, "console/people/one.html", context, status=status)


def _live(found: Person) -> list[Bond]:
    return list(Bond.objects.live().of_ward(found.pk).with_names().order_by("pk"))


def _guardian_card(bond: Bond, request: HttpRequest) -> dict[str, object]:
    """One guardian; why this keeper may not write down the yes, if so."""
    actor, today = actor_of(request), clock.day_of(clock.now())
    how = Confirmation.PAPER if bond.kind == BondKind.LEGAL else Confirmation.FACE
    waits = bond.confirmed_at is None
    objection = confirming_objection(actor, bond, how, on=today) if waits else None
    ending = ending_objection(actor, bond, on=today)
    return {
        "bond": bond, "waits": waits, "form": forms.YesForm(initial={"how": how}),
        "objection": objection.words if objection else "",
        "ending": ending.words if ending else "", "token": posting.new_token(),
        "runs": Bond.objects.running_on(today).filter(pk=bond.pk).exists(),
    }  # fmt: skip


def _story(found: Person) -> list[Told]:
    """Newest first; of a merged row, too, whose events keep its number."""
    rows = reduce(or_, (events_of("person", pk) for pk in story_ids(found)))
    return [told(event) for event in rows.reverse()[:_STORY]]
