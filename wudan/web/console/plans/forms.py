"""What is typed about a plan. Rules are the actions'; the forms only ask.

Lines are rows of plain fields: those written, and some empty ones, so that the form works without
script. A row without a title is no line.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit.phrases import in_words
from wudan.teams.actions.plans import Item
from wudan.teams.actions.plans.drafting import MOST_ITEMS
from wudan.teams.enums import SPECIAL
from wudan.teams.models import PlanItem
from wudan.web.console.acts.form import note_field
from wudan.web.console.training.forms import day_field, number_field
from wudan.web.submitting import PostForm

SPARE = 3
_PICK = {"required": _("请选一个。"), "invalid_choice": _("请选一个。")}
_NAMES = ("title", "category", "target", "places", "times")


class AdjustmentForm(PostForm):
    """The words of a version, and its lines."""

    words = note_field(_("要做什么，为什么"), required=True, hint=_("人人看得到。"))

    def __init__(
        self, data: Any = None, *, items: Sequence[PlanItem] = (), category: str = "",
        initial: dict[str, Any] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(data, initial=initial or {})
        self.rows = _rows(data, len(items))
        categories = [*settings.PACK.platforms.items(), (SPECIAL, now_("特色队伍"))]
        for n in range(self.rows):
            item = items[n] if n < len(items) else None
            fields: dict[str, forms.Field] = {
                "title": forms.CharField(label=_("做什么")),
                "category": forms.ChoiceField(
                    label=_("类别"), choices=categories, error_messages=_PICK
                ),
                "target": number_field(_("几次")),
                "places": forms.CharField(label=_("在哪")),
                "times": forms.CharField(label=_("什么时候")),
                "line": forms.IntegerField(widget=forms.HiddenInput),
            }
            for name, field in fields.items():
                field.required = False
                field.initial = getattr(item, name) if item else ""
                self.fields[f"item{n}_{name}"] = field
            if item is None:
                self.fields[f"item{n}_category"].initial = category

    def plain(self) -> list[forms.BoundField]:
        """The fields that are no rows."""
        return [self[name] for name in self.fields if not name.startswith("item")]

    def lines(self) -> list[list[forms.BoundField]]:
        """Rows of fields; the hidden number is the last of each."""
        return [[self[f"item{n}_{name}"] for name in (*_NAMES, "line")] for n in range(self.rows)]

    def tell(self, fault: Any) -> None:
        """Lines have no field of their own name: said beside the first, and it names the line."""
        for name, words in fault.fields.items():
            place = "item0_title" if name == "items" else name
            self.add_error(place if place in self.fields else None, in_words(words))

    def items(self) -> list[Item]:
        """As the action wants them."""
        said = self.cleaned_data
        rows = [{name: said[f"item{n}_{name}"] for name in _NAMES} | {"line": said[f"item{n}_line"]}
                for n in range(self.rows)]  # fmt: skip
        return [Item(**row | {"target": row["target"] or 0}) for row in rows if row["title"]]


class PlanForm(AdjustmentForm):
    """A new plan: its period, then the same."""

    starts_on = day_field(_("从哪天"))
    ends_on = day_field(_("到哪天"))
    field_order = ("starts_on", "ends_on", "words")


class ConsultationForm(PostForm):
    """Who was asked, and what they said."""

    consulted = forms.CharField(
        label=_("问过谁"), help_text=_("如：周湾所，六个村的站长，二十来位老人。"),
        error_messages={"required": _("请写问过谁。")},
    )  # fmt: skip
    minutes = note_field(
        _("他们怎么说"), required=True, hint=_("赞成的、反对的都记，不写谁的电话。")
    )


def _rows(data: Any, written: int) -> int:
    """How many rows: those posted, or those written and some spare."""
    if data is None:
        return min(written + SPARE, MOST_ITEMS)
    posted = (name.removeprefix("item").split("_")[0] for name in data if name.startswith("item"))
    numbers = [int(n) for n in posted if n.isascii() and n.isdigit() and len(n) < 3]
    return min(max(numbers, default=0) + 1, MOST_ITEMS)


def first_values(starts_on: date, ends_on: date, words: str) -> dict[str, Any]:
    """What a new plan begins with."""
    return {"starts_on": starts_on, "ends_on": ends_on, "words": words}
