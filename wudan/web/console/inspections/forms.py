"""What is typed about inspections. Rules are the actions'; the forms only ask."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.inspections.actions import Wanted
from wudan.inspections.enums import Choosing, Manner, VisitKind
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.web.console.acts.form import Words, note_field
from wudan.web.console.training.forms import day_field
from wudan.web.submitting import PostForm

_PICK = {"required": _("请选一项。"), "invalid_choice": _("请选一项。"), "invalid_list": _("请选一项。")}  # fmt: skip
_NUMBER = {"required": _("请填数字。"), "invalid": _("请填数字。")}
_SENT = ("institute_staff", "center_office")


def _one_of(label: Words, choices: object, hint: Words = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, error_messages=_PICK, help_text=hint  # type: ignore[arg-type]
    )  # fmt: skip


class PlanForm(PostForm):
    """Where to, why, when, who."""

    title = forms.CharField(label=_("名称"), error_messages={"required": _("请起个名称。")})
    why = note_field(_("为什么去"), required=True, hint=_("去的地方看得到这句话。"))
    kind = _one_of(
        _("督查还是指导"), VisitKind.choices, _("督查按标准看，差的开整改；指导只帮忙，不查。")
    )
    manner = _one_of(_("告知"), Manner.choices, _("不打招呼的，去过以后对方才看得到。"))
    starts_on = day_field(_("从哪天"))
    ends_on = day_field(_("到哪天"))
    posts = forms.MultipleChoiceField(
        label=_("谁去"), widget=forms.CheckboxSelectMultiple, error_messages=_PICK
    )
    choosing = _one_of(
        _("去哪里"), Choosing.choices, _("抽取的名单、种子都存着，谁都能照着再抽一遍。")
    )
    count = forms.IntegerField(
        label=_("抽几处"), required=False, min_value=0, max_value=9999, error_messages=_NUMBER,
        help_text=_("随机抽取时填。"),
    )  # fmt: skip
    by_branch = forms.BooleanField(label=_("每个镇街各抽这么多"), required=False)

    def __init__(self, data: object = None, *, actor: Actor, today: date) -> None:
        first = {"starts_on": today, "ends_on": today, "kind": VisitKind.INSPECTION, "count": 3,
                 "manner": Manner.UNANNOUNCED, "choosing": Choosing.DRAWN, "posts": [str(actor.post_id)]}  # fmt: skip
        super().__init__(data, initial=first)
        held = Post.objects.held_on(today).filter(
            role__in=_SENT, unit__path__startswith=actor.unit_path or "-"
        )
        self.fields["posts"].choices = [  # type: ignore[attr-defined]
            (post.pk, f"{post.unit.short_name} {post.title} {post.person.name}")
            for post in held.select_related("unit", "person").order_by("pk")
        ]

    def chosen(self) -> list[str]:
        """The sites that were ticked, as they were sent."""
        return self.data.getlist("sites") if self.is_bound else []  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """What was asked for; only of a valid form."""
        told = self.cleaned_data
        sites = [int(one) for one in self.chosen() if one.isascii() and one.isdigit() and len(one) < 16]  # fmt: skip
        return Wanted(
            kind=told["kind"], manner=told["manner"], choosing=told["choosing"], title=told["title"],
            why=told["why"], starts_on=told["starts_on"], ends_on=told["ends_on"],
            posts=[int(one) for one in told["posts"]], count=told["count"] or 0,
            by_branch=told["by_branch"], sites=sites if told["choosing"] == Choosing.NAMED else (),
        )  # fmt: skip


class CloseForm(PostForm):
    """The end of a plan."""

    words = note_field(_("结束时的话"), hint=_("还有没去的，写一句为什么不去了。"))


class DropForm(PostForm):
    """One site is spared."""

    why = note_field(_("为什么不去了"), required=True)


class GuidanceForm(PostForm):
    """What was helped with."""

    words = note_field(_("帮了什么"), required=True, hint=_("一两句就够，不用照片，不用表格。"))
