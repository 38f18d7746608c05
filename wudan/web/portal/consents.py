"""我的同意: one line a purpose, one press to give, one to withdraw; for oneself and one's child."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wudan.kit import clock
from wudan.kit.ages import CHILD, is_under
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Malformed, Missing
from wudan.people.actions import consents as actions
from wudan.people.actors import Actor, for_self
from wudan.people.consents import text_of
from wudan.people.enums import BondKind, ConsentKind, GivenBy
from wudan.people.models import Bond, Consent, Person
from wudan.people.permissions.consents import giving_objection
from wudan.privacy.actions import withdraw_consent
from wudan.projects.actions.guests import resign, step_back
from wudan.projects.models import Organisation, Representative
from wudan.web.acting import person_of
from wudan.web.posting import new_token, once, page
from wudan.web.templatetags.words import written

_OFFERED = (ConsentKind.NOTICE, ConsentKind.PUBLISH, ConsentKind.EXPORT_UNMASKED)
"""What everybody is asked here; volunteers and children see theirs as well."""


@dataclass(frozen=True, slots=True)
class Line:
    """One purpose: what it is, how it stands, what one press does."""

    kind: str
    label: str
    text: str
    given: str
    version: str
    is_given: bool
    is_notice: bool
    objection: str
    token: str


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one person: oneself, or a child."""

    name: str
    person: int
    lines: list[Line]


def consents(request: HttpRequest) -> HttpResponse:
    """What one agreed to, and for one's children."""
    person, today = person_of(request), clock.day_of(clock.now())
    groups = [Group(_("我自己"), person.pk, _lines(person, None, today))]
    groups += [Group(child.name, child.pk, _lines(child, person, today)) for child in _children(person, today)]  # fmt: skip
    seats = Representative.objects.filter(person=person, ended_on=None, last_day__gte=today)
    context = {
        "groups": groups, "token": new_token(),
        "seats": seats.select_related("unit").order_by("unit__path", "pk"),
        "contacts": Organisation.objects.filter(contact=person).order_by("name", "pk"),
    }  # fmt: skip
    return render(request, "portal/consents.html", context)


@require_POST
def seat_resignation(request: HttpRequest, pk: int) -> HttpResponse:
    """One's yes to speaking for a place is taken back; no reason is asked."""
    person = person_of(request)
    row = Representative.objects.filter(person=person, pk=min(pk, LARGEST_KEY)).first()
    if row is None:
        raise Missing

    def do() -> str:
        resign(row=row, by=for_self(person.pk), at=clock.now())
        return page("consents")

    answer = once(request, do)
    messages.success(request, _("撤回了，马上生效。"))
    return answer


@require_POST
def contact_withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """One's yes to being asked about an organisation is taken back; no reason is asked."""
    person = person_of(request)
    row = Organisation.objects.filter(pk=min(pk, LARGEST_KEY)).first()

    def do() -> str:
        if row is None or row.contact_id != person.pk:
            raise Missing
        step_back(row=row, by=for_self(person.pk), at=clock.now())
        return page("consents")

    answer = once(request, do)
    messages.success(request, _("撤回了，马上生效。"))
    return answer


@require_POST
def consent(request: HttpRequest, kind: str) -> HttpResponse:
    """Give or withdraw one."""
    person, child = _whose(request)
    by = for_self(person.pk)
    wanted = request.POST.get("do", "")

    def do() -> str:
        _act(wanted, kind, child or person, person if child else None, by)
        return page("consents")

    if kind not in ConsentKind.values:
        raise Missing
    if wanted not in {"give", "withdraw"}:
        raise Malformed({"do": _("请选同意还是撤回。")})
    answer = once(request, do)
    done = _("记下了。") if wanted == "give" else _("撤回了，马上生效。")
    messages.success(request, done)
    return answer


def _act(wanted: str, kind: str, person: Person, guardian: Person | None, by: Actor) -> None:
    if wanted == "withdraw":
        withdraw_consent(person=person, kind=kind, by=by, at=clock.now())
        return
    given_by = GivenBy.GUARDIAN if guardian else GivenBy.SELF
    actions.give(
        person=person, kind=kind, by=by, at=clock.now(), given_by=given_by, guardian=guardian
    )


def _whose(request: HttpRequest) -> tuple[Person, Person | None]:
    """Oneself, and the child if one's own child was named. Raises Missing."""
    person, named = person_of(request), request.POST.get("person", "")
    if named in {"", str(person.pk)}:
        return person, None
    children = _children(person, clock.day_of(clock.now()))
    child = next((one for one in children if str(one.pk) == named), None)
    if child is None:
        raise Missing
    return person, child


def _children(person: Person, on: date) -> list[Person]:
    legal = Bond.objects.running_on(on).of_guardian(person.pk).filter(kind=BondKind.LEGAL)
    return [bond.ward for bond in legal.select_related("ward__home").order_by("pk")]


def _lines(person: Person, guardian: Person | None, on: date) -> list[Line]:
    live = {row.kind: row for row in Consent.objects.live().filter(person=person)}
    kinds = [*_OFFERED, *(kind for kind in ConsentKind if kind not in _OFFERED and _shown(kind, live, guardian))]  # fmt: skip
    if guardian and is_under(CHILD, person.born_on, on):
        kinds = [kind for kind in kinds if kind == ConsentKind.MINOR]
    elif guardian:
        kinds = [kind for kind in kinds if kind in {ConsentKind.MINOR, ConsentKind.VOLUNTEER}]
    return [_line(kind, person, guardian, live.get(kind), on) for kind in kinds]


def _shown(kind: str, live: dict[str, Consent], guardian: Person | None) -> bool:
    return kind in live or (guardian is not None and kind == ConsentKind.MINOR)


def _line(
    kind: ConsentKind, person: Person, guardian: Person | None, given: Consent | None, on: date
) -> Line:
    text = text_of(kind, on=on)
    by = for_self(guardian.pk if guardian else person.pk)
    given_by = GivenBy.GUARDIAN if guardian else GivenBy.SELF
    objection = giving_objection(by, person, kind, given_by, guardian, on=on)
    return Line(
        kind=kind.value, label=kind.label, text=text.code,
        given=written(given.given_at.astimezone(clock.CHINA), "Y年n月j日") if given else "",
        version=str(given.text_version if given else text.version), is_given=given is not None,
        is_notice=kind == ConsentKind.NOTICE, token=new_token(),
        objection=objection.words if objection and not given else "",
    )  # fmt: skip
