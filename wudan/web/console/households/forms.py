"""What is typed about a household: its people found by name, its title, how it splits, into which it merges."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.ledger.points import MOST
from wudan.people.actions.households.holding import LONGEST_TITLE
from wudan.people.actors import Actor
from wudan.people.enums import HouseholdRole
from wudan.people.models import Household, HouseholdMember, Person
from wudan.web.submitting import PostForm

if TYPE_CHECKING:
    _OnePerson = forms.ModelChoiceField[Person]
else:
    _OnePerson = forms.ModelChoiceField

_PICK = {"required": _("请选一个人。"), "invalid_choice": _("请从名单里选。")}


def _title() -> forms.CharField:
    return forms.CharField(
        label=_("户名"), max_length=LONGEST_TITLE, help_text=_("比如：王家、王某某家。"),
        error_messages={"required": _("请写户名，比如“王家”。"), "max_length": _("户名最多 30 个字。")},
    )  # fmt: skip


class PersonChoice(_OnePerson):
    """A person of one's own places who is in no household."""

    def label_from_instance(self, obj: Person) -> str:
        """Name and village, as staff know them."""
        return f"{obj.name}（{obj.home.short_name if obj.home else ''}）"


class PickForm(PostForm):
    """One of those who were found."""

    person = PersonChoice(label=_("是哪一位"), queryset=Person.objects.none(), widget=forms.RadioSelect, empty_label=None, error_messages=_PICK)  # fmt: skip

    def __init__(self, data: object = None, *, actor: Actor, found: Sequence[Person] = ()) -> None:
        super().__init__(data)
        field: PersonChoice = self.fields["person"]  # type: ignore[assignment]
        within = Person.objects.findable_by(actor).select_related("home")
        field.queryset = within
        field.choices = [(one.pk, field.label_from_instance(one)) for one in found]


class RegisterForm(PickForm):
    """A new household, by its head."""

    title = _title()
    field_order = ("person", "title")


class MemberForm(PostForm):
    """One of those who belong."""

    member = forms.ModelChoiceField(
        queryset=HouseholdMember.objects.none(), error_messages=_PICK, widget=forms.HiddenInput
    )

    def __init__(self, data: object = None, *, household: Household) -> None:
        super().__init__(data)
        rows = household.members.filter(until=None).select_related("person")
        self.fields["member"].queryset = rows  # type: ignore[attr-defined]


class SplitForm(PostForm):
    """Who goes, who of them leads, under which name, with how many of the spendable points."""

    movers = forms.MultipleChoiceField(
        label=_("谁分出去"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("请选谁分出去。"), "invalid_choice": _("请从名单里选。")},
    )  # fmt: skip
    head = forms.ChoiceField(
        label=_("谁是新户的户主"), widget=forms.RadioSelect, error_messages=_PICK
    )
    title = _title()
    spend = forms.IntegerField(
        label=_("带走多少兑换分"), min_value=0, max_value=MOST, initial=0,
        help_text=_("按一家人商量的写；荣誉分留在原来的户。"),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": _("请写带走多少分，不带写 0。"), "invalid": _("请写整数。"),
                        "min_value": _("不能是负数。"), "max_value": _("没有这么多分。")},
    )  # fmt: skip

    def __init__(self, data: object = None, *, household: Household) -> None:
        super().__init__(data)
        rows = household.members.filter(until=None).exclude(role=HouseholdRole.HEAD)
        self.people = {str(row.pk): row.person for row in rows.select_related("person")}
        for name in ("movers", "head"):
            choices = [(key, person.name) for key, person in self.people.items()]
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The chosen, as persons."""
        typed = super().clean() or {}
        if "movers" in typed:
            typed["movers"] = [self.people[key] for key in typed["movers"]]
        if "head" in typed:
            typed["head"] = self.people[typed["head"]]
        return typed


class MergeForm(PostForm):
    """Into which household this one goes."""

    no = forms.CharField(
        label=_("并到哪一户（户号）"), max_length=20, help_text=_("户号 11 位，在那一户的页面上。"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("请写户号。"), "max_length": _("户号是 11 位数字。")},
    )  # fmt: skip
