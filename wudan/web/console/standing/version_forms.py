"""What is typed about versions of a standard: the next one over the last, and the official paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit.clock import day_of
from wudan.sites.actions.standards import WantedItem, WantedVersion
from wudan.sites.enums import EvidenceKind
from wudan.sites.models import Standard, StandardItem
from wudan.web.console.acts.form import note_field
from wudan.web.console.training.forms import day_field, number_field
from wudan.web.submitting import PostForm

NEW = ("new1", "new2", "new3")
"""So many items can be added at once; more are added by a version more."""
_FIRST = {"weight": 1, "months": 12, "evidence": [EvidenceKind.SIGHT]}
_PARTS = ("name", "meaning", "evidence", "weight", "months")


def next_month(at: datetime) -> date:
    """The first of the next month: so that a month's checks go by one version."""
    return (day_of(at).replace(day=1) + timedelta(days=32)).replace(day=1)


@dataclass(frozen=True, slots=True)
class ItemEditing:
    """One item with its fields, as the page shows it."""

    title: str
    fields: tuple[forms.BoundField, ...]
    is_touched: bool


class RevisionForm(PostForm):
    """Every item of the last version with its words in it, and room for new ones."""

    name = forms.CharField(
        label=_("标准的名称"), error_messages={"required": _("请写标准的名称，如“九有标准”。")}
    )
    source = forms.CharField(label=_("出处（文件名、文号）"), required=False)
    rectify_days = number_field(_("整改期限（工作日）"))
    starts_on = day_field(_("从哪天起按它查"))
    why = note_field(_("为什么换"), required=True, hint=_("人人都看得到。"))

    def __init__(
        self, data: object = None, *, standard: Standard, items: Sequence[StandardItem],
        starts_on: date | None = None,
    ) -> None:  # fmt: skip
        head = {name: getattr(standard, name) for name in ("name", "source", "rectify_days")}
        super().__init__(data, initial=head | {"starts_on": starts_on})
        self.items = {item.code: item for item in items}
        for code, item in self.items.items():
            self._add(code, {name: getattr(item, name) for name in _PARTS}, knows=bool(item.known))
            self.fields[f"ends-{code}"] = forms.BooleanField(
                label=_("从这一版起不再要求这一项"), required=False
            )
        for key in NEW:
            self._add(key, {"name": "", "meaning": "", **_FIRST}, knows=False)

    def _add(self, key: str, first: dict[str, object], *, knows: bool) -> None:
        kinds = [one for one in EvidenceKind.choices if knows or one[0] != EvidenceKind.KNOWN]
        made: dict[str, forms.Field] = {
            "name": forms.CharField(label=_("名称"), required=False),
            "meaning": forms.CharField(
                label=_("意思"), required=False, widget=forms.Textarea(attrs={"rows": 2})
            ),
            "evidence": forms.MultipleChoiceField(
                label=_("凭什么看出来"), required=False, choices=kinds, widget=forms.CheckboxSelectMultiple,
                error_messages={"invalid_choice": _("请从里面选。")},
            ),
            "weight": number_field(_("权重")), "months": number_field(_("达到了几个月内作数")),
        }  # fmt: skip
        for part, field in made.items():
            field.initial = first[part]
            self.fields[f"{part}-{key}"] = field

    def head(self) -> Iterator[forms.BoundField]:
        """The fields of the version itself."""
        return (self[name] for name in ("name", "source", "rectify_days", "starts_on", "why"))

    def kept(self) -> Iterator[ItemEditing]:
        """The items of the last version."""
        for code, item in self.items.items():
            names = [f"{part}-{code}" for part in (*_PARTS, "ends")]
            yield ItemEditing(
                item.name, tuple(self[name] for name in names), self._is_touched(names)
            )

    def fresh(self) -> Iterator[ItemEditing]:
        """Room for new ones."""
        for number, key in enumerate(NEW, start=1):
            names = [f"{part}-{key}" for part in _PARTS]
            title = now_("新加的一项（{n}）").format(n=number)
            yield ItemEditing(title, tuple(self[name] for name in names), self._is_touched(names))

    def _is_touched(self, names: Sequence[str]) -> bool:
        """Whether it was changed or refused: then it stands open."""
        return self.is_bound and any(n in self.changed_data or n in self.errors for n in names)

    def wanted(self) -> WantedVersion:
        """As the action takes it; a new one without a word is none."""
        said = self.cleaned_data
        keys = [code for code in self.items if not said[f"ends-{code}"]]
        keys += [key for key in NEW if said[f"name-{key}"] or said[f"meaning-{key}"]]
        items = [WantedItem(key, *(said[f"{part}-{key}"] for part in _PARTS)) for key in keys]
        return WantedVersion(said["name"], said["source"], said["rectify_days"], items)


class PaperForm(PostForm):
    """The official paper."""

    title = forms.CharField(
        label=_("文件名称和文号"), error_messages={"required": _("请写文件的名称和文号。")}
    )
    file = forms.FileField(
        label=_("文件"), help_text=_("PDF，10 MB 以内。人人都能下载，不要传写着个人信息的。"),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        error_messages={"required": _("请选一个 PDF 文件。"), "empty": _("这个文件是空的。"), "invalid": _("这个文件没有传上来。")},
    )  # fmt: skip
