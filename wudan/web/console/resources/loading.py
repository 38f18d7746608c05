"""Load what an address names: a resource of the county to look at, a loan one has a part in."""

from django.http import HttpRequest

from wudan.kit import numbers
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.sites.models import Loan, Resource
from wudan.sites.permissions.loan import is_offered
from wudan.web.acting import actor_of, person_of


def load_resource(request: HttpRequest, pk: int) -> Resource:
    """One of the county's, with its names. Raises Missing."""
    if pk > numbers.LARGEST_KEY:
        raise Missing
    rows = Resource.objects.of_county(person_of(request).county).select_related("host")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Missing
    return found


def reads_whole(actor: Actor) -> bool:
    """Whether this actor reads agreements and what happened too; a team leader only what one borrows by."""
    return actor.role != "team_leader"


def may_look_at(actor: Actor, found: Resource) -> bool:
    """Whether its page opens for this actor: for who only borrows, if it is lent at all."""
    return reads_whole(actor) or is_offered(found)


def load_looked_at(request: HttpRequest, pk: int) -> Resource:
    """One whose page opens for who asks. Raises Missing."""
    found = load_resource(request, pk)
    if not may_look_at(actor_of(request), found):
        raise Missing
    return found


def load_kept(request: HttpRequest, pk: int) -> Resource:
    """One that a unit in reach keeps. Raises Missing."""
    found = load_resource(request, pk)
    if not actor_of(request).reaches(found.unit.path):
        raise Missing
    return found


def load_loan(request: HttpRequest, pk: int) -> Loan:
    """One that a unit in reach lends or borrows. Raises Missing."""
    if pk > numbers.LARGEST_KEY:
        raise Missing
    found = Loan.objects.visible_to(actor_of(request)).with_names().filter(pk=pk).first()
    if found is None:
        raise Missing
    return found
