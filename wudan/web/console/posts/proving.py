"""A post is given or taken with a fresh proof (G16)."""

from functools import wraps
from typing import cast

from django.http import HttpRequest, HttpResponse

from wudan.web.console.guard import P, View
from wudan.web.stepping_up import stepped_up


def proven(view: View[P]) -> View[P]:
    """Ask for a fresh proof when a post is given or taken (G16); looking needs none."""
    fresh = stepped_up(view)

    @wraps(view)
    def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return (fresh if request.method == "POST" else view)(request, *args, **kwargs)

    return cast(View[P], answer)
