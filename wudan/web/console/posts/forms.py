"""What is typed about a post. Rules are the actions'; the forms only ask."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.people.models import Post
from wudan.web.console.acts.form import note_field
from wudan.web.submitting import PostForm

REGULAR, ACTING = "regular", "acting"
_STANDINGS = [(REGULAR, _("正式任命")), (ACTING, _("代理（最长 90 天，不占负责人的位置）"))]
_HEADED = frozenset({"station_keeper", "team_leader"})


def day_field(label: Any, hint: Any = "") -> forms.DateField:
    """A day, by the browser's own picker; optional."""
    errors = {"invalid": _("日期写法不对，例：2026-12-31。")}
    return forms.DateField(
        label=label, required=False, help_text=hint, error_messages=errors,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip


class TermForm(PostForm):
    """A new post's title, standing and term; for granting and for handing over."""

    standing = forms.ChoiceField(
        label=_("怎么任"), choices=_STANDINGS, initial=REGULAR, widget=forms.RadioSelect,
        error_messages={"required": _("请选一个。"), "invalid_choice": _("请选一个。")},
    )  # fmt: skip
    title = forms.CharField(label=_("职务"), required=False, help_text=_("不填就用岗位的名称。"))
    ends_on = day_field(_("从哪一天起卸任"), _("有任期的填；代理必填。"))
    why = note_field(_("为什么"), hint=_("如“村两委换届”，记进留痕。"))

    @property
    def acts(self) -> bool:
        """Whether a stand-in was chosen."""
        return bool(self.cleaned_data["standing"] == ACTING)

    def term(self) -> dict[str, Any]:
        """What the actions want to know of it."""
        said = self.cleaned_data
        ends_on: date | None = said["ends_on"]
        return {"title": said["title"], "ends_on": ends_on, "why": said["why"]}


class GrantForm(TermForm):
    """任命: also whether they head the unit, and which post it comes with."""

    heads = forms.BooleanField(label=_("是这个单位的负责人"), required=False)
    through = forms.ChoiceField(
        label=_("随哪个岗位兼任"), required=False,
        help_text=_("一把手兼队长时选：以后换一把手，队长随之交接。"),
        error_messages={"invalid_choice": _("请从列表里选。")},
    )  # fmt: skip
    teams = forms.TypedMultipleChoiceField(
        label=_("一并接任队长"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple,
        help_text=_("这几支队原来随负责人的岗位，负责人走了没有人接。勾上就随这个岗位接任，以后再换人一并交接。"),
        error_messages={"invalid_choice": _("这支队现在不随负责人接任，请刷新再选。")},
    )  # fmt: skip
    field_order = ("standing", "title", "heads", "teams", "through", "ends_on", "why")

    def __init__(
        self,
        data: object = None,
        *,
        role: str,
        held: Sequence[Post],
        headless: bool,
        left: Sequence[Post] = (),
    ) -> None:
        super().__init__(data, initial={"heads": role in _HEADED and headless})
        self.carriers = {str(post.pk): post for post in held}
        if role not in _HEADED:
            del self.fields["heads"]
        if left:
            self.fields["teams"].choices = [(post.unit_id, post.unit.short_name) for post in left]  # type: ignore[attr-defined]
        else:
            del self.fields["teams"]
        if not held or role != "team_leader":
            del self.fields["through"]
        else:
            field = self.fields["through"]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - a slip of ours
            names = [(str(p.pk), f"{p.unit.short_name}{p.named}") for p in held]
            field.choices = [("", now_("不随任")), *names]

    def standing_words(self) -> dict[str, Any]:
        """Head or not, through which post, and which teams come with it."""
        said = self.cleaned_data
        carrier = self.carriers.get(said.get("through", ""))
        return {
            "heads": said.get("heads", False),
            "through": carrier,
            "teams": said.get("teams", ()),
        }


class NominationForm(PostForm):
    """提名: a role that wants two."""

    title = forms.CharField(label=_("职务"), required=False, help_text=_("不填就用岗位的名称。"))


class EndingForm(PostForm):
    """免去."""

    why = note_field(_("为什么"), required=True, hint=_("记进留痕，以后查得到。"))


class BareForm(PostForm):
    """An act that asks nothing more."""
