"""What is typed about a card. The PIN is typed by its owner, not told."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.kit.refusals import Malformed
from wudan.rewards.enums.card import Identity
from wudan.web.submitting import PostForm

_BOX = {"inputmode": "numeric", "autocomplete": "off", "maxlength": "6", "class": "code-box"}


def pin_field(label: object, *, required: bool = True, hint: object = "") -> forms.CharField:
    """Six digits, not shown while typed."""
    return forms.CharField(
        label=label, required=required, help_text=hint, max_length=6,  # type: ignore[arg-type]
        widget=forms.PasswordInput(attrs=_BOX),
        error_messages={"required": _("请输六位数字。"), "max_length": _("密码是六位数字。")},
    )  # fmt: skip


class CardForm(PostForm):
    """Know the owner, then let them type a PIN twice."""

    identity = forms.ChoiceField(
        label=_("怎么核对是本人"), choices=Identity.choices, widget=forms.RadioSelect,
        error_messages={"required": _("请选一样：怎么核对是本人的。"), "invalid_choice": _("请选一样。")},
    )  # fmt: skip
    pin = pin_field(
        _("六位密码"), hint=_("请本人自己输，您转过身去。不要连号、重复，也不要写在卡上。")
    )
    pin_again = pin_field(_("再输一次"))

    def said(self) -> dict[str, str]:
        """What the action is told. Raises Malformed when the two differ."""
        if self.cleaned_data["pin"] != self.cleaned_data["pin_again"]:
            raise Malformed({"pin_again": str(_("两次输的不一样，请再输一遍。"))})
        return {"identity": self.cleaned_data["identity"], "pin": self.cleaned_data["pin"]}


class UnlockForm(CardForm):
    """The same; a shut card may be opened with the PIN it had."""

    def __init__(self, data: object = None, *, is_shut: bool) -> None:
        super().__init__(data, auto_id="unlock-%s")
        if is_shut:
            for name in ("pin", "pin_again"):
                self.fields[name].required = False
            self.fields["pin"].help_text = _("记得原来的密码就空着；忘了就请本人另输一个。")
