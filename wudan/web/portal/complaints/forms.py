"""What somebody types who complains: what happened, about which unit or order; a name only if they wish."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wudan.activities.models import Activity
from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.complaints.actions import Said
from wudan.complaints.enums import ComplaintKind
from wudan.kit.refusals import Malformed
from wudan.orders.models import Order
from wudan.people.roles import POST_ROLES
from wudan.web.submitting import PostForm

_LONGEST = 2000


class SayingForm(PostForm):
    """The form; nothing of who one is, is needed."""

    kind = forms.ChoiceField(
        label=_("是投诉还是建议"), choices=ComplaintKind.choices, widget=forms.RadioSelect, initial=ComplaintKind.COMPLAINT,
        error_messages={"required": _("请选是投诉还是建议。"), "invalid_choice": _("请选是投诉还是建议。")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("是什么事"), widget=forms.Textarea(attrs={"rows": 5}), help_text=_("什么时候、在哪里、怎么了。一两句话就行，不要写身份证号。"),
        error_messages={"required": _("请写是什么事，一句话也行。")},
    )  # fmt: skip
    unit = forms.ChoiceField(
        label=_("说的是哪个单位"), required=False, help_text=_("选了，就不会交给它和它的下级，由上一级来办。"),
        error_messages={"invalid_choice": _("请从列出的里面选，或者不选。")},
    )  # fmt: skip
    role = forms.ChoiceField(
        label=_("说的是岗位上的人"), required=False, error_messages={"invalid_choice": _("请从列出的里面选，或者不选。")}
    )  # fmt: skip
    number = forms.CharField(
        label=_("单号或活动编号"), required=False, max_length=20, widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    signed = forms.BooleanField(
        label=_("愿意留下我是谁（只有办理的人看得到，看了要留痕）"), required=False
    )
    name = forms.CharField(label=_("姓名"), required=False, max_length=40)
    phone = forms.CharField(
        label=_("电话"), required=False, max_length=20, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )  # fmt: skip

    def __init__(self, data: object = None, **given: object) -> None:
        super().__init__(data, **given)
        for name, none, choices in (
            ("unit", _("不针对哪个单位"), _units()),
            ("role", _("不是说哪个人"), [(one.code, one.name) for one in POST_ROLES]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - a slip of ours
            field.choices = [("", none), *choices]

    def said(self) -> Said:
        """As the action takes it. Raises Malformed: no such number."""
        typed = self.cleaned_data
        order, activity = _of_number(typed["number"].replace(" ", ""))
        unit = Unit.objects.filter(pk=int(typed["unit"])).first() if typed["unit"] else None
        return Said(
            typed["kind"], typed["words"], unit=unit, role=typed["role"], order=order, activity=activity,
            is_anonymous=not typed["signed"], name=typed["name"], phone=typed["phone"],
        )  # fmt: skip


class LookForm(forms.Form):
    """Number and code."""

    no = forms.CharField(label=_("编号"), max_length=20, help_text=_("十一位数字。"), widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))  # fmt: skip
    code = forms.CharField(label=_("查询码"), max_length=20, help_text=_("六位数字。"), widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))  # fmt: skip

    def __init__(self, data: object = None, **given: object) -> None:
        super().__init__(data, label_suffix="", **given)  # type: ignore[arg-type]

    def clean_no(self) -> str:
        """Without the blanks it is read out with."""
        return str(self.cleaned_data["no"]).replace(" ", "")


class WordForm(PostForm):
    """One word more."""

    words = forms.CharField(
        label=_("补充一句"), widget=forms.Textarea(attrs={"rows": 3}), error_messages={"required": _("请写一句。")}
    )  # fmt: skip


def _units() -> list[tuple[str, str]]:
    """Sites, departments and the center, in the order of the tree; teams come by their order or activity."""
    rows = Unit.objects.filter(county=settings.PACK.county, ends_on=None).exclude(
        kind=UnitKind.TEAM
    )
    return [(str(pk), name) for pk, name in rows.order_by("path").values_list("pk", "name")]


def _of_number(no: str) -> tuple[Order | None, Activity | None]:
    if not no:
        return None, None
    order = Order.objects.select_related("unit", "origin").filter(no=no).first()
    if order is not None:
        return order, None
    found = Activity.objects.select_related("unit", "team__unit").filter(no=no).first()
    if found is None:
        raise Malformed({"number": "没有这个号。对着单子再看一遍，或者空着不写。"})
    return None, found
