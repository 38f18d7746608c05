"""What the auditor asks the journal for: a form, read into a search."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.journal.reading import Search
from wudan.kit import numbers
from wudan.orders.models import Order
from wudan.web.console.acts.form import Words
from wudan.web.console.journal_words import SUBJECTS, grouped_labels

_HIGHEST = 2**62
_MOST_UNITS = 200
_SELDOM = ("unit", "person", "post", "subject")
_NUMBER = {"invalid": _("写数字。"), "min_value": _("写数字。"), "max_value": _("写数字。")}


def _number(label: Words) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=1, max_value=_HIGHEST, error_messages=_NUMBER,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip


class SearchForm(forms.Form):
    """Day, verb, unit, who, and about what."""

    day = forms.DateField(
        label=_("哪一天"), required=False, widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("日期写成 2026-09-07 这样。")},
    )  # fmt: skip
    verb = forms.ChoiceField(label=_("做了什么"), required=False)
    unit = forms.CharField(
        label=_("单位"), required=False, max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    person = _number(_("人员号"))
    post = _number(_("岗位号"))
    subject = forms.ChoiceField(
        label=_("对象"), required=False, choices=[("", _("全部")), *SUBJECTS.items()]
    )
    number = forms.CharField(
        label=_("对象号或单号"), required=False, max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, data: object = None) -> None:
        super().__init__(data, label_suffix="", auto_id="search-%s")  # type: ignore[arg-type]
        verbs = self.fields["verb"]
        assert isinstance(verbs, forms.ChoiceField)  # noqa: S101 - a slip of ours
        verbs.choices = [("", _("全部")), *grouped_labels()]

    @property
    def often(self) -> list[forms.BoundField]:
        """What is asked for most."""
        return [self[name] for name in self.fields if name not in _SELDOM]

    @property
    def seldom(self) -> list[forms.BoundField]:
        """What stands folded away."""
        return [self[name] for name in _SELDOM]

    @property
    def asks_more(self) -> bool:
        """Whether something folded away was asked for, so that it stands open."""
        return any(self.data.get(name) for name in _SELDOM)

    def clean_number(self) -> str:
        """Digits, written in groups or not."""
        text = "".join(str(self.cleaned_data["number"]).split())
        if text and not (text.isascii() and text.isdigit()):
            raise forms.ValidationError(_("写数字。"))
        return text

    def search(self) -> Search | None:
        """The search; None when it cannot find anything."""
        asked = self.cleaned_data
        subject, subject_id = asked["subject"], None
        if asked["number"]:
            subject, subject_id = _subject(subject, asked["number"])
            if subject_id is None:
                return None
        return Search(
            day=asked["day"], verb=asked["verb"], unit_ids=_units(asked["unit"]),
            person_id=asked["person"], post_id=asked["post"], subject=subject,
            subject_id=subject_id,
        )  # fmt: skip


def _subject(kind: str, number: str) -> tuple[str, int | None]:
    """An order's public number finds the order; any other number is the subject's own."""
    if kind in {"", "order"} and numbers.is_number(number):
        return "order", Order.objects.filter(no=number).values_list("pk", flat=True).first()
    return kind, int(number) if int(number) < _HIGHEST else None


def _units(name: str) -> frozenset[int] | None:
    if not name:
        return None
    named = Unit.objects.filter(Q(name__contains=name) | Q(short_name__contains=name))
    return frozenset(named.values_list("pk", flat=True)[:_MOST_UNITS])
