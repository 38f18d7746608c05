"""What is typed about a platform. Rules are the actions'; the forms only ask."""

from datetime import date

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.enums import ChangeOutcome, DutyKind, PeriodKind
from wudan.catalog.models import Platform
from wudan.web.console.acts.form import note_field
from wudan.web.console.training.forms import day_field, number_field
from wudan.web.submitting import PostForm

PICK = {"required": _("请选一个。"), "invalid_choice": _("请选一个。")}


def many(label: object, hint: object = "") -> forms.MultipleChoiceField:
    """Some of a list."""
    return forms.MultipleChoiceField(
        label=label, help_text=hint, required=False, widget=forms.CheckboxSelectMultiple,  # type: ignore[arg-type]
        error_messages={"invalid_choice": _("没有这一项，请重新选。")},
    )  # fmt: skip


def departments(county: str, on: date) -> list[Unit]:
    """The county's departments of a day."""
    return list(
        Unit.objects.open_on(on).filter(county=county, kind=UnitKind.DEPARTMENT).order_by("name")
    )


def department_field(label: object) -> forms.ChoiceField:
    """One department; its list is filled in when the form is made."""
    return forms.ChoiceField(label=label, error_messages=PICK)  # type: ignore[arg-type]


class LimitForm(PostForm):
    """How many places from a day on."""

    period = forms.ChoiceField(label=_("按什么算"), choices=PeriodKind.choices, error_messages=PICK)
    places = number_field(_("一期几份"), required=False, hint=_("空着就是不限量。"))
    starts_on = day_field(_("从哪一期起（这一天所在的周或月）"))


class ChangeForm(PostForm):
    """Whether a change of risk, insurance or licences is admitted."""

    outcome = forms.ChoiceField(
        label=_("准不准"),
        choices=ChangeOutcome.choices,
        widget=forms.RadioSelect,
        error_messages=PICK,
    )
    reasons = note_field(_("理由"), required=True, hint=_("提出的部门看得到。"))


class OfferForm(PostForm):
    """On the menu, or off it, with why."""

    why = note_field(_("为什么"))


class HandoverForm(PostForm):
    """Who leads next."""

    unit = department_field(_("新的牵头部门"))
    starts_on = day_field(_("从哪一天起"))
    why = note_field(_("依据"), required=True, hint=_("如：县委常委会会议纪要第几号。"))

    def __init__(self, data: object = None, *, platform: Platform, today: date) -> None:
        super().__init__(data, initial={"starts_on": today})
        self.units = {str(unit.pk): unit for unit in departments(platform.county, today)}
        choices = [("", now_("请选一个")), *((key, unit.name) for key, unit in self.units.items())]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]

    def chosen(self) -> Unit:
        """The department."""
        return self.units[self.cleaned_data["unit"]]


class JoiningForm(HandoverForm):
    """Who cooperates from a day on."""

    unit = department_field(_("配合部门"))


class PartingForm(PostForm):
    """From when a department cooperates no longer."""

    ends_on = day_field(_("从哪一天起不再配合"))
    why = note_field(_("依据"), required=True)


class AskingForm(PostForm):
    """A piece for a cooperating department."""

    unit = department_field(_("请哪个部门"))
    service = forms.ChoiceField(label=_("菜单上的哪一项"), required=False, error_messages=PICK)
    order = forms.CharField(label=_("或者哪一单（单号）"), required=False, max_length=20)
    words = note_field(
        _("请他们做什么"), required=True, hint=_("写事，不写群众的姓名、电话、住址。")
    )
    wanted_by = day_field(_("最迟哪天办好"))

    def __init__(
        self, data: object = None, *, platform: Platform, today: date, order: str = ""
    ) -> None:
        super().__init__(data, initial={"order": order})
        duties = platform.duties.on(today).filter(kind=DutyKind.COOPERATING).select_related("unit")
        self.units = {str(duty.unit_id): duty.unit for duty in duties}
        units = [("", now_("请选一个")), *((key, unit.name) for key, unit in self.units.items())]
        self.fields["unit"].choices = units  # type: ignore[attr-defined]
        self.services = {s.code: s for s in platform.services.order_by("position")}
        items = [
            ("", now_("不是菜单上的，是下面这一单")),
            *((c, s.name) for c, s in self.services.items()),
        ]
        self.fields["service"].choices = items  # type: ignore[attr-defined]


class WordsForm(PostForm):
    """A sentence."""

    words = note_field(_("说明"))


class AnswerForm(WordsForm):
    """Yes, or no with the reason."""

    accepted = forms.ChoiceField(
        label=_("办不办"), choices=[("yes", _("答应，按期办")), ("no", _("办不了"))],
        widget=forms.RadioSelect, error_messages=PICK,
    )  # fmt: skip
    field_order = ["accepted", "words"]


class RulingForm(WordsForm):
    """What the center decides."""

    charged = forms.ChoiceField(
        label=_("怎么定"), choices=[("yes", _("由这个部门办")), ("no", _("不用这个部门办"))],
        widget=forms.RadioSelect, error_messages=PICK,
    )  # fmt: skip
    field_order = ["charged", "words"]
