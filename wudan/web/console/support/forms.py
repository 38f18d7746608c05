"""What is typed about a support order. Rules are the actions'; the forms only ask."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.teams.enums import SupportKind, SupportVerb
from wudan.teams.models import Team
from wudan.web.console.acts.form import Words, note_field
from wudan.web.console.training.forms import day_field
from wudan.web.submitting import PostForm

_PICK = {"required": _("请选一个。"), "invalid_choice": _("请选一个。")}
ASKED: dict[str, tuple[Words, Words]] = {
    SupportVerb.ACCEPT: (_("答应"), _("怎么来、找谁，写一句。")),
    SupportVerb.SCHEDULE: (_("约个日子"), _("哪天去。约过了还能改。")),
    SupportVerb.FINISH: (_("做完了"), _("做了什么，站上的人会了什么。")),
    SupportVerb.CONFIRM: (_("确认做完了"), _("做得怎么样，照实写。")),
    SupportVerb.REFUSE: (_("不答应"), _("为什么，对方看得到。答应过的，有事去不了也在这里说。")),
    SupportVerb.WITHDRAW: (_("收回"), _("不用了。可以不写原因。")),
}


class AskingForm(PostForm):
    """Which team, which site, what kind, what for."""

    team = forms.TypedChoiceField(label=_("哪支队伍"), coerce=int, error_messages=_PICK)
    unit = forms.TypedChoiceField(label=_("哪个所、站"), coerce=int, error_messages=_PICK)
    kind = forms.ChoiceField(
        label=_("哪一种"), choices=SupportKind.choices, widget=forms.RadioSelect, error_messages=_PICK,
        help_text=_("专业指导：教一门手艺。队伍培育：帮着把队伍带起来。活动孵化：陪着把一项活动办成。"),
    )  # fmt: skip
    words = note_field(_("要什么"), required=True, hint=_("如：想排一台小戏，没有人会教身段。"))

    def __init__(
        self, data: object = None, *, teams: Sequence[Team], units: Sequence[Unit], **given: object
    ) -> None:
        self._teams, self._units = {one.pk: one for one in teams}, {one.pk: one for one in units}
        super().__init__(data, **given)
        for name, rows in (
            ("team", [(one.pk, one.unit.short_name) for one in teams]),
            ("unit", [(one.pk, one.short_name) for one in units]),
        ):
            first = [] if len(rows) == 1 else [("", now_("请选一个"))]
            self.fields[name].choices = [*first, *rows]  # type: ignore[attr-defined]

    def team_chosen(self) -> Team:
        """The team."""
        return self._teams[self.cleaned_data["team"]]

    def unit_chosen(self) -> Unit:
        """The site."""
        return self._units[self.cleaned_data["unit"]]


class StepForm(PostForm):
    """One step, with its words; scheduling has a day."""

    day = day_field(_("哪天"))
    words = note_field(_("说明"))

    def __init__(self, data: object = None, *, verb: str) -> None:
        super().__init__(data, auto_id=f"{verb}-%s")
        self.verb = verb
        self.label, self.explain = ASKED[verb]
        if verb != SupportVerb.SCHEDULE:
            del self.fields["day"]
        self.fields["words"].required = verb not in {SupportVerb.WITHDRAW, SupportVerb.SCHEDULE}
