"""How a form of posts is posted: once, through one action, back with what was typed if refused."""

from collections.abc import Callable
from functools import wraps
from typing import cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from wudan.kit.refusals import Malformed, Objected
from wudan.web import posting
from wudan.web.console.acts.form import Words
from wudan.web.console.guard import P, View
from wudan.web.stepping_up import stepped_up


def proven(view: View[P]) -> View[P]:
    """Ask for a fresh proof when a post is given or taken (G16); looking needs none."""
    fresh = stepped_up(view)

    @wraps(view)
    def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return (fresh if request.method == "POST" else view)(request, *args, **kwargs)

    return cast(View[P], answer)


class PostForm(forms.Form):
    """Base: carries the token, and puts what an action refused beside its field."""

    def __init__(self, data: object = None, **given: object) -> None:
        super().__init__(data, label_suffix="", **given)  # type: ignore[arg-type]
        self.token = posting.new_token()

    def tell(self, fault: Malformed) -> None:
        """Put each fault beside the field it speaks of."""
        for name, words in fault.fields.items():
            self.add_error(name if name in self.fields else None, words)


def submit(
    request: HttpRequest, form: PostForm, do: Callable[[], str], *, done: Words,
    show: Callable[[str, int], HttpResponse],
) -> HttpResponse:  # fmt: skip
    """Do it once and go where `do` says; `show` answers the page again, with a refusal's words."""
    words = ""
    try:
        answer = posting.once(request, lambda: _valid(form, do))
    except Malformed as fault:
        form.tell(fault)
    except Objected as fault:
        words = fault.words
    else:
        messages.success(request, str(done))
        return answer
    return show(words, 422)


def _valid(form: PostForm, do: Callable[[], str]) -> str:
    if not form.is_valid():
        raise Malformed({})
    return do()
