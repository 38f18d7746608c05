"""Where a person came from and may go back to: only places in this house."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def next_address(request: HttpRequest) -> str:
    """The `next` of a form or an address, if it is a path of ours; else nothing."""
    given = request.POST.get("next") or request.GET.get("next") or ""
    ours = given.startswith("/") and len(given) <= 400 and given.isprintable()
    if ours and url_has_allowed_host_and_scheme(given, allowed_hosts=None):
        return given
    return ""
