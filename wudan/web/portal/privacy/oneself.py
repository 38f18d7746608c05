"""Only as oneself: who is under a post is led to switch first."""

from collections.abc import Callable
from functools import wraps
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.web.acting import actor_of

View = Callable[[HttpRequest], HttpResponse]


def as_oneself(view: View) -> View:
    """Let in who acts for themselves; tell others how."""

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        if actor_of(request).is_staff:
            status = 200 if request.method == "GET" else 403
            return render(request, "portal/privacy/under_post.html", status=status)
        return view(request)

    return cast(View, answer)
