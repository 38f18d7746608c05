"""再验一次: the step-up page by itself, for who was only looking; leads on to `next`."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_post_parameters

from wudan.web.portal.addresses import next_address
from wudan.web.posting import go, page
from wudan.web.stepping_up import PROOF, ask, recent, try_proof


@sensitive_post_parameters(PROOF)
def step_up(request: HttpRequest) -> HttpResponse:
    """Ask for a password or a code, and on."""
    wanted = next_address(request) or page("home")
    if request.method != "POST" and recent(request):
        return go(request, wanted)
    refusal = try_proof(request) if request.method == "POST" else None
    if request.method == "POST" and refusal is None:
        return go(request, wanted)
    return ask(request, page("step-up"), [("next", next_address(request))], refusal)
