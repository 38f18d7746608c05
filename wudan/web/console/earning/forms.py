"""What is typed about earning. Rules are the actions'; the forms only ask."""

from collections.abc import Iterator, Sequence

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.activities.enums import Color
from wudan.kit.phrases import FULL_COMMA, Listed, in_words
from wudan.rewards.actions import village
from wudan.rewards.enums.deed import Sign
from wudan.rewards.models import PointRule, PointRules, PointVeto, VillageItem
from wudan.web.console.acts.form import Words, note_field
from wudan.web.console.training.forms import day_field, number_field
from wudan.web.submitting import PostForm

_PICK = {"required": _("请选一个。"), "invalid_choice": _("请选一个。")}
MOST_LINES = 12
"""Lines of a village's form; a longer list is for a meeting, not for a wall."""


def text_field(label: Words, missing: Words, *, hint: Words = "") -> forms.CharField:
    """One line; how long is the action's rule."""
    return forms.CharField(
        label=label, required=bool(missing), help_text=hint, error_messages={"required": missing}
    )


class AdoptionForm(PostForm):
    """Which version from which day."""

    rules = forms.ModelChoiceField(
        label=_("施行哪一版"), queryset=PointRules.objects.none(), empty_label=_("请选一个"), error_messages=_PICK
    )  # fmt: skip
    starts_on = day_field(_("从哪天起"))
    why = note_field(_("为什么换"), required=True, hint=_("人人都看得到。"))

    def __init__(self, data: object = None, *, county: str, **given: object) -> None:
        super().__init__(data, **given)
        rows = PointRules.objects.filter(county=county).order_by("version")
        self.fields["rules"].queryset = rows  # type: ignore[attr-defined]


class TrialForm(PostForm):
    """Which version is tried out, on the acts of when."""

    rules = forms.ModelChoiceField(
        label=_("试算哪一版"), queryset=PointRules.objects.none(), empty_label=_("请选一个"), error_messages=_PICK
    )  # fmt: skip

    span = forms.ChoiceField(
        label=_("用哪时候的记录"), choices=[("quarter", _("上个季度")), ("recent", _("这个月和前两个月"))],
        initial="quarter", error_messages=_PICK,
    )  # fmt: skip

    def __init__(self, data: object = None, *, county: str, **given: object) -> None:
        super().__init__(data, **given)
        rows = PointRules.objects.filter(county=county).order_by("-version")
        self.fields["rules"].queryset = rows  # type: ignore[attr-defined]


class DeedForm(PostForm):
    """A deed: under which rule, whose, when, how."""

    rule = forms.ChoiceField(label=_("什么好事"), error_messages=_PICK)
    who = text_field(
        _("是谁"), _("请写是谁。"), hint=_("姓名；记整户的写户主姓名或户名，记队伍的写队名。")
    )
    tail = text_field(_("电话后四位"), "", hint=_("同名的才填。"))
    day = day_field(_("哪一天"))
    words = note_field(_("经过"), required=True, hint=_("一句话：做了什么，谁知道。"))
    proof = text_field(_("编号"), "", hint=_("点单、活动或项目的编号；上面写着“要编号”的才填。"))

    def __init__(
        self, data: object = None, *, lines: Sequence[PointRule], items: Sequence[VillageItem], **given: object
    ) -> None:  # fmt: skip
        super().__init__(data, **given)
        self._grounds: dict[str, PointRule | VillageItem] = {
            **{f"r{line.pk}": line for line in lines}, **{f"v{item.pk}": item for item in items},
        }  # fmt: skip
        self.fields["tail"].widget.attrs["inputmode"] = "numeric"
        groups = [
            ("", now_("请选一个")),
            (now_("县里的规则"), [(f"r{line.pk}", _line(line, lines)) for line in lines]),
            (now_("本村的村规"), [(f"v{item.pk}", _item(item)) for item in items]),
        ]
        self.fields["rule"].choices = [one for one in groups if one[1]]  # type: ignore[attr-defined]

    def ground(self) -> PointRule | VillageItem:
        """The rule that was chosen."""
        return self._grounds[self.cleaned_data["rule"]]


def _line(line: PointRule, lines: Sequence[PointRule]) -> str:
    marks = [line.get_subject_display()]
    if line.second:
        marks.append(now_("要第二个人核实"))
    if "words" not in line.proofs:
        marks.append(now_("要编号"))
    if len({one.rules_id for one in lines}) > 1:
        marks.append(now_("第 {n} 版").format(n=line.rules.version))
    return f"{line.name}（{in_words(Listed(FULL_COMMA, map(str, marks)))}）"


def _item(item: VillageItem) -> str:
    sign = "−" if item.is_minus else "+"
    return f"{item.words}（{sign}{item.spend or item.honor}）"


class SecondForm(PostForm):
    """A second person's word."""

    words = note_field(_("核实的情况"), hint=_("不通过的必写，本人看得到。"))


class WordsForm(PostForm):
    """An answer to an objection."""

    words = note_field(_("怎么查的，结果怎样"), required=True, hint=_("本人看得到。"))


class ReversalForm(PostForm):
    """A deed that was not so."""

    veto = forms.ModelChoiceField(
        label=_("属于哪种情形"), queryset=PointVeto.objects.none(), required=False, empty_label=_("都不是")
    )  # fmt: skip
    why = note_field(
        _("为什么冲正"), required=True, hint=_("本人看得到。原来的记录不删，积分退回去。")
    )

    def __init__(self, data: object = None, *, rules: PointRules | None, **given: object) -> None:
        super().__init__(data, **given)
        if rules is None:
            del self.fields["veto"]
        else:
            self.fields["veto"].queryset = rules.vetoes.all()  # type: ignore[attr-defined]


class VillageForm(PostForm):
    """Lines of a village's rules; empty ones are left out."""

    def __init__(
        self, data: object = None, *, most: int, items: Sequence[VillageItem] = ()
    ) -> None:
        first: dict[str, object] = {}
        for place, item in enumerate(items[:MOST_LINES]):
            first |= {
                f"sign-{place}": item.sign, f"words-{place}": item.words,
                f"amount-{place}": item.spend or item.honor, f"colour-{place}": item.colour,
            }  # fmt: skip
        super().__init__(data, initial=first)
        self.fields["items"] = forms.CharField(required=False, widget=forms.HiddenInput)
        for place in range(MOST_LINES):
            self.fields[f"sign-{place}"] = forms.ChoiceField(label=_("加还是减"), choices=Sign.choices, required=False)  # fmt: skip
            self.fields[f"words-{place}"] = forms.CharField(label=_("什么事"), required=False)
            amount = number_field(_("几分"), required=False, hint=_("1–{most}").format(most=most))
            self.fields[f"amount-{place}"] = amount
            self.fields[f"colour-{place}"] = forms.ChoiceField(
                label=_("哪一色"), choices=[("", now_("不分")), *Color.choices], required=False
            )

    def lines(self) -> Iterator[tuple[int, list[forms.BoundField]]]:
        """The fields of each line, with its number."""
        for place in range(MOST_LINES):
            names = ("sign", "words", "amount", "colour")
            yield place + 1, [self[f"{name}-{place}"] for name in names]

    def wanted(self) -> tuple[list[int], list[village.Item]]:
        """The lines that say something, and which they were."""
        told = self.cleaned_data
        places = [n for n in range(MOST_LINES) if told[f"words-{n}"] or told[f"amount-{n}"]]
        return places, [
            village.Item(
                told[f"sign-{n}"] or Sign.PLUS, told[f"words-{n}"], told[f"amount-{n}"] or 0, told[f"colour-{n}"]
            )
            for n in places
        ]  # fmt: skip


class DecisionForm(PostForm):
    """What the committee decided, with its minutes."""

    decided_on = day_field(_("哪天开的会"))
    minutes_no = text_field(_("会议记录编号"), _("请写会议记录的编号。"))
    signers = text_field(_("谁签的字"), _("请写谁签的字。"), hint=_("人人都看得到，不写电话。"))
    starts_on = day_field(_("从哪天起用"))


class DropForm(PostForm):
    """It was not decided."""

    why = note_field(_("为什么没定"), required=True)
