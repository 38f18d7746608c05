"""A form of one act on one order: its words, its fields, and the one action it calls.

Says nothing about who may and when: that is `orders.permissions`, asked by page and action.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.kit.phrases import in_words
from wudan.kit.refusals import Malformed, Objected
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.web import posting

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Words: TypeAlias = "str | _StrPromise"
_FIELD_OF = {"no_words": "words", "no_reason": "reason", "bad_note": "words"}
"""Objections that speak of one field."""


class ActForm(forms.Form):
    """Base of all acts: knows the order and who asks."""

    verb: ClassVar[Verb]
    noun: ClassVar[str]
    label: ClassVar[Words]
    done: ClassVar[Words]
    """What is said when it is done."""
    explain: Words = ""
    """What will follow, said before."""
    icon: ClassVar[str] = "check"
    danger: ClassVar[bool] = False
    primary: ClassVar[bool] = False
    """Whether it is what the page is mostly opened for: shown unfolded."""

    def __init__(self, data: object = None, *, order: Order, actor: Actor) -> None:
        super().__init__(data, auto_id=f"{self.noun}-%s", label_suffix="")  # type: ignore[arg-type]
        self.order, self.actor = order, actor
        self.token = posting.new_token()
        self.prepare()

    def prepare(self) -> None:
        """Fill in what depends on the order: choices and first values."""

    def lacking(self) -> str:
        """What the act would need and there is none of; empty when nothing."""
        return ""

    def act(self, *, by: Actor, at: datetime, seen: int | None) -> Order:
        """Call the action with what was typed."""
        raise NotImplementedError

    def after(self, order: Order) -> str:
        """Where to go when it is done."""
        return posting.page("order", order.no)

    def tell(self, fault: Malformed | Objected) -> None:
        """Put what an action refused beside the field it speaks of."""
        if isinstance(fault, Malformed):
            for name, words in fault.fields.items():
                self.add_error(name if name in self.fields else None, in_words(words))
        elif _FIELD_OF.get(fault.code) in self.fields:
            self.add_error(_FIELD_OF[fault.code], in_words(fault.words))

    def choices(self, name: str) -> forms.ChoiceField:
        """One of the form's choice fields, to fill."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - a slip of ours
        return field


def note_field(label: Words, *, required: bool = False, hint: Words = "") -> forms.CharField:
    """A few lines of text; how long is the action's rule."""
    errors = {"required": _("请写一句。")}
    box = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(
        label=label, required=required, help_text=hint, widget=box, error_messages=errors
    )


def choice_field(label: Words, *, missing: Words) -> forms.ChoiceField:
    """One of a list; the list is filled in by `prepare`."""
    errors = {"required": missing, "invalid_choice": missing}
    return forms.ChoiceField(label=label, error_messages=errors)


def moment_field(label: Words, hint: Words = "") -> forms.DateTimeField:
    """A day and an hour, by the browser's own picker."""
    errors = {
        "required": _("请选日期和时间。"),
        "invalid": _("时间写法不对，例：2026-09-08 09:00。"),
    }
    return forms.DateTimeField(
        label=label,
        help_text=hint,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages=errors,
    )


def picking(pairs: Mapping[str, str]) -> list[tuple[str, Words]]:
    """A table of codes as choices, with a first line that chooses nothing."""
    return [("", _("请选一个")), *pairs.items()]
