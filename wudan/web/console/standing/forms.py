"""What is typed about standing. Rules are the actions'; the forms only ask."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.phrases import COMMA, Listed, in_words
from wudan.sites.actions.checks import Line
from wudan.sites.enums import EvidenceKind, Found, StaffTime
from wudan.sites.models import Standard
from wudan.sites.standing import ItemStanding
from wudan.web.console.acts.form import Words, note_field
from wudan.web.console.training.forms import FindingForm, day_field, number_field
from wudan.web.submitting import PostForm

_PICK = {"required": _("请选一项。"), "invalid_choice": _("请选一项。")}
_NOT_NOW = [("", _("这次没看"))]


def picture_field(label: Words) -> forms.FileField:
    """A picture, never needed."""
    box = forms.FileInput(attrs={"accept": "image/*"})
    return forms.FileField(
        label=label, required=False, widget=box, help_text=_("可不拍。不要拍到人脸和门牌。"),
        error_messages={"empty": _("这张照片是空的。"), "invalid": _("这张照片没有传上来。")},
    )  # fmt: skip


def found_field(*, skipping: bool, of: str = "") -> forms.ChoiceField:
    """What was found; in a check of many items, an item may be left out."""
    choices = [*(_NOT_NOW if skipping else ()), *Found.choices]
    return forms.ChoiceField(
        label=f"{of}{now_('：结果')}" if of else _("结果"), choices=choices, required=not skipping, widget=forms.RadioSelect,
        error_messages=_PICK,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ItemFields:
    """One item with its three fields and what is known of it, as the form's page shows it."""

    standing: ItemStanding
    known: tuple[str, ...]
    evidence: str
    found: forms.BoundField | None
    words: forms.BoundField | None
    picture: forms.BoundField | None


class CheckForm(PostForm):
    """Every item of the standard; those that are being mended are not the site's own to judge."""

    days = number_field(_("整改期限（工作日）"))
    summary = note_field(_("总的一句话"))

    def __init__(
        self, data: object = None, *, standing: Sequence[ItemStanding], standard: Standard,
        is_own: bool, known: dict[str, tuple[str, ...]], **given: object,
    ) -> None:  # fmt: skip
        super().__init__(data, **given)
        self.standing, self.known, self.is_own = standing, known, is_own
        self.seen = standard.pk
        self.fields["days"].initial = standard.rectify_days
        if is_own:
            del self.fields["days"]
        self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput, initial=standard.pk)
        for one in self._asked():
            code, name = one.item.code, one.item.name
            self.fields[f"found-{code}"] = found_field(skipping=True, of=name)
            self.fields[f"words-{code}"] = note_field(f"{name}{now_('：看到的')}")
            self.fields[f"picture-{code}"] = picture_field(f"{name}{now_('：照片')}")

    def _asked(self) -> Iterator[ItemStanding]:
        return (one for one in self.standing if not (self.is_own and one.rectification))

    def items(self) -> Iterator[ItemFields]:
        """Each item in its order."""
        for one in self.standing:
            code, evidence = one.item.code, [EvidenceKind(kind).label for kind in one.item.evidence]
            asked = f"found-{code}" in self.fields
            yield ItemFields(
                one, self.known_of(one), in_words(Listed(COMMA, map(str, evidence))),
                *(self[f"{name}-{code}"] if asked else None for name in ("found", "words", "picture")),
            )  # fmt: skip

    def known_of(self, one: ItemStanding) -> tuple[str, ...]:
        """The sentences beside an item."""
        return tuple(words for code in one.item.known for words in self.known.get(code, ()))

    def lines(self, pictures: dict[str, str]) -> list[Line]:
        """What was told of each item that was looked at."""
        told = self.cleaned_data
        return [
            Line(
                one.item.code, told[f"found-{one.item.code}"], told[f"words-{one.item.code}"],
                pictures.get(one.item.code, ""), self.known_of(one),
            )
            for one in self._asked()
            if told[f"found-{one.item.code}"]
        ]  # fmt: skip


class MendingForm(PostForm):
    """What was done."""

    words = note_field(_("怎么改的"), required=True)
    picture = picture_field(_("改后的照片"))


class RecheckForm(PostForm):
    """One item, looked at again."""

    found = found_field(skipping=False)
    words = note_field(_("看到的"), hint=_("没达到或部分达到的，写一句差在哪里。"))
    picture = picture_field(_("照片"))
    days = number_field(_("还要改的话，再给几个工作日"))


class StaffForm(FindingForm):
    """Who works here."""

    time = forms.ChoiceField(
        label=_("专职还是兼职"), choices=StaffTime.choices, widget=forms.RadioSelect, error_messages=_PICK
    )  # fmt: skip
    duty = forms.CharField(label=_("管什么"), error_messages={"required": _("请写管什么。")})


class GrantForm(PostForm):
    """A demonstration: why, and until when."""

    why = note_field(_("凭什么认定"), required=True, hint=_("人人都看得到。"))
    review_on = day_field(_("哪天复核"))
    expires_on = day_field(_("哪天到期"))


class ReviewForm(PostForm):
    """A review."""

    words = note_field(_("复核看到了什么"), required=True)
    review_on = day_field(_("下次复核"))
    expires_on = day_field(_("延到哪天"))


class WithdrawalForm(PostForm):
    """Taken back."""

    why = note_field(_("为什么撤销"), required=True, hint=_("人人都看得到。"))


class PairingForm(PostForm):
    """Whom to help, with what, until when."""

    helped = forms.IntegerField(
        label=_("帮哪里"), min_value=1, max_value=LARGEST_KEY,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), _("请选一个。")),
    )  # fmt: skip
    goal = note_field(_("要帮成什么"), required=True)
    until = day_field(_("帮到哪天"))


class VisitForm(PostForm):
    """A visit."""

    day = day_field(_("哪天"))
    words = note_field(_("一起做了什么"), required=True)


class OutcomeForm(PostForm):
    """The end of a pairing."""

    outcome = note_field(_("帮成了什么"), required=True, hint=_("没帮成也写一句。"))


class AdoptionForm(PostForm):
    """Which version from which day."""

    standard = forms.ModelChoiceField(
        label=_("采用哪一版"), queryset=Standard.objects.none(), empty_label=_("请选一个"),
        error_messages=_PICK,
    )  # fmt: skip
    starts_on = day_field(_("从哪天起"))
    why = note_field(_("为什么换"), required=True)

    def __init__(self, data: object = None, *, county: str, **given: object) -> None:
        super().__init__(data, **given)
        field = self.fields["standard"]
        field.queryset = Standard.objects.filter(county=county).order_by("code", "version")  # type: ignore[attr-defined]
        field.label_from_instance = lambda row: f"{row.name}（第 {row.version} 版）"  # type: ignore[attr-defined]
