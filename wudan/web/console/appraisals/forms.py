"""What is typed about appraisals. Rules are the actions'; the forms only ask."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.appraisals.enums import AppealOutcome, Half, How
from wudan.appraisals.indicators import Indicator, Tree
from wudan.web.console.acts.form import Words, note_field
from wudan.web.console.training.forms import day_field
from wudan.web.submitting import PostForm

_PICK = {"required": _("请选一项。"), "invalid_choice": _("请选一项。")}
_KINDS = [("institute", _("镇街")), ("station", _("村站")), ("department", _("部门"))]


def _one_of(label: Words, choices: object) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, error_messages=_PICK  # type: ignore[arg-type]
    )  # fmt: skip


class RoundForm(PostForm):
    """Which half year of which units."""

    appraises = _one_of(_("考核谁"), _KINDS)
    year = forms.IntegerField(
        label=_("哪一年"), min_value=0, max_value=9999,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), _("请写年份。")),
    )  # fmt: skip
    half = forms.TypedChoiceField(
        label=_("哪半年"), choices=Half.choices, coerce=int, widget=forms.RadioSelect, error_messages=_PICK
    )  # fmt: skip


class JudgementForm(PostForm):
    """One indicator of one unit."""

    code = forms.CharField(widget=forms.HiddenInput)
    evidence = note_field(
        _("凭什么"), required=True, hint=_("到现场看到、问到的；被考核的单位会看到。")
    )

    def __init__(
        self, data: object = None, *, node: Indicator | None, tree: Tree, first: str = "",
        evidence: str = "",
    ) -> None:  # fmt: skip
        super().__init__(
            data, auto_id=f"judge-{node.code if node else ''}-%s",
            initial={"code": node.code if node else "", "value": first, "evidence": evidence},
        )  # fmt: skip
        if node is not None and node.how is How.DESCRIBED:
            value: forms.Field = _one_of(_("是哪种状态"), [(one, one) for one in tree.grades])
        else:
            most = float(node.most) if node and node.most else 0
            value = forms.CharField(
                label=_("评几分"), error_messages={"required": _("请写分数。")},
                help_text=_("0 到 {most}").format(most=f"{most:g}"),
            )  # fmt: skip
        self.fields["value"] = value
        self.order_fields(["code", "value", "evidence"])


class AppealForm(PostForm):
    """What is wrong, and why."""

    code = forms.ChoiceField(label=_("哪一项"), error_messages=_PICK)
    words = note_field(_("为什么"), required=True)

    def __init__(self, data: object = None, *, leaves: Iterable[Indicator]) -> None:
        super().__init__(data, auto_id="appeal-%s")
        self.fields["code"].choices = [  # type: ignore[attr-defined]
            ("", _("请选一项")),
            *((one.code, one.name) for one in leaves),
        ]


class AnswerForm(PostForm):
    """The answer to an appeal."""

    outcome = _one_of(_("怎么答复"), AppealOutcome.choices)
    value = forms.CharField(
        label=_("改成多少"), required=False, help_text=_("要改的话填；状态填 A、B、C 或 C#。")
    )
    reasons = note_field(_("理由"), required=True, hint=_("申诉的单位会看到。"))

    def __init__(self, data: object = None, *, pk: int) -> None:
        super().__init__(data, auto_id=f"answer-{pk}-%s")


class AdoptForm(PostForm):
    """From which day, and why."""

    starts_on = day_field(_("从哪天起"))
    why = note_field(_("为什么换"), required=True)
