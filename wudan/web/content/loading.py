"""A piece at the desk, if this actor may know of it; whoever may not, and any other address, gets 404."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpRequest

from wudan.content.models import Article, Revision
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing
from wudan.people.consents import consented
from wudan.people.enums import ConsentKind
from wudan.people.models import Person
from wudan.web.acting import actor_of

WRITERS = ("station_keeper", "institute_staff", "department_officer", "center_office")
SIGNERS = ("institute_staff", "department_officer", "center_office", "leader")
DESK = ("station_keeper", "institute_staff", "department_officer", "center_office", "leader", "auditor")  # fmt: skip


def load_piece(request: HttpRequest, pk: int) -> Article:
    """Raises Missing."""
    rows = Article.objects.visible_to(actor_of(request)).with_state()
    related = rows.select_related("unit", "proposed", "approved", "award__candidate__person")
    found = related.filter(pk=min(pk, LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found


def latest_of(article: Article) -> Revision:
    """Its newest revision. Raises Missing."""
    found = article.revisions.filter(number=article.latest).first()
    if found is None:
        raise Missing
    return found


def agreement_of(persons: Iterable[Person], *, on: date) -> list[tuple[Person, bool]]:
    """Each with whether they agree to be public."""
    found = list(persons)
    agreed = consented(ConsentKind.PUBLISH, [one.pk for one in found], on=on)
    return [(one, one.pk in agreed) for one in found]
