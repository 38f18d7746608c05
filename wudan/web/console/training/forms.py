"""What is typed about training. Rules are the actions'; the forms only ask."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.lessons.training_ahead import Ahead
from wudan.teams.actions.training import Mark, Wanted
from wudan.teams.enums import TrainingKind, TrainingMode
from wudan.teams.models import TrainingPlan, TrainingSession
from wudan.teams.training import years_to_plan
from wudan.web.console.acts.form import Words, note_field
from wudan.web.submitting import PostForm

_PICK = {"required": _("请选一个。"), "invalid_choice": _("请选一个。")}
_NUMBER = {"required": _("请填数字。"), "invalid": _("请填数字。")}
_MOST = 9999
RESULTS = {
    "absent": Mark(present=False), "present": Mark(present=True),
    "passed": Mark(present=True, passed=True), "failed": Mark(present=True, passed=False),
}  # fmt: skip
_RESULT_WORDS = {
    "absent": _("没到"), "present": _("到了"), "passed": _("到了，考核通过"), "failed": _("到了，没有通过"),
}  # fmt: skip


def number_field(label: Words, *, required: bool = True, hint: Words = "") -> forms.IntegerField:
    """A whole number, small enough to be stored; how large it may be is the action's rule."""
    return forms.IntegerField(
        label=label, required=required, help_text=hint, min_value=0, max_value=_MOST,
        error_messages=_NUMBER,
    )  # fmt: skip


def day_field(label: Words) -> forms.DateField:
    """A day, by the browser's own picker."""
    errors = {"required": _("请选日期。"), "invalid": _("日期写法不对，例：2026-12-31。")}
    box = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=box, error_messages=errors)


def time_field(label: Words) -> forms.TimeField:
    """A time of the day, by the browser's own picker."""
    errors = {"required": _("请选时间。"), "invalid": _("时间写法不对，例：09:00。")}
    box = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, widget=box, error_messages=errors)


def skill_choices(first: str) -> list[tuple[str, str]]:
    """The skills that take training, with how long one lasts."""
    pack = settings.PACK
    named = ((code, pack.skills[code], months) for code, months in pack.skilled.items())
    lasting = now_("{skill}（管 {months} 个月）")
    return [("", first), *((c, lasting.format(skill=s, months=m)) for c, s, m in named)]


def _plannable(today: date, year: int) -> list[int]:
    """The years of the choice; last year only for who came to mend its plan."""
    return sorted({*years_to_plan(today), year})


class PlanForm(PostForm):
    """The plan of a year."""

    year = forms.TypedChoiceField(label=_("哪一年"), coerce=int, error_messages=_PICK)
    words = note_field(_("培训什么，为什么"), required=True, hint=_("如：入冬前把助浴、急救补上。"))
    general_count = number_field(_("通用培训几次"), hint=_("人人都要会的：安全、礼仪、保密。"))
    position_count = number_field(_("岗位培训几次"), hint=_("某个岗位要会的：助浴、陪护。"))
    professional_count = number_field(_("专业培训几次"), hint=_("某个行业的：护理、心理、法律。"))

    def __init__(
        self, data: object = None, *, today: date, year: int, plan: TrainingPlan | None = None,
        drafted: Ahead | None = None,
    ) -> None:  # fmt: skip
        names = [f"{kind.value}_count" for kind in TrainingKind]
        first: dict[str, Any] = dict.fromkeys(names, 0)
        if plan is not None:
            first |= {name: getattr(plan, name) for name in (*names, "words")}
        elif drafted is not None:
            first |= {f"{kind}_count": count for kind, count in drafted.counts.items()}
            first["words"] = drafted.words
        super().__init__(data, initial=first | {"year": year})
        years = [(one, now_("{year} 年").format(year=one)) for one in _plannable(today, year)]
        self.fields["year"].choices = years  # type: ignore[attr-defined]

    def counts(self) -> dict[str, int]:
        """How many of each kind."""
        return {kind.value: self.cleaned_data[f"{kind}_count"] for kind in TrainingKind}


class SessionForm(PostForm):
    """One session: name, content, length, place, date, and what it certifies (67号令 §8)."""

    name = forms.CharField(label=_("名称"), error_messages={"required": _("请写名称。")})
    content = note_field(_("主要内容"), required=True)
    kind = forms.ChoiceField(label=_("类型"), choices=TrainingKind.choices, error_messages=_PICK)
    mode = forms.ChoiceField(label=_("形式"), choices=TrainingMode.choices, error_messages=_PICK)
    skill = forms.ChoiceField(
        label=_("学会什么"), required=False, error_messages=_PICK,
        help_text=_("选了的，来了（要考核的，通过了）就认定受过训，才派这类活。"),
    )  # fmt: skip
    is_assessed = forms.BooleanField(label=_("要考核，通过了才认定"), required=False)
    day = day_field(_("日期"))
    begins = time_field(_("开始"))
    ends = time_field(_("结束"))
    minutes = number_field(
        _("学习时长（分钟）"), required=False, hint=_("不填就按开始到结束算；中间休息的请减去。")
    )
    place = forms.CharField(
        label=_("地点"), help_text=_("远程的写怎么进：如“县中心视频会议”。"),
        error_messages={"required": _("请写地点。")},
    )  # fmt: skip
    trainer = forms.CharField(label=_("谁来讲"), required=False, help_text=_("如“县医院护理部”。"))
    capacity = number_field(_("名额"))

    def __init__(self, data: object = None, *, session: TrainingSession | None = None) -> None:
        first: dict[str, Any] = {"kind": TrainingKind.POSITION, "capacity": 30}
        if session is not None:
            first = {name: getattr(session, name) for name in self.base_fields}
        super().__init__(data, initial=first)
        self.fields["skill"].choices = skill_choices(now_("不认定技能"))  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """As the action wants it."""
        said = dict(self.cleaned_data)
        said["minutes"] = said["minutes"] or 0
        return Wanted(**said)


class FindingForm(PostForm):
    """Who: the name and the whole telephone, both right."""

    name = forms.CharField(label=_("姓名"), error_messages={"required": _("请写姓名。")})
    phone = forms.CharField(
        label=_("电话"), error_messages={"required": _("请写电话。")},
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )  # fmt: skip


class RecognizingForm(FindingForm):
    """Training elsewhere."""

    skill = forms.ChoiceField(label=_("学会什么"), error_messages=_PICK)
    since = day_field(_("哪天培训的"))
    proof = forms.CharField(
        label=_("凭据"), help_text=_("谁发的，什么证，编号。看过原件再写。"),
        error_messages={"required": _("请写凭据。")},
    )  # fmt: skip

    def __init__(self, data: object = None) -> None:
        super().__init__(data)
        self.fields["skill"].choices = skill_choices(now_("请选一个"))  # type: ignore[attr-defined]


class WhyForm(PostForm):
    """An act that wants a reason."""

    why = note_field(_("为什么"), required=True, hint=_("留着，以后查得到。"))


class CorrectionForm(WhyForm):
    """One line of a finished roster."""

    line = forms.ChoiceField(label=_("谁的"), error_messages=_PICK)
    result = forms.ChoiceField(label=_("改成"), error_messages=_PICK)
    field_order = ("line", "result", "why")

    def __init__(
        self, data: object = None, *, session: TrainingSession, lines: list[tuple[str, str]]
    ) -> None:
        super().__init__(data)
        kinds = ("absent", "passed", "failed") if session.is_assessed else ("absent", "present")
        self.fields["line"].choices = [("", now_("请选一个")), *lines]  # type: ignore[attr-defined]
        self.fields["result"].choices = [(kind, _RESULT_WORDS[kind]) for kind in kinds]  # type: ignore[attr-defined]
