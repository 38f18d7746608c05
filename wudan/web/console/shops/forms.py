"""What is typed at a shop. Rules are the actions'; the forms only ask."""

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.people.models import HouseholdMember, Person
from wudan.rewards.actions.goods import Offer
from wudan.rewards.actions.shops import Counter
from wudan.rewards.enums.shop import AmendmentKind, GoodFor, GoodKind, ShopKind, SponsorKind
from wudan.rewards.models import Redemption
from wudan.web.console.acts.form import Words, note_field
from wudan.web.submitting import PostForm

_PICK = {"required": _("请选一个。"), "invalid_choice": _("请选一个。")}
_NUMBER = {
    "required": _("请填数字。"),
    "invalid": _("请填数字。"),
    "max_value": _("太大了。"),
    "min_value": _("太小了。"),
}
_BIG = 1_000_000


def _number(label: Words, *, least: int = 0, required: bool = True, hint: Words = "") -> forms.IntegerField:  # fmt: skip
    return forms.IntegerField(
        label=label, min_value=least, max_value=_BIG, required=required, help_text=hint,
        error_messages=_NUMBER,
    )  # fmt: skip


def _day(label: Words, *, required: bool = False, hint: Words = "") -> forms.DateField:
    errors = {"required": _("请选日期。"), "invalid": _("日期写法不对，例：2026-12-31。")}
    box = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=box, required=required, help_text=hint, error_messages=errors)  # fmt: skip


def _line(label: Words, *, required: bool = False, hint: Words = "") -> forms.CharField:
    errors = {"required": _("请填写。")}
    return forms.CharField(label=label, required=required, help_text=hint, error_messages=errors)


class ShopForm(PostForm):
    """A counter."""

    name = _line(_("叫什么"), required=True, hint=_("如“杨柳村兑换点”。"))
    kind = forms.ChoiceField(label=_("谁开的"), choices=ShopKind.choices, error_messages=_PICK)
    partner = _line(_("合作商户"), hint=_("村里的小店合作时写店名。"))
    opening = _line(
        _("开放时间"),
        required=True,
        hint=_("如“1-5 09:00-11:30; 6 09:00-12:00”，1–7 是周一到周日。"),
    )
    address = _line(_("地址"))
    phone = _line(_("电话"))
    hold_days = _number(_("给人留几天"), least=1)

    def counter(self) -> Counter:
        """As the action wants it."""
        return Counter(**self.cleaned_data)


class GoodForm(PostForm):
    """What may be had. The cost is for reckoning whether the bank can pay; nobody who redeems sees it."""

    name = _line(_("叫什么"), required=True)
    kind = forms.ChoiceField(label=_("种类"), choices=GoodKind.choices, error_messages=_PICK)
    price = _number(_("要多少兑换分"), least=1)
    measure = _line(_("按什么数"), required=True, hint=_("袋、瓶、次。"))
    words = note_field(_("说明"), required=False)
    meant_for = forms.ChoiceField(label=_("谁能换"), choices=GoodFor.choices, error_messages=_PICK)
    per_month = _number(_("每户每月最多"), least=1, required=False, hint=_("不限就空着。"))
    cost_fen = _number(
        _("单位成本（分）"),
        hint=_("只用来核算够不够发，换的人看不到。捐来的写大约值多少；没有就写 0。"),
    )

    def offer(self) -> Offer:
        """As the action wants it."""
        return Offer(**self.cleaned_data)


class GoodCorrection(GoodForm):
    """The same, and whether it is still given."""

    is_offered = forms.BooleanField(
        label=_("现在能换"), required=False, help_text=_("不勾的就不再换；已经留给人的照样能领。")
    )


class SponsorForm(PostForm):
    """Who gave."""

    kind = forms.ChoiceField(label=_("是谁"), choices=SponsorKind.choices, error_messages=_PICK)
    name = _line(_("名称"), required=True)
    is_named = forms.BooleanField(
        label=_("对方同意公开写出名字"),
        required=False,
        help_text=_("没问过就不要勾；不勾的只写“爱心商户”。"),
    )


class NamingForm(PostForm):
    """Whether they are named."""

    is_named = forms.BooleanField(
        label=_("对方同意公开写出名字"), required=False, help_text=_("没问过就不要勾。")
    )


class BatchForm(PostForm):
    """What came in."""

    good = forms.ChoiceField(label=_("来了什么"), error_messages=_PICK)
    sponsor = forms.ChoiceField(label=_("谁给的"), error_messages=_PICK)
    quantity = _number(_("多少"), least=1)
    expires_on = _day(_("保质到"), hint=_("没有保质期的空着。"))

    def __init__(
        self, goods: list[tuple[str, str]], sponsors: list[tuple[str, str]], data: object = None
    ) -> None:
        super().__init__(data)
        for name, choices in (("good", goods), ("sponsor", sponsors)):
            self.fields[name].choices = [("", now_("请选一个")), *choices]  # type: ignore[attr-defined]


class CodeForm(PostForm):
    """The code that somebody says at the counter."""

    code = forms.CharField(
        label=_("领取码"), max_length=12, error_messages={"required": _("请输领取码。")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "code-box"}),
    )  # fmt: skip


class HandOutForm(CodeForm):
    """Who stands there."""

    collector = forms.ChoiceField(
        label=_("谁来领的"), widget=forms.RadioSelect, error_messages=_PICK
    )
    name = _line(_("别人来领：姓名"))
    phone = _line(_("别人来领：电话"))

    def __init__(self, redemption: Redemption, data: object = None, **given: object) -> None:
        super().__init__(data, **given)
        self.fields["code"].widget = forms.HiddenInput()
        named = [(str(one.pk), one.name) for one in who_may_come(redemption)]
        self.fields["collector"].choices = [*named, ("other", now_("别人，下面写姓名和电话"))]  # type: ignore[attr-defined]


def who_may_come(redemption: Redemption) -> list[Person]:
    """Whom it is for, then who else is of the family."""
    kin = (
        HouseholdMember.objects.live()
        .filter(household=redemption.household_id)
        .select_related("person")
    )
    others = [one.person for one in kin.order_by("pk")] if redemption.household_id else []
    return [redemption.person, *(one for one in others if one.pk != redemption.person_id)]


class ReturnForm(PostForm):
    """A thing comes back."""

    is_usable = forms.BooleanField(label=_("东西完好，还能再给别人"), required=False)
    why = note_field(_("为什么退"), required=True)


class ChangeForm(PostForm):
    """A batch has less, or more, than the book says."""

    kind = forms.ChoiceField(
        label=_("什么事"), error_messages=_PICK,
        choices=[(one.value, one.label) for one in AmendmentKind if one != AmendmentKind.RETURN],
    )  # fmt: skip
    count = forms.IntegerField(
        label=_("变多少"), min_value=-_BIG, max_value=_BIG, error_messages=_NUMBER,
        help_text=_("少了写负数，如 -3。"),
    )  # fmt: skip
    why = note_field(_("为什么"), required=True)


class DecisionForm(PostForm):
    """The second person's word."""

    words = note_field(_("不同意的话，为什么"), required=False)
