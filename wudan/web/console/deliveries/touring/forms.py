"""What is typed about plans of rounds: few fields, and what is left out is filled from what is known."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django import forms
from django.forms.boundfield import BoundWidget
from django.utils.translation import gettext_lazy as _

from wudan.areas.models import Unit
from wudan.catalog.models import Service
from wudan.deliveries.enums import Effort, PlanMode
from wudan.deliveries.models import PlanTeam, RoundPlan
from wudan.deliveries.plan_policies import Hours, PlanOutline
from wudan.teams.enums import SPECIAL
from wudan.teams.models import Team
from wudan.web.console.acts.form import note_field
from wudan.web.console.deliveries.forms import WEEKDAYS
from wudan.web.console.training.forms import day_field, number_field, time_field
from wudan.web.submitting import PostForm

_PICK = {"required": _("请选一个。"), "invalid_choice": _("请选一个。")}
_SOME = {"required": _("请至少选一个。"), "invalid_choice": _("请从里面选。")}
_WEEKS = ((1, _("1 周")), (2, _("2 周")), (3, _("3 周")), (4, _("4 周")), (8, _("8 周")))


class PlanForm(PostForm):
    """A plan as written down."""

    title = forms.CharField(label=_("名称"), error_messages={"required": _("给这个方案起个名字。")})
    services = forms.MultipleChoiceField(
        label=_("送什么"), widget=forms.CheckboxSelectMultiple, error_messages=_SOME
    )
    towns = forms.MultipleChoiceField(
        label=_("送到哪些所的村"), required=False, widget=forms.CheckboxSelectMultiple, error_messages=_SOME,
        help_text=_("不选就是全部。"),
    )  # fmt: skip
    teams = forms.MultipleChoiceField(
        label=_("请哪些队"), required=False, widget=forms.CheckboxSelectMultiple, error_messages=_SOME,
        help_text=_("不选就请所有做这几样、填了空闲时段的队；哪天去、几点回，下一步可以改。"),
    )  # fmt: skip
    starts_on = day_field(_("从哪天起"))
    weeks = forms.TypedChoiceField(label=_("排几周"), choices=_WEEKS, coerce=int, error_messages=_PICK)  # fmt: skip
    often = number_field(_("每样到每个村几次"), hint=_("一周最多一次。"))
    mode = forms.ChoiceField(
        label=_("先顾哪头"), choices=PlanMode.choices, widget=forms.RadioSelect, error_messages=_PICK,
        help_text=_("两头兼顾：去得多，也跑得省。"),
    )  # fmt: skip
    ageing = forms.BooleanField(label=_("等得久的村先去"), required=False)
    effort = forms.ChoiceField(
        label=_("排多细"), choices=Effort.choices, widget=forms.RadioSelect, error_messages=_PICK,
        help_text=_("细排要多等一会儿。"),
    )  # fmt: skip

    def __init__(
        self, data: object = None, *, today: date, services: Sequence[Service], stations: Sequence[Unit],
        towns: Sequence[Unit], teams: Sequence[Team], plan: RoundPlan | None = None,
    ) -> None:  # fmt: skip
        monday = today + timedelta(days=7 - today.weekday())
        first = {"starts_on": monday, "weeks": 2, "often": 1, "mode": PlanMode.BALANCED,
                 "ageing": True, "effort": Effort.NORMAL}  # fmt: skip
        super().__init__(data, initial=_as_it_is(plan) if plan else first)
        self._services = {str(one.pk): one for one in services}
        self._towns = {str(one.pk): one for one in towns}
        self._teams = {str(one.unit_id): one for one in teams}
        self._stations = list(plan.villages.order_by("path")) if plan else stations
        self._everywhere = stations
        if plan:
            words = _("现在 {n} 个村；不选就不变，选了就换成这些所的。").format(
                n=len(self._stations)
            )
            self.fields["towns"].help_text = words
        self._offer("services", ((pk, one.name) for pk, one in self._services.items()))
        self._offer("towns", ((pk, one.short_name) for pk, one in self._towns.items()))
        self._offer("teams", ((pk, one.unit.short_name) for pk, one in self._teams.items()))

    @property
    def by_platform(self) -> list[tuple[str, list[BoundWidget], bool]]:
        """The services of each platform, folded away unless one of them is ticked."""
        found: dict[str, list[BoundWidget]] = {}
        for choice in self["services"]:
            service = self._services[str(choice.data["value"])]
            found.setdefault(service.platform.name, []).append(choice)
        return [
            (name, rows, len(found) == 1 or any(one.data["selected"] for one in rows))
            for name, rows in found.items()
        ]

    def outline(self) -> PlanOutline:
        """As the action takes it."""
        said = self.cleaned_data
        services = [self._services[pk] for pk in said["services"]]
        towns = [self._towns[pk] for pk in said["towns"]]
        teams = [self._teams[pk] for pk in said["teams"]] or [
            team for team in self._teams.values() if team.slots and _suits(team, services)
        ]
        chosen = [
            one for one in self._everywhere if any(one.path.startswith(town.path) for town in towns)
        ]  # fmt: skip
        villages = chosen if towns else self._stations
        return PlanOutline(
            said["title"].strip(), services, villages, [team.unit for team in teams], said["starts_on"],
            said["weeks"], said["mode"], said["often"], said["ageing"], said["effort"],
        )  # fmt: skip

    def _offer(self, name: str, rows: Iterable[tuple[str, str]]) -> None:
        self.fields[name].choices = list(rows)  # type: ignore[attr-defined]


def _as_it_is(plan: RoundPlan) -> dict[str, object]:
    return {
        "title": plan.title, "starts_on": plan.starts_on, "weeks": plan.weeks, "often": plan.often,
        "mode": plan.mode, "ageing": plan.ageing, "effort": plan.effort,
        "services": [str(pk) for pk in plan.services.values_list("pk", flat=True)],
        "teams": [str(pk) for pk in plan.teams.values_list("unit", flat=True)],
    }  # fmt: skip


def _suits(team: Team, services: Sequence[Service]) -> bool:
    return any(
        team.category in {one.platform.code, SPECIAL} and set(one.skills) <= set(team.skills)
        for one in services
    )


class HoursForm(PostForm):
    """When a team goes."""

    weekdays = forms.TypedMultipleChoiceField(
        label=_("每周哪几天"), choices=WEEKDAYS, coerce=int, widget=forms.CheckboxSelectMultiple, error_messages=_SOME,
    )  # fmt: skip
    starts = time_field(_("几点出发"))
    ends = time_field(_("几点回来"))
    most_a_day = number_field(_("一天最多几个村"))

    def __init__(self, data: object = None, *, team: PlanTeam) -> None:
        days = [number for number in range(7) if team.goes_on(number)]
        first = {"weekdays": days, "starts": team.starts, "ends": team.ends, "most_a_day": team.most_a_day}  # fmt: skip
        super().__init__(data, initial=first)

    def hours(self) -> Hours:
        """As the action takes it."""
        said = self.cleaned_data
        return Hours(frozenset(said["weekdays"]), said["starts"], said["ends"], said["most_a_day"])


class DepartureForm(PostForm):
    """Which team drops out."""

    team = forms.ChoiceField(label=_("哪支队"), error_messages=_PICK)
    words = note_field(_("想说一句"), hint=_("不用写原因，没有任何影响。"))

    def __init__(self, data: object = None, *, teams: Sequence[PlanTeam]) -> None:
        super().__init__(data)
        self.rows = {str(one.pk): one for one in teams}
        choices = [(pk, one.unit.short_name) for pk, one in self.rows.items()]
        self.fields["team"].choices = choices  # type: ignore[attr-defined]


class AmendForm(PostForm):
    """How far an amendment may go."""

    moves_promised = forms.BooleanField(label=_("已经接下的也可以动（会再问一次）"), required=False)


class ShiftForm(forms.Form):
    """Another team or day for one visit; read from the address, so that its cost can be looked at."""

    team = forms.ChoiceField(label=_("哪支队去"), error_messages=_PICK)
    day = forms.TypedChoiceField(label=_("哪天"), coerce=int, error_messages=_PICK)

    def __init__(
        self, data: object = None, *, teams: Sequence[tuple[str, str]], days: Sequence[tuple[str, str]], **given: object
    ) -> None:  # fmt: skip
        super().__init__(data, label_suffix="", **given)  # type: ignore[arg-type]
        self.fields["team"].choices = list(teams)  # type: ignore[attr-defined]
        self.fields["day"].choices = list(days)  # type: ignore[attr-defined]


def clock_words(seconds: int) -> str:
    """09:10."""
    return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}"
