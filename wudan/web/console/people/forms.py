"""What staff type about a person. Field names are those of the actions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.people.actors import Actor
from wudan.people.enums import BondKind, ConsentChannel, ConsentKind, Purpose, Sex
from wudan.web.submitting import PostForm
from wudan.web.tree import choices_of

_CHANNELS = [pair for pair in ConsentChannel.choices if pair[0] != ConsentChannel.WEB]
_HOWS = [("face", _("本人当面")), ("telephone", _("本人电话")), ("paper", _("凭证件登记"))]
_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_PICK = {"required": _("请选一个。"), "invalid_choice": _("请选一个。")}
KINDS = [("phone", _("电话")), ("address", _("住址")), ("id_number", _("身份证号"))]


class EntryForm(PostForm):
    """A resident: a name, a way to reach them, the village; nothing else is asked."""

    name = forms.CharField(label=_("姓名"), error_messages={"required": _("请写姓名。")})
    home = forms.ModelChoiceField(
        Unit.objects.none(), label=_("哪个村"), empty_label=None, error_messages=_PICK
    )
    phone = forms.CharField(label=_("电话"), required=False, help_text=_("没有电话可以不填。"))
    address = forms.CharField(
        label=_("住址"), required=False, help_text=_("哪个组、第几户，上门时用。")
    )

    def __init__(self, data: object = None, *, actor: Actor) -> None:
        super().__init__(data)
        today = clock.day_of(clock.now())
        units = Unit.objects.open_on(today).at_or_below(actor.unit_path).sites()
        units = units.select_related("parent")
        self.fields["home"].queryset = units  # type: ignore[attr-defined]
        self.fields["home"].choices = choices_of(units, str(_("请选一个")))  # type: ignore[attr-defined]
        if actor.role == "station_keeper":
            self.fields["home"].initial = actor.unit_id


class CorrectionForm(PostForm):
    """What is right; an empty field stays as it is, since what is there is not shown."""

    name = forms.CharField(label=_("姓名"), required=False)
    phone = forms.CharField(label=_("电话"), required=False)
    address = forms.CharField(label=_("住址"), required=False)
    id_number = forms.CharField(
        label=_("身份证号"), required=False,
        help_text=_("只在登记志愿者、核对重名、保护孩子时才要。出生日期和性别跟着它填。"),
    )  # fmt: skip
    born_on = forms.DateField(
        label=_("出生日期"), required=False, widget=_DAY, help_text=_("为了不给孩子派有风险的活。"),
        error_messages={"invalid": _("日期写法不对，例：1949-10-01。")},
    )  # fmt: skip
    sex = forms.ChoiceField(
        label=_("性别"), required=False, choices=[("", _("不改")), *Sex.choices],
        help_text=_("登记志愿者时才要。"),
    )  # fmt: skip

    def changes(self) -> dict[str, object]:
        """What was typed; what was left empty is not changed."""
        return {name: value for name, value in self.cleaned_data.items() if value}


class ReadingForm(PostForm):
    """What to see in full, and why."""

    kinds = forms.MultipleChoiceField(
        label=_("看什么"), choices=KINDS, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("请选要看什么。")},
    )  # fmt: skip
    purpose = forms.ChoiceField(label=_("为什么看"), choices=Purpose.choices, error_messages=_PICK)


class ToldForm(PostForm):
    """A consent as it was told: which, given or withdrawn, how."""

    kind = forms.ChoiceField(label=_("哪一项"), choices=ConsentKind.choices, error_messages=_PICK)
    do = forms.ChoiceField(
        label=_("怎么说的"), choices=[("give", _("同意")), ("withdraw", _("撤回"))],
        widget=forms.RadioSelect, error_messages=_PICK,
    )  # fmt: skip
    channel = forms.ChoiceField(label=_("渠道"), choices=_CHANNELS, error_messages=_PICK)


class GuardianForm(PostForm):
    """Who would be the guardian: found by name and whole telephone, since they stand at the counter."""

    name = forms.CharField(label=_("守护人姓名"), error_messages={"required": _("请写姓名。")})
    phone = forms.CharField(
        label=_("守护人电话"), help_text=_("登记过的完整号码。"),
        error_messages={"required": _("请写电话。")},
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("是什么人"), choices=BondKind.choices, error_messages=_PICK)


class YesForm(PostForm):
    """How the ward said yes."""

    how = forms.ChoiceField(label=_("本人怎么点的头"), choices=_HOWS, error_messages=_PICK)
