"""What is typed to found a team, and to dissolve one. Rules are the actions'; the forms only ask."""

from collections.abc import Mapping, Sequence

from django import forms
from django.conf import settings
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.teams.enums import SPECIAL
from wudan.teams.founding import LONGEST_NAME
from wudan.web.submitting import PostForm

_PICK = {"required": _("请选一个。"), "invalid_choice": _("请选一个。")}


class FoundingForm(PostForm):
    """Which team, where, and who is asked to lead it."""

    site = forms.TypedChoiceField(label=_("建在哪里"), coerce=int, error_messages=_PICK)
    name = forms.CharField(
        label=_("队名"), max_length=LONGEST_NAME,
        error_messages={"required": _("请写队伍的名字。")},
        help_text=_("县里不能重名。如：杨柳村文艺队、杨柳村志愿服务队。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    category = forms.ChoiceField(label=_("做哪一类"), error_messages=_PICK)
    leader = forms.CharField(
        label=_("请谁当队长"), max_length=40, error_messages={"required": _("请写姓名。")},
        help_text=_("要是登记过的志愿者。本人点了头，队伍才建起来；不当不用说原因。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    phone = forms.CharField(
        label=_("他登记的电话"), max_length=20, error_messages={"required": _("请写电话。")},
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )  # fmt: skip
    skills = forms.MultipleChoiceField(
        label=_("会做什么"), required=False, widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("请从列表里选。")},
        help_text=_("不选也行，队长以后自己填。"),
    )  # fmt: skip

    def __init__(
        self, data: object = None, *, sites: Sequence[Unit], initial: Mapping[str, object] | None = None
    ) -> None:  # fmt: skip
        self._sites = {one.pk: one for one in sites}
        super().__init__(data, initial=dict(initial or {}))
        first = [] if len(sites) == 1 else [("", now_("请选一个"))]
        choices: dict[str, list[tuple[object, str]]] = {
            "site": [*first, *((one.pk, one.short_name) for one in sites)],
            "category": [("", now_("请选一个")), *settings.PACK.platforms.items(), (SPECIAL, now_("特色队伍"))],
            "skills": list(settings.PACK.skills.items()),
        }  # fmt: skip
        for name, rows in choices.items():
            self.fields[name].choices = rows  # type: ignore[attr-defined]

    def site_chosen(self) -> Unit:
        """The site."""
        return self._sites[self.cleaned_data["site"]]


class DissolvingForm(PostForm):
    """Why."""

    why = forms.CharField(
        label=_("为什么解散"), max_length=200, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("请写一句为什么，队员看得到。")},
    )  # fmt: skip
