"""What a desk types about a complaint."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.complaints.enums import ComplaintChannel, ComplaintOutcome
from wudan.web.portal.complaints.forms import SayingForm
from wudan.web.submitting import PostForm


class NotingForm(SayingForm):
    """The same as people fill in, and how it came."""

    channel = forms.ChoiceField(
        label=_("怎么来的"), choices=[(one.value, one.label) for one in (ComplaintChannel.PHONE, ComplaintChannel.PAPER)],
        error_messages={"required": _("请选是电话还是纸面。"), "invalid_choice": _("请选是电话还是纸面。")},
    )  # fmt: skip


class WhyForm(PostForm):
    """One sentence."""

    words = forms.CharField(
        label=_("写一句"), widget=forms.Textarea(attrs={"rows": 3}), error_messages={"required": _("请写一句。")}
    )  # fmt: skip


class AnswerForm(WhyForm):
    """What came of it, and the answer."""

    outcome = forms.ChoiceField(
        label=_("结果"), choices=[("", _("请选一个")), *ComplaintOutcome.choices],
        error_messages={"required": _("请选结果。"), "invalid_choice": _("请选结果。")},
    )  # fmt: skip
    field_order = ["outcome", "words"]

    def __init__(self, data: object = None, **given: object) -> None:
        super().__init__(data, **given)
        self.fields["words"].label, self.fields["words"].help_text = (
            _("答复"),
            _("提出的人看得到。"),
        )


class TransferForm(WhyForm):
    """To which desk."""

    unit = forms.ChoiceField(
        label=_("转给谁"), error_messages={"required": _("请选转给谁。"), "invalid_choice": _("请从列出的里面选。")}
    )  # fmt: skip
    field_order = ["unit", "words"]

    def __init__(self, data: object = None, **given: object) -> None:
        super().__init__(data, **given)
        field = self.fields["unit"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - a slip of ours
        kinds = (UnitKind.CENTER, UnitKind.INSTITUTE)
        rows = Unit.objects.filter(county=settings.PACK.county, ends_on=None, kind__in=kinds)
        field.choices = [
            ("", str(_("请选一个"))),
            *((str(pk), name) for pk, name in rows.order_by("path").values_list("pk", "name")),
        ]


class MergerForm(PostForm):
    """Into which one."""

    into = forms.CharField(
        label=_("并到哪一件（编号）"), max_length=20, error_messages={"required": _("请写另一件的编号。")}
    )  # fmt: skip
