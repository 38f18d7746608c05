"""Load a proposal or a line of the actor's own unit; for everybody else there is none."""

from django.http import HttpRequest

from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing
from wudan.orders.models import Proposal, ProposalLine
from wudan.web.acting import actor_of

SHOWN = (
    "order__service", "order__origin", "team__unit", "instead_of__unit", "before__unit",
    "runner_up__unit",
)  # fmt: skip


def load_proposal(request: HttpRequest, pk: int) -> Proposal:
    """Raises Missing."""
    rows = Proposal.objects.visible_to(actor_of(request)).select_related("unit")
    found = rows.filter(pk=pk).first() if pk <= LARGEST_KEY else None
    if found is None:
        raise Missing
    return found


def load_line(request: HttpRequest, pk: int) -> ProposalLine:
    """Raises Missing."""
    mine = Proposal.objects.visible_to(actor_of(request))
    rows = ProposalLine.objects.filter(proposal__in=mine).select_related("proposal__unit", *SHOWN)
    found = rows.filter(pk=pk).first() if pk <= LARGEST_KEY else None
    if found is None:
        raise Missing
    return found
