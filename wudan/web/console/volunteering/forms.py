"""What staff type about a volunteer at the counter. The fields are the portal's own."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.people.enums import ConsentChannel
from wudan.people.models import Person
from wudan.web.portal.volunteering.forms import LicenceForm, RegistrationForm, WishesForm
from wudan.web.submitting import PostForm

_CHANNELS = [pair for pair in ConsentChannel.choices if pair[0] != ConsentChannel.WEB]
_PICK = {"required": _("请选一个。"), "invalid_choice": _("请选一个。")}


class CounterForm(PostForm, RegistrationForm):
    """The eight fields, as somebody tells them; the yes is theirs, staff write it down."""

    channel = forms.ChoiceField(
        label=_("本人怎么说的"), choices=_CHANNELS, initial="counter", error_messages=_PICK
    )

    def __init__(self, data: object = None, *, person: Person, **given: object) -> None:
        super().__init__(data, person=person, **given)
        del self.fields["agreed"]


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
