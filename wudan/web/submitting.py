"""How a form of a page is posted: once, through one action, back with what was typed if refused."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from wudan.kit.phrases import in_words
from wudan.kit.refusals import Malformed, Objected
from wudan.web import posting

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class PostForm(forms.Form):
    """Base: carries the token, and puts what an action refused beside its field."""

    def __init__(self, data: object = None, **given: object) -> None:
        super().__init__(data, label_suffix="", **given)  # type: ignore[arg-type]
        self.token = posting.new_token()

    def tell(self, fault: Malformed) -> None:
        """Put each fault beside the field it speaks of."""
        _tell(self, fault)


def submit(
    request: HttpRequest, form: forms.Form, do: Callable[[], str], *, done: "str | _StrPromise",
    show: Callable[[str, int], HttpResponse], owner: int | None = None,
) -> HttpResponse:  # fmt: skip
    """Do it once and go where `do` says; `show` answers the page again, with a refusal's words.

    `owner` as in `posting.once`: in whose name it is done, when that is not the one signed in.
    """
    words = ""
    try:
        answer = posting.once(request, lambda: _valid(form, do), owner=owner)
    except Malformed as fault:
        if isinstance(form, PostForm):
            form.tell(fault)  # which may know places of its own
        else:
            _tell(form, fault)
    except Objected as fault:
        words = fault.words
    else:
        messages.success(request, str(done))
        return answer
    return show(words, 422)


def on_top(form: forms.Form, words: str) -> None:
    """A refusal's words above the fields, for pages that have no other place for them."""
    if words:
        form.add_error(None, in_words(words))


def _valid(form: forms.Form, do: Callable[[], str]) -> str:
    if not form.is_valid():
        raise Malformed({})
    return do()


def _tell(form: forms.Form, fault: Malformed) -> None:
    """Each fault beside the field it speaks of."""
    for name, words in fault.fields.items():
        form.add_error(name if name in form.fields else None, in_words(words))
