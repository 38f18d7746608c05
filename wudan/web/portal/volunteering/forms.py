"""What a volunteer types: two of the eight fields and what is told freely; the rest only if missing."""

from collections.abc import Iterable

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit import clock
from wudan.people.enums import Sex, SourceKind
from wudan.people.models import Person, Volunteer
from wudan.people.wishes import Wishes
from wudan.web.slot_table import EVERY_SLOT, SlotTable, ticked

Choices = list[tuple[str, str]]
_CHECKS = forms.CheckboxSelectMultiple
_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_BAD = {"invalid_choice": _("请从列表里选。")}


class WishesForm(SlotTable):
    """Skills and kinds; when, where, whence if one likes."""

    skills = forms.MultipleChoiceField(
        label=_("会做什么"), widget=_CHECKS, help_text=_("选会做的，一项就行。"),
        error_messages={"required": _("请至少选一项会做的。"), **_BAD},
    )  # fmt: skip
    kinds = forms.MultipleChoiceField(
        label=_("愿意参加哪类服务"), widget=_CHECKS,
        error_messages={"required": _("请至少选一类愿意参加的服务。"), **_BAD},
    )  # fmt: skip
    slots = forms.MultipleChoiceField(
        label=_("什么时候有空"), required=False, widget=_CHECKS, error_messages=_BAD,
        choices=EVERY_SLOT,
        help_text=_("不选就是看情况；以后随时改。"),
    )  # fmt: skip
    serves = forms.MultipleChoiceField(
        label=_("愿意去哪里"), required=False, widget=_CHECKS, error_messages=_BAD,
        help_text=_("不选就是自己镇上。"),
    )  # fmt: skip
    source = forms.ChoiceField(
        label=_("您是哪类人员"), required=False, error_messages=_BAD,
        choices=[("", _("不说")), *SourceKind.choices],
        help_text=_("不说也行。说了，站、所、中心和您队里的队长看得到，排班时好请人。"),
    )  # fmt: skip

    def __init__(self, data: object = None, *, county: str, **given: object) -> None:
        super().__init__(data, **{"label_suffix": "", **given})  # type: ignore[arg-type]
        self.fields["skills"].choices = list(settings.PACK.skills.items())  # type: ignore[attr-defined]
        self.fields["kinds"].choices = list(settings.PACK.platforms.items())  # type: ignore[attr-defined]
        self.fields["serves"].choices = towns(county)  # type: ignore[attr-defined]

    def wishes(self) -> Wishes:
        """What was said, for the action."""
        said = self.cleaned_data
        return Wishes(said["skills"], said["kinds"], self.mask, said["serves"], said["source"])


class RegistrationForm(WishesForm):
    """The eight fields: what is known is shown and not asked; the ID number only if missing."""

    id_number = forms.CharField(
        label=_("身份证号"), max_length=40, error_messages={"required": _("请写身份证号。")},
        help_text=_("出生日期和性别跟着它填。加密保存，谁也看不到全号。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    sex = forms.ChoiceField(
        label=_("性别"), choices=Sex.choices, error_messages={"required": _("请选女或男。"), **_BAD}
    )
    born_on = forms.DateField(
        label=_("出生日期"), widget=_DAY,
        error_messages={"required": _("请写出生日期。"), "invalid": _("日期写法不对，例：1970-10-01。")},
    )  # fmt: skip
    phone = forms.CharField(
        label=_("联系电话"), max_length=40, error_messages={"required": _("请写电话。")},
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )  # fmt: skip
    agreed = forms.BooleanField(
        label=_("我看过志愿者约定，自愿登记"),
        error_messages={"required": _("看过约定、愿意才登记。")},
    )

    def __init__(self, data: object = None, *, person: Person, **given: object) -> None:
        super().__init__(data, county=person.county, **given)
        for name in not_asked(person):
            del self.fields[name]

    @property
    def missing(self) -> dict[str, object]:
        """What was told of the eight that was not known."""
        kinds = ("id_number", "sex", "born_on", "phone")
        return {kind: self.cleaned_data[kind] for kind in kinds if kind in self.fields}

    @property
    def asked(self) -> list[forms.BoundField]:
        """The fields of the person that are asked for here."""
        return [
            self[name] for name in ("id_number", "sex", "born_on", "phone") if name in self.fields
        ]


class LicenceForm(forms.Form):
    """A paper and its last day."""

    code = forms.ChoiceField(label=_("什么证照"), error_messages=_BAD)
    valid_until = forms.DateField(
        label=_("有效期到哪天"), widget=_DAY, help_text=_("长期有效的，写十年后的今天。"),
        error_messages={"required": _("请写有效期。"), "invalid": _("日期写法不对，例：2030-10-01。")},
    )  # fmt: skip

    def __init__(self, data: object = None, **given: object) -> None:
        super().__init__(data, **{"label_suffix": "", **given})  # type: ignore[arg-type]
        self.fields["code"].choices = [("", _("请选一个")), *settings.PACK.licences.items()]  # type: ignore[attr-defined]


def not_asked(person: Person) -> Iterable[str]:
    """What is known of the eight, or follows from the ID number."""
    known = [kind for kind in ("id_number", "sex", "born_on", "phone") if getattr(person, kind)]
    return {*known, *(() if person.id_number else ("sex", "born_on"))}


def said_before(volunteer: Volunteer) -> dict[str, object]:
    """A record, as the form shows it."""
    return {
        "skills": volunteer.skills, "kinds": volunteer.kinds, "serves": volunteer.serves,
        "source": volunteer.source, "slots": ticked(volunteer.slots),
    }  # fmt: skip


def towns(county: str) -> Choices:
    """The whole county, then each institute's town, in official order."""
    today = clock.day_of(clock.now())
    kinds = {UnitKind.CENTER, UnitKind.INSTITUTE}
    units = Unit.objects.open_on(today).filter(county=county, kind__in=kinds).order_by("pk")
    named = [(unit.path, str(_("全县")) if unit.kind == UnitKind.CENTER else unit.short_name)
             for unit in units]  # fmt: skip
    return sorted(named, key=lambda pair: len(pair[0].split(".")))
