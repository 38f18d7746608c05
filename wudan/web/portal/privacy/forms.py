"""What is asked in the privacy center: a correction, a request, a last word before erasing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.people.enums import Sex
from wudan.privacy.actions.ask import LONGEST_WORDS
from wudan.privacy.enums import RequestKind

_SEX = [("", _("不填")), *Sex.choices]
_OWN_KINDS = [RequestKind.CORRECT, RequestKind.EXPLAIN, RequestKind.COPY, RequestKind.RELATIVE]


class CorrectionForm(forms.Form):
    """What one puts right at once; the rest needs the station."""

    address = forms.CharField(
        label=_("住址"), required=False, help_text=_("哪个组、第几户。只给办您的单的人看。"),
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )  # fmt: skip
    sex = forms.ChoiceField(
        label=_("性别"), required=False, choices=_SEX, widget=forms.RadioSelect,
        help_text=_("当志愿者才要；不当可以不填。"),
        error_messages={"invalid_choice": _("请选一个，或不填。")},
    )  # fmt: skip


class RequestForm(forms.Form):
    """Anything that needs a human, within 15 days."""

    kind = forms.ChoiceField(
        label=_("您要什么"), widget=forms.RadioSelect,
        choices=[(kind.value, kind.label) for kind in _OWN_KINDS],
        error_messages={"required": _("请选一个。"), "invalid_choice": _("请选一个。")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("说一句"), required=False,
        help_text=_("比如：我的名字写错了一个字；电话换了；为什么存我的生日。不要写身份证号。"),
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST_WORDS}),
    )  # fmt: skip
