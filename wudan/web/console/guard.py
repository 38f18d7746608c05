"""Who has a page of the console: for every other role it does not exist (404)."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse

from wudan.kit.refusals import Missing
from wudan.web.acting import actor_of

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

SITES = ("station_keeper", "institute_staff", "center_office")
READERS = ("leader", "auditor")
OFFICE = ("institute_staff", "center_office")
DISPATCHERS = ("department_officer", "center_office")


def for_roles(*codes: str) -> Callable[[View[P]], View[P]]:
    """Let these roles in; Missing for all others."""

    def guarded(view: View[P]) -> View[P]:
        @wraps(view)
        def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if actor_of(request).role not in codes:
                raise Missing
            return view(request, *args, **kwargs)

        return cast(View[P], answer)

    return guarded
