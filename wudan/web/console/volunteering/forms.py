"""What staff type about a volunteer at the counter. The fields are the portal's own."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wudan.people.enums import ConsentChannel
from wudan.people.models import Person
from wudan.teams.models import Team
from wudan.web.portal.volunteering.forms import LicenceForm, RegistrationForm, WishesForm
from wudan.web.submitting import PostForm

CHANNELS = [pair for pair in ConsentChannel.choices if pair[0] != ConsentChannel.WEB]
"""How somebody tells a station something: everything but the web."""
_PICK = {"required": _("请选一个。"), "invalid_choice": _("请选一个。")}


class CounterForm(PostForm, RegistrationForm):
    """The eight fields, as somebody tells them; the yes is theirs, staff write it down."""

    channel = forms.ChoiceField(
        label=_("本人怎么说的"), choices=CHANNELS, initial="counter", error_messages=_PICK
    )

    address = forms.CharField(
        label=_("住址"), required=False, help_text=_("没有电话的写：哪个组、第几户。")
    )

    def __init__(self, data: object = None, *, person: Person, **given: object) -> None:
        super().__init__(data, person=person, **given)
        del self.fields["agreed"]
        if "phone" in self.fields:
            self.fields["phone"].required = False
            self.fields["phone"].help_text = _("没有电话可以不填。")
        if person.phone or person.address:
            del self.fields["address"]

    def clean(self) -> dict[str, object]:
        """Who has no telephone is reached at home (67号令 §5: 联系方式)."""
        said: dict[str, object] = super().clean() or {}
        if "address" in self.fields and not said.get("phone") and not said.get("address"):
            self.add_error("address", _("电话和住址写一样，有事找得到人。"))
        return said

    @property
    def missing(self) -> dict[str, object]:
        """What was told of the eight that was not known."""
        address = {"address": self.cleaned_data["address"]} if "address" in self.fields else {}
        return {**super().missing, **address}

    @property
    def asked(self) -> list[forms.BoundField]:
        """The fields of the person that are asked for here."""
        return [*super().asked, *([self["address"]] if "address" in self.fields else [])]


class TeamFields(forms.Form):
    """Which team somebody would like to join, as they tell it."""

    team = forms.ModelChoiceField(
        Team.objects.none(), label=_("想进哪支队"), empty_label=None, error_messages=_PICK
    )
    words = forms.CharField(
        label=_("想说的话"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 200}),
    )

    def offer(self, teams: QuerySet[Team], groups: list[tuple[str, object]]) -> None:
        """Any of these will do; these are shown, in groups."""
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]
        self.fields["team"].choices = groups  # type: ignore[attr-defined]


class JoiningForm(PostForm, TeamFields):
    """A volunteer wants to join."""

    channel = forms.ChoiceField(
        label=_("本人怎么说的"), choices=CHANNELS, initial="counter", error_messages=_PICK
    )


class FirstJoiningForm(CounterForm, TeamFields):
    """The same of somebody who is no volunteer yet: both in one go."""


class ToldWishesForm(PostForm, WishesForm):
    """What a volunteer says of when and where, written down for them."""


class PaperForm(PostForm, LicenceForm):
    """A paper that lies on the counter."""


class StrikeForm(PostForm):
    """Why a paper does not hold; the volunteer reads it."""

    why = forms.CharField(
        label=_("为什么不作数"),
        max_length=100,
        error_messages={"required": _("请写为什么，本人看得到。")},
    )


class UploadForm(PostForm):
    """A list of people to be invited."""

    file = forms.FileField(
        label=_("名单文件"), help_text=_("XLSX 或 CSV，最多 2000 行。"),
        error_messages={"required": _("请选一个文件。"), "empty": _("文件是空的。"), "missing": _("请选一个文件。"),
                        "invalid": _("请选一个文件。")},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )  # fmt: skip

    def __init__(self, data: object = None, files: object = None) -> None:
        super().__init__(data, files=files)
