"""What is typed about an activity. Rules are the actions'; the forms only ask.

Shifts and positions are rows of plain fields: as many as are written, and some empty ones, so
that the form works without script. An empty row is no row.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.activities.enums import Aim, Audience, Color, Every, Mode, Venue
from wudan.activities.organized import places_for
from wudan.activities.wanted import Wanted, WantedPosition, WantedShift
from wudan.catalog.models import Platform, Service
from wudan.kit.clock import CHINA, local
from wudan.kit.phrases import in_words
from wudan.people.enums import ConsentChannel
from wudan.projects.models import Project
from wudan.teams.models import PlanItem, Team
from wudan.web.console.acts.form import note_field
from wudan.web.console.resources.choices import area_of, areas
from wudan.web.console.training.forms import (
    FindingForm,
    WhyForm,
    day_field,
    number_field,
    time_field,
)
from wudan.web.submitting import PostForm

MOST_SHIFTS, MOST_POSITIONS, SPARE = 31, 12, 1
_MOST_PLACES = 300
_PICK = {"required": _("请选一个。"), "invalid_choice": _("请选一个。")}
_RISKS = [("bodily", _("可能受伤")), ("medical", _("涉及医疗")), ("minors", _("面向未成年人")), ("legal", _("涉及法律"))]  # fmt: skip
_KEPT = (
    "title", "words", "aim", "color", "mode", "audience", "venue", "place", "is_risky",
    "risk_words", "conditions", "with_companion", "insurer", "insurance_no", "insured_until",
    "closes_at", "is_template",
)  # fmt: skip
PLAIN = (
    "title",
    "words",
    "team",
    "plan_item",
    "project",
    "service",
    "platform",
    "venue",
    "resource",
    "area",
    "place",
    "audience",
)
RISK = ("is_risky", "risks", "risk_words", "insurer", "insurance_no", "insured_until", "min_age", "with_companion")  # fmt: skip
MORE = ("aim", "color", "mode", "conditions", "closes_at", "is_template")
TOLD = ("title", "words", "place", "risk_words", "insurer", "insurance_no", "insured_until", "conditions", "closes_at", "aim", "color")  # fmt: skip


class ActivityForm(PostForm):
    """An activity; of an open one only what people are told (`is_open`)."""

    title = forms.CharField(label=_("名称"), error_messages={"required": _("给活动起个名字。")})
    words = note_field(_("做什么"), hint=_("人人看得到，不写电话和谁家的住址。"))
    team = forms.TypedChoiceField(label=_("哪支队伍去"), required=False, coerce=int, empty_value=None, error_messages=_PICK)  # fmt: skip
    plan_item = forms.TypedChoiceField(
        label=_("方案里的哪一条"),
        required=False,
        coerce=int,
        empty_value=None,
        error_messages=_PICK,
    )
    project = forms.TypedChoiceField(
        label=_("动态清单上的哪个项目"), required=False, coerce=int, empty_value=None,
        error_messages=_PICK,
    )  # fmt: skip
    service = forms.TypedChoiceField(
        label=_("菜单上的哪一项"), required=False, coerce=int, empty_value=None, error_messages=_PICK,
        help_text=_("选了的，平台、风险和要的证照跟着它来。"),
    )  # fmt: skip
    platform = forms.TypedChoiceField(
        label=_("哪个平台"), required=False, coerce=int, empty_value=None, error_messages=_PICK,
        help_text=_("菜单上的、项目里的，平台跟着它来，不用选；别的选一个，台账和汇总才算得到。"),
    )  # fmt: skip
    venue = forms.ChoiceField(label=_("方式"), choices=Venue.choices, error_messages=_PICK)
    resource = forms.TypedChoiceField(
        label=_("用哪处开放的资源"), required=False, coerce=int, empty_value=None, error_messages=_PICK,
        help_text=_("选了的，办结时自动记一次实际使用。"),
    )  # fmt: skip
    area = forms.ChoiceField(
        label=_("在哪个乡镇、哪个村"), required=False, error_messages=_PICK,
        help_text=_("流动点一定要选：群众按村找“到身边来”的活动。不选就是本单位所在的地方。"),
    )  # fmt: skip
    place = forms.CharField(label=_("在哪里集合"), required=False)
    audience = forms.ChoiceField(
        label=_("谁可以报名"), choices=Audience.choices[:2], error_messages=_PICK
    )
    is_risky = forms.BooleanField(label=_("可能有风险，要买保险"), required=False)
    risks = forms.MultipleChoiceField(label=_("哪些风险"), choices=_RISKS, required=False, widget=forms.CheckboxSelectMultiple)  # fmt: skip
    risk_words = note_field(_("什么风险，怎么防"))
    insurer = forms.CharField(label=_("保险公司"), required=False)
    insurance_no = forms.CharField(label=_("保单号"), required=False)
    insured_until = day_field(_("保险到哪天"))
    min_age = number_field(
        _("最低年龄"),
        required=False,
        hint=_("不填就不限；有人身风险或涉及医疗的，未满 18 周岁一律不能参加。"),
    )
    with_companion = forms.BooleanField(label=_("未成年人要大人陪同"), required=False)
    aim = forms.ChoiceField(
        label=_("四个动词"), choices=[("", _("跟着平台")), *Aim.choices], required=False,
        error_messages=_PICK, help_text=_("不选就跟着平台走，写好以后还能改。"),
    )  # fmt: skip
    color = forms.ChoiceField(label=_("七色"), choices=[("", _("不分")), *Color.choices], required=False, error_messages=_PICK)  # fmt: skip
    mode = forms.ChoiceField(label=_("性质"), choices=Mode.choices, error_messages=_PICK)
    conditions = note_field(_("条件和保障"), hint=_("如：管饭、发手套、报销车费。"))
    closes_at = forms.DateTimeField(
        label=_("报名截止"), required=False, help_text=_("不填就到开始为止。"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M"], error_messages={"invalid": _("时间写法不对。")},
    )  # fmt: skip
    is_template = forms.BooleanField(label=_("当模板留着，以后照着发"), required=False)

    def __init__(
        self, data: Any = None, *, teams: list[Team], services: list[Service], plan_items: list[PlanItem] | None = None,
        projects: list[Project] | None = None,
        county: str, wanted: Wanted | None = None, team: Team | None = None, is_open: bool = False,
    ) -> None:  # fmt: skip
        self._resources = {one.pk: one for one in places_for(county)[:_MOST_PLACES]}
        self._plan_items = {item.pk: item for item in plan_items or ()}
        self._projects = {one.pk: one for one in projects or ()}
        self._services = {service.pk: service for service in services}
        self._platforms = {one.pk: one for one in Platform.objects.filter(county=county)}
        self._teams = {one.pk: one for one in teams}
        super().__init__(data, initial=_first(wanted, team))
        self.fields["insured_until"].required = False
        self._choose("team", [(one.pk, one.unit.short_name) for one in teams], now_("不定哪支队伍"))
        self._choose(
            "resource", [(one.pk, one.name) for one in self._resources.values()], now_("不用")
        )
        self.fields["area"].choices = [("", now_("不选")), *areas(county)[1:]]  # type: ignore[attr-defined]
        self._choose("service", [(one.pk, one.name) for one in services], now_("不是菜单上的"))
        platforms = [(one.pk, one.name) for one in self._platforms.values()]
        self._choose("platform", platforms, now_("跟着菜单和项目"))
        if plan_items:
            self._choose(
                "plan_item", [(item.pk, item.title) for item in plan_items], now_("不是方案里的")
            )
        else:
            del self.fields["plan_item"]
        if projects:
            self._choose("project", [(one.pk, one.title) for one in projects], now_("不是项目里的"))
        else:
            del self.fields["project"]
        self.is_open = is_open
        self.shift_rows = (
            0 if is_open else _rows(data, "shift", len(wanted.shifts) if wanted else 1, MOST_SHIFTS)
        )
        self.position_rows = (
            0
            if is_open
            else _rows(data, "position", len(wanted.positions) if wanted else 1, MOST_POSITIONS)
        )
        if is_open:
            for name in set(self.fields) - set(TOLD):
                del self.fields[name]
        self._add_rows(wanted)

    def _choose(self, name: str, choices: list[tuple[int, str]], none: str) -> None:
        self.fields[name].choices = [("", none), *choices]  # type: ignore[attr-defined]

    def _add_rows(self, wanted: Wanted | None) -> None:
        skills = [("", now_("不限")), *settings.PACK.skills.items()]
        licences = [("", now_("不要")), *settings.PACK.licences.items()]
        for n in range(self.shift_rows):
            written = {
                "day": day_field(_("哪天")),
                "begins": time_field(_("几点")),
                "ends": time_field(_("到几点")),
            }
            self._add(f"shift{n}", written, _shift_first(wanted, n))
        for n in range(self.position_rows):
            fields = {
                "name": forms.CharField(label=_("岗位")), "quota": number_field(_("每班几人")),
                "skill": forms.ChoiceField(label=_("要会"), choices=skills, error_messages=_PICK),
                "licence": forms.ChoiceField(label=_("要有证"), choices=licences, error_messages=_PICK),
            }  # fmt: skip
            self._add(f"position{n}", fields, _position_first(wanted, n))

    def _add(self, row: str, fields: dict[str, Any], first: dict[str, Any]) -> None:
        for name, field in fields.items():
            field.required = False
            field.initial = first.get(name)
            self.fields[f"{row}_{name}"] = field

    def parts(self) -> dict[str, list[forms.BoundField]]:
        """The fields by the part of the form in which they stand."""
        if self.is_open:
            return {"plain": [self[name] for name in TOLD]}
        named = {"plain": PLAIN, "risk": RISK, "more": MORE}
        return {
            part: [self[name] for name in names if name in self.fields]
            for part, names in named.items()
        }

    def shifts(self) -> list[list[forms.BoundField]]:
        """Rows of shifts."""
        return [[self[f"shift{n}_{name}"] for name in ("day", "begins", "ends")] for n in range(self.shift_rows)]  # fmt: skip

    def positions(self) -> list[list[forms.BoundField]]:
        """Rows of positions."""
        names = ("name", "quota", "skill", "licence")
        return [[self[f"position{n}_{name}"] for name in names] for n in range(self.position_rows)]

    def clean(self) -> dict[str, Any]:
        """A row that is begun is whole."""
        said = super().clean() or {}
        for n in range(self.shift_rows):
            row = [said.get(f"shift{n}_{name}") for name in ("day", "begins", "ends")]
            if any(row) and not all(row) and not self._is_told(f"shift{n}_"):
                self.add_error(f"shift{n}_day", now_("这一班的日期、几点、到几点，三样都要写。"))
        return said

    def tell(self, fault: Any) -> None:
        """Rows have no field of their own name: said beside their first."""
        rows = {"shifts": "shift0_day", "positions": "position0_name"}
        for name, words in fault.fields.items():
            place = rows.get(name, name)
            self.add_error(place if place in self.fields else None, in_words(words))

    def _is_told(self, row: str) -> bool:
        return any(name.startswith(row) for name in self.errors)

    def wanted(self, before: Wanted | None = None) -> Wanted:
        """As the action wants it; of an open one the rest stays as it was."""
        said = self.cleaned_data
        given: dict[str, Any] = {name: said[name] for name in _KEPT if name in said}
        if self.is_open:
            kept = {name: getattr(before, name) for name in Wanted.__dataclass_fields__}
            return Wanted(**kept | given)
        given |= {"risks": tuple(said["risks"]), "min_age": said["min_age"] or 0,
                  "service": self._services.get(said["service"]),
                  "platform": self._platforms.get(said["platform"]),
                  "resource": self._resources.get(said["resource"]), "area": area_of(said["area"])}  # fmt: skip
        return Wanted(shifts=tuple(self._shifts()), positions=tuple(self._positions()), **given)

    def team_chosen(self) -> Team | None:
        """Which team goes."""
        return self._teams.get(self.cleaned_data["team"])

    def plan_item_chosen(self) -> PlanItem | None:
        """Which line of the team's plan it is part of."""
        return self._plan_items.get(self.cleaned_data.get("plan_item") or 0)

    def project_chosen(self) -> Project | None:
        """Which project of the dynamic list it belongs to."""
        return self._projects.get(self.cleaned_data.get("project") or 0)

    def _shifts(self) -> Iterator[WantedShift]:
        said = self.cleaned_data
        for n in range(self.shift_rows):
            if day := said[f"shift{n}_day"]:
                begins, ends = (said[f"shift{n}_{name}"] for name in ("begins", "ends"))
                yield WantedShift(
                    *(datetime.combine(day, at, tzinfo=CHINA) for at in (begins, ends))
                )

    def _positions(self) -> Iterator[WantedPosition]:
        said = self.cleaned_data
        for n in range(self.position_rows):
            row = {
                name: said[f"position{n}_{name}"] for name in ("name", "quota", "skill", "licence")
            }
            if row["name"] or row["quota"]:
                yield WantedPosition(
                    row["name"], row["quota"] or 0, skill=row["skill"], licence=row["licence"]
                )


class CancellationForm(WhyForm):
    """Why it does not take place."""

    why = note_field(_("为什么不办了"), required=True, hint=_("报了名的人会看到。"))


class EndingForm(PostForm):
    """How it went, for who likes to say; nothing must be."""

    residents = number_field(
        _("到场群众约几位"), required=False, hint=_("大概数，不用名单；没有数过就不填。")
    )
    summary = note_field(_("一句小结"), hint=_("可以不写。会出现在周台账里，不写电话和住址。"))


class RepetitionForm(PostForm):
    """A series of it."""

    every = forms.ChoiceField(label=_("多久一次"), choices=Every.choices, error_messages=_PICK)
    until = day_field(_("到哪天为止"))
    opens = forms.BooleanField(label=_("马上都开放报名"), required=False)


class SizeForm(PostForm):
    """How many are wanted."""

    quota = number_field(_("名额"))


class EntryForm(FindingForm):
    """Somebody who asked without a telephone of their own."""

    opening = forms.TypedChoiceField(label=_("哪一班、哪个岗位"), coerce=int, error_messages=_PICK)
    channel = forms.ChoiceField(
        label=_("本人怎么说的"), choices=ConsentChannel.choices[1:], error_messages=_PICK
    )
    companion = forms.CharField(label=_("陪同的大人（未成年人才填）"), required=False)

    def __init__(self, data: Any = None, *, openings: list[tuple[int, str]]) -> None:
        super().__init__(data)
        self.fields["opening"].choices = openings  # type: ignore[attr-defined]


def _first(wanted: Wanted | None, team: Team | None) -> dict[str, Any]:
    first: dict[str, Any] = {"team": team.pk if team else None, "with_companion": True}
    if wanted is None:
        return first
    first |= {name: getattr(wanted, name) for name in _KEPT}
    closes_at = local(wanted.closes_at) if wanted.closes_at else None
    service = wanted.service.pk if wanted.service else None
    first |= {
        "platform": wanted.platform.pk if wanted.platform else None,
        "resource": wanted.resource.pk if wanted.resource else None,
        "area": wanted.area.code if wanted.area else "",
    }
    return first | {"risks": list(wanted.risks), "min_age": wanted.min_age or None,
                    "service": service, "closes_at": closes_at}  # fmt: skip


def _rows(data: Any, kind: str, written: int, most: int) -> int:
    """How many rows: those posted, or those written and some spare."""
    if data is None:
        return min(written + SPARE, most)
    posted = (name.removeprefix(kind).split("_")[0] for name in data if name.startswith(kind))
    numbers = [int(n) for n in posted if n.isascii() and n.isdigit() and len(n) < 3]
    return min(max(numbers, default=0) + 1, most)


def _shift_first(wanted: Wanted | None, n: int) -> dict[str, Any]:
    if wanted is None or n >= len(wanted.shifts):
        return {}
    shift = wanted.shifts[n]
    begins, ends = local(shift.starts_at), local(shift.ends_at)
    return {"day": begins.date(), "begins": begins.time(), "ends": ends.time()}


def _position_first(wanted: Wanted | None, n: int) -> dict[str, Any]:
    if wanted is None and n == 0:
        return {"name": now_("志愿者")}
    if wanted is None or n >= len(wanted.positions):
        return {}
    one = wanted.positions[n]
    return {"name": one.name, "quota": one.quota, "skill": one.skill, "licence": one.licence}
