"""What the desk writes down: somebody's wish, and the answer to it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.privacy.actions.ask import LONGEST_WORDS
from wudan.privacy.enums import Outcome, RequestKind
from wudan.web import posting

_PICK = {"required": _("请选一个。"), "invalid_choice": _("请选一个。")}


class WishForm(forms.Form):
    """代本人提: who stands at the desk (or signed a paper), and what they want."""

    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("是哪一位"), empty_label=None, widget=forms.RadioSelect,
        error_messages={
            "required": _("请先查人，再选一位。"),
            "invalid_choice": _("这位群众不在您的辖区，请重新查。"),
        },
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("要什么"), widget=forms.RadioSelect, choices=RequestKind.choices,
        error_messages=_PICK,
    )  # fmt: skip
    words = forms.CharField(
        label=_("本人怎么说的"), required=False,
        help_text=_("注销要本人签字，纸收好。这里不要写身份证号。"),
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST_WORDS}),
    )  # fmt: skip

    def __init__(self, data: object = None, *, actor: Actor) -> None:
        super().__init__(data, auto_id="wish-%s", label_suffix="")  # type: ignore[arg-type]
        self.token = posting.new_token()
        self.fields["person"].queryset = Person.objects.findable_by(actor)  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """答复."""

    outcome = forms.ChoiceField(
        label=_("怎么办的"), widget=forms.RadioSelect, choices=Outcome.choices, error_messages=_PICK
    )
    words = forms.CharField(
        label=_("给本人的话"),
        help_text=_("没有办的，写清楚理由；本人可以到上一级或法院去说。"),
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST_WORDS}),
        error_messages={"required": _("请写一句怎么办的，或为什么没有办。")},
    )

    def __init__(self, data: object = None) -> None:
        super().__init__(data, auto_id="answer-%s", label_suffix="")  # type: ignore[arg-type]
        self.token = posting.new_token()
