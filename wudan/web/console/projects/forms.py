"""What is typed about forums and candidates. Rules are the actions'; the forms only ask."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Area
from wudan.catalog.enums import PlaceMode, Risk
from wudan.catalog.models import Platform
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objected
from wudan.projects.actions import forums
from wudan.projects.actions.drafting import Draft, draft_of, draft_with
from wudan.projects.enums import AudienceKind, Pole, SpeakerKind
from wudan.projects.models import (
    Change,
    Forum,
    ForumGuest,
    Organisation,
    Project,
    Representative,
)
from wudan.projects.texts import JUDGED, SMALL
from wudan.web.console.acts.form import Words, note_field
from wudan.web.console.training.forms import day_field, number_field
from wudan.web.submitting import PostForm

PICK = {"required": _("请选一个。"), "invalid_choice": _("请选一个。")}
_MONTHS = [(month, Phrase("{month}月", month=month)) for month in range(1, 13)]


def words_field(label: Words, hint: Words = "", *, required: bool = True) -> forms.CharField:
    """One line."""
    return forms.CharField(
        label=label,
        required=required,
        help_text=hint,
        error_messages={"required": _("请写这一栏。")},
    )


def _several(label: Words) -> forms.TypedMultipleChoiceField:
    """Any of several rows."""
    return forms.TypedMultipleChoiceField(
        label=label, coerce=int, required=False, widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("名册上现在没有这一位，请刷新再选。")},
    )  # fmt: skip


def _offer(form: PostForm, seats: Sequence[Representative], known: Sequence[Organisation]) -> None:
    """The register's lines to tick; of what it has none, nothing is asked."""
    for name, rows in (("representatives", seats), ("organisations", known)):
        if rows:
            form.fields[name].choices = [(row.pk, str(row)) for row in rows]  # type: ignore[attr-defined]
        else:
            del form.fields[name]


def _ticked(said: dict[str, Any]) -> forums.Chosen:
    return forums.Chosen(said.get("representatives", ()), said.get("organisations", ()))


class CallingForm(PostForm):
    """召集座谈会."""

    topic = words_field(_("议题"), _("例：入冬前大家缺什么"))
    place = words_field(_("在哪里开"))
    day = day_field(_("哪天"))
    representatives = _several(_("请名册上的哪几位群众代表"))
    organisations = _several(_("请名册上的哪几个志愿服务组织"))

    def __init__(
        self, data: object = None, *, seats: Sequence[Representative] = (),
        known: Sequence[Organisation] = (),
    ) -> None:  # fmt: skip
        super().__init__(data)
        _offer(self, seats, known)

    def called(self) -> forums.Called:
        """As the action wants it."""
        said = self.cleaned_data
        day: date = said["day"]
        return forums.Called(said["topic"], said["place"], day, _ticked(said))


class MovingForm(PostForm):
    """改期: when and where instead; what stands now is filled in."""

    day = day_field(_("改到哪天"))
    place = words_field(_("在哪里开"))

    def __init__(self, data: object = None, *, forum: Forum) -> None:
        super().__init__(data, initial={"day": forum.day, "place": forum.place})


class HoldingForm(PostForm):
    """登记到会."""

    departments = number_field(_("部门来了几位"))
    representatives = _several(_("名册上的群众代表，来了的"))
    residents = number_field(
        _("群众代表来了几位"), required=False, hint=_("上面勾了的已经算上；还有别的人，写总数。")
    )
    organisations = _several(_("名册上的志愿服务组织，来了的"))
    volunteers = number_field(
        _("志愿服务组织来了几位"), required=False, hint=_("上面勾了的至少各算一位。")
    )
    summary = note_field(_("小结"))

    def __init__(
        self, data: object = None, *, seats: Sequence[Representative] = (),
        known: Sequence[Organisation] = (),
    ) -> None:  # fmt: skip
        super().__init__(data)
        _offer(self, seats, known)

    def came(self) -> forums.Came:
        """As the action wants it; a number left out is nobody beside those who were chosen."""
        said = self.cleaned_data
        guests = _ticked(said)
        return forums.Came(
            said["departments"], said["residents"] or 0, said["volunteers"] or 0, said["summary"],
            guests,
        )  # fmt: skip


class SpokenForm(PostForm):
    """记一条发言."""

    speaker = forms.ChoiceField(
        label=_("谁说的"),
        choices=SpeakerKind.choices,
        widget=forms.RadioSelect,
        error_messages=PICK,
    )
    whence = words_field(_("从哪里来"), _("村组或单位，不写姓名。"), required=False)
    words = note_field(_("说了什么"), required=True)

    def __init__(self, data: object = None, *, guests: Sequence[ForumGuest] = ()) -> None:
        super().__init__(data)
        listed = [(str(one.pk), str(one)) for one in guests]
        self.fields["speaker"].choices = [*SpeakerKind.choices, *listed]  # type: ignore[attr-defined]

    def spoken(self) -> forums.Spoken:
        """As the action wants it: a party, or one of those of the register who came."""
        speaker, words, whence = (
            self.cleaned_data[name] for name in ("speaker", "words", "whence")
        )
        if speaker.isdecimal():
            return forums.Spoken("", words, whence, int(speaker))
        return forums.Spoken(speaker, words, whence)


class WhyForm(PostForm):
    """One line of reasons."""

    why = note_field(_("为什么"), required=True)


class DraftForm(PostForm):
    """A project as it is proposed, in four parts: what, the two justifications, how, risk."""

    title = words_field(_("名称"), _("不超过 20 个字，群众一看就懂。"))
    summary = words_field(_("一句话"), _("做什么、给谁做。"))
    description = note_field(_("怎么做"), required=True)
    platform = forms.TypedChoiceField(label=_("哪个平台"), coerce=int, error_messages=PICK)
    audience = forms.ChoiceField(
        label=_("主要为谁"), choices=AudienceKind.choices, error_messages=PICK
    )
    area = forms.TypedChoiceField(label=_("在哪里"), coerce=int, error_messages=PICK)
    months = forms.TypedMultipleChoiceField(
        label=_("哪几个月做"), choices=_MONTHS, coerce=int, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("请选哪几个月做；全年做就都选上。"), "invalid_choice": _("请选月份。")},
    )  # fmt: skip
    pole = forms.ChoiceField(
        label=_("更偏哪个重心"), choices=Pole.choices, widget=forms.RadioSelect, error_messages=PICK,
        help_text=_("两个理由都要写；这里选更偏的一个。"),
    )  # fmt: skip
    policy_source = words_field(_("依据哪份文件、哪项部署"))
    policy_words = note_field(_("阶段性重点：对应哪一条"), required=True)
    need_words = note_field(
        _("群众现实需要：谁需要、怎么知道的"), required=True,
        hint=_("写好以后再引用点单和发言作证据。"),
    )  # fmt: skip
    place_mode = forms.ChoiceField(label=_("方式"), choices=PlaceMode.choices, error_messages=PICK)
    minutes = number_field(_("一次多久（分钟）"))
    headcount = number_field(_("一次几个人去"))
    lead_days = number_field(_("要提前几天约"))
    people_words = note_field(_("谁来做、有没有资质"), required=True)
    cost_words = note_field(_("要多少钱、从哪里来"), required=True)
    result_words = note_field(_("怎么看出有效果"), required=True)
    risk = forms.ChoiceField(label=_("风险"), choices=Risk.choices, error_messages=PICK)
    insurance_words = note_field(_("保险怎么办"), hint=_("有风险的一定要写。"))
    safeguard_words = note_field(_("老人、孩子怎么保护"), hint=_("为老人、孩子做的一定要写。"))
    brand = words_field(_("品牌"), _("有自己的名号才写。"), required=False)

    PARTS: ClassVar[tuple[tuple[Words, tuple[str, ...]], ...]] = (
        (_("做什么"), ("title", "summary", "description", "platform", "audience", "area", "months")),
        (_("两个理由"), ("pole", "policy_source", "policy_words", "need_words")),
        (_("做得起来"), ("place_mode", "minutes", "headcount", "lead_days", "people_words", "cost_words", "result_words", "brand")),
        (_("风险和保护"), ("risk", "insurance_words", "safeguard_words")),
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, platforms: list[Platform], areas: list[Area],
        project: Project | None = None, need: str = "",
    ) -> None:  # fmt: skip
        self._platforms = {one.pk: one for one in platforms}
        self._areas = {one.pk: one for one in areas}
        super().__init__(data, initial=_first(project, need))
        self._choose("platform", [(one.pk, one.name) for one in platforms])
        self._choose("area", [(one.pk, one.name) for one in areas])

    def _choose(self, name: str, choices: list[tuple[int, str]]) -> None:
        self.fields[name].choices = [("", "—"), *choices]  # type: ignore[attr-defined]

    def parts(self) -> list[tuple[Words, list[forms.BoundField]]]:
        """The fields by the part in which they stand; a part of which nothing is asked is left out."""
        found = [
            (label, [self[name] for name in names if name in self.fields])
            for label, names in self.PARTS
        ]
        return [(label, shown) for label, shown in found if shown]

    def draft(self) -> Draft:
        """As the action wants it."""
        said = dict(self.cleaned_data)
        return Draft(
            platform=self._platforms[said.pop("platform")], area=self._areas[said.pop("area")],
            months=tuple(said.pop("months")), **said,
        )  # fmt: skip


class AdjustForm(DraftForm):
    """小改: the small facts of a listed project; what it says already stands in the fields."""

    def __init__(self, data: Any = None, **given: Any) -> None:
        super().__init__(data, **given)
        for name in set(self.fields) - set(SMALL):
            del self.fields[name]

    def changed(self, project: Project) -> Draft:
        """What it says now, with what was typed."""
        said = dict(self.cleaned_data)
        return replace(draft_of(project), months=tuple(said.pop("months")), **said)


class ChangeForm(DraftForm):
    """提出变更: what the gate judged, and why it should be otherwise."""

    why = note_field(_("为什么改"), required=True, hint=_("评审人和群众都看得到。"))

    PARTS = (*DraftForm.PARTS, (_("为什么"), ("why",)))

    def __init__(self, data: Any = None, *, before: Change | None = None, **given: Any) -> None:
        super().__init__(data, **given)
        for name in set(self.fields) - {*JUDGED, "why"}:
            del self.fields[name]
        if before is not None:
            self._fill_in(given["project"], before)

    def _fill_in(self, project: Project, before: Change) -> None:
        """As it was proposed last time; a place that is gone is left as the list has it."""
        try:
            told = draft_with(project, before.content)
        except Objected:
            return
        names = {one.name for one in fields(Draft)} & set(self.fields) - {"platform", "area"}
        self.initial.update({name: getattr(told, name) for name in names})
        self.initial.update(platform=told.platform.pk, area=told.area.pk, why=before.why)

    def changed(self, project: Project) -> Draft:
        """What it says now, with what was typed."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "why"}
        return replace(
            draft_of(project), platform=self._platforms[said.pop("platform")],
            area=self._areas[said.pop("area")], **said,
        )  # fmt: skip


def _first(project: Project | None, need: str) -> dict[str, Any]:
    if project is None:
        return {
            "months": list(range(1, 13)), "minutes": 60, "headcount": 2, "lead_days": 3,
            "need_words": need, "risk": Risk.NONE, "pole": Pole.LIFE, "place_mode": PlaceMode.SITE,
        }  # fmt: skip
    names = set(DraftForm.base_fields) - {"platform", "area", "months"}
    told = {name: getattr(project, name) for name in names}
    return told | {
        "platform": project.platform_id, "area": project.area_id, "months": project.months,
    }  # fmt: skip
