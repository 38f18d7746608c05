"""What is typed about the fund: yuan with two places; everything else is chosen or one sentence."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.funds.actions import Payment
from wudan.funds.enums import Use
from wudan.kit.phrases import Phrase, in_words
from wudan.web.console.funds.things import Choices
from wudan.web.submitting import PostForm

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Words: TypeAlias = "str | _StrPromise"


def yuan_field(label: Words, *, least: str = "0.01", **given: object) -> forms.DecimalField:
    """An amount in yuan."""
    return forms.DecimalField(
        label=label, min_value=Decimal(least), max_digits=11, decimal_places=2,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "0.01"}),
        error_messages={
            "required": _("请写多少元。"), "invalid": _("请写多少元，例：5000 或 5000.50。"),
            "min_value": _("金额要大于 0。"), "max_digits": _("金额太大了。"),
            "max_whole_digits": _("金额太大了。"), "max_decimal_places": _("最多写到分。"),
        }, **given,  # type: ignore[arg-type]
    )  # fmt: skip


def fen(yuan: Decimal | None) -> int:
    """In fen."""
    return int((yuan or Decimal(0)) * 100)


def line_field(
    label: Words, *, missing: Words, most: int = 200, hint: Words = ""
) -> forms.CharField:
    """One line of words."""
    return forms.CharField(
        label=label, max_length=most, help_text=hint, error_messages={"required": missing}
    )


class YearForm(PostForm):
    """下达: five amounts and a document."""

    year = forms.IntegerField(label=_("哪一年"), error_messages={"required": _("请写年度。"), "invalid": _("请写四位数的年份。")})  # fmt: skip
    document_no = line_field(
        _("下达文号"), missing=_("请写下达文号。"), most=40, hint=_("例：吴财〔2026〕12号")
    )
    words = forms.CharField(label=_("说明"), max_length=200, required=False)

    def __init__(self, data: object = None, **given: object) -> None:
        super().__init__(data, **given)
        for use in Use:
            self.fields[use.value] = yuan_field(
                Phrase("{use}（元）", use=in_words(use.label)), least="0", initial=0
            )

    def amounts(self) -> dict[str, int]:
        """Fen by use."""
        return {use.value: fen(self.cleaned_data[use.value]) for use in Use}


class AddingForm(YearForm):
    """追加拨款: the same, of a year that is there."""

    document_no = line_field(
        _("追加文号"), missing=_("请写追加文号。"), most=40, hint=_("例：吴财〔2026〕58号")
    )

    def __init__(self, data: object = None, **given: object) -> None:
        super().__init__(data, **given)
        del self.fields["year"]


class ShiftForm(PostForm):
    """调剂: from one use to another."""

    source = forms.ChoiceField(
        label=_("从哪一项"), error_messages={"required": _("请选从哪一项。")}
    )
    target = forms.ChoiceField(
        label=_("调到哪一项"), error_messages={"required": _("请选调到哪一项。")}
    )
    amount = yuan_field(_("多少元"))
    document_no = line_field(_("调剂文号"), missing=_("请写文号。"), most=40)
    why = line_field(_("为什么调剂"), missing=_("请写为什么调剂。"))

    def __init__(self, *given: Any, free: Mapping[str, str], **named: Any) -> None:
        """`free`: use → its name with what is not planned yet, so that nobody has to look it up."""
        super().__init__(*given, **named)
        for name in ("source", "target"):
            self.fields[name].choices = [("", _("请选")), *free.items()]  # type: ignore[attr-defined]


class PlanForm(PostForm):
    """安排: for what, how much."""

    thing = forms.ChoiceField(error_messages={"required": _("请选用在哪里。"), "invalid_choice": _("请从列出的里面选。")})  # fmt: skip
    title = line_field(
        _("办什么"),
        missing=_("请写用来办什么。"),
        most=60,
        hint=_("例：更换活动室灯具。不写人名。"),
    )
    amount = yuan_field(_("安排多少元"))

    def __init__(
        self, data: object = None, *, choices: Choices, label: str, **given: object
    ) -> None:
        super().__init__(data, **given)
        field = self.fields["thing"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - a slip of ours
        field.label, field.choices = label, [("", str(_("请选一个"))), *choices]


class PaymentForm(PostForm):
    """支出: one document."""

    amount = yuan_field(_("付了多少元"))
    document_no = line_field(
        _("凭证号"), missing=_("请写凭证号。"), most=40, hint=_("一张凭证只记一次。例：记-0312")
    )
    payee = line_field(
        _("付给哪个单位"),
        missing=_("请写付给哪个单位。"),
        most=60,
        hint=_("付给个人的写“讲师费 3 人”，不写名字。"),
    )
    paid_on = forms.DateField(
        label=_("付款日期"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("请选付款日期。"), "invalid": _("日期写法不对，例：2026-09-08。")},
    )  # fmt: skip
    is_final = forms.BooleanField(label=_("这是最后一笔，剩下的放回"), required=False)

    def payment(self) -> Payment:
        """As the action takes it."""
        said = self.cleaned_data
        return Payment(
            fen(said["amount"]),
            said["document_no"],
            said["payee"],
            said["paid_on"],
            said["is_final"],
        )


class WhyForm(PostForm):
    """One sentence of reason."""

    words = line_field(_("说一句为什么"), missing=_("请写一句为什么。"))


class AgreeForm(PostForm):
    """A yes, with or without a word."""

    words = forms.CharField(label=_("意见"), max_length=200, required=False)


class ClosingForm(PostForm):
    """关账: what goes on, and a sentence."""

    carry = forms.MultipleChoiceField(
        label=_("结转到下一年的"), required=False, widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("这一笔已经变了，请刷新后再选。")},
    )  # fmt: skip
    words = line_field(_("关账说明"), missing=_("请写一句关账说明。"))

    def __init__(
        self, data: object = None, *, choices: list[tuple[str, str]], **given: object
    ) -> None:
        super().__init__(data, **given)
        field = self.fields["carry"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - a slip of ours
        field.choices = choices
        if not choices:
            del self.fields["carry"]
