"""Forms of households: a nomination, a declaration, a visit, a neighbour's word."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.honors.enums.household import Relation, Seen, Word
from wudan.honors.models import HouseholdCriterion
from wudan.web.console.acts.form import note_field
from wudan.web.console.training.forms import day_field
from wudan.web.households.acts import PICK
from wudan.web.submitting import PostForm


class NominationForm(PostForm):
    """推荐: few fields; a true example under as many criteria as are known."""

    why = note_field(_("一句话，为什么推荐"), required=True)

    def __init__(self, data: Any = None, *, criteria: list[HouseholdCriterion]) -> None:
        super().__init__(data)
        self._codes = [one.code for one in criteria]
        for one in criteria:
            self.fields[one.code] = note_field(one.name, hint=one.meaning)

    def told(self) -> dict[str, Any]:
        """As the action wants it."""
        said = self.cleaned_data
        return {"why": said["why"], "evidence": {code: said[code] for code in self._codes}}


class NeighbourNominationForm(NominationForm):
    """A neighbour says which household by the name of somebody in it."""

    who = forms.CharField(
        label=_("推荐谁家"), help_text=_("写这家户主或家里人的姓名，同村的。推荐自己家，写自己的姓名。"),
        error_messages={"required": _("请写姓名。")},
    )  # fmt: skip
    field_order = ("who", "why")


class DeclaringForm(PostForm):
    """回避声明."""

    relation = forms.ChoiceField(
        label=_("您和这户人家、他们的左邻右舍"), choices=Relation.choices, widget=forms.RadioSelect,
        error_messages=PICK,
    )  # fmt: skip
    words = note_field(_("什么关系"), hint=_("有关系的要写：亲戚、邻居、欠过人情。"))


class VisitForm(PostForm):
    """走访: yes, no or not to be seen for each criterion, and what was seen."""

    visited_on = day_field(_("哪天去的"))
    words = note_field(_("看到了什么"), required=True, hint=_("这户人家也看得到，写看见的事。"))
    checked_words = note_field(
        _("邻居的意见核下来怎样"), hint=_("有意见才写。只有作决定的人和上门的人看得到。")
    )

    def __init__(self, data: Any = None, *, criteria: list[HouseholdCriterion]) -> None:
        super().__init__(data)
        self._codes = [one.code for one in criteria]
        written = {name: self.fields.pop(name) for name in ("words", "checked_words")}
        for one in criteria:
            self.fields[one.code] = forms.ChoiceField(
                label=one.name, help_text=one.meaning, choices=Seen.choices,
                widget=forms.RadioSelect, error_messages=PICK,
            )  # fmt: skip
        self.fields |= written

    def told(self) -> dict[str, Any]:
        """As the action wants it."""
        said = dict(self.cleaned_data)
        seen = {code: said.pop(code) for code in self._codes}
        return said | {"seen": seen}


class WordForm(PostForm):
    """说一句话."""

    word = forms.ChoiceField(
        label=_("您怎么看"), choices=Word.choices, widget=forms.RadioSelect, error_messages=PICK
    )
    words = note_field(_("说一句"), hint=_("有意见的请写是什么事。不写您的名字。"))
