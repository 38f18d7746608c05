"""Who is meant: exactly one of that name under that telephone; a look-up that is counted (G09)."""

from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.refusals import Malformed
from wudan.people.budgets import spend_budget
from wudan.people.models import Person
from wudan.web.acting import actor_of


def spend(request: HttpRequest) -> None:
    """Count the look-up, before anything is looked for. Raises TooMany."""
    spend_budget("look_up", by=actor_of(request), at=clock.now())


def found(form: Form, county: str) -> Person:
    """The person; the same words for nobody and for several. Raises Malformed."""
    said = form.cleaned_data
    alike = Person.objects.present().filter(county=county, name=said["name"].strip())
    people = list(alike.with_phone(said["phone"])[:2])
    if len(people) != 1:
        raise Malformed(
            {"phone": _("没有找到这个人。请核对姓名和登记的电话；没登记的，先到站上登记。")}
        )
    return people[0]
