"""登记为志愿者: the eight fields of 67号令 §5 and the yes to the terms; nothing else is compulsory."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from wudan.kit import clock
from wudan.kit.ages import SPEAKS_FOR_ONESELF, is_under
from wudan.kit.refusals import Malformed, Objected, Objection
from wudan.kit.texts import blocks_of
from wudan.people.actions import persons
from wudan.people.actors import for_self
from wudan.people.consents import text_of
from wudan.people.enums import ConsentKind, GivenBy
from wudan.people.invitations import waiting_for
from wudan.people.models import Invitation, Person, Volunteer
from wudan.people.permissions import taking_part_objection
from wudan.people.permissions.consents import giving_objection
from wudan.web.acting import person_of
from wudan.web.portal.forms import tell
from wudan.web.portal.volunteering.forms import RegistrationForm
from wudan.web.posting import go, new_token, once, page


@sensitive_post_parameters("id_number")
def registration(request: HttpRequest) -> HttpResponse:
    """The form; who is a volunteer already is led to the own page."""
    person = person_of(request)
    if request.method != "POST":
        if Volunteer.objects.active().filter(person=person).exists():
            return go(request, page("volunteer"))
        said = _of_invitation(waiting_for(person, at=clock.now()))
        return _page(request, RegistrationForm(person=person, initial=said))
    form = RegistrationForm(request.POST, person=person)

    def do() -> str:
        if not form.is_valid():
            raise Malformed({})
        told = form.wishes()
        persons.register(
            person=person, by=for_self(person.pk), at=clock.now(), missing=form.missing,
            skills=told.skills, kinds=told.kinds, slots=told.slots, serves=told.serves,
            source=told.source,
        )  # fmt: skip
        return page("volunteer")

    try:
        answer = once(request, do)
    except Malformed as fault:
        return _page(request, tell(form, fault.fields), status=422)
    except Objected as fault:
        return _page(request, tell(form, {"": fault.words}), status=422)
    messages.success(request, _("登记好了，谢谢您。去不去每次都由您定。"))
    return answer


def _of_invitation(waiting: list[Invitation]) -> dict[str, object]:
    """What whoever invited supposes; it may be changed."""
    if not waiting:
        return {}
    newest = waiting[0]
    return {"skills": newest.skills, "kinds": newest.kinds, "source": newest.source}


def _page(request: HttpRequest, form: RegistrationForm, *, status: int = 200) -> HttpResponse:
    person, today = person_of(request), clock.day_of(clock.now())
    text = text_of(ConsentKind.VOLUNTEER, on=today)
    context = {
        "person": person, "form": form, "token": new_token(), "text": text,
        "blocks": blocks_of(text.body), "objection": _objection(person, today),
    }  # fmt: skip
    return render(request, "portal/volunteering/registration.html", context, status=status)


def _objection(person: Person, on: date) -> Objection | None:
    """Why this person does not register alone, as far as the birthday is known."""
    if is_under(SPEAKS_FOR_ONESELF, person.born_on, on):
        return Objection("under_age", _("没满 8 岁的孩子跟着家长参加，不单独登记。"))
    by = for_self(person.pk)
    return taking_part_objection(person, on=on, is_risky=False) or giving_objection(
        by, person, ConsentKind.VOLUNTEER, GivenBy.SELF, None, on=on
    )
