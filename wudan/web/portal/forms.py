"""What people type: kept as typed, with the error beside the field."""

from collections.abc import Sequence
from typing import TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.kit.phrases import in_words
from wudan.orders.enums import DayPart
from wudan.people.models import Person
from wudan.web.portal.villages import village_choices

AnyForm = TypeVar("AnyForm", bound=forms.BaseForm)
_MODES = [
    ("home", _("到我家里来")),
    ("site", _("我到站上去")),
    ("popup", _("来村里，找个大家方便的地方")),
    ("online", _("打电话或网上办")),
]
_PARTS = [("", _("都行")), *((part.value, part.label) for part in DayPart if part.value)]


def tell(form: AnyForm, faults: dict[str, str]) -> AnyForm:
    """Put what an action found wrong beside its field; what has no field goes on top."""
    form.full_clean()
    for name, words in faults.items():
        form.add_error(name if name in form.fields else None, in_words(words))
    return form


class SignInForm(forms.Form):
    """Account and password."""

    account = forms.CharField(
        label=_("账号"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=_("密码"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class PhoneForm(forms.Form):
    """A mobile phone."""

    phone = forms.CharField(
        label=_("手机号"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )


class DigitsForm(forms.Form):
    """The six digits of a short message."""

    code = forms.CharField(
        label=_("验证码"),
        help_text=_("短信里的 6 位数字。"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class NewcomerForm(forms.Form):
    """Who somebody is whose phone was proven: a name and a village (67号令: nothing more)."""

    name = forms.CharField(
        label=_("姓名"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    village = forms.ChoiceField(label=_("您在哪个村或社区"))

    def __init__(self, *given: object, county: str) -> None:
        super().__init__(*given)  # type: ignore[arg-type]
        self.fields["village"].choices = village_choices(county)  # type: ignore[attr-defined]


class PasswordForm(forms.Form):
    """A new password, twice."""

    new = forms.CharField(
        label=_("新密码"),
        help_text=_("至少 10 个字。几个词连起来就好记，比如“窑洞前头三棵枣树”。"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("再输一次"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class CodeForm(forms.Form):
    """A code of the second factor: six digits of an authenticator, or eight of the sheet."""

    code = forms.CharField(
        label=_("动态码或恢复码"),
        help_text=_("验证器上的 6 位数字；没带手机，就输恢复码表上没划掉的一个（8 位）。"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class AuthenticatorForm(CodeForm):
    """The first code of a new authenticator."""

    code = forms.CharField(
        label=_("验证器上的 6 位数字"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class OrderForm(forms.Form):
    """One need: words or a menu item, how, where, when."""

    ward = forms.ChoiceField(
        label=_("替谁办"), required=False, widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("您现在不能替他点单。")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("您需要什么？一句话就行"),
        help_text=_("比如：我娘头发长了，想请人上门剪一剪。"),
        error_messages={"required": _("请用一句话写下需要什么，或从菜单里选一项。")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    service = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    place_mode = forms.ChoiceField(
        label=_("怎么办"), choices=lambda: _MODES, widget=forms.RadioSelect
    )
    address = forms.CharField(
        label=_("地址"),
        help_text=_("哪个组、第几户、门口有什么。只给办这一单的人看。"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    village = forms.ChoiceField(
        label=_("您在哪个村或社区"),
        help_text=_("离您最近的站先接您的单。"),
        required=False,
    )
    wanted_on = forms.DateField(
        label=_("哪天方便"),
        help_text=_("不填就是哪天都行。"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    wanted_part = forms.ChoiceField(
        label=_("什么时候方便"), choices=lambda: _PARTS, required=False, widget=forms.RadioSelect
    )
    when_full = forms.CharField(required=False, max_length=4, widget=forms.HiddenInput)
    urgent = forms.BooleanField(
        label=_("这事急"),
        help_text=_("站上两个工作小时内答复您。有生命危险请马上打 120、110、119，不要等。"),
        required=False,
    )

    def __init__(
        self, *given: object, person: Person, suggest_at: str,
        wards: Sequence[tuple[str, str]] = (), **more: object,
    ) -> None:  # fmt: skip
        super().__init__(*given, **more)  # type: ignore[arg-type]
        self.fields["words"].widget.attrs |= {
            "hx-get": suggest_at,
            "hx-trigger": "input changed delay:500ms",
            "hx-target": "#suggestions",
            "hx-swap": "outerHTML",
            "hx-include": "#suggestions",
            "hx-sync": "this:replace",
        }
        self.fields["words"].required = not self["service"].value()
        if wards:
            self.fields["ward"].choices = [("", _("我自己")), *wards]  # type: ignore[attr-defined]
            self.fields["address"].help_text = _("替别人点，不写就按他登记的住址。")
        else:
            del self.fields["ward"]
        if person.home_id is None:
            self.fields["village"].choices = village_choices(person.county)  # type: ignore[attr-defined]
        else:
            del self.fields["village"]


class BondForm(forms.Form):
    """Whom one would like to order for; all of it is known to who is close to them."""

    name = forms.CharField(
        label=_("他的姓名"), max_length=40, error_messages={"required": _("请写他的姓名。")}
    )
    village = forms.ChoiceField(
        label=_("他在哪个村或社区"),
        error_messages={"required": _("请选一个。"), "invalid_choice": _("请选一个。")},
    )
    phone = forms.CharField(
        label=_("他的电话"), max_length=20, help_text=_("在站上登记过的那个。他没有电话，就一起到站上登记。"),
        error_messages={"required": _("请写他的电话；没有电话，就一起到站上登记。")},
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("您是他的什么人"), choices=[("family", _("家里人")), ("helper", _("帮办（有岗位的人）"))],
        widget=forms.RadioSelect, initial="family", error_messages={"required": _("请选一个。")},
    )  # fmt: skip

    def __init__(self, *given: object, person: Person, **more: object) -> None:
        super().__init__(*given, **more)  # type: ignore[arg-type]
        self.fields["village"].choices = village_choices(person.county)  # type: ignore[attr-defined]


class SlipForm(forms.Form):
    """Number and code of a slip, as read off paper: spaces and hyphens do not matter."""

    no = forms.CharField(
        label=_("单号"),
        help_text=_("回执上 11 位的数字。"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    code = forms.CharField(
        label=_("回执码"),
        help_text=_("6 位数字，打电话点单的，站上念给您听过。"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_no(self) -> str:
        """Digits only."""
        return _digits(self.cleaned_data["no"])

    def clean_code(self) -> str:
        """Digits only."""
        return _digits(self.cleaned_data["code"])


def _digits(typed: str) -> str:
    """The digits of what was typed, full-width ones made plain."""
    return "".join(str(int(letter)) for letter in typed if letter.isdecimal())
